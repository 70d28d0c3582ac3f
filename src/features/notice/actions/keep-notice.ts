/** Keeping: the leader lets an issued paper stand, though its officer asked to withdraw it. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Notice } from '../notice.ts';
import { mayKeep } from '../policy.ts';
import { dropWithdrawal } from '../store/withdrawal.ts';
import { getNotice, insertStep } from '../store.ts';

export async function keepNotice(doing: Doing, notice: Notice): Promise<Outcome<Notice>> {
  const verdict = mayKeep(doing.actor, notice);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  if (!(await dropWithdrawal(doing, notice))) return refuse('notice.moved');
  await insertStep(doing, notice.id, 'keep');
  await announce(doing, {
    name: 'notice.kept',
    subjectId: notice.id,
    organisationId: notice.organisationId,
    campaignId: notice.campaignId,
    seat: 'leader',
  });
  return done(await getNotice(doing.tx, notice.id));
}
