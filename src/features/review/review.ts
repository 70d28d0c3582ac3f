/** The word "review": a round is a stage being run: what it is over, how it moves, and the ranking it adds up to. */

import type {
  CallId,
  CampaignId,
  EntryId,
  OrganisationId,
  PanelId,
  PersonId,
  RoundId,
} from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { Transitions } from '../../kernel/verdict.ts';
import type { Criterion } from '../call/call.ts';
import type { Stage } from '../call/stage.ts';
import type { EnteredBy, Maker } from '../entry/entry.ts';
import { type Given, plainScores, type ScoreRule } from '../reckoning/reckoning.ts';
import { standingsOf } from '../reckoning/score.ts';

export type { Judge } from '../panel/panel.ts';

export const roundStates = ['open', 'closed', 'handed'] as const;
export type RoundState = (typeof roundStates)[number];
export const roundVerbs = ['take-in', 'decide', 'score', 'close', 'reopen', 'pass-on', 'hand-over'] as const;
export type RoundVerb = (typeof roundVerbs)[number];

/**
 * While a round is open works are taken in, judged and decided on; closed it shows who goes on, and can be opened again
 * until its works have been passed on: to the next stage, or after the last one to the owner.
 */
export const roundTransitions: Transitions<RoundState, RoundVerb> = {
  open: { 'take-in': 'open', decide: 'open', score: 'open', close: 'closed' },
  closed: { reopen: 'open', 'pass-on': 'handed', 'hand-over': 'handed' },
  handed: {},
};

/** What became of a work in a round. */
export const outcomes = ['on', 'returned', 'out'] as const;
export type WorkOutcome = (typeof outcomes)[number];

export type Round = {
  id: RoundId;
  callId: CallId;
  callName: Named;
  campaignId: CampaignId;
  ownerId: OrganisationId;
  ownerPath: TreePath;
  hostId: OrganisationId;
  hostPath: TreePath;
  hostName: Named;
  /** Which of the call's stages it is, the first is 0, and a copy of that stage. */
  position: number;
  stage: Stage;
  /** Whose officers run it: the host's or the owner's. */
  runnerId: OrganisationId;
  runnerPath: TreePath;
  runnerName: Named;
  /** Whether it may be read on the other side as well: works have come there since. */
  isShared: boolean;
  /** Who judges it, where the stage is scored. */
  panelId?: PanelId;
  /** A copy of the stage's or the call's at the instant the round was opened: judges are never moved under. */
  rubric: readonly Criterion[];
  state: RoundState;
  openedAt: Date;
  /** When the stage is due to end: from then on nothing is scored. */
  closesAt?: Date;
  closedAt?: Date;
  handedAt?: Date;
  /** Where its works went when it was handed. */
  onward?: 'next' | 'owner';
  minutes?: string;
  version: number;
};

/** A work of a round. Judges see it without makers and unit. */
export type RoundEntry = {
  entryId: EntryId;
  entryVersion: number;
  position: number;
  number?: string;
  title: string;
  makers: readonly Maker[];
  unitPath: TreePath;
  unitName: Named;
  sentBy: PersonId;
  enteredBy: EnteredBy;
  submittedAt?: Date;
  subtype?: string;
  group?: string;
  outcome?: WorkOutcome;
  reason?: string;
  decidedAt?: Date;
  /** Its place as ordered by hand, first is 1. */
  place?: number;
  version: number;
};

/** A work's place in a round: by its judges, by votes, or as ordered by hand over the ranking before. */
export type Ranked = {
  entryId: EntryId;
  rank: number;
  /** What the order is made of: points by the stage's rule, or votes; nothing where it is an order by hand. */
  points?: number;
  /** The judges' mean with how many they were; of the last scored round where this one is not scored. */
  mean: number;
  judges: number;
  least: number;
  most: number;
  votes?: number;
};

/** One judge's submitted total of a work, as far as it counts. */
export type Counted = Given & { entryId: EntryId };

/**
 * The ranking by judges: equal points share a rank; within it stand first those with more judges, then what was sent
 * in earlier. A work without a score is absent.
 */
export function rankScored(
  rule: ScoreRule | undefined,
  given: readonly Counted[],
  entries: readonly Pick<RoundEntry, 'entryId' | 'submittedAt'>[],
): Ranked[] {
  const judges = new Map<EntryId, number>();
  for (const { entryId } of given) judges.set(entryId, (judges.get(entryId) ?? 0) + 1);
  const ids = entries
    .filter((entry) => judges.has(entry.entryId))
    .sort(
      (a, b) =>
        judges.get(b.entryId)! - judges.get(a.entryId)! ||
        sentAt(a) - sentAt(b) ||
        (a.entryId < b.entryId ? -1 : 1),
    )
    .map((entry) => entry.entryId);
  return standingsOf(rule ?? plainScores, given, ids).map((s) => ({
    entryId: s.entryId,
    rank: s.rank,
    points: s.points,
    mean: s.mean ?? 0,
    judges: s.judges,
    least: s.least ?? 0,
    most: s.most ?? 0,
  }));
}

/** By votes, the most first; equal ones share a rank, what was sent in earlier stands first. Judges' figures come along. */
export function rankByVotes(
  votes: ReadonlyMap<EntryId, number>,
  before: readonly Ranked[],
  entries: readonly Pick<RoundEntry, 'entryId' | 'submittedAt'>[],
): Ranked[] {
  const judged = new Map(before.map((one) => [one.entryId, one]));
  const rows = [...entries]
    .map((entry) => ({ entry, votes: votes.get(entry.entryId) ?? 0 }))
    .sort((a, b) => b.votes - a.votes || sentAt(a.entry) - sentAt(b.entry));
  return rows.map(({ entry, votes: own }) => ({
    ...(judged.get(entry.entryId) ?? unjudged),
    entryId: entry.entryId,
    votes: own,
    points: own,
    rank: 1 + rows.findIndex((other) => other.votes === own),
  }));
}

const unjudged = { mean: 0, judges: 0, least: 0, most: 0 };

/** The order by hand over the ranking before; what was not put anywhere follows as it stood. Without either as it came. */
export function rankByHand(
  before: readonly Ranked[],
  entries: readonly Pick<RoundEntry, 'entryId' | 'place' | 'position'>[],
): Ranked[] {
  const judged = new Map(before.map((one, index) => [one.entryId, { one, index }]));
  const isOrdered = entries.some((entry) => entry.place !== undefined);
  const keyOf = (entry: (typeof entries)[number]) => [
    entry.place ?? Number.MAX_SAFE_INTEGER,
    judged.get(entry.entryId)?.index ?? Number.MAX_SAFE_INTEGER,
    entry.position,
  ];
  const sorted = [...entries].sort((a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)];
    return left[0]! - right[0]! || left[1]! - right[1]! || left[2]! - right[2]!;
  });
  return sorted.map((entry, index) => {
    const earlier = judged.get(entry.entryId)?.one;
    const rank = isOrdered || !earlier ? index + 1 : earlier.rank;
    const points = isOrdered ? undefined : earlier?.points;
    return { ...(earlier ?? unjudged), entryId: entry.entryId, rank, points };
  });
}

const sentAt = (entry: Pick<RoundEntry, 'submittedAt'>) =>
  entry.submittedAt?.getTime() ?? Number.MAX_SAFE_INTEGER;

/** What is known before a round may close. `undecided` are works of a check without an outcome. */
export type Reckoning = { works: number; withoutScore: number; undecided: number; untaken: number };
