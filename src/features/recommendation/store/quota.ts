/** Every query on quotas: what was given and how it is used, the versions of each giver's table, slots given up, drafts. */

import { type RawBuilder, sql } from 'kysely';
import { type Actor, personIdOf } from '../../../kernel/actor.ts';
import { type CallId, type EntryId, newId, type OrganisationId } from '../../../kernel/id.ts';
import type { Named } from '../../../kernel/text.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import type { RawForm } from '../../../platform/form.ts';
import { personJoin } from '../../account/store.ts';
import type { Call } from '../../call/call.ts';
import { entryJoin } from '../../entry/store.ts';
import type { OrganisationKind } from '../../organisation/organisation.ts';
import { organisationJoin } from '../../organisation/store.ts';
import { type Condition, noQuota, type Quota, type QuotaGiven, type Slots, type Sorted } from '../quota.ts';
import type { RecommendationState } from '../recommendation.ts';

/** How an organisation stands to its quota, with the works that it is made of and what came back. */
export type HeldSlots = Omit<Slots, 'works'> & {
  works: readonly (Sorted & { entryId: EntryId })[];
  /** Works withdrawn after the receiver had them: sent again, they take up no further slot. */
  spentIds: readonly EntryId[];
  withdrawn: number;
  returned: number;
  /** Whether the level above gave it, rather than the call. */
  isGiven: boolean;
};

type Holder = { id: OrganisationId };
type QuotaRow = {
  organisation_id: OrganisationId;
  floor: number | null;
  cap: number | null;
  conditions: Condition[];
};
type UsedRow = {
  holder: OrganisationId;
  entry_id: EntryId;
  /** Sent by the holder itself, not by somebody beneath. */
  own: boolean;
  state: RecommendationState;
  received: boolean;
  subtype: string | null;
  group_key: string | null;
  kind: OrganisationKind;
};

const quotaOf = (row: QuotaRow): Quota => ({
  floor: row.floor ?? undefined,
  cap: row.cap ?? undefined,
  conditions: row.conditions,
});

/** Sideways a unit's works leave every level above it as well: they count in each quota given on the line. */
const leaves = (call: Pick<Call, 'route'>): RawBuilder<boolean> =>
  call.route === 'sideways' ? sql<boolean>`f.path <@ x.path` : sql<boolean>`r.from_id = x.id`;
/** The call's cap is for a unit's own works; a quota given sideways without a cap has none. */
const capAt = (call: Pick<Call, 'route' | 'unitCap'>, given: Quota | undefined): number | undefined =>
  given?.cap ?? (given && call.route === 'sideways' ? undefined : call.unitCap);

async function listUsed(tx: Tx, call: Pick<Call, 'id' | 'route'>, ids: readonly OrganisationId[]) {
  return rowsOf(
    tx,
    sql<UsedRow>`
      select x.id as holder, r.entry_id, r.from_id = x.id as own, r.state, r.received_at is not null as received, e.subtype, e.group_key, u.kind
      from recommendation r join ${entryJoin(sql`r.entry_id`)} join ${organisationJoin(sql`r.from_id`, 'f')}
        join ${organisationJoin(sql`e.unit_id`, 'u')} join ${organisationJoin(sql`any(${[...ids]}::uuid[])`, 'x')}
      where r.call_id = ${call.id} and r.leg <> 'to-owner' and ${leaves(call)}
      order by r.at, r.id limit 50000`,
  );
}

type Counted = Omit<HeldSlots, 'quota' | 'waived' | 'isGiven'>;

function countOf(rows: readonly UsedRow[]): Counted {
  const standing = rows.filter((row) => row.state === 'standing');
  const isStanding = new Set(standing.map((row) => row.entry_id));
  const gone = rows.filter(
    (row) => row.state === 'withdrawn' && row.received && !isStanding.has(row.entry_id),
  );
  const spentIds = [...new Set(gone.map((row) => row.entry_id))];
  return {
    works: standing.map(({ entry_id, subtype, group_key, kind }) => ({
      ...{ entryId: entry_id, subtype: subtype ?? undefined, group: group_key ?? undefined, unitKind: kind },
    })),
    ...{ spent: spentIds.length, spentIds },
    withdrawn: rows.filter((row) => row.state === 'withdrawn').length,
    returned: rows.filter((row) => row.state === 'returned').length,
  };
}

