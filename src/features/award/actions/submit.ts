/** Submitting: the officer puts a prepared result before the leader. */

import { personIdOf } from '../../../kernel/actor.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Result } from '../award.ts';
import { moveResult } from '../store/change.ts';
import { getResult } from '../store.ts';

export async function submit(
  doing: Doing,
  result: Result,
  taken: { version: number },
): Promise<Outcome<Result>> {
  const seen = { ...result, version: taken.version };
  const step = { verb: 'submit', at: doing.now, byId: personIdOf(doing.actor) } as const;
  if (!(await moveResult(doing.tx, seen, 'submitted', step))) return refuse('http.stale');
  await announce(doing, {
    name: 'award.submitted',
    subjectId: result.id,
    organisationId: result.organisationId,
    campaignId: result.campaignId,
    seat: 'officer',
    before: { state: result.state },
    after: { state: 'submitted' },
  });
  return done(await getResult(doing.tx, result.id));
}
