/** Every query on the queue of things to be made. */

import { type RawBuilder, sql } from 'kysely';
import { type FileId, isId } from '../../../kernel/id.ts';
import { offsetOf, type Page, type PageAsk, pageOf } from '../../../kernel/page.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { keptFiles } from '../../media/store.ts';
import { attemptsMax, type Job, type JobKind, type JobProblem, type JobState } from '../job.ts';

type Row = {
  id: string;
  file_id: FileId;
  kind: JobKind;
  priority: number;
  state: JobState;
  attempts: number;
  fence: number;
  percent: number;
  problem: JobProblem | null;
  created_at: Date;
  ahead?: number | null;
};

const jobOf = (row: Row): Job => ({
  id: row.id,
  fileId: row.file_id,
  kind: row.kind,
  state: row.state,
  priority: row.priority,
  attempts: row.attempts,
  fence: row.fence,
  percent: row.percent,
  problem: row.problem ?? undefined,
  createdAt: row.created_at,
  ahead: row.ahead ?? undefined,
});

type NewJob = { id: string; fileId: FileId; kind: JobKind; priority: number };

/** Puts a job in the queue, unless it already stands there. */
export async function insertJob({ tx, now }: Doing, job: NewJob): Promise<void> {
  await sql`
    insert into rendition_job (id, file_id, kind, priority, state, created_at)
    values (${job.id}, ${job.fileId}, ${job.kind}, ${job.priority}, 'waiting', ${now})
    on conflict (file_id, kind) do nothing`.execute(tx);
}

const ahead = sql`case when j.state = 'waiting' then (select count(*) from rendition_job o
  where o.state = 'running' or (o.state = 'waiting' and
    (o.priority, o.created_at, o.id) < (j.priority, j.created_at, j.id)))::int end as ahead`;

/** What is being made of these files, and how many stand before each that waits. */
export async function listJobs(tx: Tx, fileIds: readonly string[]): Promise<Job[]> {
  const asked = fileIds.filter(isId);
  if (asked.length === 0) return [];
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select j.*, ${ahead} from rendition_job j where j.file_id = any(${asked}::uuid[])
      order by array_position(${asked}::uuid[], j.file_id), j.priority, j.kind`,
  );
  return rows.map(jobOf);
}

/** One job of a file. */
export async function findJob(tx: Tx, fileId: string, kind: string): Promise<Job | undefined> {
  if (!isId(fileId)) return undefined;
  const row = await rowOf(
    tx,
    sql<Row>`select j.*, ${ahead} from rendition_job j where j.file_id = ${fileId} and j.kind = ${kind}`,
  );
  return row && jobOf(row);
}

type Count = { waiting: number; running: number; failed: number; done: number };

/** How the whole queue stands: for the keeper. */
export async function countJobs(tx: Tx): Promise<Count> {
  const row = await rowOf(
    tx,
    sql<Count>`
      select count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'running')::int as running,
        count(*) filter (where state = 'failed')::int as failed, count(*) filter (where state = 'done')::int as done
      from rendition_job`,
  );
  return row!;
}

// Leases run by the server's own clock: whoever moves the clock of a demo neither ends nor prolongs them.
const leaseOf = (ms: number): RawBuilder<unknown> => sql`now() + make_interval(secs => ${ms / 1000})`;

/** Whoever died three times with the job in hand was killed by it: it is given up, where people see it. */
export async function giveUpLost({ tx, now }: Doing): Promise<Job[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      update rendition_job set state = 'failed', problem = 'gave-up', ended_at = ${now}, lease_until = null, fence = fence + 1
      where state = 'running' and lease_until < now() and attempts >= ${attemptsMax} returning *`,
  );
  return rows.map(jobOf);
}

