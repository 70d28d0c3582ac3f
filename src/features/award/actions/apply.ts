/** Applying: all decisions that wait are laid on the table at once, after they were looked through. */

import { personIdOf } from '../../../kernel/actor.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Result } from '../award.ts';
import { isPending } from '../decision.ts';
import { bump, insertStep } from '../store/change.ts';
import { listDecisions, markApplied } from '../store/decision.ts';
import { retable } from '../store/table.ts';
import { getResult } from '../store.ts';

export async function applyDecisions(
  doing: Doing,
  result: Result,
  taken: { version: number },
): Promise<Outcome<Result>> {
  const { tx, actor, now } = doing;
  if (!(await bump(tx, { ...result, version: taken.version }))) return refuse('http.stale');
  const pending = (await listDecisions(tx, result.id)).filter(isPending);
  if (pending.length === 0) return refuse('award.nothing-pending');
  const ids = pending.map((one) => one.id);
  await markApplied(tx, ids, now);
  await retable(tx, result);
  await insertStep(tx, result.id, { verb: 'apply', at: now, byId: personIdOf(actor) });
  await announce(doing, {
    name: 'award.decisions-applied',
    subjectId: result.id,
    ...{ organisationId: result.organisationId, campaignId: result.campaignId, seat: 'officer' },
    after: { decisions: ids },
  });
  return done(await getResult(tx, result.id));
}