/** How organisations stand to their quotas at a call; in three queries, however many. */
export async function listSlots(
  tx: Tx,
  call: Pick<Call, 'id' | 'route' | 'unitCap'>,
  holders: readonly Holder[],
): Promise<Map<OrganisationId, HeldSlots>> {
  const ids = holders.map(({ id }) => id);
  const quotas = await rowsOf(
    tx,
    sql<QuotaRow>`
      select organisation_id, floor, cap, conditions from recommendation_quota
      where call_id = ${call.id} and organisation_id = any(${ids}::uuid[])`,
  );
  const waived = await rowsOf(
    tx,
    sql<{ id: OrganisationId; count: number }>`
      select organisation_id as id, sum(count)::int as count from recommendation_waiver
      where call_id = ${call.id} and organisation_id = any(${ids}::uuid[]) and ended_at is null group by organisation_id`,
  );
  const used = await listUsed(tx, call, ids);
  const byHolder = new Map<OrganisationId, UsedRow[]>(ids.map((id) => [id, []]));
  for (const row of used) byHolder.get(row.holder)?.push(row);
  return new Map(
    ids.map((id): [OrganisationId, HeldSlots] => {
      const row = quotas.find((one) => one.organisation_id === id);
      const given = row && quotaOf(row);
      const quota = { ...(given ?? noQuota), cap: capAt(call, given) };
      const gone = waived.find((one) => one.id === id)?.count ?? 0;
      const counted = countOf(byHolder.get(id)!.filter((one) => one.own || given));
      return [id, { ...counted, quota, waived: gone, isGiven: given !== undefined }];
    }),
  );
}

export async function findSlots(
  tx: Tx,
  call: Pick<Call, 'id' | 'route' | 'unitCap'>,
  holder: Holder,
): Promise<HeldSlots> {
  return (await listSlots(tx, call, [holder])).get(holder.id)!;
}

export type QuotaVersion = {
  version: number;
  rows: readonly QuotaGiven[];
  undoes?: number;
  at: Date;
  by?: string;
};

/** The versions of one giver's table at a call, the newest first. */
export async function listQuotaVersions(
  tx: Tx,
  callId: CallId,
  giverId: OrganisationId,
): Promise<QuotaVersion[]> {
  const rows = await rowsOf(
    tx,
    sql<Omit<QuotaVersion, 'undoes' | 'by'> & { undoes: number | null; by: string | null }>`
      select v.version, v.rows, v.undoes, v.at, p.name as by from recommendation_quota_version v
        left join ${personJoin(sql`v.by_id`)}
      where v.call_id = ${callId} and v.giver_id = ${giverId} order by v.version desc limit 50`,
  );
  return rows.map((row) => ({ ...row, undoes: row.undoes ?? undefined, by: row.by ?? undefined }));
}

export type NewTable = {
  callId: CallId;
  giverId: OrganisationId;
  version: number;
  rows: readonly QuotaGiven[];
  undoes?: number;
};

/** Puts a giver's whole table in place, and keeps it as its next version. The giver's lock is held by the caller. */
export async function writeQuotas({ tx, actor, now }: Doing, table: NewTable): Promise<void> {
  const { callId, giverId, version, rows, undoes } = table;
  await sql`delete from recommendation_quota where call_id = ${callId} and giver_id = ${giverId}`.execute(tx);
  await sql`
    insert into recommendation_quota (call_id, organisation_id, giver_id, floor, cap, conditions)
    select ${callId}, q."organisationId", ${giverId}, q.floor, q.cap, q.conditions
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as q ("organisationId" uuid, floor int, cap int, conditions jsonb)
    on conflict (call_id, organisation_id) do update
      set giver_id = excluded.giver_id, floor = excluded.floor, cap = excluded.cap, conditions = excluded.conditions`.execute(
    tx,
  );
  await sql`
    insert into recommendation_quota_version (call_id, giver_id, version, rows, undoes, at, by_id)
    values (${callId}, ${giverId}, ${version}, ${JSON.stringify(rows)}::jsonb, ${undoes ?? null}, ${now},
      ${personIdOf(actor) ?? null})`.execute(tx);
}

