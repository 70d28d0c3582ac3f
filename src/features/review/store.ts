/** Every query on rounds: one a stage of a call, and the ranking each adds up to. */

import { type RawBuilder, sql } from 'kysely';
import { type Actor, personIdOf } from '../../kernel/actor.ts';
import {
  type CallId,
  type CampaignId,
  isId,
  newId,
  type OrganisationId,
  type PanelId,
  type PersonId,
  type RoundId,
} from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import { rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import type { Call, Criterion } from '../call/call.ts';
import type { Stage } from '../call/stage.ts';
import { callJoin } from '../call/store.ts';
import { campaignJoin } from '../campaign/store.ts';
import { organisationJoin } from '../organisation/store.ts';
import { listPanelIdsOf } from '../panel/store.ts';
import type { Round, RoundState } from './review.ts';

type Row = {
  id: RoundId;
  call_id: CallId;
  call_zh: string;
  call_en: string | null;
  campaign_id: CampaignId;
  owner_id: OrganisationId;
  owner_path: string;
  owner_zh: string;
  owner_en: string | null;
  host_id: OrganisationId;
  host_path: string;
  host_zh: string;
  host_en: string | null;
  position: number;
  stage: Stage;
  panel_id: PanelId | null;
  is_shared: boolean;
  rubric: Criterion[];
  state: RoundState;
  opened_at: Date;
  closed_at: Date | null;
  handed_at: Date | null;
  onward: 'next' | 'owner' | null;
  minutes: string | null;
  version: number;
};

/** Works of it have come to the other side: a later stage is run there, or the chain has ended at the owner. */
const isShared = sql`exists (select from review_round o where o.call_id = d.call_id and (o.onward = 'owner'
  or (o.position > d.position and o.stage ->> 'runner' <> d.stage ->> 'runner')))`;
const columns = sql`d.id, d.call_id, l.name_zh as call_zh, l.name_en as call_en, d.campaign_id, w.id as owner_id,
  w.path::text as owner_path, w.name_zh as owner_zh, w.name_en as owner_en, d.host_id, h.path::text as host_path,
  h.name_zh as host_zh, h.name_en as host_en, d.position, d.stage, d.panel_id, ${isShared} as is_shared, d.rubric, d.state,
  d.opened_at, d.closed_at, d.handed_at, d.onward, d.minutes, d.version`;
const from = sql`review_round d join ${callJoin(sql`d.call_id`)} join ${campaignJoin(sql`d.campaign_id`)}
  join ${organisationJoin(sql`c.organisation_id`, 'w')} join ${organisationJoin(sql`d.host_id`, 'h')}`;

const named = (zh: string, en: string | null): Named => ({ zh, en: en ?? undefined });

function roundOf(r: Row): Round {
  const owner = { id: r.owner_id, path: r.owner_path, name: named(r.owner_zh, r.owner_en) };
  const host = { id: r.host_id, path: r.host_path, name: named(r.host_zh, r.host_en) };
  const runner = r.stage.runner === 'owner' ? owner : host;
  return {
    id: r.id,
    callId: r.call_id,
    callName: named(r.call_zh, r.call_en),
    campaignId: r.campaign_id,
    ownerId: owner.id,
    ownerPath: owner.path,
    hostId: host.id,
    hostPath: host.path,
    hostName: host.name,
    position: r.position,
    stage: r.stage,
    runnerId: runner.id,
    runnerPath: runner.path,
    runnerName: runner.name,
    isShared: r.is_shared,
    panelId: r.panel_id ?? undefined,
    rubric: r.rubric,
    state: r.state,
    openedAt: r.opened_at,
    closesAt: r.stage.closesAt === undefined ? undefined : new Date(r.stage.closesAt),
    closedAt: r.closed_at ?? undefined,
    handedAt: r.handed_at ?? undefined,
    onward: r.onward ?? undefined,
    minutes: r.minutes ?? undefined,
    version: r.version,
  };
}

const one = async (tx: Tx, where: RawBuilder<unknown>): Promise<Round | undefined> => {
  const row = await rowOf(tx, sql<Row>`select ${columns} from ${from} where ${where}`);
  return row && roundOf(row);
};

/** A round by its id. Who may see it is asked by the door: who runs it, its judges, and the other side once it is shared. */
export async function findRound(tx: Tx, id: string): Promise<Round | undefined> {
  return isId(id) ? one(tx, sql`d.id = ${id}`) : undefined;
}

export async function getRound(tx: Tx, id: string): Promise<Round> {
  const found = await findRound(tx, id);
  if (!found) throw new Error(`round ${id} must exist`);
  return found;
}

/** The rounds of a hosted call in the order of its chain. */
export async function listRounds(tx: Tx, callId: CallId): Promise<Round[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`select ${columns} from ${from} where d.call_id = ${callId} order by d.position`,
  );
  return rows.map(roundOf);
}

