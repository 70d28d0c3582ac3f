/** Moving on: one step of a commendation, for whoever still sees it as it is; noted in its history and announced once. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Commendation, CommendationState, CommendationVerb } from '../commendation.ts';
import { moveCommendation, noteStep, type Stamps } from '../store/change.ts';
import { getCommendation } from '../store.ts';

export type Moving = {
  name: `commendation.${string}`;
  verb: CommendationVerb;
  to: CommendationState;
  seat: 'officer' | 'leader';
  reason?: string;
  stamps?: Stamps;
  after?: Record<string, unknown>;
};

export async function moveOn(
  doing: Doing,
  of: Commendation,
  version: number,
  moving: Moving,
): Promise<Outcome<Commendation>> {
  const { name, verb, to, seat, reason, stamps, after } = moving;
  if (!(await moveCommendation(doing.tx, { ...of, version }, to, stamps))) return refuse('http.stale');
  await noteStep(doing, { commendationId: of.id }, { verb, organisationId: of.organisationId, reason });
  await announce(doing, {
    name,
    subjectId: of.id,
    organisationId: of.organisationId,
    campaignId: of.campaignId,
    seat,
    reason,
    before: { state: of.state },
    after: { state: to, ...after },
  });
  return done(await getCommendation(doing.tx, of.id));
}
