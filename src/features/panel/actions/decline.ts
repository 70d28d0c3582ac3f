/** Declining an invitation, with a reason if one likes. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { moveJudge } from '../store/panel.ts';
import type { Place } from './accept.ts';

/** Refuses when the invitation was withdrawn or answered meanwhile. */
export async function decline(
  doing: Doing,
  place: Place,
  { reason }: { reason?: string },
): Promise<Outcome<Place>> {
  const { panel, judge } = place;
  const move = {
    panelId: panel.id,
    personId: judge.personId,
    from: ['invited'],
    to: 'declined',
    reason,
  } as const;
  if (!(await moveJudge(doing.tx, move, doing.now))) return refuse('panel.not-invited');
  await announce(doing, {
    name: 'panel.declined',
    subjectId: panel.id,
    organisationId: panel.organisationId,
    campaignId: panel.campaignId,
    seat: judge.role,
    reason,
    after: { personId: judge.personId },
  });
  return done(place);
}
