/** Versions of calls: every rule as it stood, and what is written over it. */

import { sql } from 'kysely';
import { personIdOf } from '../../../kernel/actor.ts';
import type { CallId, CampaignId } from '../../../kernel/id.ts';
import { levelOf } from '../../../kernel/tree.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import type { Latitudes } from '../../campaign/campaign.ts';
import { valuesOf } from '../../campaign/latitude.ts';
import type { Call, OriginGroup } from '../call.ts';
import { type CallVersion, callRules } from '../rule.ts';
import { type CallRow, callOf, columns, from } from '../store.ts';

type VersionRow = {
  call_id: CallId;
  version: number;
  at: Date;
  reason: string | null;
  rules: Record<string, unknown> & { latitude?: Latitudes };
};

function versionOf({ call_id, version, at, reason, rules }: VersionRow): CallVersion {
  const { latitude, ...values } = rules;
  return { callId: call_id, version, at, reason: reason ?? undefined, values, latitude: latitude ?? {} };
}

/** Writes down a call's rules as they stand in its present version. */
export async function keepCallVersion({ tx, actor, now }: Doing, call: Call, reason?: string): Promise<void> {
  const rules = { ...valuesOf(callRules, call), latitude: call.latitude };
  await sql`
    insert into call_version (call_id, version, at, by_id, reason, rules)
    values (${call.id}, ${call.version}, ${now}, ${personIdOf(actor) ?? null}, ${reason ?? null},
      ${JSON.stringify(rules)}::jsonb)`.execute(tx);
}

/** Writes what may be amended over a call, as its next version; false when somebody was quicker. */
export async function saveAmendedCall(doing: Doing, call: Call, reason?: string): Promise<boolean> {
  const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;
  const c = call;
  const row = await rowOf(
    doing.tx,
    sql<{ id: string }>`
      update call set version = version + 1, name_zh = ${c.name.zh}, name_en = ${c.name.en ?? null}, brief_zh = ${c.brief.zh},
        brief_en = ${c.brief.en ?? null}, channels = ${json(c.channels)}, file_rules = ${json(c.fileRules)},
        takes_link = ${c.takesLink}, opens_at = ${c.opensAt}, closes_at = ${c.closesAt}, closes_words = ${c.closesWords ?? null},
        late_until = ${c.lateUntil ?? null}, grace_minutes = ${c.graceMinutes}, recommend_until = ${c.recommendUntil},
        review_until = ${c.reviewUntil}, vote_opens_at = ${c.voteOpensAt}, vote_closes_at = ${c.voteClosesAt},
        host_floor = ${c.hostFloor ?? null}, unit_cap = ${c.unitCap ?? null}, rubric = ${json(c.rubric)},
        stages = ${json(c.stages)}, route = ${c.route},
        ballot = ${json(c.ballot)}, formula = ${json(c.formula)}, latitude = ${json(c.latitude)},
        fields = ${json(c.fields)}, eligibility = ${json(c.eligibility)}, entrances = ${json(c.entrances)}, files_min = ${c.filesMin},
        files_max = ${c.filesMax}, person_cap = ${c.personCap ?? null}, call_cap = ${c.callCap ?? null},
        parent_version = ${c.parentVersion ?? null}
      where id = ${c.id} and version = ${c.version} returning id`,
  );
  if (!row) return false;
  await keepCallVersion(doing, { ...call, version: call.version + 1 }, reason);
  return true;
}

/** Moves the end of a vote that runs, as two people decided in public; of the rules nothing changes. */
export async function moveVoteEnd(tx: Tx, id: CallId, until: Date): Promise<void> {
  await sql`update call set vote_closes_at = ${until} where id = ${id}`.execute(tx);
}

/** Makes every other transaction that lays down or opens the judging of this call wait for this one. */
export async function lockCall(tx: Tx, id: CallId): Promise<void> {
  await sql`select 1 from call where id = ${id} for update`.execute(tx);
}

/** Freezes what the vote depends on; true for the one call of it that did. */
export async function freezeCall(tx: Tx, id: CallId, now: Date): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{
      id: string;
    }>`update call set frozen_at = ${now} where id = ${id} and frozen_at is null returning id`,
  );
  return row !== undefined;
}

