/** The ground of comparisons: a database with the demo world, its gallery filled, and real web processes over it. */

import { type Kysely, sql } from 'kysely';
import { countCall } from '../../src/features/vote/actions/count-call.ts';
import { announceSigner } from '../../src/features/vote/store/poll.ts';
import type { CallId, CampaignId } from '../../src/kernel/id.ts';
import { done } from '../../src/kernel/verdict.ts';
import { openMedia } from '../../src/main/open.ts';
import { inTransaction, openDatabase } from '../../src/platform/db.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { startPostgres } from '../../src/platform/postgres.ts';
import { openSigner } from '../../src/platform/signing.ts';
import { prepareQueue } from '../../src/platform/worker.ts';
import { seedWorld } from '../../world/seed.ts';
import { builtScript, childrenOf, cpuMsOf, endScript, freePort, startScript } from './machine.ts';

/** What was opened, to be ended in the opposite order. */
export type Ends = (() => Promise<unknown> | unknown)[];
export type Ground = {
  appUrl: string;
  ownerUrl: string;
  dataDir: string;
  distDir: string;
  /** The processor time the database's processes have used so far, in milliseconds. */
  databaseCpuMs: () => number;
};
export type Web = { port: number; pid: number; origin: string };

export async function endAll(ends: Ends): Promise<void> {
  for (const one of ends.splice(0).reverse()) await one();
}

/** A PostgreSQL of its own with the demo world. */
export async function openGround(dataDir: string, ends: Ends): Promise<Ground> {
  const distDir = builtScript('web').replace(/\/[^/]*$/, '');
  const postgres = await startPostgres({ dataDir, log: { info: () => undefined, warn: console.warn } });
  ends.push(() => postgres.stop());
  const { appUrl, ownerUrl } = postgres;
  await migrate(ownerUrl, 'db/migrations');
  await prepareQueue(ownerUrl);
  const db = openDatabase(ownerUrl, 2);
  await announceSigner(db, openSigner(dataDir).publicKey);
  await seedWorld({ db, media: await openMedia(dataDir, distDir), works: true });
  await db.destroy();
  const databaseCpuMs = () => childrenOf(postgres.pid).reduce((sum, { pid }) => sum + cpuMsOf(pid), 0);
  return { appUrl, ownerUrl, dataDir, distDir, databaseCpuMs };
}

/** The real web process; what is asked beyond the usual are variables of its environment. */
export async function startWeb(ground: Ground, ends: Ends, more: Record<string, string> = {}): Promise<Web> {
  const port = await freePort();
  const child = await startScript('web', {
    HOST: '127.0.0.1',
    PORT: String(port),
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    TONGXIN_DATABASE: ground.appUrl,
    TONGXIN_DATA: ground.dataDir,
    TONGXIN_DIST: ground.distDir,
    ...more,
  });
  ends.push(() => endScript(child));
  return { port, pid: child.pid!, origin: `http://127.0.0.1:${port}` };
}

/** Brings the photography call, in which the demo votes, to so many shown works: copies of those it has. */
export async function fillGallery(ground: Ground, works: number): Promise<string> {
  const db = openDatabase(ground.ownerUrl, 1);
  try {
    return await copyWorks(db, works);
  } finally {
    await db.destroy();
  }
}

async function copyWorks(db: Kysely<Record<string, never>>, works: number): Promise<string> {
  const call = (
    await sql<{ id: CallId; campaignId: CampaignId }>`
      select id, campaign_id as "campaignId" from call where key = 'photography' and host_id is not null
      order by nlevel(lineage) limit 1`.execute(db)
  ).rows[0]!;
  await sql`
    with shown as (
      select e.*, r.id as choice_id, row_number() over (order by e.number) as place
      from entry e join recommendation r on r.entry_id = e.id and r.leg = 'to-owner' and r.state = 'standing'
      where r.call_id = ${call.id} and e.shown_at is not null),
    copies as (
      select gen_random_uuid() as new_id, s.*, n from generate_series(0, ${works}::int - 1 - (select count(*)::int from shown)) as n
      join shown s on s.place = 1 + n % (select count(*) from shown)),
    made as (
      insert into entry (id, call_id, campaign_id, unit_id, number, title, summary, makers, statements, link, file_id,
        state, entered_by, sent_by, shown_at, created_at, updated_at, submitted_at)
      select new_id, call_id, campaign_id, unit_id, number || '-' || n, title, summary, makers, statements, link, file_id,
        state, entered_by, sent_by, shown_at, created_at, updated_at, submitted_at from copies returning id)
    insert into recommendation (id, call_id, campaign_id, entry_id, entry_version, from_id, to_id, leg, place, state, at)
    select gen_random_uuid(), r.call_id, r.campaign_id, c.new_id, r.entry_version, r.from_id, r.to_id, r.leg,
      1000 + c.n, r.state, r.at
    from copies c join recommendation r on r.id = c.choice_id`.execute(db);
  const counted = await inTransaction(db, { kind: 'machine' }, async (doing) =>
    done(await countCall(doing, call)),
  );
  if (!counted.ok || !counted.value) throw new Error('the votes could not be counted');
  return `/campaigns/${call.campaignId}/calls/${call.id}`;
}
