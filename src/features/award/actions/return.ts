/** Returning: the leader gives a result back with a reason, or recalls what they signed before anybody has seen it. */

import { personIdOf } from '../../../kernel/actor.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Result } from '../award.ts';
import { giveBack } from '../store/change.ts';
import { getResult } from '../store.ts';

type Taken = { version: number; reason: string };

export async function returnResult(
  doing: Doing,
  result: Result,
  { version, reason }: Taken,
): Promise<Outcome<Result>> {
  const isSigned = result.state === 'signed';
  const verb = isSigned ? 'recall' : 'return';
  const step = { verb, at: doing.now, byId: personIdOf(doing.actor), reason } as const;
  if (!(await giveBack(doing.tx, { ...result, version }, step))) return refuse('http.stale');
  await announce(doing, {
    name: isSigned ? 'award.recalled' : 'award.returned',
    subjectId: result.id,
    ...{ organisationId: result.organisationId, campaignId: result.campaignId, seat: 'leader', reason },
    before: { state: result.state },
    after: { state: 'returned' },
  });
  return done(await getResult(doing.tx, result.id));
}
