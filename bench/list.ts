/** Compares queries over a long list of works with reading it whole and sifting by hand: `bin/bench list --entries 100000`. */

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { insertAccount } from '../src/features/account/store.ts';
import { openCall } from '../src/features/call/actions/open-call.ts';
import { createCampaign } from '../src/features/campaign/actions/create-campaign.ts';
import { listEntries } from '../src/features/entry/store/list.ts';
import { askEntries, entryQueryFor } from '../src/features/entry/store/query.ts';
import { listSeatsOf } from '../src/features/organisation/store.ts';
import type { Actor } from '../src/kernel/actor.ts';
import type { CampaignId, OrganisationId, PersonId } from '../src/kernel/id.ts';
import { plusDays } from '../src/kernel/period.ts';
import { parseQuery } from '../src/kernel/query/parse.ts';
import { type Database, inSnapshot, inTransaction, openDatabase, type Tx } from '../src/platform/db.ts';
import { migrate } from '../src/platform/migrate.ts';
import { startPostgres } from '../src/platform/postgres.ts';
import { planOf } from './corpus/call.ts';

const cities = 20;
const unitsEach = 100;
const rounds = 6;
const naiveRounds = 2;
const pageSize = 20;

/** What officers look for: by state, place, day and words; much found and little; in orders of their own. */
const queries: readonly string[] = [
  '',
  'state:submitted',
  '状态:通过 提交>=2020-06-01',
  'within:city-7',
  'unit:work-1999',
  '作品 7777',
  'title:77777',
  '作者:maker-5*',
  'state:submitted or state:returned sort:title-asc',
  '(状态:通过 或 状态:已推荐) -标题:9 下属:city-1*',
  'number:bench-00* sort:submitted-on-asc',
  'title:"nothing is called so"',
];

type Made = { officer: PersonId; city: PersonId; total: number };

/** One nation, its cities, their workplaces. */
async function growTree(client: pg.Client): Promise<{ root: OrganisationId; city: OrganisationId }> {
  const add = async (kind: string, each: number, name: string, above: string) => {
    const made = await client.query<{ id: OrganisationId }>(
      `insert into organisation (id, label, path, parent_id, name_zh, short_zh, kind, position, pinyin)
       select y.id, replace(y.id::text, '-', ''),
         case when p.id is null then replace(y.id::text, '-', '')::ltree else p.path || replace(y.id::text, '-', '') end,
         p.id, $1 || y.i, $1 || y.i, $2, y.i, ' ' || $1 || y.i
       from (select id, path, row_number() over (order by position, id) as n from organisation where kind = $3
             union all select null, null, 1 where $3 = '') p
       cross join lateral (select gen_random_uuid() as id, (p.n - 1) * $4::int + i as i from generate_series(1, $4::int) i) y
       returning id`,
      [name, kind, above, each],
    );
    return made.rows[0]!.id;
  };
  const root = await add('national', 1, 'nation-', '');
  const city = await add('territorial', cities, 'city-', 'national');
  await add('grassroots', unitsEach, 'work-', 'territorial');
  return { root, city };
}

async function fill(client: pg.Client, db: Database, entries: number): Promise<Made> {
  const { root, city } = await growTree(client);
  const made = await inTransaction(db, { kind: 'machine' }, async (doing) => {
    const account = (username: string) =>
      insertAccount(doing.tx, { username, name: username, passwordHash: 'none' });
    const people = { officer: await account('list-officer'), city: await account('list-city') };
    const campaign = await createCampaign(doing, {
      ...{ organisationId: root, year: doing.now.getUTCFullYear(), title: { zh: 'bench' } },
      ...{ calendar: [], supplements: [], state: 'running' as const },
      opensAt: plusDays(doing.now, -100),
      closesAt: plusDays(doing.now, 100),
      activitiesFrom: plusDays(doing.now, -100),
    });
    if (!campaign.ok) return campaign;
    const call = await openCall(doing, campaign.value, planOf(doing.now, root));
    if (!call.ok) return call;
    const campaignId: CampaignId = campaign.value.id;
    return { ok: true, value: { ...people, campaignId, callId: call.value.id } };
  });
  if (!made.ok) throw new Error(JSON.stringify(made.refusals));
  const { officer, city: cityOfficer, campaignId, callId } = made.value;
  for (const [person, at] of [
    [officer, root],
    [cityOfficer, city],
  ])
    await client.query(
      `insert into organisation_seat (id, person_id, organisation_id, role, valid_from)
       values (gen_random_uuid(), $1, $2, 'officer', now() - interval '1 year')`,
      [person, at],
    );
  await client.query(
    `insert into entry (id, call_id, campaign_id, unit_id, number, title, makers, state, entered_by, sent_by, created_at,
       updated_at, submitted_at)
     select gen_random_uuid(), $1, $2, o.id, 'bench-' || lpad(i::text, 6, '0'), '作品 ' || i,
       jsonb_build_array(jsonb_build_object('name', 'maker-' || i % 997)),
       (array['submitted', 'submitted', 'admitted', 'returned', 'admitted'])[1 + i % 5], 'person', $3, now(), now(),
       now() - (i || ' minutes')::interval
     from generate_series(1, $4::int) i
     join (select id, row_number() over (order by position) as n from organisation where kind = 'grassroots') o
       on o.n = 1 + i % $5::int`,
    [callId, campaignId, officer, entries, cities * unitsEach],
  );
  await client.query('vacuum analyze');
  return { officer, city: cityOfficer, total: entries };
}

