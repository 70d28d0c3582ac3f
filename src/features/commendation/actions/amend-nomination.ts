/** Mending a returned nomination: the unit writes it anew, and it goes the whole way again. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Commendation } from '../commendation.ts';
import { type Nomination, type NominationText, nextLevel } from '../nomination.ts';
import { noteStep } from '../store/change.ts';
import { amendNomination, getNomination } from '../store/nomination.ts';
import { levelAt } from '../store.ts';

export type Asked = { of: Commendation; nomination: Nomination };

export async function amend(
  doing: Doing,
  { of, nomination }: Asked,
  { version, ...typed }: NominationText & { version: number },
): Promise<Outcome<Nomination>> {
  const { tx } = doing;
  const next = nextLevel(nomination.unitPath, { path: of.organisationPath }, of.withinPath);
  const atId = next ? await levelAt(tx, next.path) : nomination.unitId;
  const to = { atId, state: atId === of.organisationId ? 'received' : 'sent' } as const;
  if (!(await amendNomination(tx, { id: nomination.id, version }, typed, to))) return refuse('http.stale');
  const at = { commendationId: of.id, nominationId: nomination.id };
  await noteStep(doing, at, { verb: 'amend', organisationId: nomination.unitId });
  await announce(doing, {
    name: 'commendation.nomination-amended',
    subjectId: nomination.id,
    organisationId: nomination.unitId,
    campaignId: of.campaignId,
    seat: 'officer',
    after: to,
  });
  return done(await getNomination(tx, nomination.id));
}
