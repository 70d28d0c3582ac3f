/** Preparing: after a final count the owner's officer has the works of a call ranked by the frozen formula. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Call } from '../../call/call.ts';
import { countCall } from '../../vote/actions/count-call.ts';
import { type Result, rank } from '../award.ts';
import { savePrepared } from '../store/change.ts';
import { getResult, listContenders } from '../store.ts';

/** Refuses: no round handed over, a vote that still runs by the ledger's clock, a count that could not be had. */
export async function prepare(doing: Doing, { call }: { call: Call }): Promise<Outcome<Result>> {
  const { tx, actor, now } = doing;
  if (!(await listContenders(tx, call.id))) return refuse('award.no-round');
  const countedAt = await countCall(doing, call);
  if (!countedAt) return refuse('award.count-busy');
  if (countedAt < call.voteClosesAt) return refuse('award.vote-running', { closesAt: call.voteClosesAt });
  const places = rank(call.formula, (await listContenders(tx, call.id))!);
  const id = await savePrepared(tx, actor, now, call, places);
  if (!id) return refuse('award.wrong-state');
  const result = await getResult(tx, id);
  await announce(doing, {
    name: 'award.prepared',
    subjectId: id,
    organisationId: call.ownerId,
    campaignId: call.campaignId,
    seat: 'officer',
    after: { version: result.version, countedAt: countedAt.toISOString(), places },
  });
  return done(result);
}
