/** Deciding: a person says what the resemblance of two works is, with a reason; the machine never does. */

import { personIdOf } from '../../../kernel/actor.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Decision, Resemblance } from '../resemblance.ts';
import { saveDecision } from '../store.ts';

/** Refuses with http.stale when somebody decided since it was looked at. */
export async function decideResemblance(
  doing: Doing,
  pair: Resemblance,
  taken: { decision: Decision; reason: string; version: number },
): Promise<Outcome<Resemblance>> {
  const { decision, reason } = taken;
  if (!(await saveDecision(doing, pair.id, { ...taken, byId: personIdOf(doing.actor)! })))
    return refuse('http.stale');
  await announce(doing, {
    name: 'resemblance.decided',
    subjectId: pair.id,
    organisationId: pair.keeperId,
    seat: 'officer',
    reason,
    before: { state: pair.state, decision: pair.decision ?? null },
    after: { decision },
  });
  return done({ ...pair, state: 'decided', decision, reason });
}