async function actorOf(tx: Tx, id: PersonId, now: Date): Promise<Actor> {
  const seats = await listSeatsOf(tx, id, now);
  return { kind: 'person', id, name: 'bench', username: 'bench', sessionId: 's', address: '', seats };
}

/** What the page asks: the vocabulary, the page found, the count. */
async function askPage(tx: Tx, actor: Actor, typed: string, now: Date): Promise<number> {
  const about = await entryQueryFor(tx, actor);
  const parsed = parseQuery(typed, about.vocabulary);
  if ('problems' in parsed) throw new Error(`${typed}: ${JSON.stringify(parsed.problems)}`);
  const asked = askEntries(parsed.query, about, now);
  return (await listEntries(tx, actor, { asked }, { page: 1, size: pageSize })).total;
}

/** What anybody would write first: every row that may be seen is read, and sifted outside of the database. */
async function askNaively(tx: Tx, actor: Actor, word: string): Promise<number> {
  const whole = await listEntries(tx, actor, {}, { page: 1, size: 1_000_000 });
  const found = whole.items.filter((entry) => entry.title.toLowerCase().includes(word));
  return found.sort((a, b) => a.title.localeCompare(b.title)).length;
}

async function measure(
  db: Database,
  person: PersonId,
  times: number,
  ask: (tx: Tx, actor: Actor, now: Date) => Promise<number>,
) {
  const taken: number[] = [];
  let total = 0;
  for (let round = 0; round < times; round++)
    await inSnapshot(db, async (tx, now) => {
      const actor = await actorOf(tx, person, now);
      const start = performance.now();
      total = await ask(tx, actor, now);
      taken.push(performance.now() - start);
    });
  return { taken, total };
}

const percentile = (all: readonly number[], share: number): number => {
  const sorted = [...all].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};
const round = (ms: number): number => Math.round(ms * 100) / 100;

async function compare(db: Database, { officer, city, total }: Made): Promise<void> {
  const all: number[] = [];
  for (const typed of queries)
    for (const [who, person] of [
      ['all', officer],
      ['one city', city],
    ] as const) {
      const ask = (tx: Tx, actor: Actor, now: Date) => askPage(tx, actor, typed, now);
      await measure(db, person, 1, ask);
      const { taken, total: found } = await measure(db, person, rounds, ask);
      all.push(...taken);
      console.log(
        `${who.padEnd(8)} p95 ${String(round(percentile(taken, 0.95))).padStart(8)} ms, ${String(found).padStart(6)} found: ${typed || '(everything)'}`,
      );
    }
  const slow = await measure(db, officer, naiveRounds, (tx, actor) => askNaively(tx, actor, '77777'));
  const fast = await measure(db, officer, 1, (tx, actor, now) => askPage(tx, actor, 'title:77777', now));
  if (slow.total !== fast.total) throw new Error(`sifted ${slow.total}, asked ${fast.total}`);
  console.log(`${all.length} pages asked by ${queries.length} queries over ${total} works`);
  const figures = {
    rows: total,
    p50Ms: round(percentile(all, 0.5)),
    p95Ms: round(percentile(all, 0.95)),
    naiveP95Ms: round(percentile(slow.taken, 0.95)),
  };
  console.log(JSON.stringify(figures));
}

async function run(entries: number): Promise<void> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'tongxin-list-'));
  const postgres = await startPostgres({ dataDir, log: { info: () => undefined, warn: console.warn } });
  const client = new pg.Client({ connectionString: postgres.ownerUrl });
  const db = openDatabase(postgres.appUrl, 2);
  try {
    await migrate(postgres.ownerUrl, 'db/migrations');
    await client.connect();
    await compare(db, await fill(client, db, entries));
  } finally {
    await db.destroy();
    await client.end();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const { values } = parseArgs({ options: { entries: { type: 'string', default: '100000' } } });
const entries = Number(values.entries);
if (!Number.isInteger(entries) || entries < 1000 || entries > 500_000) {
  console.error('--entries takes a whole number from 1000 to 500000');
  process.exit(2);
}
await run(entries);