/** The furthest round of a hosted call, if one was opened: once that is handed, the chain is at its end. */
export async function findRoundOfCall(tx: Tx, callId: CallId): Promise<Round | undefined> {
  return (await listRounds(tx, callId)).at(-1);
}

/** The rounds these organisations run and have not passed on yet, the oldest first. */
export async function listRunningAt(tx: Tx, organisationIds: readonly OrganisationId[]): Promise<Round[]> {
  if (organisationIds.length === 0) return [];
  const rows = await rowsOf(
    tx,
    sql<Row>`
    select ${columns} from ${from} where d.state <> 'handed' and c.state = 'running'
      and case d.stage ->> 'runner' when 'owner' then w.id else d.host_id end = any(${[...organisationIds]}::uuid[])
    order by d.opened_at, d.id limit 200`,
  );
  return rows.map(roundOf);
}

/** Marks open rounds whose stage is over and of which nobody was told yet; answers with those newly marked. */
export async function listEnded(tx: Tx, now: Date): Promise<Round[]> {
  const marked = await rowsOf(
    tx,
    sql<{ id: RoundId }>`
    update review_round set told_at = ${now} where state = 'open' and told_at is null
      and (stage ->> 'closesAt')::timestamptz <= ${now} returning id`,
  );
  return Promise.all(marked.map((row) => getRound(tx, row.id)));
}

/** A later end of an open stage; its ending will be told anew. */
export async function setClosesAt(tx: Tx, id: RoundId, closesAt: Date): Promise<void> {
  await sql`
    update review_round set version = version + 1, told_at = null,
      stage = jsonb_set(stage, '{closesAt}', to_jsonb(${closesAt.toISOString()}::text))
    where id = ${id}`.execute(tx);
}

/** The round that a panel judges. */
export async function findRoundOfPanel(tx: Tx, panelId: PanelId): Promise<Round | undefined> {
  return one(tx, sql`d.panel_id = ${panelId} order by d.position desc limit 1`);
}

/** The rounds a person judges in, the newest first. */
export async function listRoundsOfJudge(tx: Tx, personId: PersonId): Promise<Round[]> {
  const panels = await listPanelIdsOf(tx, personId);
  const rows = await rowsOf(
    tx,
    sql<Row>`
    select ${columns} from ${from} where d.panel_id = any(${panels}::uuid[])
    order by d.state <> 'open', d.opened_at desc, l.position limit 100`,
  );
  return rows.map(roundOf);
}

export type NewRound = { call: Call; position: number; stage: Stage; panelId?: PanelId };

/** Opens the round of a stage; nothing when it was opened already. */
export async function insertRound(
  tx: Tx,
  actor: Actor,
  now: Date,
  { call, position, stage, panelId }: NewRound,
): Promise<RoundId | undefined> {
  const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;
  const row = await rowOf(
    tx,
    sql<{ id: RoundId }>`
    insert into review_round (id, call_id, campaign_id, host_id, position, stage, panel_id, rubric, state, opened_at, opened_by)
    values (${newId(now.getTime())}, ${call.id}, ${call.campaignId}, ${call.hostId!}, ${position}, ${json(stage)},
      ${panelId ?? null}, ${json(stage.rubric ?? call.rubric)}, 'open', ${now}, ${personIdOf(actor) ?? null})
    on conflict (call_id, position) do nothing returning id`,
  );
  return row?.id;
}

export type Move = { from: RoundState; to: RoundState; onward?: Round['onward']; minutes?: string };

/**
 * Moves the state if it still is what the decision was made on; false when somebody was quicker. A round closes no
 * earlier than its last score: a score that won the lock may carry a later instant than the closing that waited for it.
 */
export async function moveRound(
  tx: Tx,
  actor: Actor,
  now: Date,
  id: RoundId,
  { from, to, onward, minutes }: Move,
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
    update review_round d set state = ${to}, version = version + 1,
      closed_at = case ${to} when 'closed'
        then greatest(${now}, (select max(s.submitted_at) from review_score s where s.round_id = d.id))
        when 'open' then null else closed_at end,
      closed_by = case ${to} when 'closed' then ${personIdOf(actor) ?? null}::uuid when 'open' then null else closed_by end,
      handed_at = case when ${to} = 'handed' then ${now} else handed_at end,
      onward = ${onward ?? null}, minutes = coalesce(${minutes ?? null}, minutes)
    where id = ${id} and state = ${from} returning id`,
  );
  return row !== undefined;
}

/** Keeps a round from closing until this transaction ends; false when it is no longer open. */
export async function holdOpen(tx: Tx, id: RoundId): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`select id from review_round where id = ${id} and state = 'open' for share`,
  );
  return row !== undefined;
}

/** Keeps everybody else from this round until the transaction ends; answers with it as it now is. */
export async function lockRound(tx: Tx, id: RoundId): Promise<Round> {
  await sql`select id from review_round where id = ${id} for update`.execute(tx);
  return getRound(tx, id);
}
