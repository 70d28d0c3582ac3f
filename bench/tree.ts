/** Compares the kept progress of any organisation with a naive recount through the tree: `bin/bench tree --organisations 100000`. */

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import pg from 'pg';
import { insertAccount } from '../src/features/account/store.ts';
import { listProgress } from '../src/features/activity/store.ts';
import { createCampaign } from '../src/features/campaign/actions/create-campaign.ts';
import type { CampaignId, OrganisationId, PersonId } from '../src/kernel/id.ts';
import { plusDays } from '../src/kernel/period.ts';
import { type Database, inTransaction, openDatabase, type Tx } from '../src/platform/db.ts';
import { migrate } from '../src/platform/migrate.ts';
import { startPostgres } from '../src/platform/postgres.ts';

const askedNodes = 3000;
const naiveNodes = 400;
const naiveBudgetMs = 15_000;
/** The share of all organisations that stand at the levels between the root and the workplaces. */
const middle = [0.0003, 0.003, 0.03, 0.15];

type Node = { id: OrganisationId; path: string };
type Figure = { events: number; participants: number };

/** How many stand at each of the six levels: one root, the workplaces take the rest. */
function countsOf(organisations: number): number[] {
  const between = middle.map((part) => Math.max(1, Math.round(organisations * part)));
  const above = 1 + between.reduce((sum, count) => sum + count, 0);
  return [1, ...between, Math.max(1, organisations - above)];
}

/** Grows the tree level by level; the index over paths is built once, at the end. */
async function growTree(client: pg.Client, counts: readonly number[]): Promise<void> {
  await client.query('drop index organisation_path, organisation_name');
  const kinds = ['national', 'territorial', 'territorial', 'territorial', 'industrial', 'grassroots'];
  for (const [index, count] of counts.entries()) {
    const above = counts[index - 1];
    await client.query(
      `insert into organisation (id, label, path, parent_id, name_zh, short_zh, kind, position)
       select x.id, x.label, case when p.id is null then x.label::ltree else p.path || x.label end, p.id,
         'L${index + 1} ' || x.i, 'L${index + 1} ' || x.i, $1, x.i
       from (select y.id, replace(y.id::text, '-', '') as label, y.i
         from (select gen_random_uuid() as id, i from generate_series(0, $2::int - 1) as i) y) x
       left join organisation p on nlevel(p.path) = $3::int and p.position = x.i % $4::int`,
      [kinds[index], count, index, above ?? 1],
    );
  }
  await client.query('create index organisation_path on organisation using gist (path)');
  await client.query('analyze organisation');
}

