/** Leaving a panel: at any time; access ends at once, what was scored is kept, what was assigned is free again. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { endAssigned } from '../store/assignment.ts';
import { lockPanel, moveJudge } from '../store/panel.ts';
import type { Place } from './accept.ts';

/** Refuses somebody who was removed meanwhile. */
export async function leave(
  doing: Doing,
  place: Place,
  { reason }: { reason?: string },
): Promise<Outcome<Place>> {
  const { tx, now } = doing;
  const { panel, judge } = place;
  const ids = { panelId: panel.id, personId: judge.personId };
  await lockPanel(tx, panel.id);
  if (!(await moveJudge(tx, { ...ids, from: ['accepted'], to: 'left', reason }, now)))
    return refuse('panel.not-accepted');
  const freed = await endAssigned(tx, ids, now);
  await announce(doing, {
    name: 'panel.left',
    subjectId: panel.id,
    organisationId: panel.organisationId,
    campaignId: panel.campaignId,
    seat: judge.role,
    reason,
    after: { personId: judge.personId, freed },
  });
  return done(place);
}
