/** Returning: the leader gives a result back with a reason; the officer prepares it anew. */

import { personIdOf } from '../../../kernel/actor.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Result } from '../award.ts';
import { moveResult } from '../store/change.ts';
import { getResult } from '../store.ts';

type Taken = { version: number; reason: string };

export async function returnResult(
  doing: Doing,
  result: Result,
  { version, reason }: Taken,
): Promise<Outcome<Result>> {
  const step = { verb: 'return', at: doing.now, byId: personIdOf(doing.actor), reason } as const;
  if (!(await moveResult(doing.tx, { ...result, version }, 'returned', step))) return refuse('http.stale');
  await announce(doing, {
    name: 'award.returned',
    subjectId: result.id,
    organisationId: result.organisationId,
    campaignId: result.campaignId,
    seat: 'leader',
    reason,
    before: { state: result.state },
    after: { state: 'returned' },
  });
  return done(await getResult(doing.tx, result.id));
}