/** Takes the next job for a while: what waits, or what somebody held whose lease ran out. */
export async function takeJob(
  { tx, now }: Doing,
  ask: { kinds: readonly JobKind[]; leaseMs: number },
): Promise<Job | undefined> {
  const row = await rowOf(
    tx,
    sql<Row>`
      with next as (
        select id from rendition_job
        where kind = any(${[...ask.kinds]}::text[]) and (
          (state = 'waiting' and (lease_until is null or lease_until <= now()))
          or (state = 'running' and lease_until < now()))
        order by priority, created_at, id limit 1 for update skip locked)
      update rendition_job j set state = 'running', attempts = j.attempts + 1, fence = j.fence + 1,
        lease_until = ${leaseOf(ask.leaseMs)}, started_at = ${now}, ended_at = null, problem = null, percent = 0
      from next where j.id = next.id returning j.*`,
  );
  return row && jobOf(row);
}

const held = (job: Pick<Job, 'id' | 'fence'>): RawBuilder<unknown> =>
  sql`id = ${job.id} and fence = ${job.fence} and state = 'running'`;

/** Says how far it is and keeps the lease; false when the job is another's by now, or was cancelled (F-07). */
export async function touchJob(
  tx: Tx,
  job: Pick<Job, 'id' | 'fence'>,
  percent: number,
  leaseMs: number,
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update rendition_job set percent = ${Math.min(99, Math.max(0, Math.floor(percent)))}, lease_until = ${leaseOf(leaseMs)}
      where ${held(job)} returning id`,
  );
  return row !== undefined;
}

/** Ends a job that is still held; false when it is another's by now: then nothing of this attempt may count. */
export async function finishJob({ tx, now }: Doing, job: Pick<Job, 'id' | 'fence'>): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update rendition_job set state = 'done', percent = 100, lease_until = null, ended_at = ${now}
      where ${held(job)} returning id`,
  );
  return row !== undefined;
}

/** Puts a held job back, after a pause and behind those that have not failed yet, or gives it up. */
export async function endAttempt(
  { tx, now }: Doing,
  job: Pick<Job, 'id' | 'fence'>,
  end: { state: 'failed' | 'waiting'; problem?: JobProblem; pauseSeconds?: number; isUncounted?: boolean },
): Promise<boolean> {
  const pause = end.pauseSeconds ? leaseOf(end.pauseSeconds * 1000) : null;
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update rendition_job set state = ${end.state}, problem = ${end.problem ?? null}, lease_until = ${pause}, percent = 0,
        attempts = attempts - ${end.isUncounted ? 1 : 0}::int,
        ended_at = case when ${end.state} = 'failed' then ${now}::timestamptz end
      where ${held(job)} returning id`,
  );
  return row !== undefined;
}

/** Stops what waits or runs; a worker that has it in hand notices and lets go. */
export async function cancelJob({ tx, now }: Doing, id: string): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update rendition_job set state = 'cancelled', fence = fence + 1, lease_until = null, ended_at = ${now}
      where id = ${id} and state in ('waiting', 'running') returning id`,
  );
  return row !== undefined;
}

/** Puts a job that has ended in the queue again, with all its attempts. */
export async function askAgain(tx: Tx, id: string, priority: number): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update rendition_job set state = 'waiting', attempts = 0, fence = fence + 1, lease_until = null, problem = null,
        percent = 0, priority = ${priority}, ended_at = null
      where id = ${id} and state in ('done', 'failed', 'cancelled') returning id`,
  );
  return row !== undefined;
}

/** Kept films, sounds and photos of which nobody has asked anything yet, the oldest first. */
export async function listUnasked(tx: Tx, most: number): Promise<FileId[]> {
  const rows = await rowsOf(
    tx,
    sql<{ id: FileId }>`
      select f.id from ${keptFiles} f
      where (f.kind in ('video', 'audio') or f.container in ('jpeg', 'heic'))
        and not exists (select from rendition_job j where j.file_id = f.id)
      order by f.received_at, f.id limit ${most}`,
  );
  return rows.map((row) => row.id);
}

/** What could not be made, the newest first. */
export async function listFailed(tx: Tx, ask: PageAsk): Promise<Page<Job>> {
  const rows = await rowsOf(
    tx,
    sql<Row & { total: number }>`
      select j.*, count(*) over ()::int as total from rendition_job j where j.state = 'failed'
      order by j.ended_at desc, j.id limit ${ask.size} offset ${offsetOf(ask)}`,
  );
  return pageOf(rows.map(jobOf), rows[0]?.total ?? 0, ask);
}
