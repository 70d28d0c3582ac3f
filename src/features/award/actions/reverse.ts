/** Reversing: a decision that waits is dropped, one that was applied is taken off the table again; both stay on record. */

import { personIdOf } from '../../../kernel/actor.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Result } from '../award.ts';
import { type Decision, isApplied } from '../decision.ts';
import { bump, insertStep } from '../store/change.ts';
import { markReversed } from '../store/decision.ts';
import { retable } from '../store/table.ts';
import { getResult } from '../store.ts';

type Found = { result: Result; decision: Decision };

export async function reverse(
  doing: Doing,
  { result, decision }: Found,
  taken: { version: number },
): Promise<Outcome<Result>> {
  const { tx, actor, now } = doing;
  if (!(await bump(tx, { ...result, version: taken.version }))) return refuse('http.stale');
  if (decision.reversedAt) return refuse('award.wrong-state');
  if (decision.sanctionId) return refuse('award.sanctioned');
  await markReversed(tx, decision.id, now);
  if (isApplied(decision)) await retable(tx, result);
  const verb = isApplied(decision) ? 'reverse' : 'drop';
  await insertStep(tx, result.id, { verb, at: now, byId: personIdOf(actor), reason: decision.reason });
  await announce(doing, {
    name: 'award.decision-reversed',
    subjectId: result.id,
    ...{ organisationId: result.organisationId, campaignId: result.campaignId, seat: 'officer' },
    before: { decision: decision.id, wasApplied: isApplied(decision) },
  });
  return done(await getResult(tx, result.id));
}
