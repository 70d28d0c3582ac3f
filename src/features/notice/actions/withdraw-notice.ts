/** Withdrawing: the leader signs that an issued paper counts no longer, as the officer asked. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Notice } from '../notice.ts';
import { mayWithdraw } from '../policy.ts';
import { getNotice, insertStep, moveNotice } from '../store.ts';

/** The paper stays to be read; nobody signs for it any more. What was adopted from it goes on. */
export async function withdrawNotice(doing: Doing, notice: Notice): Promise<Outcome<Notice>> {
  const verdict = mayWithdraw(doing.actor, notice);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  if (!(await moveNotice(doing, notice, 'withdrawn'))) return refuse('notice.moved');
  const reason = notice.withdrawal?.reason;
  await insertStep(doing, notice.id, 'withdraw', reason);
  await announce(doing, {
    name: 'notice.withdrawn',
    subjectId: notice.id,
    organisationId: notice.organisationId,
    campaignId: notice.campaignId,
    seat: 'leader',
    reason,
  });
  return done(await getNotice(doing.tx, notice.id));
}
