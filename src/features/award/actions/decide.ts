/** Deciding: the officer notes what is to be set over the computed table, and why; nothing changes yet. */

import { personIdOf } from '../../../kernel/actor.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Result } from '../award.ts';
import { judgeDecision } from '../decision.ts';
import { previewOf } from '../place.ts';
import { bump, insertStep } from '../store/change.ts';
import { insertDecision, listDecisions, type NewDecision } from '../store/decision.ts';
import { getInputs } from '../store/table.ts';
import { getResult } from '../store.ts';

/** Judged against the table as it would be with all that already waits. */
export async function decideOver(
  doing: Doing,
  result: Result,
  taken: NewDecision & { version: number },
): Promise<Outcome<Result>> {
  const { tx, actor, now } = doing;
  const { version, ...typed } = taken;
  const decision = { ...typed, award: typed.kind === 'give' ? typed.award : undefined };
  if (!(await bump(tx, { ...result, version }))) return refuse('http.stale');
  const preview = previewOf(result.formula, await getInputs(tx, result), await listDecisions(tx, result.id));
  const refusal = judgeDecision(result.formula, preview.after, decision);
  if (refusal) return refuseAll([refusal]);
  await insertDecision(doing, result.id, decision);
  const { reason } = decision;
  await insertStep(tx, result.id, { verb: 'decide', at: now, byId: personIdOf(actor), reason });
  await announce(doing, {
    name: 'award.decided',
    subjectId: result.id,
    ...{ organisationId: result.organisationId, campaignId: result.campaignId, seat: 'officer', reason },
    after: { entryId: decision.entryId, kind: decision.kind, award: decision.award },
  });
  return done(await getResult(tx, result.id));
}
