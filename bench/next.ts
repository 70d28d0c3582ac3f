/** How long a judge waits for the next work: submitting a score and reading the next page, over a whole round: `bin/bench next --works 200`. */

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { findAccountByUsername } from '../src/features/account/store.ts';
import { newId } from '../src/kernel/id.ts';
import { openApp } from '../src/main/app.ts';
import { openMedia } from '../src/main/open.ts';
import { type Database, inSnapshot, openDatabase } from '../src/platform/db.ts';
import { openLog } from '../src/platform/log.ts';
import { migrate } from '../src/platform/migrate.ts';
import { startPostgres } from '../src/platform/postgres.ts';
import { prepareQueue } from '../src/platform/worker.ts';
import { demoPassword } from '../world/demo.ts';
import { seedWorld } from '../world/seed.ts';
import { builtScript } from './load/machine.ts';

const origin = 'http://tongxin.bench';
const username = 'judge-gu';
const dist = path.dirname(builtScript('web'));
const stage = {
  ...{ key: 'review', kind: 'score', name: { zh: 'bench' }, runner: 'host', reveal: 'own-in' },
  sight: { makers: false, unit: false, place: false },
};

/** One open, blind round over works of many units, and one judge who scores them all. */
async function fillRound(db: Database, works: number): Promise<string> {
  const [roundId, panelId] = [newId(), newId()];
  const judge = (await inSnapshot(db, (tx) => findAccountByUsername(tx, username)))!.id;
  await sql`
    insert into panel (id, campaign_id, organisation_id, name_zh, at)
    select ${panelId}, l.campaign_id, l.host_id, 'bench', now() from call l where l.key = 'micro-film' and l.host_id is not null
    order by nlevel(l.lineage) limit 1`.execute(db);
  await sql`
    insert into panel_judge (panel_id, person_id, number, state, unit_id, invited_at, accepted_at)
    select ${panelId}, ${judge}, 1, 'accepted', p.organisation_id, now(), now() from panel p where p.id = ${panelId}`.execute(
    db,
  );
  await sql`
    insert into review_round (id, call_id, campaign_id, host_id, rubric, state, opened_at, stage, panel_id)
    select ${roundId}, l.id, l.campaign_id, l.host_id, l.rubric, 'open', now(), ${JSON.stringify(stage)}::jsonb, ${panelId}
    from call l where l.key = 'micro-film' and l.host_id is not null order by nlevel(l.lineage) limit 1`.execute(
    db,
  );
  await sql`
    with units as (
      select o.id, row_number() over (order by o.path) as nth, count(*) over () as many from organisation o, panel p, organisation h
      where p.id = ${panelId} and h.id = p.organisation_id and o.kind = 'grassroots' and not o.path <@ h.path),
    made as (
      insert into entry (id, call_id, campaign_id, unit_id, number, title, summary, makers, link, state, entered_by, sent_by,
        created_at, updated_at, submitted_at, version)
      select gen_random_uuid(), d.call_id, d.campaign_id, u.id, 'bench-' || lpad(i::text, 6, '0'), 'work ' || i,
        'what work ' || i || ' is about', '[{"name": "bench maker"}]', 'https://example.org/' || i, 'recommended', 'unit',
        (select id from account_person where id <> ${judge} limit 1), now(), now(), now(), 1
      from generate_series(1, ${works}::int) i join review_round d on d.id = ${roundId} join units u on u.nth = 1 + i % u.many
      returning id)
    insert into review_entry (round_id, entry_id, entry_version, position)
    select ${roundId}, id, 1, row_number() over (order by id) from made`.execute(db);
  await sql`analyze`.execute(db);
  return roundId;
}

/** A judge's browser, as far as time goes: cookies, a form, the next page. */
async function signIn(app: ReturnType<typeof openApp>) {
  const body = new URLSearchParams({ username, password: demoPassword, _key: newId() });
  const answer = await app.request(`${origin}/sign-in`, { method: 'POST', body, headers: { origin } });
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  if (answer.status !== 303) throw new Error(`the judge could not sign in: ${answer.status}`);
  return (target: string, init: RequestInit = {}) =>
    app.request(`${origin}${target}`, { ...init, headers: { cookie, origin, ...init.headers } });
}

type Ask = Awaited<ReturnType<typeof signIn>>;

/** Submits a score for the work on a page and reads the page it leads to; where that is, and how long both took. */
async function goOn(ask: Ask, address: string, page: string) {
  const body = new URLSearchParams({ version: '0', intent: 'submit', _key: newId() });
  for (const [, nth, key] of page.matchAll(/name="marks\.(\d+)\.key" value="([^"]+)"/g)) {
    body.set(`marks.${nth}.key`, key!);
    body.set(`marks.${nth}.points`, '7.5');
  }
  const began = performance.now();
  const given = await ask(address, { method: 'POST', body, headers: { accept: 'application/json' } });
  const { location } = (await given.json()) as { location?: string };
  if (!location) throw new Error(`a score was refused with ${given.status}`);
  const text = await (await ask(location)).text();
  return { address: location, page: text, ms: performance.now() - began };
}

async function measure(db: Database, dataDir: string, works: number): Promise<number[]> {
  await seedWorld({ db, media: await openMedia(dataDir, dist) });
  const roundId = await fillRound(db, works);
  const app = openApp({
    ...{ db, origin, distDir: dist, isDemo: true, secret: 'a secret of the bench, 32 characters' },
    ...{ media: await openMedia(dataDir, dist), log: openLog('bench', 'silent') },
    ways: { hasMail: false, robotHosts: [] },
  });
  const ask = await signIn(app);
  const list = await (await ask(`/review/rounds/${roundId}`)).text();
  const first = /class="button is-main" href="([^"]+)"/.exec(list)?.[1];
  if (!first) throw new Error('the judge has nothing to score');
  let at = { address: first, page: await (await ask(first)).text(), ms: 0 };
  const taken: number[] = [];
  while (at.address.includes('/entries/')) {
    at = await goOn(ask, at.address, at.page);
    taken.push(at.ms);
  }
  if (taken.length !== works) throw new Error(`${works} works, ${taken.length} scored`);
  return taken.sort((a, b) => a - b);
}

const { values } = parseArgs({ options: { works: { type: 'string', default: '200' } } });
const works = Number(values.works);
if (!Number.isInteger(works) || works < 10 || works > 2000) {
  console.error('--works takes a whole number from 10 to 2000');
  process.exit(2);
}
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'tongxin-next-'));
const postgres = await startPostgres({ dataDir, log: { info: () => undefined, warn: console.warn } });
const db = openDatabase(postgres.ownerUrl, 4);
try {
  await migrate(postgres.ownerUrl, 'db/migrations');
  await prepareQueue(postgres.ownerUrl);
  const taken = await measure(db, dataDir, works);
  const share = (part: number) => Math.round((taken[Math.floor((taken.length - 1) * part)] ?? 0) * 10) / 10;
  console.log(
    `${works} works of a blind round, one judge; a score submitted and the next page read, without the network`,
  );
  console.log(JSON.stringify({ works, nextMs: { p50: share(0.5), p95: share(0.95) } }));
} finally {
  await db.destroy();
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
