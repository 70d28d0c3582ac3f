/** Who may record what became of works above, and who reads it. */

import { type Actor, type SeatRole, seatAt, seatFor } from '../../kernel/actor.ts';
import type { TreePath } from '../../kernel/tree.ts';
import { all, never, notNow, unless, type Verdict } from '../../kernel/verdict.ts';
import type { WorkOutcome } from './outcome.ts';

const everySeat: readonly SeatRole[] = ['admin', 'officer', 'leader'];
type Place = { organisation: { path: TreePath } };

/** The page of an organisation is read there and from above. */
export function maySeeOutcomes(actor: Actor, { organisation }: Place): Verdict {
  return unless(seatFor(actor, everySeat, organisation.path) !== undefined, never('outcome.not-yours'));
}

/** Each level writes down what it was told: its own officer, nobody above in its stead (AC-036). */
export function mayRecord(actor: Actor, { organisation }: Place): Verdict {
  return unless(seatAt(actor, ['officer'], organisation.path) !== undefined, never('outcome.not-yours'));
}

type Recorded = Pick<WorkOutcome, 'organisationPath' | 'state' | 'unitPath'>;

/** A record is read where it was written and above, and where the work comes from and above. */
export function maySeeOutcome(actor: Actor, outcome: Recorded): Verdict {
  const sits = [outcome.organisationPath, outcome.unitPath].some(
    (path) => seatFor(actor, everySeat, path) !== undefined,
  );
  return unless(sits, never('outcome.not-yours'));
}

/** Corrected and struck out by the level that wrote it, as long as it stands. */
export function mayCorrect(actor: Actor, outcome: Recorded): Verdict {
  return all(
    mayRecord(actor, { organisation: { path: outcome.organisationPath } }),
    unless(outcome.state === 'standing', notNow('outcome.is-struck')),
  );
}