/** What was given up is over where the level above gives anew. */
export async function endWaivers(
  { tx, now }: Doing,
  callId: CallId,
  ids: readonly OrganisationId[],
): Promise<void> {
  await sql`
    update recommendation_waiver set ended_at = greatest(at, ${now}::timestamptz)
    where call_id = ${callId} and organisation_id = any(${[...ids]}::uuid[]) and ended_at is null`.execute(
    tx,
  );
}

export async function insertWaiver(
  { tx, actor, now }: Doing,
  waiver: { callId: CallId; organisationId: OrganisationId; count: number; reason: string },
): Promise<string> {
  const id = newId<string>(now.getTime());
  await sql`
    insert into recommendation_waiver (id, call_id, organisation_id, count, reason, at, by_id)
    values (${id}, ${waiver.callId}, ${waiver.organisationId}, ${waiver.count}, ${waiver.reason}, ${now},
      ${personIdOf(actor) ?? null})`.execute(tx);
  return id;
}

export type Waiver = {
  organisationId: OrganisationId;
  organisationName: Named;
  count: number;
  reason: string;
  at: Date;
};

/** What these organisations have given up and still stands. */
export async function listWaivers(tx: Tx, callId: CallId, ids: readonly OrganisationId[]): Promise<Waiver[]> {
  const rows = await rowsOf(
    tx,
    sql<{ id: OrganisationId; zh: string; en: string | null; count: number; reason: string; at: Date }>`
      select o.id, o.name_zh as zh, o.name_en as en, w.count, w.reason, w.at
      from recommendation_waiver w join ${organisationJoin(sql`w.organisation_id`)}
      where w.call_id = ${callId} and w.organisation_id = any(${[...ids]}::uuid[]) and w.ended_at is null
      order by w.at desc limit 200`,
  );
  return rows.map(({ id, zh, en, ...waiver }) => ({
    ...waiver,
    organisationId: id,
    organisationName: { zh, en: en ?? undefined },
  }));
}

/** The giver of an organisation's quota, if somebody gave it. */
export async function findGiver(
  tx: Tx,
  callId: CallId,
  organisationId: OrganisationId,
): Promise<OrganisationId | undefined> {
  const row = await rowOf(
    tx,
    sql<{ giver_id: OrganisationId }>`
      select giver_id from recommendation_quota where call_id = ${callId} and organisation_id = ${organisationId}`,
  );
  return row?.giver_id;
}

/** A pasted table as a form, and the names in it that nobody has. */
export type QuotaDraft = { at: Date; typed: RawForm; unmatched: readonly string[] };
type DraftPlace = { callId: CallId; giverId: OrganisationId };

const draftAt = (actor: Actor, { callId, giverId }: DraftPlace): RawBuilder<boolean> => sql<boolean>`
  call_id = ${callId} and giver_id = ${giverId} and person_id = ${personIdOf(actor) ?? null}`;

export async function findQuotaDraft(
  tx: Tx,
  actor: Actor,
  place: DraftPlace,
): Promise<QuotaDraft | undefined> {
  return rowOf(
    tx,
    sql<QuotaDraft>`select at, typed, unmatched from recommendation_quota_draft where ${draftAt(actor, place)}`,
  );
}

export async function writeQuotaDraft(
  tx: Tx,
  actor: Actor,
  place: DraftPlace,
  draft: QuotaDraft,
): Promise<void> {
  await sql`
    insert into recommendation_quota_draft (call_id, giver_id, person_id, at, typed, unmatched)
    values (${place.callId}, ${place.giverId}, ${personIdOf(actor) ?? null}, ${draft.at},
      ${JSON.stringify(draft.typed)}::jsonb, ${JSON.stringify(draft.unmatched)}::jsonb)
    on conflict (call_id, giver_id, person_id) do update
      set at = excluded.at, typed = excluded.typed, unmatched = excluded.unmatched`.execute(tx);
}

export async function dropQuotaDraft(tx: Tx, actor: Actor, place: DraftPlace): Promise<void> {
  await sql`delete from recommendation_quota_draft where ${draftAt(actor, place)}`.execute(tx);
}
