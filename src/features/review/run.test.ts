/** For tests: a pipeline as its host runs it, from works to winners. Holds no tests itself. */

import { federation } from '../../../world/federation.ts';
import type { WorldHand } from '../../../world/fixture.ts';
import type { EntryId } from '../../kernel/id.ts';
import { plusDays } from '../../kernel/period.ts';
import type { Outcome } from '../../kernel/verdict.ts';
import type { Doing } from '../../platform/db.ts';
import type { Call } from '../call/call.ts';
import { pipelines } from '../call/pipeline.ts';
import type { Entry } from '../entry/entry.ts';
import { assignAwards } from '../reckoning/award-table.ts';
import { composeRanking } from '../reckoning/composite.ts';
import { must, officerOf } from '../recommendation/planting.test.ts';
import { listContending, votesOf } from '../vote/store.ts';
import { closeRound } from './actions/close-round.ts';
import { decide } from './actions/decide.ts';
import { handOver } from './actions/hand-over.ts';
import { openRound } from './actions/open-round.ts';
import { passOn } from './actions/pass-on.ts';
import { openPipeline, plantMany, scoreAll, voteAll } from './many.test.ts';
import type { Round, WorkOutcome } from './review.ts';
import { groupsOf } from './stage.ts';
import { listRoundEntries } from './store/judging.ts';
import { listJudged, previewRound } from './store/ranking.ts';

/** What all runs of a world begin from: a work to copy, its call, and the day on which everything has come in. */
export type Stand = { world: WorldHand; like: Entry; hosted: Call; today: Date };
export type Open = { votes?: number; kinds?: readonly string[]; change?: Parameters<typeof openPipeline>[4] };

/** One pipeline as it is run by its host. */
export class Run {
  round!: Round;
  constructor(
    readonly stand: Stand,
    readonly call: Call,
    readonly works: readonly EntryId[],
  ) {}

  static async open(stand: Stand, key: string, count: number, more: Open = {}): Promise<Run> {
    const { world, like, hosted, today } = stand;
    const on = (days: number) => plusDays(today, days);
    await world.setClock(today);
    const votes = more.votes ?? 40;
    const when = { reviewUntil: on(votes), voteOpensAt: on(votes), voteClosesAt: on(votes + 5) };
    const pipeline = pipelines.find((one) => one.key === key)!;
    const call = await openPipeline(world, hosted, pipeline, { recommendUntil: on(1), ...when }, more.change);
    const run = new Run(stand, call, await plantMany(world, like, call, count, more.kinds));
    run.round = await run.act((doing) => openRound(doing, { call }));
    return run;
  }

  /** Who runs it. */
  officer() {
    const { world, hosted } = this.stand;
    return world.person(officerOf(federation.find((one) => one.name.zh === hosted.hostName!.zh)!.key));
  }

  async act<T>(work: (doing: Doing) => Promise<Outcome<T>>): Promise<T> {
    return must(await this.stand.world.doing(await this.officer(), work));
  }

  decide(outcome: WorkOutcome, entries: readonly EntryId[]) {
    const isSilent = outcome === 'on' && this.round.stage.kind !== 'jury';
    const decision = { outcome, entries, reason: isSilent ? undefined : 'said why' };
    return this.act((doing) => decide(doing, { round: this.round }, decision));
  }

  score(judges: number, points: (place: number, judge: number) => number) {
    const at = plusDays(this.round.openedAt, 0.01);
    return scoreAll(
      this.stand.world,
      this.round,
      judges,
      (id, judge) => points(this.works.indexOf(id), judge),
      at,
    );
  }

  vote(stage: string | undefined, votes: (place: number) => number, works: readonly EntryId[]) {
    const given = new Map(works.map((id) => [id, votes(this.works.indexOf(id))]));
    return voteAll(this.stand.world, this.call, stage, given);
  }

  /** Closes; of what the stage leaves open the first of the ranking are taken, `count` of them or as many as there are. */
  private async settle(count?: number): Promise<{ round: Round; entries: EntryId[] }> {
    const minutes =
      this.round.stage.kind === 'jury' ? 'Met on Friday, all thirteen, two notaries.' : undefined;
    const round = await this.act((doing) => closeRound(doing, { round: this.round }, { minutes }));
    const { going, ranked } = await this.stand.world.read((tx) => previewRound(tx, round, this.call));
    const free = ranked.map((one) => one.entryId).filter((id) => going.free.includes(id));
    return { round, entries: free.slice(0, going.places ?? count ?? free.length) };
  }

  async next(count?: number): Promise<EntryId[]> {
    const { round, entries } = await this.settle(count);
    this.round = await this.act((doing) => passOn(doing, { round }, { entries }));
    return (await this.stand.world.read((tx) => listRoundEntries(tx, this.round.id))).map(
      (entry) => entry.entryId,
    );
  }

  async last(count?: number): Promise<EntryId[]> {
    const { round, entries } = await this.settle(count);
    this.round = await this.act((doing) => handOver(doing, { round }, { entries }));
    return (await this.stand.world.read((tx) => listContending(tx, this.call.id))).map((work) => work.id);
  }

  /** The result as it follows from the last scored round and the votes; places are those of the works as planted. */
  async result(finalists: readonly EntryId[]) {
    const judged = new Map(
      (await this.stand.world.read((tx) => listJudged(tx, this.call.id))).map((r) => [r.entryId, r]),
    );
    const last = await this.stand.world.read((tx) => votesOf(tx, this.call.id, 'last'));
    const all = await this.stand.world.read((tx) => votesOf(tx, this.call.id, 'all'));
    const entries = await this.stand.world.read((tx) => listRoundEntries(tx, this.round.id));
    const groups = new Map(entries.map((entry) => [entry.entryId, groupsOf(entry)]));
    const contenders = finalists.map((entryId) => ({
      ...{ entryId, judges: judged.get(entryId)?.points ?? 0, submittedAt: this.stand.today },
      ...{ votes: last.get(entryId) ?? 0, votesAll: all.get(entryId) ?? 0 },
    }));
    const composed = composeRanking(this.call.formula, contenders);
    const table = assignAwards(this.call.formula, composed, (id) => groups.get(id) ?? [], this.works.length);
    const winnersOf = (award: string) =>
      composed
        .filter((one) => table.awards.get(one.entryId) === award)
        .map((one) => this.works.indexOf(one.entryId));
    const prize = (key: string) => (table.prizes.get(key) ?? []).map((id) => this.works.indexOf(id));
    return { winnersOf, prize, composed, table, groups };
  }
}
