/** Every query on results, their places and their history. */

import { type RawBuilder, sql } from 'kysely';
import { type Actor, seatsOf } from '../../kernel/actor.ts';
import {
  type CallId,
  type EntryId,
  isId,
  type OrganisationId,
  type PersonId,
  type ResultId,
} from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import { rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import type { Call } from '../call/call.ts';
import { getCall, listCallsToReckon } from '../call/store.ts';
import type { Maker } from '../entry/entry.ts';
import { entryJoin } from '../entry/store.ts';
import { organisationJoin } from '../organisation/store.ts';
import { findRoundOfCall, listRanking } from '../review/store.ts';
import { listShown, listTallies } from '../vote/store.ts';
import type { Award, Contender, Place, Result, ResultState, ResultVerb, Step } from './award.ts';

type Row = {
  id: ResultId;
  call_id: CallId;
  campaign_id: Result['campaignId'];
  organisation_id: OrganisationId;
  path: string;
  name_zh: string;
  name_en: string | null;
  formula: Result['formula'];
  state: ResultState;
  computed_at: Date;
  prepared_by: PersonId | null;
  published_at: Date | null;
  signed_by: PersonId | null;
  version: number;
};

const columns = sql`a.id, a.call_id, a.campaign_id, a.organisation_id, o.path::text as path, o.name_zh, o.name_en, a.formula,
  a.state, a.computed_at, a.prepared_by, a.published_at, a.signed_by, a.version`;
const from = sql`award_result a join ${organisationJoin(sql`a.organisation_id`)}`;

const named = (zh: string, en: string | null): Named => ({ zh, en: en ?? undefined });

function resultOf(r: Row): Result {
  return {
    id: r.id,
    callId: r.call_id,
    campaignId: r.campaign_id,
    organisationId: r.organisation_id,
    organisationPath: r.path,
    organisationName: named(r.name_zh, r.name_en),
    formula: r.formula,
    state: r.state,
    computedAt: r.computed_at,
    preparedBy: r.prepared_by ?? undefined,
    publishedAt: r.published_at ?? undefined,
    signedBy: r.signed_by ?? undefined,
    version: r.version,
  };
}

/** Published results are everybody's; any other is only there for people with a seat at the owner itself (AC-033). */
function visibleResults(actor: Actor): RawBuilder<boolean> {
  const own = seatsOf(actor).map((seat) => seat.organisationId);
  return sql<boolean>`(a.state = 'published' or a.organisation_id = any(${own}::uuid[]))`;
}

export async function findResult(tx: Tx, actor: Actor, id: string): Promise<Result | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(
    tx,
    sql<Row>`select ${columns} from ${from} where a.id = ${id} and ${visibleResults(actor)}`,
  );
  return row && resultOf(row);
}

/** The result of a hosted call, whatever its state; for those who may see the owner's desk. */
export async function findResultOfCall(tx: Tx, callId: CallId): Promise<Result | undefined> {
  const row = await rowOf(tx, sql<Row>`select ${columns} from ${from} where a.call_id = ${callId}`);
  return row && resultOf(row);
}

export async function findPublished(tx: Tx, callId: CallId): Promise<Result | undefined> {
  const found = await findResultOfCall(tx, callId);
  return found?.state === 'published' ? found : undefined;
}

export async function getResult(tx: Tx, id: ResultId): Promise<Result> {
  const row = await rowOf(tx, sql<Row>`select ${columns} from ${from} where a.id = ${id}`);
  if (!row) throw new Error(`result ${id} must exist`);
  return resultOf(row);
}

/** A place with what is shown of its work. */
export type ListedPlace = Place & {
  number: string;
  title: string;
  makers: readonly Maker[];
  unitName: Named;
  sentBy: PersonId;
  isShown: boolean;
  certificateNumber?: string;
};
type PlaceRow = {
  entry_id: EntryId;
  rank: number;
  judges_mean: string;
  votes: number;
  vote_points: string;
  composite: string;
  award: Award | null;
  certificate_number: string | null;
  number: string;
  title: string;
  makers: Maker[];
  sent_by: PersonId;
  shown_at: Date | null;
  unit_zh: string;
  unit_en: string | null;
};

function placeOf(r: PlaceRow): ListedPlace {
  return {
    entryId: r.entry_id,
    rank: r.rank,
    judgesMean: Number(r.judges_mean),
    votes: r.votes,
    votePoints: Number(r.vote_points),
    composite: Number(r.composite),
    award: r.award ?? undefined,
    certificateNumber: r.certificate_number ?? undefined,
    number: r.number,
    title: r.title,
    makers: r.makers,
    sentBy: r.sent_by,
    isShown: r.shown_at !== null,
    unitName: named(r.unit_zh, r.unit_en),
  };
}

