/** Changing the text of a paper that is not before the leader. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { judgeIssuers, judgeNumber, type Notice, type NoticeContent } from '../notice.ts';
import { mayEdit } from '../policy.ts';
import { getNotice, insertStep, updateNotice } from '../store.ts';

/** Refuses when the text was made from another version than the one that is stored now (AC-174). */
export async function editNotice(
  doing: Doing,
  notice: Notice,
  edited: { version: number; content: NoticeContent },
): Promise<Outcome<Notice>> {
  const verdict = mayEdit(doing.actor, notice);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  const { number, issuers } = edited.content;
  const problems = [judgeNumber(number) ?? [], judgeIssuers(issuers, notice.organisationId)].flat();
  if (problems.length > 0) return refuseAll(problems);
  const kept = await updateNotice(doing.tx, notice, edited.version, edited.content);
  if (!kept) return refuse('http.stale');
  await insertStep(doing, notice.id, 'edit');
  await announce(doing, {
    name: 'notice.edited',
    subjectId: notice.id,
    organisationId: notice.organisationId,
    campaignId: notice.campaignId,
    seat: 'officer',
    after: { version: edited.version + 1 },
  });
  return done(await getNotice(doing.tx, notice.id));
}
