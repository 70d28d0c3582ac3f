/** Asking for a withdrawal: the officer says why an issued paper is to count no longer. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Notice } from '../notice.ts';
import { mayAskWithdrawal } from '../policy.ts';
import { askWithdrawal as saveQuestion } from '../store/withdrawal.ts';
import { getNotice, insertStep } from '../store.ts';

export async function askWithdrawal(
  doing: Doing,
  notice: Notice,
  why: { reason: string },
): Promise<Outcome<Notice>> {
  const verdict = mayAskWithdrawal(doing.actor, notice);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  if (!(await saveQuestion(doing, notice, why.reason))) return refuse('notice.moved');
  await insertStep(doing, notice.id, 'ask-withdrawal', why.reason);
  await announce(doing, {
    name: 'notice.withdrawal-asked',
    subjectId: notice.id,
    organisationId: notice.organisationId,
    campaignId: notice.campaignId,
    seat: 'officer',
    reason: why.reason,
  });
  return done(await getNotice(doing.tx, notice.id));
}