/** Calls whose vote has opened and that are not frozen yet. */
export async function listCallsToFreeze(tx: Tx, now: Date): Promise<CallId[]> {
  const rows = await rowsOf(
    tx,
    sql<{ id: CallId }>`
    select id from call where host_id is not null and frozen_at is null and vote_opens_at <= ${now} limit 50 for update skip locked`,
  );
  return rows.map((row) => row.id);
}

/** Withdraws a call; false when it was already. */
export async function setWithdrawn(tx: Tx, id: CallId, at: Date, reason: string): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update call set withdrawn_at = ${at}, withdrawn_reason = ${reason} where id = ${id} and withdrawn_at is null returning id`,
  );
  return row !== undefined;
}

/** Which version of the call above now stands behind an adopted one. */
export async function setCallParentVersion(tx: Tx, id: CallId, parentVersion: number): Promise<void> {
  await sql`update call set parent_version = ${parentVersion} where id = ${id}`.execute(tx);
}

export async function getCallVersion(tx: Tx, id: CallId, version: number): Promise<CallVersion> {
  const row = await rowOf(
    tx,
    sql<VersionRow>`select call_id, version, at, reason, rules from call_version where call_id = ${id} and version = ${version}`,
  );
  if (!row) throw new Error(`version ${version} of call ${id} must exist`);
  return versionOf(row);
}

/** The newest first. */
export async function listCallVersions(tx: Tx, id: CallId): Promise<CallVersion[]> {
  const rows = await rowsOf(
    tx,
    sql<VersionRow>`
      select call_id, version, at, reason, rules from call_version where call_id = ${id} order by version desc limit 100`,
  );
  return rows.map(versionOf);
}

/** Every version of the calls of a campaign, by call, the oldest first. */
export async function listVersionsOfCalls(tx: Tx, campaignId: CampaignId): Promise<CallVersion[]> {
  const rows = await rowsOf(
    tx,
    sql<VersionRow>`
      select v.call_id, v.version, v.at, v.reason, v.rules from call_version v join call l on l.id = v.call_id
      where l.campaign_id = ${campaignId} order by l.position, v.version`,
  );
  return rows.map(versionOf);
}

/** The calls beneath one, in campaigns that run: those that an amendment touches. */
export async function listCallsBeneath(tx: Tx, call: Pick<Call, 'id'>): Promise<Call[]> {
  const rows = await rowsOf(
    tx,
    sql<CallRow>`
      select ${columns} from ${from} where l.parent_id = ${call.id} and c.state = 'running' order by o.position limit 1000`,
  );
  return rows.map(callOf);
}

/** The calls of several campaigns at once. */
export async function listCallsOf(tx: Tx, campaignIds: readonly CampaignId[]): Promise<Call[]> {
  if (campaignIds.length === 0) return [];
  const rows = await rowsOf(
    tx,
    sql<CallRow>`select ${columns} from ${from} where l.campaign_id = any(${[...campaignIds]}::uuid[]) order by l.position`,
  );
  return rows.map(callOf);
}

/** By call: the top of its lineage, whose owner it comes from. */
export async function listOrigins(tx: Tx, calls: readonly Call[]): Promise<Map<CallId, Call>> {
  const labels = [...new Set(calls.map((call) => call.lineage.split('.')[0]!))];
  const rows = await rowsOf(
    tx,
    sql<CallRow>`select ${columns} from ${from} where l.lineage = any(${labels}::ltree[])`,
  );
  const tops = new Map(rows.map(callOf).map((top) => [top.lineage, top]));
  return new Map(calls.map((call) => [call.id, tops.get(call.lineage.split('.')[0]!) ?? call]));
}

/** The calls by the organisation at the top of their lineage, the topmost organisation first. */
export async function groupByOrigin(tx: Tx, calls: readonly Call[]): Promise<OriginGroup[]> {
  const origins = await listOrigins(tx, calls);
  const groups = new Map<string, { origin: Call; calls: Call[] }>();
  for (const call of calls) {
    const origin = origins.get(call.id)!;
    const group = groups.get(origin.ownerId) ?? { origin, calls: [] };
    group.calls.push(call);
    groups.set(origin.ownerId, group);
  }
  return [...groups.values()].sort((a, b) => levelOf(a.origin.ownerPath) - levelOf(b.origin.ownerPath));
}