/** The ranking of a result, first to last. */
export async function listPlaces(tx: Tx, resultId: ResultId): Promise<ListedPlace[]> {
  const rows = await rowsOf(
    tx,
    sql<PlaceRow>`
      select p.entry_id, p.rank, p.judges_mean, p.votes, p.vote_points, p.composite, p.award, p.certificate_number,
        e.number, e.title, e.makers, e.sent_by, e.shown_at, o.name_zh as unit_zh, o.name_en as unit_en
      from award_place p join ${entryJoin(sql`p.entry_id`)} join ${organisationJoin(sql`e.unit_id`)}
      where p.result_id = ${resultId} order by p.rank limit 2000`,
  );
  return rows.map(placeOf);
}

export type Honour = { resultId: ResultId; award: Award; certificateNumber?: string };

/** What a work has won, once it is published. */
export async function findHonour(tx: Tx, entryId: EntryId): Promise<Honour | undefined> {
  return rowOf(
    tx,
    sql<Honour>`
      select a.id as "resultId", p.award, p.certificate_number as "certificateNumber"
      from award_place p join award_result a on a.id = p.result_id
      where p.entry_id = ${entryId} and p.award is not null and a.state = 'published' limit 1`,
  );
}

type StepRow = { verb: ResultVerb; at: Date; by_id: PersonId | null; reason: string | null };

export async function listSteps(tx: Tx, resultId: ResultId): Promise<Step[]> {
  const rows = await rowsOf(
    tx,
    sql<StepRow>`select verb, at, by_id, reason from award_step where result_id = ${resultId} order by id limit 200`,
  );
  return rows.map((r) => ({
    verb: r.verb,
    at: r.at,
    byId: r.by_id ?? undefined,
    reason: r.reason ?? undefined,
  }));
}

/** What counts for the works of a call: handed to the owner and shown, with the mean of the round and the last count. */
export async function listContenders(tx: Tx, callId: CallId): Promise<Contender[] | undefined> {
  const round = await findRoundOfCall(tx, callId);
  const shown = await listShown(tx, callId);
  if (round?.state !== 'handed' || shown.length === 0) return undefined;
  const means = new Map((await listRanking(tx, round.id)).map((ranked) => [ranked.entryId, ranked.mean]));
  const tallies = await listTallies(tx, callId);
  const rows = await rowsOf(
    tx,
    sql<{ id: EntryId; submitted_at: Date }>`
      select e.id, e.submitted_at from unnest(${shown.map((work) => work.id)}::uuid[]) as handed (id)
      join ${entryJoin(sql`handed.id`)}`,
  );
  return rows.map(({ id, submitted_at }) => ({
    entryId: id,
    judgesMean: means.get(id) ?? 0,
    votes: tallies.get(id)?.votes ?? 0,
    submittedAt: submitted_at,
  }));
}

export type AwardWaiting = { verb: ResultVerb; call: Call; result?: Result };

/** For the desk: results to sign, to submit, returned ones, and calls whose vote is over and works are handed over. */
export async function listAwardWaiting(tx: Tx, actor: Actor, now: Date): Promise<AwardWaiting[]> {
  const at = (role: string) =>
    seatsOf(actor)
      .filter((seat) => seat.role === role)
      .map((seat) => seat.organisationId);
  const [leading, serving] = [at('leader'), at('officer')];
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select ${columns} from ${from} where (a.state = 'submitted' and a.organisation_id = any(${leading}::uuid[]))
        or (a.state in ('prepared', 'returned') and a.organisation_id = any(${serving}::uuid[])) order by a.computed_at limit 100`,
  );
  const verbs = { submitted: 'sign', prepared: 'submit', returned: 'prepare', published: 'sign' } as const;
  const waiting: AwardWaiting[] = [];
  for (const row of rows)
    waiting.push({ verb: verbs[row.state], call: await getCall(tx, row.call_id), result: resultOf(row) });
  for (const call of serving.length === 0 ? [] : await listCallsToReckon(tx, serving, now)) {
    const isHanded = (await findRoundOfCall(tx, call.id))?.state === 'handed';
    if (isHanded && !(await findResultOfCall(tx, call.id))) waiting.push({ verb: 'prepare', call });
  }
  return waiting;
}
