/** Brings a database to this version's shape: the files of db/migrations in order, each once, each whole. */

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';

const LOCK = 7_330_211;

/** Why a database cannot be brought to this version; the message says what to do. */
export class MigrationRefusal extends Error {}

type Known = { name: string; digest: string };

async function listFiles(dir: string): Promise<(Known & { text: string })[]> {
  const names = (await readdir(dir)).filter((name) => /^\d{4}-[a-z-]+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(path.join(dir, name), 'utf8');
      return { name, text, digest: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

/**
 * Applies what is missing. Each file runs in one transaction with its own record, so a migration that dies
 * midway leaves nothing of itself and the next start goes on there (F-20). Two starters wait for each other.
 * @throws MigrationRefusal when the database was made by a newer version or by a changed file.
 */
export async function migrate(ownerUrl: string, dir: string): Promise<{ applied: string[] }> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(
      'create table if not exists migration_done (name text primary key, digest text not null, at timestamptz not null default now())',
    );
    const files = await listFiles(dir);
    const known = (await client.query<Known>('select name, digest from migration_done order by name')).rows;
    refuseForeign(known, files);
    const applied: string[] = [];
    for (const file of files.filter((f) => !known.some((k) => k.name === f.name))) {
      await applyOne(client, file);
      applied.push(file.name);
    }
    await grantApp(client);
    return { applied };
  } finally {
    await client.end();
  }
}

/** Whether every file was applied already. */
export async function isUpToDate(ownerUrl: string, dir: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const known = await client.query<Known>('select name, digest from migration_done');
    const isDone = (file: Known) =>
      known.rows.some(({ name, digest }) => name === file.name && digest === file.digest);
    return (await listFiles(dir)).every(isDone);
  } finally {
    await client.end();
  }
}

function refuseForeign(known: Known[], files: Known[]): void {
  for (const done of known) {
    const file = files.find((f) => f.name === done.name);
    if (!file) {
      throw new MigrationRefusal(
        `The database already has ${done.name}, which this version does not know: it was made by a newer Tongxin. Start that version, or restore a backup made before the upgrade. 数据库由更新的版本建立，请使用该版本启动。`,
      );
    }
    if (file.digest !== done.digest) {
      throw new MigrationRefusal(
        `db/migrations/${done.name} was changed after it had been applied to this database. Restore the file and put the change into a new migration. 已执行的迁移文件被改动，请还原该文件。`,
      );
    }
  }
}

async function applyOne(client: pg.Client, file: Known & { text: string }): Promise<void> {
  try {
    await client.query('begin');
    await client.query("set local lock_timeout = '2s'");
    await client.query(file.text);
    await client.query('insert into migration_done (name, digest) values ($1, $2)', [file.name, file.digest]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw new MigrationRefusal(
      `db/migrations/${file.name} could not be applied and was undone; nothing of it remains: ${(error as Error).message}. Free what blocks it and start again; it goes on there. 迁移未完成且已回退，请排除原因后重新启动。`,
    );
  }
}

/** The app role reads and writes rows, owns nothing, and may never change a ledger or a fact (AC-142, AC-231). */
async function grantApp(client: pg.Client): Promise<void> {
  await client.query(`
    do $$ begin
      if not exists (select from pg_roles where rolname = 'tongxin_app') then create role tongxin_app login; end if;
    end $$;
    revoke all on schema public from public;
    grant usage on schema public to tongxin_app;
    grant select, insert, update, delete on all tables in schema public to tongxin_app;
    grant usage on all sequences in schema public to tongxin_app;
    revoke insert, update, delete on migration_done from tongxin_app;
    revoke insert, update, delete on clock_offset from tongxin_app;
  `);
  const ledgers = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p')
        and (c.relname = 'outbox_fact' or obj_description(c.oid) like 'ledger:%')`,
  );
  for (const { name } of ledgers.rows) {
    await client.query(`revoke update, delete, truncate on ${pg.escapeIdentifier(name)} from tongxin_app`);
  }
}
