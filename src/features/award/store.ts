/** Every query on results, their places and their history; decisions, certificates and letters stand in the folder beside. */

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
import type { Maker } from '../entry/entry.ts';
import { entryJoin } from '../entry/store.ts';
import { organisationJoin } from '../organisation/store.ts';
import type { Award, Place, PrizeWon, Result, ResultState, Step, StepVerb } from './award.ts';

export type Row = {
  id: ResultId;
  call_id: CallId;
  campaign_id: Result['campaignId'];
  organisation_id: OrganisationId;
  path: string;
  name_zh: string;
  name_en: string | null;
  formula: Result['formula'];
  state: ResultState;
  edition: number;
  amends: ResultId | null;
  reason: string | null;
  computed_at: Date;
  prepared_by: PersonId | null;
  submitted_by: PersonId | null;
  planned_at: Date | null;
  notice_days: number;
  notice_kind: Result['noticeKind'];
  signed_at: Date | null;
  signed_by: PersonId | null;
  publishes_at: Date | null;
  notice_until: Date | null;
  stood_at: Date | null;
  sha256: string | null;
  works_total: number | null;
  version: number;
};

export const columns = sql`a.id, a.call_id, a.campaign_id, a.organisation_id, o.path::text as path, o.name_zh, o.name_en, a.formula,
  a.state, a.edition, a.amends, a.reason, a.computed_at, a.prepared_by, a.submitted_by, a.planned_at, a.notice_days,
  a.notice_kind, a.signed_at, a.signed_by, a.publishes_at, a.notice_until, a.stood_at, a.sha256, a.works_total, a.version`;
export const from = sql`award_result a join ${organisationJoin(sql`a.organisation_id`)}`;

const named = (zh: string, en: string | null): Named => ({ zh, en: en ?? undefined });

export function resultOf(r: Row): Result {
  return {
    id: r.id,
    callId: r.call_id,
    campaignId: r.campaign_id,
    organisationId: r.organisation_id,
    organisationPath: r.path,
    organisationName: named(r.name_zh, r.name_en),
    formula: r.formula,
    state: r.state,
    edition: r.edition,
    amends: r.amends ?? undefined,
    reason: r.reason ?? undefined,
    computedAt: r.computed_at,
    preparedBy: r.prepared_by ?? undefined,
    submittedBy: r.submitted_by ?? undefined,
    plannedAt: r.planned_at ?? undefined,
    noticeDays: r.notice_days,
    noticeKind: r.notice_kind,
    signedAt: r.signed_at ?? undefined,
    signedBy: r.signed_by ?? undefined,
    publishesAt: r.publishes_at ?? undefined,
    noticeUntil: r.notice_until ?? undefined,
    stoodAt: r.stood_at ?? undefined,
    sha256: r.sha256 ?? undefined,
    worksTotal: r.works_total ?? undefined,
    version: r.version,
  };
}

async function findWhere(tx: Tx, where: RawBuilder<unknown>): Promise<Result | undefined> {
  const row = await rowOf(
    tx,
    sql<Row>`select ${columns} from ${from} where ${where} order by a.edition desc limit 1`,
  );
  return row && resultOf(row);
}

/** Results of editions that are shown at an instant; before it there is nothing, for nobody outside of the owner (AC-178). */
export function publicResults(now: Date): RawBuilder<boolean> {
  return sql<boolean>`(a.publishes_at is not null and a.publishes_at <= ${now})`;
}

/** A result for the owner's own people, whatever its state; for everybody else once it is shown (AC-033). */
export async function findResult(tx: Tx, actor: Actor, id: string, now: Date): Promise<Result | undefined> {
  const own = seatsOf(actor).map((seat) => seat.organisationId);
  if (!isId(id)) return undefined;
  return findWhere(
    tx,
    sql`a.id = ${id} and (${publicResults(now)} or a.organisation_id = any(${own}::uuid[]))`,
  );
}

/** The newest edition of a call's result, whatever its state; for those who may see the owner's desk. */
export async function findResultOfCall(tx: Tx, callId: CallId): Promise<Result | undefined> {
  return findWhere(tx, sql`a.call_id = ${callId}`);
}

/** The edition that everybody sees now. */
export async function findPublished(tx: Tx, callId: CallId, now: Date): Promise<Result | undefined> {
  return findWhere(tx, sql`a.call_id = ${callId} and ${publicResults(now)}`);
}

/** Any edition that everybody may read. */
export async function findPublicEdition(tx: Tx, id: string, now: Date): Promise<Result | undefined> {
  return isId(id) ? findWhere(tx, sql`a.id = ${id} and ${publicResults(now)}`) : undefined;
}

export async function getResult(tx: Tx, id: ResultId): Promise<Result> {
  const found = await findWhere(tx, sql`a.id = ${id}`);
  if (!found) throw new Error(`result ${id} must exist`);
  return found;
}

