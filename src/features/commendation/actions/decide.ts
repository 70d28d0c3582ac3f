/** Deciding one place by hand: a tie at the edge of a tier, or a departure from the table; always with a reason. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Commendation } from '../commendation.ts';
import { moveCommendation, noteStep } from '../store/change.ts';
import { decidePlace, type ListedPlace } from '../store/place.ts';
import { getCommendation } from '../store.ts';

type Typed = { version: number; tier?: string; reason: string };

export async function decide(
  doing: Doing,
  { of, place }: { of: Commendation; place: ListedPlace },
  typed: Typed,
): Promise<Outcome<Commendation>> {
  const { tier, reason, version } = typed;
  if (tier !== undefined && !of.rule.tiers.some((one) => one.key === tier))
    return refuse('shape.not-chosen', {}, 'tier');
  if (!(await moveCommendation(doing.tx, { ...of, version }, of.state))) return refuse('http.stale');
  await decidePlace(doing, place.id, { tier, reason });
  const step = { verb: 'decide', organisationId: place.organisationId, reason };
  await noteStep(doing, { commendationId: of.id }, step);
  await announce(doing, {
    name: 'commendation.decided',
    subjectId: of.id,
    organisationId: place.organisationId,
    campaignId: of.campaignId,
    seat: 'officer',
    reason,
    before: { tier: place.tier },
    after: { tier },
  });
  return done(await getCommendation(doing.tx, of.id));
}
