/** Withdrawing a nomination, by the unit that sent it. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Nomination } from '../nomination.ts';
import { noteStep } from '../store/change.ts';
import { getNomination, moveNomination } from '../store/nomination.ts';
import type { Asked } from './amend-nomination.ts';

export async function withdrawNomination(
  doing: Doing,
  { of, nomination }: Asked,
  { version }: { version: number },
): Promise<Outcome<Nomination>> {
  const to = { atId: nomination.unitId, state: 'withdrawn' } as const;
  if (!(await moveNomination(doing.tx, { ...nomination, version }, to))) return refuse('http.stale');
  const at = { commendationId: of.id, nominationId: nomination.id };
  await noteStep(doing, at, { verb: 'withdraw', organisationId: nomination.unitId });
  await announce(doing, {
    name: 'commendation.nomination-withdrawn',
    subjectId: nomination.id,
    organisationId: nomination.unitId,
    campaignId: of.campaignId,
    seat: 'officer',
    before: { state: nomination.state },
  });
  return done(await getNomination(doing.tx, nomination.id));
}