/** All editions of a call's result, the newest first; those that are shown, or all for the owner's own people. */
export async function listEditions(tx: Tx, callId: CallId, shownAt?: Date): Promise<Result[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select ${columns} from ${from} where a.call_id = ${callId} and ${shownAt ? publicResults(shownAt) : sql`true`}
      order by a.edition desc limit 100`,
  );
  return rows.map(resultOf);
}

/** A place with what is shown of its work. */
export type ListedPlace = Place & {
  number: string;
  title: string;
  makers: readonly Maker[];
  unitId: OrganisationId;
  unitName: Named;
  sentBy: PersonId;
  isShown: boolean;
  /** Kept from the public by owner or host; its place stays, its name is not told to everybody. */
  isHidden: boolean;
  /** Why its award was set by hand, where it was. */
  decidedReason?: string;
};
type PlaceRow = {
  entry_id: EntryId;
  rank: number;
  computed_rank: number;
  judges_mean: string;
  votes: number;
  vote_points: string;
  composite: string;
  figures: Record<string, number>;
  award: Award | null;
  computed_award: Award | null;
  out_reason: string | null;
  decided_reason: string | null;
  number: string;
  title: string;
  makers: Maker[];
  sent_by: PersonId;
  shown_at: Date | null;
  hidden_at: Date | null;
  unit_id: OrganisationId;
  unit_zh: string;
  unit_en: string | null;
};

function placeOf(r: PlaceRow): ListedPlace {
  return {
    entryId: r.entry_id,
    rank: r.rank,
    computedRank: r.computed_rank,
    judgesMean: Number(r.judges_mean),
    votes: r.votes,
    votePoints: Number(r.vote_points),
    composite: Number(r.composite),
    figures: r.figures,
    award: r.award ?? undefined,
    computedAward: r.computed_award ?? undefined,
    outReason: r.out_reason ?? undefined,
    decidedReason: r.decided_reason ?? undefined,
    number: r.number,
    title: r.title,
    makers: r.makers,
    sentBy: r.sent_by,
    isShown: r.shown_at !== null,
    isHidden: r.hidden_at !== null,
    unitId: r.unit_id,
    unitName: named(r.unit_zh, r.unit_en),
  };
}

/** Of the last award set by hand that holds. */
const decidedReason = sql`(select d.reason from award_decision d where d.result_id = p.result_id and d.entry_id = p.entry_id
  and d.kind = 'give' and d.applied_at is not null and d.reversed_at is null order by d.id desc limit 1)`;

/** The ranking of a result, first to last; works that are out stand behind. */
export async function listPlaces(tx: Tx, resultId: ResultId): Promise<ListedPlace[]> {
  const rows = await rowsOf(
    tx,
    sql<PlaceRow>`
      select p.entry_id, p.rank, p.computed_rank, p.judges_mean, p.votes, p.vote_points, p.composite, p.figures, p.award,
        p.computed_award, p.out_reason, ${decidedReason} as decided_reason, e.number, e.title, e.makers, e.sent_by, e.shown_at,
        e.hidden_at, o.id as unit_id, o.name_zh as unit_zh, o.name_en as unit_en
      from award_place p join ${entryJoin(sql`p.entry_id`)} join ${organisationJoin(sql`e.unit_id`)}
      where p.result_id = ${resultId} order by p.rank limit 20000`,
  );
  return rows.map(placeOf);
}

export async function listPrizes(tx: Tx, resultId: ResultId): Promise<PrizeWon[]> {
  return rowsOf(
    tx,
    sql<PrizeWon>`
      select key, entry_id as "entryId", place from award_prize where result_id = ${resultId} order by key, place, entry_id`,
  );
}

/** The whole table: places and prizes. */
export async function getRanking(
  tx: Tx,
  resultId: ResultId,
): Promise<{ places: ListedPlace[]; prizes: PrizeWon[] }> {
  return { places: await listPlaces(tx, resultId), prizes: await listPrizes(tx, resultId) };
}

/** Everything a result was reckoned from, as it was then. */
export async function findInputs(tx: Tx, resultId: ResultId): Promise<unknown> {
  const row = await rowOf(
    tx,
    sql<{ inputs: unknown }>`select inputs from award_result where id = ${resultId}`,
  );
  return row?.inputs ?? undefined;
}

export type Honour = {
  resultId: ResultId;
  formula: Result['formula'];
  award: Award;
  /** Whether the result stands; before that it is in public notice. */
  isStanding: boolean;
};

/** What a work has won, by the editions that are shown at an instant: its award, then its prizes. */
export async function listHonours(tx: Tx, entryId: EntryId, now: Date): Promise<Honour[]> {
  return rowsOf(
    tx,
    sql<Honour>`
      with shown as (
        select distinct on (a.call_id) a.id, a.formula, a.state from award_result a
        where a.call_id in (select b.call_id from award_place p join award_result b on b.id = p.result_id where p.entry_id = ${entryId})
          and ${publicResults(now)} order by a.call_id, a.edition desc)
      select s.id as "resultId", s.formula, w.award, s.state = 'standing' as "isStanding" from shown s join (
        select p.result_id, p.award, 0 as apart from award_place p where p.entry_id = ${entryId} and p.award is not null
        union all select z.result_id, z.key, 1 from award_prize z where z.entry_id = ${entryId}) w on w.result_id = s.id
      order by w.apart, w.award limit 20`,
  );
}

type StepRow = { verb: StepVerb; at: Date; by_id: PersonId | null; reason: string | null };

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

/** The next instant at which a result will be shown: until then every page may be kept, and none beyond it (AC-178). */
export async function findNextPublishing(tx: Tx, now: Date): Promise<Date | undefined> {
  const row = await rowOf(
    tx,
    sql<{
      at: Date | null;
    }>`select min(a.publishes_at) as at from award_result a where a.publishes_at > ${now}`,
  );
  return row?.at ?? undefined;
}
