/** Every query on rounds, and what is reckoned from what was judged. */

import { sql } from 'kysely';
import { type Actor, personIdOf, seatsOf } from '../../kernel/actor.ts';
import {
  type CallId,
  type CampaignId,
  type EntryId,
  isId,
  newId,
  type OrganisationId,
  type PersonId,
  type RoundId,
} from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import { rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import type { Call, Criterion } from '../call/call.ts';
import { callJoin, listHostedAt } from '../call/store.ts';
import { campaignJoin } from '../campaign/store.ts';
import { organisationJoin } from '../organisation/store.ts';
import { countStanding, listStanding } from '../recommendation/store.ts';
import {
  judgeClosing,
  openTo,
  type Ranked,
  type Reckoning,
  type Round,
  type RoundState,
  rankingOf,
} from './review.ts';
import { findJudge, listJudges, listRoundEntries, listScores } from './store/judging.ts';

type Row = {
  id: RoundId;
  call_id: CallId;
  call_zh: string;
  call_en: string | null;
  campaign_id: CampaignId;
  owner_id: OrganisationId;
  owner_path: string;
  host_id: OrganisationId;
  host_path: string;
  host_zh: string;
  host_en: string | null;
  rubric: Criterion[];
  state: RoundState;
  opened_at: Date;
  closed_at: Date | null;
  handed_at: Date | null;
  version: number;
};

const columns = sql`d.id, d.call_id, l.name_zh as call_zh, l.name_en as call_en, d.campaign_id, w.id as owner_id,
  w.path::text as owner_path, d.host_id, h.path::text as host_path, h.name_zh as host_zh, h.name_en as host_en,
  d.rubric, d.state, d.opened_at, d.closed_at, d.handed_at, d.version`;
const from = sql`review_round d join ${callJoin(sql`d.call_id`)} join ${campaignJoin(sql`d.campaign_id`)}
  join ${organisationJoin(sql`c.organisation_id`, 'w')} join ${organisationJoin(sql`d.host_id`, 'h')}`;

const named = (zh: string, en: string | null): Named => ({ zh, en: en ?? undefined });

function roundOf(r: Row): Round {
  return {
    id: r.id,
    callId: r.call_id,
    callName: named(r.call_zh, r.call_en),
    campaignId: r.campaign_id,
    ownerId: r.owner_id,
    ownerPath: r.owner_path,
    hostId: r.host_id,
    hostPath: r.host_path,
    hostName: named(r.host_zh, r.host_en),
    rubric: r.rubric,
    state: r.state,
    openedAt: r.opened_at,
    closedAt: r.closed_at ?? undefined,
    handedAt: r.handed_at ?? undefined,
    version: r.version,
  };
}

/** A round by its id. Who may see it is asked by the door: the host, its judges, and the owner once it is handed over. */
export async function findRound(tx: Tx, id: string): Promise<Round | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(tx, sql<Row>`select ${columns} from ${from} where d.id = ${id}`);
  return row && roundOf(row);
}

export async function getRound(tx: Tx, id: string): Promise<Round> {
  const found = await findRound(tx, id);
  if (!found) throw new Error(`round ${id} must exist`);
  return found;
}

/** The one round of a hosted call, if it was opened. */
export async function findRoundOfCall(tx: Tx, callId: CallId): Promise<Round | undefined> {
  const row = await rowOf(tx, sql<Row>`select ${columns} from ${from} where d.call_id = ${callId}`);
  return row && roundOf(row);
}

