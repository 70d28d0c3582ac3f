/** Every query on recommendations. */

import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';
import {
  type CallId,
  type CampaignId,
  type EntryId,
  isId,
  type OrganisationId,
  type PersonId,
  type RecommendationId,
} from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import { rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import type { Maker } from '../entry/entry.ts';
import { entryJoin } from '../entry/store.ts';
import type { OrganisationKind } from '../organisation/organisation.ts';
import { organisationJoin } from '../organisation/store.ts';
import { maySeeRecommendation } from './policy.ts';
import type { Leg, Recommendation, RecommendationState } from './recommendation.ts';

type Row = {
  id: RecommendationId;
  call_id: CallId;
  campaign_id: CampaignId;
  entry_id: EntryId;
  entry_version: number;
  from_id: OrganisationId;
  from_path: string;
  from_zh: string;
  from_en: string | null;
  to_id: OrganisationId;
  to_path: string;
  to_zh: string;
  to_en: string | null;
  leg: Leg;
  place: number;
  state: RecommendationState;
  at: Date;
  by_id: PersonId | null;
  reason: string | null;
  taken_at: Date | null;
  received_at: Date | null;
  replaces: RecommendationId | null;
  number: string | null;
  title: string;
  makers: Maker[];
  unit_path: string;
  unit_zh: string;
  unit_en: string | null;
  unit_kind: OrganisationKind;
  subtype: string | null;
  group_key: string | null;
};

const columns = sql`r.id, r.call_id, r.campaign_id, r.entry_id, r.entry_version, r.from_id, f.path::text as from_path,
  f.name_zh as from_zh, f.name_en as from_en, r.to_id, t.path::text as to_path, t.name_zh as to_zh, t.name_en as to_en,
  r.leg, r.place, r.state, r.at, r.by_id, r.reason, r.taken_at, r.received_at, r.replaces, e.number, e.title, e.makers,
  u.path::text as unit_path, u.name_zh as unit_zh, u.name_en as unit_en, u.kind as unit_kind, e.subtype, e.group_key`;
const from = sql`recommendation r join ${entryJoin(sql`r.entry_id`)} join ${organisationJoin(sql`r.from_id`, 'f')}
  join ${organisationJoin(sql`r.to_id`, 't')} join ${organisationJoin(sql`e.unit_id`, 'u')}`;
const order = sql`order by f.position, f.path, r.place`;

const named = (zh: string, en: string | null): Named => ({ zh, en: en ?? undefined });

function recommendationOf(r: Row): Recommendation {
  return {
    id: r.id,
    callId: r.call_id,
    campaignId: r.campaign_id,
    entryId: r.entry_id,
    entryVersion: r.entry_version,
    fromId: r.from_id,
    fromPath: r.from_path,
    fromName: named(r.from_zh, r.from_en),
    toId: r.to_id,
    toPath: r.to_path,
    toName: named(r.to_zh, r.to_en),
    leg: r.leg,
    place: r.place,
    state: r.state,
    at: r.at,
    byId: r.by_id ?? undefined,
    reason: r.reason ?? undefined,
    takenAt: r.taken_at ?? undefined,
    receivedAt: r.received_at ?? undefined,
    replaces: r.replaces ?? undefined,
    number: r.number ?? undefined,
    title: r.title,
    makers: r.makers,
    unitPath: r.unit_path,
    unitName: named(r.unit_zh, r.unit_en),
    unitKind: r.unit_kind,
    subtype: r.subtype ?? undefined,
    group: r.group_key ?? undefined,
  };
}

/** Seen where its sender's list is seen, and where it came to. */
export async function findRecommendation(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<Recommendation | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(tx, sql<Row>`select ${columns} from ${from} where r.id = ${id}`);
  const found = row && recommendationOf(row);
  return found && maySeeRecommendation(actor, found).allowed ? found : undefined;
}

export async function getRecommendation(tx: Tx, id: RecommendationId): Promise<Recommendation> {
  const row = await rowOf(tx, sql<Row>`select ${columns} from ${from} where r.id = ${id}`);
  if (!row) throw new Error(`recommendation ${id} must exist`);
  return recommendationOf(row);
}

export type Standing = { callId: CallId; fromId?: OrganisationId; toId?: OrganisationId; leg?: Leg };

const standingOf = (
  s: Standing,
): RawBuilder<boolean> => sql<boolean>`r.state = 'standing' and r.call_id = ${s.callId}
  and (${s.fromId ?? null}::uuid is null or r.from_id = ${s.fromId ?? null})
  and (${s.toId ?? null}::uuid is null or r.to_id = ${s.toId ?? null})
  and (${s.leg ?? null}::text is null or r.leg = ${s.leg ?? null})`;

/** What stands at a hosted call, by sender and then in the sender's order. */
export async function listStanding(tx: Tx, standing: Standing): Promise<Recommendation[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`select ${columns} from ${from} where ${standingOf(standing)} ${order} limit 2000`,
  );
  return rows.map(recommendationOf);
}

export async function countStanding(tx: Tx, standing: Standing): Promise<number> {
  const row = await rowOf(
    tx,
    sql<{ n: number }>`select count(*)::int as n from recommendation r where ${standingOf(standing)}`,
  );
  return row!.n;
}

/** How many works a unit has standing on a call, on whichever step: what the cap counts. */
export async function countSent(tx: Tx, callId: CallId, fromId: OrganisationId): Promise<number> {
  const row = await rowOf(
    tx,
    sql<{ n: number }>`
    select count(*)::int as n from recommendation r
    where r.call_id = ${callId} and r.from_id = ${fromId} and r.state = 'standing' and r.leg <> 'to-owner'`,
  );
  return row!.n;
}

/** A unit's list on a call, first to last. */
export async function listSent(tx: Tx, callId: CallId, fromId: OrganisationId): Promise<Recommendation[]> {
  return (await listStanding(tx, { callId, fromId })).filter((r) => r.leg !== 'to-owner');
}

/** What a unit sent and got back, the newest first. */
export async function listReturned(
  tx: Tx,
  callId: CallId,
  fromId: OrganisationId,
): Promise<Recommendation[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
    select ${columns} from ${from}
    where r.call_id = ${callId} and r.from_id = ${fromId} and r.state = 'returned' order by r.at desc limit 50`,
  );
  return rows.map(recommendationOf);
}

/** The standing steps of works, by work. */
export async function listChains(
  tx: Tx,
  entryIds: readonly EntryId[],
): Promise<Map<EntryId, Recommendation[]>> {
  const chains = new Map<EntryId, Recommendation[]>(entryIds.map((id) => [id, []]));
  if (entryIds.length === 0) return chains;
  const rows = await rowsOf(
    tx,
    sql<Row>`select ${columns} from ${from} where r.entry_id = any(${[...entryIds]}::uuid[]) and r.state = 'standing' ${order}`,
  );
  for (const row of rows) chains.get(row.entry_id)?.push(recommendationOf(row));
  return chains;
}

export async function listChain(tx: Tx, entryId: EntryId): Promise<Recommendation[]> {
  return (await listChains(tx, [entryId])).get(entryId)!;
}

/** The standing steps of a work, held until this transaction ends, so that nobody hands on what another takes back. */
export async function lockChain(tx: Tx, entryId: EntryId): Promise<Recommendation[]> {
  await sql`select r.id from recommendation r where r.entry_id = ${entryId} and r.state = 'standing' order by r.id for update`.execute(
    tx,
  );
  return listChain(tx, entryId);
}
