/** Revoking the award of one unit or person, with an explanation; the certificate says so from now on. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Commendation } from '../commendation.ts';
import { noteStep } from '../store/change.ts';
import { type ListedPlace, revokePlace } from '../store/place.ts';

export async function takeBack(
  doing: Doing,
  { of, place }: { of: Commendation; place: ListedPlace },
  { reason }: { reason: string },
): Promise<Outcome<Commendation>> {
  if (place.tier === undefined) return refuse('commendation.wrong-state');
  if (!(await revokePlace(doing, place.id, reason))) return refuse('commendation.wrong-state');
  const step = { verb: 'revoke-place', organisationId: place.organisationId, reason };
  await noteStep(doing, { commendationId: of.id }, step);
  await announce(doing, {
    name: 'commendation.place-revoked',
    subjectId: place.id,
    organisationId: place.organisationId,
    campaignId: of.campaignId,
    seat: 'leader',
    reason,
    before: { tier: place.tier, number: place.number },
  });
  return done(of);
}
