/** Returning: the leader gives the paper back with a reason. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Notice } from '../notice.ts';
import { mayReturn } from '../policy.ts';
import { getNotice, insertStep, moveNotice } from '../store.ts';

export async function returnNotice(
  doing: Doing,
  notice: Notice,
  why: { reason: string },
): Promise<Outcome<Notice>> {
  const verdict = mayReturn(doing.actor, notice);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  if (!(await moveNotice(doing, notice, 'returned'))) return refuse('notice.moved');
  await insertStep(doing, notice.id, 'return', why.reason);
  await announce(doing, {
    name: 'notice.returned',
    subjectId: notice.id,
    organisationId: notice.organisationId,
    campaignId: notice.campaignId,
    seat: 'leader',
    reason: why.reason,
  });
  return done(await getNotice(doing.tx, notice.id));
}