/** One campaign over the whole tree, and somebody who reports. */
async function openCampaign(
  db: Database,
  root: Node,
): Promise<{ rootCampaignId: CampaignId; reporter: PersonId }> {
  const outcome = await inTransaction(db, { kind: 'machine' }, async (doing) => {
    const reporter = await insertAccount(doing.tx, {
      username: 'bench-officer',
      name: 'Bench',
      passwordHash: 'none',
    });
    const campaign = await createCampaign(doing, {
      ...{
        organisationId: root.id,
        year: doing.now.getUTCFullYear(),
        title: { zh: 'bench' },
        calendar: [],
        supplements: [],
      },
      ...{
        opensAt: plusDays(doing.now, -100),
        closesAt: plusDays(doing.now, 100),
        state: 'running' as const,
      },
      activitiesFrom: plusDays(doing.now, -100),
    });
    return campaign.ok ? { ok: true, value: { rootCampaignId: campaign.value.id, reporter } } : campaign;
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
}

/** An activity at every third workplace, four of five approved; the sums of all levels are filled by one statement. */
async function fillActivities(
  client: pg.Client,
  rootCampaignId: CampaignId,
  reporter: PersonId,
): Promise<void> {
  await client.query(
    `insert into activity (id, campaign_id, root_campaign_id, unit_id, name, organiser, held_at, participants, state,
       reported_by, reported_at, approved_at)
     select gen_random_uuid(), $1, $1, o.id, 'activity', o.name_zh, now() - interval '5 days', 1 + o.position % 300,
       case when o.position % 5 > 0 then 'approved' else 'reported' end, $2, now(),
       case when o.position % 5 > 0 then now() end
     from organisation o where o.kind = 'grassroots' and o.position % 3 = 0`,
    [rootCampaignId, reporter],
  );
  await client.query('analyze activity');
  await client.query(
    `insert into activity_progress (root_campaign_id, organisation_id, events, participants)
     select a.root_campaign_id, o.id, count(*), sum(a.participants)
     from activity a join organisation u on u.id = a.unit_id join organisation o on o.path @> u.path
     where a.state = 'approved' group by a.root_campaign_id, o.id`,
  );
  await client.query('analyze activity_progress');
}

/** Nodes to ask for: every level as often as every other, since people look at cities as often as at workplaces. */
async function drawNodes(client: pg.Client, levels: number): Promise<Node[]> {
  const each = Math.ceil(askedNodes / levels);
  const drawn: Node[] = [];
  for (let level = 1; level <= levels; level++) {
    const found = await client.query<Node>(
      'select id, path::text as path from organisation where nlevel(path) = $1 order by random() limit $2',
      [level, each],
    );
    for (let i = 0; i < each; i++) drawn.push(found.rows[i % found.rows.length]!);
  }
  return drawn
    .map((node) => ({ node, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ node }) => node);
}

/** What anybody would write first: all approved activities anywhere beneath. */
async function recount(tx: Tx, rootCampaignId: CampaignId, node: Node): Promise<Figure> {
  const found = await sql<Figure>`
    select count(*)::int as events, coalesce(sum(a.participants), 0)::int as participants
    from activity a join organisation u on u.id = a.unit_id
    where a.root_campaign_id = ${rootCampaignId} and a.state = 'approved' and u.path <@ ${node.path}::ltree`.execute(
    tx,
  );
  return found.rows[0]!;
}

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
const round = (ms: number): number => Math.round(ms * 1000) / 1000;

/** Asks each node, one after the other, within a time; the times in milliseconds, sorted, and the answers. */
async function measure(nodes: readonly Node[], budgetMs: number, ask: (node: Node) => Promise<Figure>) {
  const times: number[] = [];
  const answers = new Map<OrganisationId, Figure>();
  const began = performance.now();
  for (const node of nodes) {
    if (performance.now() - began > budgetMs) break;
    const start = performance.now();
    answers.set(node.id, await ask(node));
    times.push(performance.now() - start);
  }
  return { times: times.sort((a, b) => a - b), answers };
}

async function compare(db: Database, nodes: readonly Node[], rootCampaignId: CampaignId) {
  const none: Figure = { events: 0, participants: 0 };
  const kept = (node: Node) =>
    listProgress(db, rootCampaignId, [node.id]).then((found) => found.get(node.id) ?? none);
  const naive = (node: Node) => recount(db, rootCampaignId, node);
  await measure(nodes.slice(0, 100), Number.POSITIVE_INFINITY, kept);
  await measure(nodes.slice(0, 20), naiveBudgetMs, naive);
  const fast = await measure(nodes, Number.POSITIVE_INFINITY, kept);
  const slow = await measure(nodes.slice(0, naiveNodes), naiveBudgetMs, naive);
  for (const [id, figure] of slow.answers) {
    const other = fast.answers.get(id)!;
    if (other.events !== figure.events || other.participants !== figure.participants) {
      throw new Error(
        `progress of ${id} is kept as ${JSON.stringify(other)}, recounted as ${JSON.stringify(figure)}`,
      );
    }
  }
  console.log(`${fast.times.length} nodes asked, ${slow.answers.size} of them recounted: all figures equal`);
  return {
    p50Ms: percentile(fast.times, 0.5),
    p95Ms: percentile(fast.times, 0.95),
    naiveP95Ms: percentile(slow.times, 0.95),
  };
}

async function run(organisations: number): Promise<void> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'tongxin-tree-'));
  const postgres = await startPostgres({ dataDir, log: { info: () => undefined, warn: console.warn } });
  const client = new pg.Client({ connectionString: postgres.ownerUrl });
  const db = openDatabase(postgres.appUrl, 2);
  try {
    await migrate(postgres.ownerUrl, 'db/migrations');
    await client.connect();
    const counts = countsOf(organisations);
    const made = counts.reduce((sum, count) => sum + count, 0);
    const began = performance.now();
    await growTree(client, counts);
    const root = (
      await client.query<Node>('select id, path::text as path from organisation where parent_id is null')
    ).rows[0]!;
    const { rootCampaignId, reporter } = await openCampaign(db, root);
    await fillActivities(client, rootCampaignId, reporter);
    console.log(
      `${made} organisations on ${counts.length} levels (${counts.join(', ')}) made in ${((performance.now() - began) / 1000).toFixed(1)} s`,
    );
    const found = await compare(db, await drawNodes(client, counts.length), rootCampaignId);
    const { p50Ms, p95Ms, naiveP95Ms } = found;
    console.log(
      JSON.stringify({
        organisations: made,
        p50Ms: round(p50Ms),
        p95Ms: round(p95Ms),
        naiveP95Ms: round(naiveP95Ms),
      }),
    );
  } finally {
    await db.destroy();
    await client.end();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const { values } = parseArgs({ options: { organisations: { type: 'string', default: '100000' } } });
const organisations = Number(values.organisations);
if (!Number.isInteger(organisations) || organisations < 10 || organisations > 1_000_000) {
  console.error('--organisations takes a whole number from 10 to 1000000');
  process.exit(2);
}
await run(organisations);
