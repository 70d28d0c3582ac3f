/** Compares a gallery of sixty works, signed out, with a static file of the same bytes: `bin/bench gallery`. */

import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { countCall } from '../src/features/vote/actions/count-call.ts';
import type { CallId, CampaignId } from '../src/kernel/id.ts';
import { done } from '../src/kernel/verdict.ts';
import { openMedia } from '../src/main/open.ts';
import { type Database, inTransaction, openDatabase } from '../src/platform/db.ts';
import { migrate } from '../src/platform/migrate.ts';
import { startPostgres } from '../src/platform/postgres.ts';
import { prepareQueue } from '../src/platform/worker.ts';
import { seedWorld } from '../world/seed.ts';
import { builtScript, cpuMsOf, endScript, freePort, startScript } from './load/machine.ts';
import type { Press, Pressed } from './load/press.ts';

const works = 60;
const connections = 16;
const dist = path.dirname(builtScript('web'));

type Address = { port: number; path: string };
type Figure = { pagesPerSecond: number; cpuMsPerPage: number };

/** Brings the photography call, in which the demo votes, to sixty shown works: copies of those it has. */
async function fillGallery(db: Database): Promise<string> {
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

/** Asks one server for a page again and again; the press is another process. */
function press(load: ChildProcess, address: Address, seconds: number): Promise<Pressed> {
  const ask: Press = { ...address, seconds, connections };
  return new Promise((resolve, reject) => {
    load.once('message', (pressed: Pressed) =>
      pressed.wrong > 0 ? reject(new Error(`${pressed.wrong} answers were not 200`)) : resolve(pressed),
    );
    load.send(ask);
  });
}

/** Presses in turns, so that whatever else the machine does weighs on all alike. */
async function compare(
  load: ChildProcess,
  servers: (Address & { pid: number })[],
  turns: number,
  seconds: number,
) {
  const sums = servers.map(() => ({ pages: 0, seconds: 0, cpuMs: 0 }));
  for (const server of servers) await press(load, server, 1);
  for (let turn = 0; turn < turns; turn++) {
    for (const [index, server] of servers.entries()) {
      const before = cpuMsOf(server.pid);
      const pressed = await press(load, server, seconds);
      const sum = sums[index]!;
      sum.cpuMs += cpuMsOf(server.pid) - before;
      sum.pages += pressed.pages;
      sum.seconds += pressed.seconds;
    }
  }
  return sums.map(
    (sum): Figure => ({ pagesPerSecond: sum.pages / sum.seconds, cpuMsPerPage: sum.cpuMs / sum.pages }),
  );
}

async function fetchPage(origin: string, target: string) {
  const response = await fetch(origin + target, { headers: { 'accept-language': 'zh-CN' } });
  const html = await response.text();
  const shown = html.match(/<li class="card"/g)?.length ?? 0;
  if (response.status !== 200 || shown !== works)
    throw new Error(`the gallery answered ${response.status} with ${shown} works`);
  const left = ['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding'];
  const headers = Object.fromEntries([...response.headers].filter(([name]) => !left.includes(name)));
  return { html, headers };
}

/** The scripts a page names, each as it would travel. */
async function scriptsGzipBytes(origin: string, html: string): Promise<number> {
  let sum = 0;
  for (const [, src] of html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)) {
    const response = await fetch(new URL(src!, origin));
    sum += gzipSync(Buffer.from(await response.arrayBuffer())).length;
  }
  return sum;
}

type Ends = (() => Promise<unknown> | unknown)[];

/** The real web process over a database; without a number it keeps pages as it does by itself. */
async function startWeb(room: { appUrl: string; dataDir: string }, ends: Ends, keepPagesMs?: number) {
  const port = await freePort();
  const child = await startScript('web', {
    HOST: '127.0.0.1',
    PORT: String(port),
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    TONGXIN_DATABASE: room.appUrl,
    TONGXIN_DATA: room.dataDir,
    TONGXIN_DIST: dist,
    ...(keepPagesMs === undefined ? {} : { TONGXIN_KEEP_PAGES_MS: String(keepPagesMs) }),
  });
  ends.push(() => endScript(child));
  return { port, pid: child.pid!, origin: `http://127.0.0.1:${port}` };
}

