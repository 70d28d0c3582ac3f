/** The word "effect": what setting votes aside, or releasing them, would change, and whether one person is enough for it. */

import type { EntryId } from '../../kernel/id.ts';
import type { Call } from '../call/call.ts';
import { stagesOf } from '../call/stage.ts';
import type { VoteState } from '../vote/ledger/fold.ts';

/** Why a second person is asked: the awarded places change, or more than one in a hundred of a work's votes is concerned. */
export const whysTwo = ['top', 'share'] as const;
export type WhyTwo = (typeof whysTwo)[number];

/** So much of a work's votes one person may decide on alone, all their decisions together. */
export const aloneShare = 0.01;

type Vote = { no: number; entryId: EntryId; state: VoteState };
export type WorkEffect = {
  entryId: EntryId;
  raw: number;
  before: number;
  after: number;
  /** Votes of it that change their state. */
  moved: number;
  rankBefore: number;
  rankAfter: number;
};
export type TopEffect = { n: number; out: EntryId[]; in: EntryId[] };
export type Effect = { works: WorkEffect[]; tops: TopEffect[]; whyTwo: WhyTwo[] };

/** From which state votes go where: what is not in `from` stays as it is. */
export type Move = { numbers: ReadonlySet<number>; to: 'quarantined' | 'counted' };

/**
 * The effect of a move on all works of a poll. `tops` are the numbers of places that something depends on; `alone` says how
 * many votes of each work were moved by single persons before, so that nobody goes round the rule in slices.
 */
export function effectOf(
  works: readonly EntryId[],
  votes: Iterable<Vote>,
  move: Move,
  about: { tops: readonly number[]; alone: ReadonlyMap<EntryId, number> },
): Effect {
  const counts = new Map(works.map((id) => [id, { raw: 0, before: 0, after: 0, moved: 0 }]));
  for (const vote of votes) {
    const count = counts.get(vote.entryId);
    if (!count) continue;
    const isMoved =
      move.numbers.has(vote.no) && vote.state === (move.to === 'quarantined' ? 'counted' : 'quarantined');
    const [was, is] = [vote.state === 'counted', isMoved ? move.to === 'counted' : vote.state === 'counted'];
    count.raw++;
    if (was) count.before++;
    if (is) count.after++;
    if (isMoved) count.moved++;
  }
  const ranked = (side: 'before' | 'after') => ranksOf([...counts].map(([id, one]) => [id, one[side]]));
  const [before, after] = [ranked('before'), ranked('after')];
  const rows = works.map((entryId) => ({
    entryId,
    ...counts.get(entryId)!,
    rankBefore: before.get(entryId)!,
    rankAfter: after.get(entryId)!,
  }));
  const tops = about.tops.map((n) => topEffect(rows, n));
  return { works: rows, tops, whyTwo: whyTwoOf(rows, tops, about.alone) };
}

function whyTwoOf(
  rows: readonly WorkEffect[],
  tops: readonly TopEffect[],
  alone: ReadonlyMap<EntryId, number>,
): WhyTwo[] {
  const isTop = tops.some((top) => top.out.length + top.in.length > 0);
  const isShare = rows.some(
    ({ entryId, moved, raw }) => moved > 0 && moved + (alone.get(entryId) ?? 0) > raw * aloneShare,
  );
  return [...(isTop ? ['top' as const] : []), ...(isShare ? ['share' as const] : [])];
}

/** Ranks from 1; equal votes share a rank. */
function ranksOf(votes: readonly (readonly [EntryId, number])[]): Map<EntryId, number> {
  return new Map(votes.map(([id, own]) => [id, 1 + votes.filter(([, other]) => other > own).length]));
}

/** Who stands within the first n, ties at the edge included, and has any votes. */
function topEffect(rows: readonly WorkEffect[], n: number): TopEffect {
  const isIn = (rank: number, votes: number) => rank <= n && votes > 0;
  const [out, into] = [[] as EntryId[], [] as EntryId[]];
  for (const row of rows) {
    const [was, is] = [isIn(row.rankBefore, row.before), isIn(row.rankAfter, row.after)];
    if (was && !is) out.push(row.entryId);
    if (is && !was) into.push(row.entryId);
  }
  return { n, out, in: into };
}

/**
 * The numbers of places that hang on a poll: at a gate how many go on; at the final vote each edge of the award table,
 * the direct places and the prizes by votes.
 */
export function topsOf(call: Pick<Call, 'stages' | 'formula'>, stage: string | undefined): number[] {
  if (stage !== undefined) {
    const count = stagesOf(call).find((one) => one.key === stage)?.keep?.count;
    return count === undefined ? [] : [count];
  }
  const { awards, direct, prizes } = call.formula;
  let edge = 0;
  const edges = awards.map(({ count }) => {
    edge += count;
    return edge;
  });
  const byVotes = (prizes ?? []).filter(({ by }) => by.kind === 'votes' || by.kind === 'parts');
  const all = [...edges, ...(direct ? [direct.count] : []), ...byVotes.map(({ count }) => count)];
  return [...new Set(all)].filter((n) => n > 0).sort((a, b) => a - b);
}
