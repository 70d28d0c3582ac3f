/** Returning a nomination to its unit, with what is to be mended. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Nomination } from '../nomination.ts';
import { noteStep } from '../store/change.ts';
import { getNomination, moveNomination } from '../store/nomination.ts';
import type { Asked } from './amend-nomination.ts';

export async function returnNomination(
  doing: Doing,
  { of, nomination }: Asked,
  { version, reason }: { version: number; reason: string },
): Promise<Outcome<Nomination>> {
  const to = { atId: nomination.unitId, state: 'returned' } as const;
  if (!(await moveNomination(doing.tx, { ...nomination, version }, to))) return refuse('http.stale');
  const at = { commendationId: of.id, nominationId: nomination.id };
  await noteStep(doing, at, { verb: 'return', organisationId: nomination.atId, reason });
  await announce(doing, {
    name: 'commendation.nomination-returned',
    subjectId: nomination.id,
    organisationId: nomination.unitId,
    campaignId: of.campaignId,
    seat: 'officer',
    reason,
    before: { state: nomination.state },
    after: { state: 'returned' },
  });
  return done(await getNomination(doing.tx, nomination.id));
}