async function makeWorld(dataDir: string, ends: Ends) {
  const postgres = await startPostgres({ dataDir, log: { info: () => undefined, warn: console.warn } });
  ends.push(() => postgres.stop());
  await migrate(postgres.ownerUrl, 'db/migrations');
  await prepareQueue(postgres.ownerUrl);
  const db = openDatabase(postgres.ownerUrl, 2);
  await seedWorld({ db, media: await openMedia(dataDir, dist), works: true });
  const target = await fillGallery(db);
  await db.destroy();
  return { appUrl: postgres.appUrl, dataDir, target };
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

async function measure(dataDir: string, ends: Ends, seconds: number) {
  const room = await makeWorld(dataDir, ends);
  const load = await startScript('bench/load/press');
  ends.push(() => endScript(load));
  const web = await startWeb(room, ends);
  const { html, headers } = await fetchPage(web.origin, room.target);
  const file = path.join(dataDir, 'gallery.html');
  writeFileSync(file, html);
  const port = await freePort();
  const still = await startScript('bench/load/serve', {
    BENCH_SERVE: JSON.stringify({ port, headers, file }),
  });
  ends.push(() => endScript(still));
  const servers = [
    { port: web.port, pid: web.pid, path: room.target },
    { port, pid: still.pid!, path: '/' },
  ];
  const [page, plain] = await compare(load, servers, 2, seconds);
  const fresh = await startWeb(room, ends, 0);
  const [drawn] = await compare(
    load,
    [{ port: fresh.port, pid: fresh.pid, path: room.target }],
    1,
    Math.min(seconds, 3),
  );
  return {
    page: page!,
    plain: plain!,
    drawn: drawn!,
    html,
    jsGzipBytes: await scriptsGzipBytes(web.origin, html),
  };
}

function tell(found: Awaited<ReturnType<typeof measure>>): void {
  const { page, plain, drawn, html, jsGzipBytes } = found;
  const speak = (figure: Figure) =>
    `${Math.round(figure.pagesPerSecond)} pages a second, ${figure.cpuMsPerPage.toFixed(3)} ms CPU of its process each`;
  console.log(
    `${works} works, ${Buffer.byteLength(html)} bytes, ${connections} connections, signed out, all on one machine`,
  );
  console.log(`gallery, kept up to a second for people who are not signed in: ${speak(page)}`);
  console.log(`static file of the same bytes and headers by node:http:        ${speak(plain)}`);
  console.log(
    `gallery, read and drawn anew each time (nothing kept):          ${speak(drawn)}, without the database's`,
  );
  console.log(
    JSON.stringify({
      pagesPerSecond: round(page.pagesPerSecond, 0),
      staticPerSecond: round(plain.pagesPerSecond, 0),
      ratio: round(page.pagesPerSecond / plain.pagesPerSecond, 3),
      cpuMsPerPage: round(page.cpuMsPerPage, 4),
      htmlGzipBytes: gzipSync(html).length,
      jsGzipBytes,
    }),
  );
}

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '5' } } });
const seconds = Number(values.seconds);
if (!(seconds >= 1 && seconds <= 60)) {
  console.error('--seconds takes a number from 1 to 60: how long each turn lasts');
  process.exit(2);
}
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'tongxin-gallery-'));
const ends: Ends = [() => rmSync(dataDir, { recursive: true, force: true })];
const end = async () => {
  for (const one of ends.splice(0).reverse()) await one();
};
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => void end().then(() => process.exit(1)));
try {
  tell(await measure(dataDir, ends, seconds));
} finally {
  await end();
}
