/** Every query on calls. */

import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';
import { type CallId, type CampaignId, isId, type OrganisationId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import { lineOf, type TreePath } from '../../kernel/tree.ts';
import { rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import type { Latitudes } from '../campaign/campaign.ts';
import { campaignJoin, visibleCampaigns } from '../campaign/store.ts';
import type { FileRule } from '../media/rule.ts';
import { organisationJoin } from '../organisation/store.ts';
import type { Formula } from '../reckoning/reckoning.ts';
import { readBallot } from './ballot.ts';
import type { Call, Channel, Criterion, EntryKind, HostConflict, Route } from './call.ts';
import type { Eligibility, Entrance } from './eligibility.ts';
import type { Field } from './field.ts';
import type { Stage } from './stage.ts';

export type CallRow = {
  id: CallId;
  lineage: string;
  parent_id: CallId | null;
  parent_version: number | null;
  campaign_id: CampaignId;
  owner_id: OrganisationId;
  owner_path: string;
  owner_zh: string;
  owner_en: string | null;
  key: string;
  position: number;
  name_zh: string;
  name_en: string | null;
  brief_zh: string;
  brief_en: string | null;
  entry_kind: EntryKind;
  channels: Channel[];
  host_id: OrganisationId | null;
  host_path: string | null;
  host_zh: string | null;
  host_en: string | null;
  host_conflict: HostConflict | null;
  file_rules: FileRule[];
  files_min: number;
  files_max: number;
  takes_link: boolean;
  fields: Field[];
  eligibility: Eligibility;
  entrances: Entrance[];
  template: string | null;
  opens_at: Date;
  closes_at: Date;
  closes_words: string | null;
  late_until: Date | null;
  grace_minutes: number;
  recommend_until: Date;
  review_until: Date;
  vote_opens_at: Date;
  vote_closes_at: Date;
  host_floor: number | null;
  unit_cap: number | null;
  person_cap: number | null;
  call_cap: number | null;
  rubric: Criterion[];
  stages: Stage[];
  route: Route;
  ballot: unknown;
  formula: Formula;
  supplements: string[];
  latitude: Latitudes;
  withdrawn_at: Date | null;
  withdrawn_reason: string | null;
  frozen_at: Date | null;
  version: number;
};

/** A campaign that is withdrawn, or closed while works are still collected, takes its calls with it. */
const cutShort = sql`case when c.state = 'withdrawn' or (c.state = 'closed' and c.ended_at < l.closes_at) then c.ended_at end`;
/** For the store of versions beside this one. */
export const columns = sql`l.id, l.lineage::text as lineage, l.parent_id, l.parent_version, l.campaign_id, o.id as owner_id, o.path::text as owner_path,
  o.name_zh as owner_zh, o.name_en as owner_en, l.key, l.position, l.name_zh, l.name_en, l.brief_zh, l.brief_en, l.entry_kind,
  l.channels, l.host_id, h.path::text as host_path, h.name_zh as host_zh, h.name_en as host_en, l.host_conflict, l.file_rules,
  l.takes_link, l.opens_at, l.closes_at, l.closes_words, l.recommend_until, l.review_until, l.vote_opens_at, l.vote_closes_at,
  l.host_floor, l.unit_cap, l.rubric, l.stages, l.route, l.ballot, l.formula, l.supplements, l.latitude,
  l.late_until, l.grace_minutes, l.files_min, l.files_max, l.fields, l.eligibility, l.entrances, l.template, l.person_cap, l.call_cap, coalesce(l.withdrawn_at, ${cutShort}) as withdrawn_at,
  coalesce(l.withdrawn_reason, case when ${cutShort} is not null then c.ended_reason end) as withdrawn_reason, l.frozen_at, l.version`;
export const from = sql`call l join ${campaignJoin(sql`l.campaign_id`)} join ${organisationJoin(sql`c.organisation_id`)}
  left join ${organisationJoin(sql`l.host_id`, 'h')}`;

const named = (zh: string, en: string | null): Named => ({ zh, en: en ?? undefined });

export function callOf(r: CallRow): Call {
  return {
    ...placedOf(r),
    fileRules: r.file_rules,
    filesMin: r.files_min,
    filesMax: r.files_max,
    takesLink: r.takes_link,
    fields: r.fields,
    eligibility: r.eligibility,
    entrances: r.entrances,
    template: r.template ?? undefined,
    opensAt: r.opens_at,
    closesAt: r.closes_at,
    closesWords: r.closes_words ?? undefined,
    lateUntil: r.late_until ?? undefined,
    graceMinutes: r.grace_minutes,
    recommendUntil: r.recommend_until,
    reviewUntil: r.review_until,
    voteOpensAt: r.vote_opens_at,
    voteClosesAt: r.vote_closes_at,
    hostFloor: r.host_floor ?? undefined,
    unitCap: r.unit_cap ?? undefined,
    personCap: r.person_cap ?? undefined,
    callCap: r.call_cap ?? undefined,
    rubric: r.rubric,
    stages: r.stages,
    route: r.route,
    ballot: readBallot(r.ballot),
    formula: r.formula,
    supplements: r.supplements,
    latitude: r.latitude,
    withdrawnAt: r.withdrawn_at ?? undefined,
    withdrawnReason: r.withdrawn_reason ?? undefined,
    frozenAt: r.frozen_at ?? undefined,
    version: r.version,
  };
}

/** Where a call stands: in its lineage and campaign, under which name, with which host. */
function placedOf(r: CallRow) {
  return {
    id: r.id,
    lineage: r.lineage,
    parentId: r.parent_id ?? undefined,
    parentVersion: r.parent_version ?? undefined,
    campaignId: r.campaign_id,
    ownerId: r.owner_id,
    ownerPath: r.owner_path,
    ownerName: named(r.owner_zh, r.owner_en),
    key: r.key,
    position: r.position,
    name: named(r.name_zh, r.name_en),
    brief: named(r.brief_zh, r.brief_en),
    entryKind: r.entry_kind,
    channels: r.channels,
    hostId: r.host_id ?? undefined,
    hostPath: r.host_path ?? undefined,
    hostName: r.host_zh ? named(r.host_zh, r.host_en) : undefined,
    hostConflict: r.host_conflict ?? undefined,
  } satisfies Partial<Call>;
}

/** For other stores: `join ${callJoin(sql`e.call_id`)}` gives the call as `l` (id, lineage, campaign_id, host_id, dates). */
export function callJoin(id: RawBuilder<unknown>, alias = 'l'): RawBuilder<unknown> {
  return sql`call ${sql.raw(alias)} on ${sql.raw(alias)}.id = ${id}`;
}

/** A call is seen by whoever sees its campaign. */
export async function findCall(tx: Tx, actor: Actor, id: string): Promise<Call | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(
    tx,
    sql<CallRow>`select ${columns} from ${from} where l.id = ${id} and ${visibleCampaigns(actor)}`,
  );
  return row && callOf(row);
}

/** A call that must exist; visibility was decided by whoever holds the id. */
export async function getCall(tx: Tx, id: CallId): Promise<Call> {
  const row = await rowOf(tx, sql<CallRow>`select ${columns} from ${from} where l.id = ${id}`);
  if (!row) throw new Error(`call ${id} must exist`);
  return callOf(row);
}

export async function listCalls(tx: Tx, campaignId: CampaignId): Promise<Call[]> {
  const rows = await rowsOf(
    tx,
    sql<CallRow>`select ${columns} from ${from} where l.campaign_id = ${campaignId} order by l.position`,
  );
  return rows.map(callOf);
}

/** The calls a call descends from, the topmost first, itself last. */
export async function listCallLineage(tx: Tx, lineage: TreePath): Promise<Call[]> {
  const rows = await rowsOf(
    tx,
    sql<CallRow>`select ${columns} from ${from} where l.lineage = any(${lineOf(lineage)}::ltree[]) order by nlevel(l.lineage)`,
  );
  return rows.map(callOf);
}

/** Where the round is run for works of a call: the nearest in its lineage that has a host. */
export async function findHostedCall(tx: Tx, call: Call): Promise<Call | undefined> {
  const line = await listCallLineage(tx, call.lineage);
  return line.reverse().find((c) => c.hostId !== undefined);
}

/** Calls hosted at one of these organisations, in running campaigns. */
export async function listHostedAt(tx: Tx, organisationIds: readonly OrganisationId[]): Promise<Call[]> {
  const rows = await rowsOf(
    tx,
    sql<CallRow>`
      select ${columns} from ${from} where l.host_id = any(${[...organisationIds]}::uuid[]) and c.state = 'running'
      order by c.year desc, l.position limit 100`,
  );
  return rows.map(callOf);
}

type Added =
  | 'latitude'
  | 'graceMinutes'
  | 'fields'
  | 'eligibility'
  | 'filesMin'
  | 'filesMax'
  | 'entrances'
  | 'stages'
  | 'route';
type Read = 'ownerId' | 'ownerPath' | 'ownerName' | 'hostPath' | 'hostName' | 'version';
export type NewCall = Omit<Call, Read | Added> & Partial<Pick<Call, Added>>;

export async function insertCall(tx: Tx, c: NewCall): Promise<void> {
  const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;
  await sql`
    insert into call (id, lineage, parent_id, parent_version, campaign_id, key, position, name_zh, name_en, brief_zh, brief_en, entry_kind, channels,
      host_id, host_conflict, file_rules, takes_link, opens_at, closes_at, closes_words, recommend_until, review_until,
      vote_opens_at, vote_closes_at, host_floor, unit_cap, rubric, stages, route, ballot, formula, supplements,
      latitude, late_until, grace_minutes, files_min, files_max, fields, eligibility, entrances, template, person_cap, call_cap)
    values (${c.id}, ${c.lineage}::ltree, ${c.parentId ?? null}, ${c.parentVersion ?? null}, ${c.campaignId}, ${c.key}, ${c.position}, ${c.name.zh},
      ${c.name.en ?? null}, ${c.brief.zh}, ${c.brief.en ?? null}, ${c.entryKind}, ${json(c.channels)}, ${c.hostId ?? null},
      ${c.hostConflict ? json(c.hostConflict) : null}, ${json(c.fileRules)}, ${c.takesLink}, ${c.opensAt}, ${c.closesAt},
      ${c.closesWords ?? null}, ${c.recommendUntil}, ${c.reviewUntil}, ${c.voteOpensAt}, ${c.voteClosesAt},
      ${c.hostFloor ?? null}, ${c.unitCap ?? null}, ${json(c.rubric)}, ${json(c.stages ?? [])}, ${c.route ?? 'levels'}, ${json(c.ballot)}, ${json(c.formula)}, ${json(c.supplements)},
      ${json(c.latitude ?? {})}, ${c.lateUntil ?? null}, ${c.graceMinutes ?? 0}, ${c.filesMin ?? 1}, ${c.filesMax ?? 1},
      ${json(c.fields ?? [])}, ${json(c.eligibility ?? {})}, ${json(c.entrances ?? [])}, ${c.template ?? null},
      ${c.personCap ?? null}, ${c.callCap ?? null})`.execute(tx);
}

/** Hosted calls whose vote has opened, and closed not before `since`. */
export async function listCallsInVote(tx: Tx, since: Date, now: Date): Promise<Call[]> {
  const rows = await rowsOf(
    tx,
    sql<CallRow>`
      select ${columns} from ${from}
      where l.host_id is not null and l.vote_opens_at <= ${now} and l.vote_closes_at > ${since} order by l.campaign_id, l.id limit 500`,
  );
  return rows.map(callOf);
}

/** Hosted calls of these owners whose vote is over, in running campaigns. */
export async function listCallsToReckon(
  tx: Tx,
  ownerIds: readonly OrganisationId[],
  now: Date,
): Promise<Call[]> {
  const rows = await rowsOf(
    tx,
    sql<CallRow>`
      select ${columns} from ${from}
      where l.host_id is not null and (l.vote_closes_at <= ${now} or (l.formula->>'votesPercent')::int = 0) and c.state = 'running' and o.id = any(${[...ownerIds]}::uuid[])
      order by c.year desc, l.position limit 100`,
  );
  return rows.map(callOf);
}

/** Gives a call to a host, or to none; where the paper named two, this is the one chosen. False once its vote has opened. */
export async function assignHost(
  tx: Tx,
  id: CallId,
  host: { id: OrganisationId; name: Named } | undefined,
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update call set host_id = ${host?.id ?? null}, host_conflict = case
        when host_conflict is null or ${host?.name.zh ?? null}::text is null then host_conflict
        else jsonb_set(host_conflict, '{chosen}', to_jsonb(${host?.name.zh ?? null}::text)) end
      where id = ${id} and frozen_at is null and withdrawn_at is null returning id`,
  );
  return row !== undefined;
}

/** Makes every other transaction that opens a call in this campaign wait for this one. */
export async function lockCallsOf(tx: Tx, campaignId: CampaignId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`calls of ${campaignId}`}, 0))`.execute(tx);
}

/** Makes every other transaction that wants this call's order or quota wait for this one. */
export async function lockCallFor(tx: Tx, callId: CallId, organisationId: OrganisationId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${callId}/${organisationId}`}, 0))`.execute(tx);
}
