/** Every query on pairs that people read: who sees which, what waits for whom, what was decided. */

import { type RawBuilder, sql } from 'kysely';
import { type Actor, type Seat, seatsOf } from '../../kernel/actor.ts';
import { type EntryId, isId, type OrganisationId } from '../../kernel/id.ts';
import { offsetOf, type Page, type PageAsk, pageOf } from '../../kernel/page.ts';
import type { TreePath } from '../../kernel/tree.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import { personJoin } from '../account/store.ts';
import { callJoin } from '../call/store.ts';
import { firstSentAt } from '../entry/store/step.ts';
import { entryJoin } from '../entry/store.ts';
import { officersAt } from '../organisation/store/waiting.ts';
import { organisationJoin, withinSeats } from '../organisation/store.ts';
import { lookingSeats } from './policy.ts';
import type {
  Decision,
  Evidence,
  Kind,
  PairedWork,
  Resemblance,
  ResemblanceId,
  State,
} from './resemblance.ts';

type Work<P extends string> = {
  [K in
    | 'id'
    | 'title'
    | 'number'
    | 'makers'
    | 'unit'
    | 'zh'
    | 'en'
    | 'path'
    | 'call_zh'
    | 'call_en'
    | 'sent' as `${P}_${K}`]: K extends 'sent' ? Date : K extends 'makers' ? PairedWork['makers'] : string;
};
type Row = Work<'a'> &
  Work<'b'> & {
    id: ResemblanceId;
    kind: Kind;
    score: string;
    evidence: Evidence;
    state: State;
    decision: Decision | null;
    reason: string | null;
    decided_by: string | null;
    decided_at: Date | null;
    found_at: Date;
    version: number;
    ancestor_id: OrganisationId;
    keeper_id: OrganisationId | null;
    keeper_zh: string | null;
    keeper_en: string | null;
    total: number;
  };

/** One of the two works: `a` or `b` of the entry, `ao` of its unit, `al` of its call. */
function workColumns(side: 'a' | 'b'): RawBuilder<unknown> {
  const [e, o, l] = [sql.raw(side), sql.raw(`${side}o`), sql.raw(`${side}l`)];
  const as = (name: string) => sql.raw(`${side}_${name}`);
  return sql`${e}.id as ${as('id')}, ${e}.title as ${as('title')}, ${e}.number as ${as('number')},
    ${e}.makers as ${as('makers')}, ${e}.unit_id as ${as('unit')}, ${o}.name_zh as ${as('zh')}, ${o}.name_en as ${as('en')},
    ${o}.path::text as ${as('path')}, ${l}.name_zh as ${as('call_zh')}, ${l}.name_en as ${as('call_en')},
    coalesce(${firstSentAt(sql`${e}.id`)}, ${e}.created_at) as ${as('sent')}`;
}

/** The nearest at or above the ancestor where an officer sits now. */
function keeperId(now: Date): RawBuilder<unknown> {
  return sql`(select u.label::uuid from unnest(string_to_array(k.path::text, '.')) with ordinality u (label, nth)
    where ${officersAt(sql`u.label::uuid`, now)} > 0 order by u.nth desc limit 1)`;
}

const from = sql`resemblance r
  join ${entryJoin(sql`r.first_id`, 'a')} join ${organisationJoin(sql`a.unit_id`, 'ao')} join ${callJoin(sql`a.call_id`, 'al')}
  join ${entryJoin(sql`r.second_id`, 'b')} join ${organisationJoin(sql`b.unit_id`, 'bo')} join ${callJoin(sql`b.call_id`, 'bl')}
  join ${organisationJoin(sql`r.ancestor_id`, 'k')}`;

const columns = sql`r.id, r.kind, r.score, r.evidence, r.state, r.decision, r.reason, p.name as decided_by, r.decided_at,
  r.found_at, r.version, r.ancestor_id, x.id as keeper_id, x.name_zh as keeper_zh, x.name_en as keeper_en,
  ${workColumns('a')}, ${workColumns('b')}, count(*) over ()::int as total`;

const whole = (now: Date) => sql`${from} left join ${organisationJoin(keeperId(now), 'x')}
  left join ${personJoin(sql`r.decided_by`)}`;

function workOf(row: Row, side: 'a' | 'b'): PairedWork {
  const r = row as unknown as Work<'a'>;
  const at = <K extends keyof Work<'a'>>(key: K) => r[key.replace('a_', `${side}_`) as K];
  return {
    entryId: at('a_id') as EntryId,
    title: at('a_title'),
    number: at('a_number') ?? undefined,
    makers: at('a_makers'),
    unitId: at('a_unit') as OrganisationId,
    unitName: { zh: at('a_zh'), en: at('a_en') ?? undefined },
    unitPath: at('a_path') as TreePath,
    callName: { zh: at('a_call_zh'), en: at('a_call_en') ?? undefined },
    sentAt: at('a_sent'),
  };
}

const pairOf = (r: Row): Resemblance => ({
  id: r.id,
  kind: r.kind,
  score: Number(r.score),
  evidence: r.evidence,
  state: r.state,
  decision: r.decision ?? undefined,
  reason: r.reason ?? undefined,
  decidedBy: r.decided_by ?? undefined,
  decidedAt: r.decided_at ?? undefined,
  foundAt: r.found_at,
  version: r.version,
  ancestorId: r.ancestor_id,
  keeperId: r.keeper_id ?? undefined,
  keeperName: r.keeper_zh ? { zh: r.keeper_zh, en: r.keeper_en ?? undefined } : undefined,
  first: workOf(r, 'a'),
  second: workOf(r, 'b'),
});

