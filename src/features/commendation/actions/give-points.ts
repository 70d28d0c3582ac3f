/** Giving points by hand to one unit, with the reason that stands beside them; the table is reckoned anew afterwards. */

import type { OrganisationId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { findOrganisation } from '../../organisation/store.ts';
import { type Commendation, isMeant } from '../commendation.ts';
import { noteStep } from '../store/change.ts';
import { savePoints } from '../store/place.ts';
import { lockCommendation } from '../store.ts';

type Typed = { organisationId: OrganisationId; points: number; reason: string };

export async function givePoints(
  doing: Doing,
  asked: Commendation,
  typed: Typed,
): Promise<Outcome<Commendation>> {
  const of = await lockCommendation(doing.tx, asked.id);
  if (of.state !== asked.state) return refuse('commendation.wrong-state');
  const organisation = await findOrganisation(doing.tx, typed.organisationId);
  if (!organisation || !isMeant(of.rule.whom, of.withinPath, organisation))
    return refuse('commendation.not-meant', {}, 'organisationId');
  const max = of.rule.parts.find((part) => part.measure === 'hand')?.max ?? 0;
  if (typed.points > max) return refuse('commendation.too-many-points', { max }, 'points');
  await savePoints(doing, of.id, typed);
  const step = { verb: 'give-points', organisationId: typed.organisationId, reason: typed.reason };
  await noteStep(doing, { commendationId: of.id }, step);
  await announce(doing, {
    name: 'commendation.points-given',
    subjectId: of.id,
    organisationId: typed.organisationId,
    campaignId: of.campaignId,
    seat: 'officer',
    reason: typed.reason,
    after: { points: typed.points },
  });
  return done(of);
}
