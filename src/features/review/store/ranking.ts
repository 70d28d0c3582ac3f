/** The ranking each round adds up to: by judges, by votes, or by hand over the ranking before; and who goes on by it. */

import type { CallId, EntryId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/db.ts';
import type { Call } from '../../call/call.ts';
import { findPoll } from '../../vote/store/poll.ts';
import { listPollTallies } from '../../vote/store.ts';
import { type Ranked, type Round, type RoundEntry, rankByHand, rankByVotes, rankScored } from '../review.ts';
import { isCounted } from '../score.ts';
import { type Going, goingOn, runsBesideVote } from '../stage.ts';
import { getRound, listRounds } from '../store.ts';
import { listRoundEntries } from './judging.ts';
import { listScores } from './score.ts';

/** The ranking of a closed round; nothing while judges may still score or people vote (AC-172). */
export async function listRanking(tx: Tx, roundId: Round['id']): Promise<Ranked[]> {
  const round = await getRound(tx, roundId);
  const isSecret = round.stage.kind === 'score' || round.stage.kind === 'vote';
  return round.state === 'open' && isSecret ? [] : reckonRanking(tx, round);
}

/** The ranking as it stands now; for closing, and for whoever knows that it may be told. */
export async function reckonRanking(tx: Tx, round: Round, works?: readonly RoundEntry[]): Promise<Ranked[]> {
  const entries = works ?? (await listRoundEntries(tx, round.id));
  if (round.stage.kind === 'score') {
    const given = (await listScores(tx, round.id)).filter(isCounted);
    return rankScored(round.stage.scoreRule, given, entries);
  }
  const before = await rankingBefore(tx, round, entries);
  if (round.stage.kind !== 'vote') return rankByHand(before, entries);
  return rankByVotes(await votesIn(tx, round), before, entries);
}

async function votesIn(tx: Tx, round: Round): Promise<Map<EntryId, number>> {
  const poll = await findPoll(tx, round.callId, round.stage.key);
  const tallies = poll ? await listPollTallies(tx, poll.id) : new Map();
  return new Map([...tallies].map(([id, tally]) => [id, tally.votes]));
}

/** What the nearest stage before it made of these works; nothing where only checks came before. */
async function rankingBefore(tx: Tx, round: Round, entries: readonly RoundEntry[]): Promise<Ranked[]> {
  const isThere = new Set(entries.map((entry) => entry.entryId));
  const before = (await listRounds(tx, round.callId)).filter((one) => one.position < round.position);
  for (const one of before.reverse()) {
    if (one.stage.kind === 'format-check' || one.stage.kind === 'unit-check') continue;
    return (await reckonRanking(tx, one)).filter((ranked) => isThere.has(ranked.entryId));
  }
  return [];
}

/** What judges made of the works of a call in the last round that was scored. */
export async function listJudged(tx: Tx, callId: CallId): Promise<Ranked[]> {
  const scored = (await listRounds(tx, callId)).findLast((round) => round.stage.kind === 'score');
  return scored ? listRanking(tx, scored.id) : [];
}

export type Preview = { ranked: Ranked[]; entries: RoundEntry[]; going: Going };

/** Who would go on if the round closed as it stands, or goes on now that it has. */
export async function previewRound(tx: Tx, round: Round, call: Call): Promise<Preview> {
  const entries = await listRoundEntries(tx, round.id);
  const ranked = await reckonRanking(tx, round, entries);
  const isBesideVote = runsBesideVote(call, round.position);
  return { ranked, entries, going: goingOn(round.stage, ranked, entries, { isBesideVote }) };
}
