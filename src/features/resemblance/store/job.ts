/** Entries whose prints are to be made: taken with a lease, finished only by whoever still holds it. */

import { sql } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import type { EntryId, FileId } from '../../../kernel/id.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { entriesSeenFromSeats, entryJoin } from '../../entry/store.ts';
import { organisationJoin } from '../../organisation/store.ts';

export type Named = { id: FileId; sha256: string };
export type Job = { entryId: EntryId; fence: number };
export type Trouble = { fileId: FileId; why: string };

/** Asks for the prints of an entry, again if it was asked before: its files may be others now. */
export async function askPrints(
  { tx, now }: Pick<Doing, 'tx' | 'now'>,
  entryId: EntryId,
  files: readonly Named[],
): Promise<void> {
  const [ids, sha256s] = [files.map((file) => file.id), files.map((file) => file.sha256)];
  await sql`
    insert into resemblance_job as j (entry_id, state, files, sha256s, asked_at)
    values (${entryId}, 'waiting', ${ids}::uuid[], ${sha256s}::text[], ${now})
    on conflict (entry_id) do update set state = 'waiting', attempts = 0, fence = j.fence + 1, lease_until = null,
      files = excluded.files, sha256s = excluded.sha256s, troubles = '[]', asked_at = excluded.asked_at,
      ended_at = null`.execute(tx);
}

/** Forgets an entry that takes no further part. */
export async function forgetJob(tx: Tx, entryId: EntryId): Promise<void> {
  await sql`delete from resemblance_job where entry_id = ${entryId}`.execute(tx);
}

const attemptsMax = 4;

/** The one that waits longest; whoever held it too long has lost it. */
export async function takeJob(
  { tx, now }: Pick<Doing, 'tx' | 'now'>,
  leaseMs: number,
): Promise<Job | undefined> {
  await sql`
    update resemblance_job set state = 'failed', ended_at = ${now}
    where state = 'running' and lease_until < ${now} and attempts >= ${attemptsMax}`.execute(tx);
  const row = await rowOf(
    tx,
    sql<{ entry_id: EntryId; fence: number }>`
      update resemblance_job set state = 'running', attempts = attempts + 1, fence = fence + 1,
        lease_until = ${new Date(now.getTime() + leaseMs)}
      where entry_id = (select entry_id from resemblance_job
        where state = 'waiting' or (state = 'running' and lease_until < ${now} and attempts < ${attemptsMax})
        order by asked_at, entry_id limit 1 for update skip locked)
      returning entry_id, fence`,
  );
  return row && { entryId: row.entry_id, fence: row.fence };
}

/** Done; false when it was asked for anew or given to somebody else meanwhile. */
export async function finishJob(
  { tx, now }: Pick<Doing, 'tx' | 'now'>,
  { entryId, fence }: Job,
  troubles: readonly Trouble[],
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ entry_id: string }>`
      update resemblance_job set state = 'done', ended_at = ${now}, lease_until = null,
        troubles = ${JSON.stringify(troubles)}::jsonb
      where entry_id = ${entryId} and fence = ${fence} and state = 'running' returning entry_id`,
  );
  return row !== undefined;
}

/** Entries with a file of the very same bytes: which, and which file of theirs. */
export async function listSameFiles(
  tx: Tx,
  entryId: EntryId,
  files: readonly Named[],
): Promise<{ entryId: EntryId; own: Named; otherFileId: FileId }[]> {
  const sha256s = files.map((file) => file.sha256);
  const rows = await rowsOf(
    tx,
    sql<{ entry_id: EntryId; files: FileId[]; sha256s: string[] }>`
      select entry_id, files, sha256s from resemblance_job
      where sha256s && ${sha256s}::text[] and entry_id <> ${entryId} limit 1000`,
  );
  return rows.flatMap((row) => {
    const at = row.sha256s.findIndex((sha256) => sha256s.includes(sha256));
    const own = files.find((file) => file.sha256 === row.sha256s[at]);
    return own ? [{ entryId: row.entry_id, own, otherFileId: row.files[at]! }] : [];
  });
}

/** Of these bytes, those of which another entry holds prints already: one print is enough for all who have them. */
export async function listPrinted(
  tx: Tx,
  entryId: EntryId,
  sha256s: readonly string[],
): Promise<Set<string>> {
  const rows = await rowsOf(
    tx,
    sql<{ sha256: string }>`
      select distinct f.sha256 from resemblance_job j cross join lateral unnest(j.files, j.sha256s) f (id, sha256)
      join resemblance_print p on p.entry_id = j.entry_id and p.file_id = f.id
      where j.sha256s && ${[...sha256s]}::text[] and f.sha256 = any(${[...sha256s]}::text[]) and j.entry_id <> ${entryId}`,
  );
  return new Set(rows.map((row) => row.sha256));
}

/** The bytes of this entry are printed anew from whoever else holds them. */
export async function askHeirs({ tx, now }: Pick<Doing, 'tx' | 'now'>, entryId: EntryId): Promise<void> {
  await sql`
    update resemblance_job set state = 'waiting', attempts = 0, fence = fence + 1, lease_until = null, asked_at = ${now}
    where entry_id <> ${entryId} and state in ('done', 'failed')
      and sha256s && (select sha256s from resemblance_job where entry_id = ${entryId})`.execute(tx);
}

/** Of the entries that the actor's seats show: how many wait, and of how many a file could not be compared. */
export async function countJobs(tx: Tx, actor: Actor): Promise<{ waiting: number; troubled: number }> {
  const row = await rowOf(
    tx,
    sql<{ waiting: number; troubled: number }>`
      select count(*) filter (where j.state in ('waiting', 'running'))::int as waiting,
        count(*) filter (where j.state = 'failed' or j.troubles <> '[]')::int as troubled
      from resemblance_job j join ${entryJoin(sql`j.entry_id`)} join ${organisationJoin(sql`e.unit_id`)}
      where ${entriesSeenFromSeats(actor)}`,
  );
  return row!;
}
