/** Deciding on many works of a round: on or out, each as its officers decide on one; taken back while the round is open. */

import type { EntryId, RoundId } from '../../../kernel/id.ts';
import { done, type Outcome, type Refusal, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing, Tx } from '../../../platform/db.ts';
import { listEntriesById } from '../../entry/store.ts';
import { decide } from '../../review/actions/decide.ts';
import { undoDecision } from '../../review/actions/undo-decision.ts';
import { mayDecide } from '../../review/policy.ts';
import type { Round, WorkOutcome } from '../../review/review.ts';
import { judgeDecision } from '../../review/stage.ts';
import { listRoundEntries } from '../../review/store/judging.ts';
import { findRound, listRunningAt } from '../../review/store.ts';
import type { Bulk, Item, Looked, Setting } from '../bulk.ts';
import { text } from '../text.ts';
import type { Asking, BulkAct, Target } from './act.ts';

type Carried = Promise<Outcome<Record<string, unknown>>>;

/** The open rounds that the organisation runs and in which works are decided on one by one. */
async function roundsOf({ tx, actor, organisation }: Asking): Promise<Target[]> {
  const rounds = await listRunningAt(tx, [organisation.organisationId]);
  return rounds
    .filter((round) => mayDecide(actor, round).allowed)
    .map((round) => ({
      id: round.id,
      name: {
        zh: `${round.callName.zh} ${round.stage.name.zh}`,
        en: `${round.callName.en ?? round.callName.zh} ${round.stage.name.en ?? round.stage.name.zh}`,
      },
    }));
}

async function look(
  asking: Asking,
  ids: readonly string[],
  setting: Setting,
  outcome: WorkOutcome,
): Promise<Looked[]> {
  const round = await findRound(asking.tx, setting.target ?? '');
  const works = new Map(
    (round ? await listRoundEntries(asking.tx, round.id) : []).map((one) => [one.entryId, one]),
  );
  const entries = await listEntriesById(asking.tx, ids as readonly EntryId[]);
  return entries.map((entry) => {
    const work = works.get(entry.id);
    const refusal = work && round ? refusalOf(asking, round, work, { ...setting, outcome }) : notIn;
    const seen = { version: work?.version };
    return { subjectId: entry.id, title: entry.title, place: entry.unitName, seen, refusal };
  });
}

const notIn: Refusal = { code: 'bulk.not-in-round' };
type Work = { entryId: EntryId; outcome?: WorkOutcome };

function refusalOf(
  { actor }: Pick<Asking, 'actor'>,
  round: Round,
  work: Work,
  asked: { outcome: WorkOutcome; reason?: string },
): Refusal | undefined {
  const verdict = mayDecide(actor, round);
  if (!verdict.allowed) return verdict.refusal;
  if (work.outcome) return { code: 'review.decided-already' };
  return judgeDecision(round.stage, { ...asked, entries: [work.entryId] });
}

async function workOf(tx: Tx, bulk: Bulk, item: Item) {
  const round = await findRound(tx, bulk.setting.target ?? '');
  const [work] = round ? await listRoundEntries(tx, round.id as RoundId, item.subjectId as EntryId) : [];
  return round && work ? { round, work } : undefined;
}

async function carry(doing: Doing, item: Item, bulk: Bulk, outcome: WorkOutcome): Carried {
  const found = await workOf(doing.tx, bulk, item);
  if (!found) return refuseAll([notIn]);
  const { round, work } = found;
  if (work.version !== item.seen.version) return refuse('bulk.moved');
  const asked = { outcome, reason: bulk.setting.reason };
  const refusal = refusalOf(doing, round, work, asked);
  if (refusal) return refuseAll([refusal]);
  const decided = await decide(doing, { round }, { ...asked, entries: [work.entryId] });
  return decided.ok ? done({ version: work.version + 1, outcome }) : decided;
}

/** What somebody decided otherwise since is theirs. */
async function undo(doing: Doing, item: Item, bulk: Bulk): Promise<Outcome<unknown>> {
  const found = await workOf(doing.tx, bulk, item);
  if (!found) return refuseAll([notIn]);
  const verdict = mayDecide(doing.actor, found.round);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  if (found.work.version !== item.after.version) return refuse('bulk.moved');
  return undoDecision(doing, { round: found.round }, { entryId: found.work.entryId });
}

const inRound = { list: 'entry', way: 'at-once', judges: () => [], targets: roundsOf, undoes: undo } as const;

export const letWorksOn: BulkAct = {
  ...inRound,
  key: 'entry.on',
  name: text['act.on'],
  tells: text['act.on.tells'],
  asks: ['target'],
  mayAsk: ['reason'],
  looks: (asking, ids, setting) => look(asking, ids, setting, 'on'),
  carries: (doing, item, bulk) => carry(doing, item, bulk, 'on'),
};

export const leaveWorksOut: BulkAct = {
  ...inRound,
  key: 'entry.out',
  name: text['act.out'],
  tells: text['act.out.tells'],
  asks: ['target', 'reason'],
  looks: (asking, ids, setting) => look(asking, ids, setting, 'out'),
  carries: (doing, item, bulk) => carry(doing, item, bulk, 'out'),
};
