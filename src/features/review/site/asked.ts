/** What a judge asks for at the doors: themselves, one of their rounds, one work of it. Hidden is nothing, like what never was. */

import { personIdOf } from '../../../kernel/actor.ts';
import type { EntryId } from '../../../kernel/id.ts';
import type { Ask } from '../../../platform/route.ts';
import type { EntryAtCall } from '../../entry/entry.ts';
import { atCall, getEntry } from '../../entry/store.ts';
import { findJudge } from '../../panel/store.ts';
import type { Veil } from '../../redaction/redaction.ts';
import { getVeil } from '../../redaction/store.ts';
import type { Judge, Round, RoundEntry } from '../review.ts';
import { calibrationOf, isDone, nextToScore, orderFor, type Score } from '../score.ts';
import { listOpenTo, listRoundEntries } from '../store/judging.ts';
import { listScores } from '../store/score.ts';
import { findRound } from '../store.ts';

export type OwnRound = { round: Round; judge: Judge };
/** A round with the judge's works in the order in which they meet them, and what they gave. */
export type OwnWorks = OwnRound & {
  works: readonly RoundEntry[];
  calibration: readonly EntryId[];
  scores: ReadonlyMap<EntryId, Score>;
  done: ReadonlySet<EntryId>;
};
/** One work on a judge's desk. */
export type FoundDesk = OwnWorks & {
  entry: RoundEntry;
  work: EntryAtCall;
  veil: Veil;
  score?: Score;
  /** The next without a score, and the neighbours in the order. */
  following?: RoundEntry;
  before?: RoundEntry;
  after?: RoundEntry;
};

export async function findPersonAsked({ actor }: Ask) {
  const id = personIdOf(actor);
  return id && { id };
}

/** Who has accepted, even if they are gone since: they are told so. Before that a round is hidden. */
export async function findOwnRoundAsked({ tx, actor, params }: Ask): Promise<OwnRound | undefined> {
  const round = await findRound(tx, params.round!);
  if (round?.stage.kind !== 'score') return undefined;
  const judge = round.panelId && (await findJudge(tx, round.panelId, personIdOf(actor)));
  return judge?.acceptedAt ? { round, judge } : undefined;
}

/** The works a judge keeps away from, or that were given to others, are not there (AC-160). */
export async function findOwnWorksAsked(ask: Ask): Promise<OwnWorks | undefined> {
  const own = await findOwnRoundAsked(ask);
  if (!own) return undefined;
  const { round, judge } = own;
  const entries = await listRoundEntries(ask.tx, round.id);
  const open = await listOpenTo(ask.tx, round, judge, entries);
  const given = await listScores(ask.tx, round.id, { judgeId: judge.personId });
  return {
    ...own,
    works: orderFor(round, judge.personId, entries, open),
    calibration: calibrationOf(round, entries).map((entry) => entry.entryId),
    scores: new Map(given.map((score) => [score.entryId, score])),
    done: new Set(given.filter(isDone).map((score) => score.entryId)),
  };
}

/** Whoever is gone meets the door before any work. */
export async function findDeskAsked(ask: Ask): Promise<FoundDesk | OwnRound | undefined> {
  const own = await findOwnWorksAsked(ask);
  if (own && own.judge.state !== 'accepted') return own;
  const at = own ? own.works.findIndex((one) => one.entryId === ask.params.entry) : -1;
  const entry = own?.works[at];
  if (!own || !entry) return undefined;
  const { round, works, done, scores } = own;
  const work = await atCall(ask.tx, await getEntry(ask.tx, entry.entryId));
  const veil = await getVeil(ask.tx, entry, { sight: round.stage.sight, ownerPath: round.ownerPath });
  const others = new Set([...done, entry.entryId]);
  const following = round.state === 'open' ? nextToScore(works, others, entry.entryId) : undefined;
  const score = scores.get(entry.entryId);
  return { ...own, entry, work, veil, score, following, before: works[at - 1], after: works[at + 1] };
}

/** The desk behind a door that only those pass who still judge. */
export function deskOf(found: FoundDesk | OwnRound): FoundDesk {
  if ('work' in found) return found;
  throw new Error('a desk is only for those who judge');
}
