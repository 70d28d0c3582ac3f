/** Compares a dashboard's figures with a naive recount through the tree, and moves a province: `bin/bench tree --organisations 1000000`. */

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import pg from 'pg';
import { defaultIndicators } from '../src/features/allocation/indicator.ts';
import { compareUnits } from '../src/features/allocation/store/rings.ts';
import { createCampaign } from '../src/features/campaign/actions/create-campaign.ts';
import type { Campaign } from '../src/features/campaign/campaign.ts';
import { lockTree, moveOrganisation } from '../src/features/organisation/store/change.ts';
import { findOrganisation, getOrganisation, listLine } from '../src/features/organisation/store.ts';
import { reactions, settleRest } from '../src/features/progress/reactions.ts';
import { listUnsettled } from '../src/features/progress/store/place.ts';
import type { OrganisationId } from '../src/kernel/id.ts';
import { plusDays } from '../src/kernel/period.ts';
import { done, type Outcome } from '../src/kernel/verdict.ts';
import { type Database, inTransaction, openDatabase, type Tx } from '../src/platform/db.ts';
import { migrate } from '../src/platform/migrate.ts';
import { startPostgres } from '../src/platform/postgres.ts';

const askedNodes = 1500;
const naiveNodes = 120;
const naiveBudgetMs = 4000;
const levels = 6;
/** The share of all organisations at each level between the root and the workplaces: provinces, cities, counties, towns. */
const middle = [0.000031, 0.0004, 0.0035, 0.045];
const events = defaultIndicators.find((indicator) => indicator.key === 'events')!;

type Node = { level: number; position: number; id: OrganisationId };
type Figure = { events: number; participants: number };

/** How many stand at each of the six levels: one root, the workplaces take the rest. */
function countsOf(organisations: number): number[] {
  const between = middle.map((part) => Math.max(2, Math.round(organisations * part)));
  const above = 1 + between.reduce((sum, count) => sum + count, 0);
  return [1, ...between, Math.max(2, organisations - above)];
}

/** An id by level and position, so that nobody has to ask the database for one; its label is the same without dashes. */
function idAt(level: number, position: number): OrganisationId {
  const tail = position.toString(16).padStart(12, '0');
  return `${level.toString(16).padStart(8, '0')}-0000-7000-8000-${tail}` as OrganisationId;
}
const labelAt = (level: number, position: string) =>
  `'${level.toString(16).padStart(8, '0')}000070008000' || lpad(to_hex(${position}), 12, '0')`;

/** The position of the one above, at every level: those beneath one stand next to each other. */
function positionsOf(counts: readonly number[], level: number): string[] {
  const found = ['i'];
  for (let above = level - 1; above >= 1; above--)
    found.unshift(`(${found[0]}::bigint * ${counts[above - 1]} / ${counts[above]})`);
  return found;
}

const ended =
  'set synchronous_commit = off; set session_replication_role = replica; set maintenance_work_mem = "512MB"';

/** What searches by name need and nothing here asks for; building them would take longer than all the rest. */
const forSearching = /_(name|pinyin|without_pinyin|merged_into)$/;

