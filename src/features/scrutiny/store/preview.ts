/** What somebody looks at before they decide: the chosen votes by groups, the works concerned, and the effect. */

import type { EntryId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/db.ts';
import type { Call } from '../../call/call.ts';
import type { VoteRanges } from '../../vote/ledger/line.ts';
import type { Poll } from '../../vote/vote.ts';
import { type Effect, effectOf, type Move, topsOf } from '../effect.ts';
import { countIn, markOf, numbersIn } from '../ranges.ts';
import type { Voted } from '../scrutiny.ts';
import {
  type Group,
  groupsOf,
  type Selection,
  selectionTyped,
  type TypedSelection,
  votesIn,
} from '../selection.ts';
import { countAlone, listHeldVotes } from './quarantine.ts';
import { listSuspicions } from './suspicion.ts';
import { listVoted } from './voted.ts';
import type { PollWork } from './work.ts';

/** A poll under scrutiny: with its hosted call and all its works. */
export type Scene = { poll: Poll; call: Call; works: readonly PollWork[] };
export type TypedChoice = { suspicions: readonly string[] } & TypedSelection;

export type Chosen = {
  groups: Group[];
  selection?: Selection;
  votes: VoteRanges;
  count: number;
  /** Of exactly these votes. */
  mark: string;
  /** The works concerned. */
  works: PollWork[];
  effect: Effect;
  /** All votes of the poll. */
  all: Voted[];
};

/** The open suspicions asked for and the votes chosen by hand, as they stand now; what was decided meanwhile is gone. */
export async function preview(tx: Tx, scene: Scene, { suspicions, ...typed }: TypedChoice): Promise<Chosen> {
  const { poll, works } = scene;
  const ids = works.map((work) => work.id);
  const all = await listVoted(tx, poll.id);
  const held = new Set((await listHeldVotes(tx, poll.id)).flatMap(numbersIn));
  const open = (await listSuspicions(tx, poll.id)).filter(
    (one) => one.state === 'found' && suspicions.includes(one.id),
  );
  const selection = selectionTyped(typed, ids);
  const groups = groupsOf(all, held, { suspicions: open, selection });
  const votes = votesIn(groups);
  const concerned = new Set(groups.map((group) => group.entryId));
  const effect = await reckonEffect(tx, scene, { votes, to: 'quarantined' }, all);
  return {
    ...{ groups, selection, votes, count: countIn(votes), mark: markOf(votes), effect, all },
    works: works.filter((work) => concerned.has(work.id)),
  };
}

/** The effect of moving votes, reckoned on all votes of the poll as they stand. */
export async function reckonEffect(
  tx: Tx,
  { poll, call, works }: Scene,
  { votes, to }: { votes: VoteRanges; to: Move['to'] },
  all?: readonly Voted[],
): Promise<Effect> {
  const alone: ReadonlyMap<EntryId, number> = await countAlone(tx, poll.id);
  return effectOf(
    works.map((work) => work.id),
    all ?? (await listVoted(tx, poll.id)),
    { numbers: new Set(numbersIn(votes)), to },
    { tops: topsOf(call, poll.stage), alone },
  );
}