const lookingSeatsOf = (actor: Actor): Seat[] =>
  seatsOf(actor).filter((seat) => lookingSeats.some((role) => role === seat.role));

/** Pairs of which the actor's seats show both works (AC-030): everything else was never there. */
function visiblePairs(actor: Actor): RawBuilder<boolean> {
  const seats = lookingSeatsOf(actor);
  return sql<boolean>`(${withinSeats(sql`ao.path`, seats)} and ${withinSeats(sql`bo.path`, seats)})`;
}

type Viewer = { tx: Tx; actor: Actor; now: Date };

export async function findResemblance(
  { tx, actor, now }: Viewer,
  id: string,
): Promise<Resemblance | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(
    tx,
    sql<Row>`select ${columns} from ${whole(now)} where r.id = ${id} and ${visiblePairs(actor)}`,
  );
  return row && pairOf(row);
}

/** A pair that must exist; who may see it was decided by whoever holds the id. */
export async function getResemblance(tx: Tx, id: ResemblanceId, now: Date): Promise<Resemblance> {
  const row = await rowOf(tx, sql<Row>`select ${columns} from ${whole(now)} where r.id = ${id}`);
  if (!row) throw new Error(`resemblance ${id} must exist`);
  return pairOf(row);
}

export type ResemblanceFilter = { kind?: Kind; state?: State; scoreMin?: number; callKey?: string };

/** What the actor's seats show, the undecided first, then the newest. */
export async function listResemblances(
  { tx, actor, now }: Viewer,
  filter: ResemblanceFilter,
  ask: PageAsk,
): Promise<Page<Resemblance>> {
  const rows = await rowsOf(
    tx,
    sql<Row>`select ${columns} from ${whole(now)} where ${visiblePairs(actor)}
      and (${filter.kind ?? null}::text is null or r.kind = ${filter.kind ?? null})
      and (${filter.state ?? null}::text is null or r.state = ${filter.state ?? null})
      and r.score >= ${filter.scoreMin ?? 0}
      and (${filter.callKey ?? null}::text is null or al.key = ${filter.callKey ?? null} or bl.key = ${filter.callKey ?? null})
      order by (r.state = 'decided'), r.found_at desc, r.id desc limit ${ask.size} offset ${offsetOf(ask)}`,
  );
  return pageOf(rows.map(pairOf), rows[0]?.total ?? 0, ask);
}

/** For the desk: what the actor is to decide, the oldest first. */
export async function listResemblancesToDecide(
  { tx, actor, now }: Viewer,
  ask: PageAsk,
): Promise<Page<Resemblance>> {
  const own = seatsOf(actor).flatMap((seat) => (seat.role === 'officer' ? [seat.organisationId] : []));
  const rows = await rowsOf(
    tx,
    sql<Row>`select ${columns} from ${whole(now)} where r.state = 'open' and ${visiblePairs(actor)}
      and x.id = any(${own}::uuid[]) order by r.found_at, r.id limit ${ask.size} offset ${offsetOf(ask)}`,
  );
  return pageOf(rows.map(pairOf), rows[0]?.total ?? 0, ask);
}

/** The pairs of one entry that the actor's seats show whole. */
export async function listResemblancesOf(
  { tx, actor, now }: Viewer,
  entryId: EntryId,
): Promise<Resemblance[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`select ${columns} from ${whole(now)} where ${visiblePairs(actor)}
      and (r.first_id = ${entryId} or r.second_id = ${entryId}) order by r.found_at, r.id limit 50`,
  );
  return rows.map(pairOf);
}

/**
 * What is known of pairs whose other work the actor may not see: how they stand, and nothing else. Whether the actor
 * may know of this entry at all was asked before.
 */
export async function listElsewhere(
  { tx, actor }: Viewer,
  entryId: EntryId,
): Promise<{ state: State; decision?: Decision }[]> {
  const rows = await rowsOf(
    tx,
    sql<{ state: State; decision: Decision | null }>`select distinct r.state, r.decision from ${from}
      where (r.first_id = ${entryId} or r.second_id = ${entryId}) and not ${visiblePairs(actor)} order by 1 desc, 2`,
  );
  return rows.map((row) => ({ state: row.state, decision: row.decision ?? undefined }));
}

/** The calls at which the actor sees any pair, for the filter. */
export async function listCallsResembling({
  tx,
  actor,
}: Viewer): Promise<{ key: string; zh: string; en?: string }[]> {
  const rows = await rowsOf(
    tx,
    sql<{
      key: string;
      zh: string;
      en: string | null;
    }>`select distinct on (al.key) al.key, al.name_zh as zh, al.name_en as en
      from ${from} where ${visiblePairs(actor)} order by al.key limit 100`,
  );
  return rows.map((row) => ({ ...row, en: row.en ?? undefined }));
}

/** Writes a decision over the version that was looked at; false when somebody was quicker. */
export async function saveDecision(
  { tx, now }: Pick<Doing, 'tx' | 'now'>,
  id: ResemblanceId,
  decided: { decision: Decision; reason: string; version: number; byId: string },
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{
      id: string;
    }>`update resemblance set state = 'decided', decision = ${decided.decision}, reason = ${decided.reason},
      decided_by = ${decided.byId}, decided_at = ${now}, version = version + 1
      where id = ${id} and version = ${decided.version} returning id`,
  );
  return row !== undefined;
}