/** Takes the indices off, fills, and gives what makes those again that are asked for here. */
async function withoutIndices(
  client: pg.Client,
  table: string,
  fill: () => Promise<void>,
): Promise<string[]> {
  const found = await client.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes i
     where tablename = $1 and not exists (select from pg_constraint where conname = i.indexname)`,
    [table],
  );
  for (const { name } of found.rows) await client.query(`drop index ${name}`);
  await fill();
  return found.rows.filter(({ name }) => !forSearching.test(name)).map(({ definition }) => definition);
}

/** The tree, level by level, every path and every count of workplaces computed from the position alone; two halves at once. */
async function growTree(client: pg.Client, url: string, counts: readonly number[]): Promise<void> {
  for (let level = 1; level <= levels; level++) {
    const last = counts[level - 1]! - 1;
    const half = Math.floor(last / 2);
    await Promise.all([
      executeWith(url, growth(counts, level, 0, half)),
      executeWith(url, growth(counts, level, half + 1, last)),
    ]);
    await client.query('analyze organisation');
  }
}

const kinds = ['national', 'territorial', 'territorial', 'territorial', 'industrial', 'grassroots'];

/** One level from one position to another, beneath the level above. */
function growth(counts: readonly number[], level: number, from: number, to: number): string {
  const isLast = level === levels;
  const above = positionsOf(counts, level).at(-2);
  const workplaces = `generate_series(0, ${counts[levels - 1]! - 1}) i`;
  const units = isLast
    ? '(select null::bigint as at, 1 as units)'
    : `(select ${positionsOf(counts, levels)[level - 1]} as at, count(*)::int as units from ${workplaces} group by 1)`;
  return `
    insert into organisation (id, label, path, parent_id, name_zh, short_zh, pinyin, kind, position, units)
    select x.label::uuid, x.label, coalesce(p.path || x.label, x.label::ltree), p.id,
      'L${level} ' || x.i, 'L${level} ' || x.i, 'l${level} ' || x.i, '${kinds[level - 1]}', x.i, coalesce(u.units, ${Number(isLast)})
    from (select i, ${labelAt(level, 'i')} as label, ${above ?? 'null::bigint'} as above from generate_series(${from}, ${to}) i) x
    left join (select id, path, position from organisation where nlevel(path) = ${level - 1}) p on p.position = x.above
    left join ${units} u on u.at = x.i order by x.i`;
}

/** One statement by a connection of its own: several at a time use all cores. */
async function executeWith(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`${ended}; ${statement}`);
  await client.end();
}

/** Every eighth workplace has reported; its part, its place and all sums above, by one statement each. */
async function fillProgress(client: pg.Client, campaign: Campaign, counts: readonly number[]): Promise<void> {
  const line = positionsOf(counts, levels);
  const unit = `(${labelAt(levels, 'i')})::uuid`;
  const reported = `generate_series(0, ${counts[levels - 1]! - 1}, 8) i`;
  const amounts = `(values ('activities', 1 + i % 3), ('participants', 1 + i % 300), ('on-time', 1), ('units', 1), ('organisations', 1)) x (counter, amount)`;
  const indices = await withoutIndices(client, 'progress_place', async () => {
    await client.query(
      `insert into progress_place (root_campaign_id, unit_id, counted_path, is_workplace)
       select $1, o.id, o.path, true from organisation o where nlevel(o.path) = ${levels} and o.position % 8 = 0`,
      [campaign.id],
    );
  });
  for (const one of indices) await client.query(one);
  await client.query(
    `insert into progress_part (root_campaign_id, unit_id, counter, amount)
     select $1, ${unit}, x.counter, x.amount from ${reported}, lateral ${amounts}`,
    [campaign.id],
  );
  for (let level = 1; level <= levels; level++) {
    await client.query(
      `insert into progress_sum (root_campaign_id, organisation_id, counter, amount)
       select $1, (${labelAt(level, 'at')})::uuid, counter, amount from (
         select ${line[level - 1]} as at, x.counter, sum(x.amount)::bigint as amount from ${reported}, lateral ${amounts} group by 1, 2) s`,
      [campaign.id],
    );
  }
  await client.query('analyze progress_place; analyze progress_part; analyze progress_sum');
}

async function inDoing<T>(db: Database, work: Parameters<typeof inTransaction<T>>[2]): Promise<T> {
  const outcome: Outcome<T> = await inTransaction(db, { kind: 'machine' }, work);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
}

/** One campaign over the whole tree. */
async function openCampaign(db: Database): Promise<Campaign> {
  return inDoing(db, (doing) =>
    createCampaign(doing, {
      ...{ organisationId: idAt(1, 0), year: doing.now.getUTCFullYear(), title: { zh: 'bench' } },
      ...{ calendar: [], supplements: [], state: 'running' as const },
      opensAt: plusDays(doing.now, -100),
      closesAt: plusDays(doing.now, 100),
      activitiesFrom: plusDays(doing.now, -100),
    }),
  );
}

/** Nodes to ask for: every level as often as every other, since people look at cities as often as at workplaces. */
function drawNodes(counts: readonly number[], total: number): Node[] {
  return Array.from({ length: total }, (_, drawn) => {
    const level = 1 + (drawn % levels);
    const position = Math.floor(Math.random() * counts[level - 1]!);
    return { level, position, id: idAt(level, position) };
  });
}

/** All that the page of a node needs: the node, its line, its target, its figures and those of all beneath it. */
async function askPage(tx: Tx, campaign: Campaign, node: Node): Promise<Figure> {
  const organisation = (await findOrganisation(tx, node.id))!;
  await listLine(tx, organisation.path);
  const { own, beneath, reached } = await compareUnits(tx, campaign, organisation, events);
  const below = beneath.reduce((sum, figure) => sum + figure.reached!, 0);
  if (beneath.length > 0 && own.reached !== below)
    throw new Error(`${node.id}: ${own.reached} is not ${below}`);
  return { events: own.reached!, participants: reached.participants };
}

/** What anybody would write first: the parts of all units anywhere beneath, added up. */
async function recount(tx: Tx, campaign: Campaign, node: Node): Promise<Figure> {
  const found = await sql<Figure>`
    select coalesce(sum(p.amount) filter (where p.counter in ('activities', 'visits')), 0)::int as events,
      coalesce(sum(p.amount) filter (where p.counter = 'participants'), 0)::int as participants
    from organisation o join organisation u on u.path <@ o.path join progress_part p on p.unit_id = u.id
    where o.id = ${node.id} and p.root_campaign_id = ${campaign.id}`.execute(tx);
  return found.rows[0]!;
}

const percentile = (times: readonly number[], share: number): number => {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};
const round = (ms: number): number => Math.round(ms * 100) / 100;

/** Asks each node, one after the other, within a time: how long each took, and what was answered. */
async function measure(nodes: readonly Node[], budgetMs: number, ask: (node: Node) => Promise<Figure>) {
  const asked: { node: Node; ms: number; figure: Figure }[] = [];
  const began = performance.now();
  for (const node of nodes) {
    if (performance.now() - began > budgetMs) break;
    const start = performance.now();
    const figure = await ask(node);
    asked.push({ node, ms: performance.now() - start, figure });
  }
  return asked;
}

/** Pages are asked at once; the recounts wait for the index of paths, which makes them as fast as they can be. */
async function compare(
  db: Database,
  campaign: Campaign,
  counts: readonly number[],
  indexed: Promise<unknown>,
) {
  const nodes = drawNodes(counts, askedNodes);
  const kept = (node: Node) => askPage(db, campaign, node);
  const naive = (node: Node) => recount(db, campaign, node);
  await measure(drawNodes(counts, 60), 10_000, kept);
  const fast = await measure(nodes, 30_000, kept);
  await indexed;
  const slow = await measure(nodes.slice(0, naiveNodes), naiveBudgetMs, naive);
  for (const [index, { node, figure }] of slow.entries()) {
    const other = fast[index]!.figure;
    if (other.events !== figure.events || other.participants !== figure.participants)
      throw new Error(
        `${node.id} is kept as ${JSON.stringify(other)}, recounted as ${JSON.stringify(figure)}`,
      );
  }
  for (let level = 1; level <= levels; level++) {
    const times = (asked: typeof fast) =>
      asked.filter((one) => one.node.level === level).map((one) => one.ms);
    console.log(
      `level ${level} (${counts[level - 1]} nodes): page p95 ${round(percentile(times(fast), 0.95))} ms, naive p95 ${round(percentile(times(slow), 0.95))} ms`,
    );
  }
  console.log(`${fast.length} pages asked, ${slow.length} recounted: all figures equal`);
  const all = fast.map((one) => one.ms);
  return {
    p50Ms: round(percentile(all, 0.5)),
    p95Ms: round(percentile(all, 0.95)),
    naiveP95Ms: round(
      percentile(
        slow.map((one) => one.ms),
        0.95,
      ),
    ),
  };
}

/** Puts one province beneath another and counts its units there: how long the move took, and each batch after it. */
async function moveProvince(db: Database, campaign: Campaign, counts: readonly number[]): Promise<void> {
  const start = performance.now();
  const fact = await inDoing(db, async (doing) => {
    await lockTree(doing.tx);
    const [node, parent] = [
      await getOrganisation(doing.tx, idAt(2, 0)),
      await getOrganisation(doing.tx, idAt(2, 1)),
    ];
    const moved = await moveOrganisation(doing.tx, node, parent, doing.now);
    return done({ ...moved, units: node.units, at: doing.now });
  });
  const movedMs = performance.now() - start;
  const batches: number[] = [];
  const timed = async (work: () => Promise<unknown>) => {
    const began = performance.now();
    await work();
    batches.push(performance.now() - began);
  };
  const heard = { id: '0', name: 'organisation.moved' as const, subjectId: fact.id, at: fact.at };
  await timed(() =>
    inDoing(db, async (doing) =>
      done(await reactions[0]!.does(doing, { ...heard, before: { path: fact.before } })),
    ),
  );
  while ((await listUnsettled(db)).length > 0)
    await timed(() => inDoing(db, async (doing) => done(await settleRest(doing))));
  const node = { level: 2, position: 1, id: idAt(2, 1) };
  const [kept, naive] = [await askPage(db, campaign, node), await recount(db, campaign, node)];
  if (JSON.stringify(kept) !== JSON.stringify(naive)) throw new Error('a moved province is counted wrongly');
  const settledMs = batches.reduce((sum, ms) => sum + ms, 0);
  console.log(
    `a province of ${fact.units} workplaces moved in ${round(movedMs)} ms; counted anew in ${round(settledMs)} ms, ${batches.length} batches, the longest ${round(Math.max(...batches))} ms (${counts[1]} provinces)`,
  );
}

async function run(organisations: number): Promise<void> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'tongxin-tree-'));
  const postgres = await startPostgres({ dataDir, log: { info: () => undefined, warn: console.warn } });
  const client = new pg.Client({ connectionString: postgres.ownerUrl });
  const db = openDatabase(postgres.appUrl, 2);
  try {
    await migrate(postgres.ownerUrl, 'db/migrations');
    await client.connect();
    await client.query(ended);
    const counts = countsOf(organisations);
    const made = counts.reduce((sum, count) => sum + count, 0);
    const began = performance.now();
    const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
    const indices = await withoutIndices(client, 'organisation', () =>
      growTree(client, postgres.ownerUrl, counts),
    );
    console.log(`${made} organisations on ${levels} levels (${counts.join(', ')}) made in ${seconds()}`);
    const campaign = await openCampaign(db);
    const ofPaths = (one: string) => /using gist/i.test(one);
    const indexed = Promise.all(indices.filter(ofPaths).map((one) => executeWith(postgres.ownerUrl, one)));
    for (const one of indices.filter((index) => !ofPaths(index))) await client.query(one);
    await fillProgress(client, campaign, counts);
    console.log(`with their progress in ${seconds()}; the index of paths is still being made beside it`);
    const found = await compare(db, campaign, counts, indexed);
    await moveProvince(db, campaign, counts);
    console.log(JSON.stringify({ organisations: made, ...found }));
  } finally {
    await db.destroy();
    await client.end();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const { values } = parseArgs({ options: { organisations: { type: 'string', default: '100000' } } });
const organisations = Number(values.organisations);
if (!Number.isInteger(organisations) || organisations < 100 || organisations > 1_000_000) {
  console.error('--organisations takes a whole number from 100 to 1000000');
  process.exit(2);
}
await run(organisations);
