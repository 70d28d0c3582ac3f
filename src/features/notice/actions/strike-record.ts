/** Striking out: something recorded by hand did not happen; it stays to be read, and counts no longer. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Notice } from '../notice.ts';
import { outsideRecipients, standingRecords } from '../outside.ts';
import { mayRecordByHand } from '../policy.ts';
import { insertHandRecord, listHandRecords } from '../store/outside.ts';
import { listOutsideRecipients } from '../store/recipient.ts';

export async function strikeRecord(
  doing: Doing,
  notice: Notice,
  struck: { record: string; reason: string },
): Promise<Outcome<Notice>> {
  const verdict = mayRecordByHand(doing.actor, notice);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  const before = standingRecords(await listHandRecords(doing.tx, notice.id)).find(
    (one) => one.id === struck.record,
  );
  const recipients = outsideRecipients(notice, await listOutsideRecipients(doing.tx, notice.id));
  const recipient = recipients.find((one) => one.key === before?.recipient);
  if (!before || !recipient) return refuse('http.stale');
  const { id, kind, recipient: _key, ...content } = before;
  const corrects = { id, reason: struck.reason, isVoid: true };
  const kept = await insertHandRecord(doing, { ...content, noticeId: notice.id, recipient, kind, corrects });
  if (!kept) return refuse('http.stale');
  await announce(doing, {
    name: 'notice.by-hand-struck',
    subjectId: notice.id,
    organisationId: notice.organisationId,
    campaignId: notice.campaignId,
    seat: 'officer',
    reason: struck.reason,
    before: { kind, recipient: recipient.name, ...content },
  });
  return done(notice);
}
