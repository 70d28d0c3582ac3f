/** Removing a judge: with a reason; their scores are kept and count no more, what was assigned is free again. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Judge, Panel } from '../panel.ts';
import { endAssigned } from '../store/assignment.ts';
import { lockPanel, moveJudge } from '../store/panel.ts';

export type Seated = { panel: Panel; judge: Judge };

/** Refuses somebody who has left, declined or been removed meanwhile. */
export async function removeJudge<F extends Seated>(
  doing: Doing,
  found: F,
  { reason }: { reason: string },
): Promise<Outcome<F>> {
  const { tx, now } = doing;
  const { panel, judge } = found;
  const ids = { panelId: panel.id, personId: judge.personId };
  await lockPanel(tx, panel.id);
  if (!(await moveJudge(tx, { ...ids, from: ['invited', 'accepted'], to: 'removed', reason }, now)))
    return refuse('panel.judge-gone');
  const freed = await endAssigned(tx, ids, now);
  await announce(doing, {
    name: 'panel.judge-removed',
    subjectId: panel.id,
    organisationId: panel.organisationId,
    campaignId: panel.campaignId,
    seat: 'officer',
    reason,
    after: { personId: judge.personId, freed },
  });
  return done(found);
}