/** The rounds a person judges in, the newest first. */
export async function listRoundsOfJudge(tx: Tx, personId: PersonId): Promise<Round[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
    select ${columns} from ${from} where exists (select from review_judge j where j.round_id = d.id and j.person_id = ${personId})
    order by d.state <> 'open', d.opened_at desc, l.position limit 100`,
  );
  return rows.map(roundOf);
}

/** Opens the round of a call; nothing when it has one already. */
export async function insertRound(tx: Tx, actor: Actor, now: Date, call: Call): Promise<RoundId | undefined> {
  const row = await rowOf(
    tx,
    sql<{ id: RoundId }>`
    insert into review_round (id, call_id, campaign_id, host_id, rubric, state, opened_at, opened_by)
    values (${newId(now.getTime())}, ${call.id}, ${call.campaignId}, ${call.hostId!}, ${JSON.stringify(call.rubric)}::jsonb,
      'open', ${now}, ${personIdOf(actor) ?? null})
    on conflict (call_id) do nothing returning id`,
  );
  return row?.id;
}

/**
 * Moves the state if it still is what the decision was made on; false when somebody was quicker. A round closes no
 * earlier than its last score: a score that won the lock may carry a later instant than the closing that waited for it.
 */
export async function moveRound(
  tx: Tx,
  id: RoundId,
  before: RoundState,
  after: RoundState,
  now: Date,
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
    update review_round d set state = ${after}, version = version + 1,
      closed_at = case when ${after} = 'closed'
        then greatest(${now}, (select max(s.submitted_at) from review_score s where s.round_id = d.id)) else closed_at end,
      handed_at = case when ${after} = 'handed' then ${now} else handed_at end
    where id = ${id} and state = ${before} returning id`,
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

/** Keeps everybody else from this round until the transaction ends. */
export async function lockRound(tx: Tx, id: RoundId): Promise<void> {
  await sql`select id from review_round where id = ${id} for update`.execute(tx);
}

/** The ranking of a closed round; nothing while judges may still score (AC-172). */
export async function listRanking(tx: Tx, roundId: RoundId): Promise<Ranked[]> {
  const round = await getRound(tx, roundId);
  if (round.state === 'open') return [];
  const scores = (await listScores(tx, roundId)).filter((s) => s.submittedAt !== undefined);
  const entries = await listRoundEntries(tx, roundId);
  const totalsOf = (entryId: EntryId) => scores.filter((s) => s.entryId === entryId).map((s) => s.total);
  return rankingOf(
    entries.map((e) => ({ entryId: e.entryId, submittedAt: e.submittedAt, totals: totalsOf(e.entryId) })),
  );
}

/** What is known before a round may close, and what is still missing. */
export async function reckonRound(tx: Tx, round: Round): Promise<Reckoning & { missing: number }> {
  const entries = await listRoundEntries(tx, round.id);
  const scores = (await listScores(tx, round.id)).filter((s) => s.submittedAt !== undefined);
  const due = (await listJudges(tx, round.id)).reduce((sum, judge) => sum + openTo(judge, entries).length, 0);
  const scored = new Set(scores.map((s) => s.entryId));
  const standing = await listStanding(tx, { callId: round.callId, leg: 'to-host' });
  return {
    works: entries.length,
    withoutScore: entries.filter((e) => !scored.has(e.entryId)).length,
    untaken: standing.filter((r) => r.takenAt === undefined).length,
    missing: due - scores.length,
  };
}

export type Hosting = { call: Call; received: number; round?: Round };

/** The calls hosted where the actor is officer, with what reached them and their round. */
export async function listHosting(tx: Tx, actor: Actor): Promise<Hosting[]> {
  const ids = seatsOf(actor)
    .filter((seat) => seat.role === 'officer')
    .map((seat) => seat.organisationId);
  const found: Hosting[] = [];
  for (const call of await listHostedAt(tx, ids)) {
    const received = await countStanding(tx, { callId: call.id, leg: 'to-host' });
    found.push({ call, received, round: await findRoundOfCall(tx, call.id) });
  }
  return found;
}

export type JudgeTask = { round: Round; works: number; submitted: number };

/** The rounds a person judges in, with how far they are. Works they keep away from are in no count (AC-160). */
export async function listJudgeTasks(tx: Tx, personId: PersonId | undefined): Promise<JudgeTask[]> {
  if (!personId) return [];
  const tasks: JudgeTask[] = [];
  for (const round of await listRoundsOfJudge(tx, personId)) {
    const judge = (await findJudge(tx, round.id, personId))!;
    const works = openTo(judge, await listRoundEntries(tx, round.id));
    const own = (await listScores(tx, round.id, { judgeId: personId })).filter(
      (s) => s.submittedAt !== undefined,
    );
    tasks.push({ round, works: works.length, submitted: own.length });
  }
  return tasks;
}

export type ReviewWaiting =
  | { kind: 'open' | 'close' | 'hand-over'; call: Call; received: number; round?: Round }
  | ({ kind: 'score' } & JudgeTask);

/** For the desk: rounds to open, to close and to hand over, and works to score. */
export async function listReviewWaiting(tx: Tx, actor: Actor): Promise<ReviewWaiting[]> {
  const hosting: ReviewWaiting[] = [];
  for (const { call, received, round } of await listHosting(tx, actor)) {
    if (!round && received > 0) hosting.push({ kind: 'open', call, received });
    if (round?.state === 'closed') hosting.push({ kind: 'hand-over', call, received, round });
    if (round?.state !== 'open') continue;
    const reckoning = await reckonRound(tx, round);
    if (reckoning.missing === 0 && !judgeClosing(reckoning))
      hosting.push({ kind: 'close', call, received, round });
  }
  const tasks = await listJudgeTasks(tx, personIdOf(actor));
  const scoring = tasks.filter((t) => t.round.state === 'open' && t.submitted < t.works);
  return [...hosting, ...scoring.map((t) => ({ kind: 'score' as const, ...t }))];
}
