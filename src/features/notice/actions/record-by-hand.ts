/** Recording by hand: what a recipient outside the system did with the paper, or a correction of what was recorded. */

import { dayOf } from '../../../kernel/period.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Notice } from '../notice.ts';
import { type HandContent, type HandKind, judgeRecord, lastRecords, outsideRecipients } from '../outside.ts';
import { mayRecordByHand } from '../policy.ts';
import { insertHandRecord, listHandRecords } from '../store/outside.ts';
import { listOutsideRecipients, listRecipientIds } from '../store/recipient.ts';

export type TypedRecord = HandContent & { recipient: string; corrects?: string; reason?: string };

/** Never for an organisation of the system: it signs and adopts itself (AC-036). */
export async function recordByHand(
  doing: Doing,
  notice: Notice,
  kind: HandKind,
  { recipient: key, corrects, reason, ...content }: TypedRecord,
): Promise<Outcome<Notice>> {
  const verdict = mayRecordByHand(doing.actor, notice);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  const recipients = outsideRecipients(notice, await listOutsideRecipients(doing.tx, notice.id));
  const recipient = recipients.find((one) => one.key === key);
  const isInside = (await listRecipientIds(doing.tx, notice.id)).some((id) => id === key);
  if (!recipient)
    return refuse(isInside ? 'notice.by-hand-inside' : 'shape.not-chosen', undefined, 'recipient');
  const problems = judgeRecord(kind, content, dayOf(doing.now));
  if (corrects && !reason) problems.push({ code: 'shape.required', field: 'reason' });
  if (problems.length > 0) return refuseAll(problems);
  const given = lastRecords(await listHandRecords(doing.tx, notice.id)).filter(
    (one) => one.recipient === key && one.kind === kind,
  );
  // What was struck out may be recorded anew; the chain goes on from it.
  const before = given.find((one) => one.id === corrects || (!corrects && one.isVoid && kind !== 'outcome'));
  if (corrects && !before) return refuse('http.stale');
  const why = before ? { id: before.id, reason: reason ?? before.reason ?? '' } : undefined;
  const id = await insertHandRecord(doing, {
    ...content,
    noticeId: notice.id,
    recipient,
    kind,
    corrects: why,
  });
  if (!id) return refuse(corrects ? 'http.stale' : 'notice.already-by-hand');
  await tell(doing, notice, { kind, recipient: recipient.name, ...content }, before, reason);
  return done(notice);
}

async function tell(
  doing: Doing,
  notice: Notice,
  after: Record<string, unknown>,
  before?: Record<string, unknown>,
  reason?: string,
): Promise<void> {
  await announce(doing, {
    name: before ? 'notice.by-hand-corrected' : 'notice.recorded-by-hand',
    subjectId: notice.id,
    organisationId: notice.organisationId,
    campaignId: notice.campaignId,
    seat: 'officer',
    before,
    after,
    reason,
  });
}
