/** Preparing: after a final count the owner's officer has the works of a call ranked by the frozen formula. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Call } from '../../call/call.ts';
import { countCall } from '../../vote/actions/count-call.ts';
import { findPoll } from '../../vote/store/poll.ts';
import { countsVotes, endOf } from '../../vote/vote.ts';
import type { Result } from '../award.ts';
import { isApplied } from '../decision.ts';
import { rankingOf } from '../place.ts';
import { savePrepared } from '../store/change.ts';
import { findReckonable } from '../store/contender.ts';
import { listDecisions } from '../store/decision.ts';
import { countUnstated, holdFigures } from '../store/figure.ts';
import { getResult, listPlaces } from '../store.ts';
import { followSanctions } from './follow-sanctions.ts';

type Found = { call: Call; result?: Result };

/** Refuses: no chain at its end, a figure nobody has stated, a vote that still runs by the ledger's clock, a count that could not be had. */
export async function prepare(doing: Doing, { call, result }: Found): Promise<Outcome<Result>> {
  const { tx } = doing;
  await holdFigures(tx, call.id);
  if (!(await findReckonable(tx, call))) return refuse('award.no-round');
  const missing = await countUnstated(tx, call);
  if (missing > 0) return refuse('award.figures-missing', { count: missing });
  const isVoted = countsVotes(call.formula);
  const countedAt = isVoted ? await countCall(doing, call) : undefined;
  if (isVoted && !countedAt) return refuse('award.count-busy');
  const poll = isVoted ? await findPoll(tx, call.id) : undefined;
  const closesAt = poll ? endOf(poll) : call.voteClosesAt;
  if (countedAt && countedAt < closesAt) return refuse('award.vote-running', { closesAt });
  const inputs = (await findReckonable(tx, call, countedAt))!;
  const decisions = result ? (await listDecisions(tx, result.id)).filter(isApplied) : [];
  const ranking = rankingOf(call.formula, inputs, decisions);
  const { worksTotal } = inputs;
  const id = await savePrepared(doing, call, result, { ranking, inputs, worksTotal });
  if (!id) return refuse('award.wrong-state');
  const prepared = await getResult(tx, id);
  const places = (await followSanctions(doing, prepared)) ? await listPlaces(tx, id) : ranking.places;
  const { version, edition } = prepared;
  await announce(doing, {
    name: 'award.prepared',
    subjectId: id,
    ...{ organisationId: call.ownerId, campaignId: call.campaignId, seat: 'officer' },
    after: { version, edition, countedAt: countedAt?.toISOString(), places },
  });
  return done(prepared);
}
