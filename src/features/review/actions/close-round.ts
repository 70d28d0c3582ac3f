/** Closing the round: nothing more is judged in it, and it shows who goes on. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { getCall } from '../../call/store.ts';
import { countCall } from '../../vote/actions/count-call.ts';
import { findPoll } from '../../vote/store/poll.ts';
import { endOf } from '../../vote/vote.ts';
import type { Round } from '../review.ts';
import { judgeClosing } from '../stage.ts';
import { saveGoing } from '../store/judging.ts';
import { previewRound } from '../store/ranking.ts';
import { reckonRound } from '../store/waiting.ts';
import { getRound, lockRound, moveRound } from '../store.ts';

/** Refuses what is not judged, not taken in, still voted on or counted; a jury writes down its meeting. */
export async function closeRound(
  doing: Doing,
  { round: seen }: { round: Round },
  { minutes }: { minutes?: string } = {},
): Promise<Outcome<Round>> {
  const { tx, actor, now } = doing;
  const round = await lockRound(tx, seen.id);
  if (round.state !== 'open') return refuse('review.round-closed');
  const reckoning = await reckonRound(tx, round);
  const problem = judgeClosing(round, reckoning, now);
  if (problem) return refuseAll([problem]);
  if (round.stage.kind === 'jury' && !minutes) return refuse('review.minutes-missing', undefined, 'minutes');
  const call = await getCall(tx, round.callId);
  if (round.stage.kind === 'vote') {
    const countedAt = await countCall(doing, call);
    if (!countedAt) return refuse('review.count-busy');
    const poll = await findPoll(tx, round.callId, round.stage.key);
    // An extension may be younger than what the round knows of it.
    if (poll && countedAt < endOf(poll)) return refuse('review.vote-running', { closesAt: endOf(poll) });
  }
  const { going } = await previewRound(tx, round, call);
  await moveRound(tx, actor, now, round.id, { from: 'open', to: 'closed', minutes });
  await saveGoing(tx, now, round.id, going);
  await announce(doing, {
    name: 'review.round-closed',
    subjectId: round.id,
    organisationId: round.runnerId,
    campaignId: round.campaignId,
    seat: 'officer',
    after: { ...reckoning, on: going.on.length, free: going.free.length, minutes },
  });
  return done(await getRound(tx, round.id));
}
