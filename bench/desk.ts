/** Compares the desk of an officer with thousands of waiting things with loading every list whole: `bin/bench desk --waiting 5000`. */

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import pg from 'pg';
import { insertAccount } from '../src/features/account/store.ts';
import { listToDo } from '../src/features/activity/store.ts';
import { openCall } from '../src/features/call/actions/open-call.ts';
import { createCampaign } from '../src/features/campaign/actions/create-campaign.ts';
import { listEntries } from '../src/features/entry/store/list.ts';
import { listCountersignsWaiting } from '../src/features/notice/store/countersign.ts';
import { getNotice, listNotices } from '../src/features/notice/store.ts';
import { listSeatsOf } from '../src/features/organisation/store.ts';
import { listRecommendationsWaiting } from '../src/features/recommendation/store/candidate.ts';
import type { Actor } from '../src/kernel/actor.ts';
import type { CampaignId, OrganisationId, PersonId } from '../src/kernel/id.ts';
import { plusDays } from '../src/kernel/period.ts';
import { speaker } from '../src/kernel/text.ts';
import { type Database, inSnapshot, inTransaction, openDatabase, type Tx } from '../src/platform/db.ts';
import { migrate } from '../src/platform/migrate.ts';
import { startPostgres } from '../src/platform/postgres.ts';
import type { View } from '../src/platform/route.ts';
import { BeneathPart, SentPart } from '../src/surfaces/office/sent.tsx';
import { listWaiting } from '../src/surfaces/office/waiting.ts';
import { planOf } from './corpus/call.ts';

const rounds = 60;
const naiveBudgetMs = 15_000;
const units = 500;

type Made = { officer: PersonId; campaignId: CampaignId; city: OrganisationId };
type Parts = { activities: number; entries: number; notices: number };

/** Half activities, three of ten works, the rest papers. */
function partsOf(waiting: number): Parts {
  const activities = Math.floor(waiting / 2);
  const entries = Math.floor((waiting * 3) / 10);
  return { activities, entries, notices: waiting - activities - entries };
}

/** A province, a city with an officer, its workplaces; the officer also serves one workplace. */
async function growTree(
  client: pg.Client,
): Promise<{ province: OrganisationId; city: OrganisationId; unit: OrganisationId }> {
  const add = async (kind: string, count: number, parent: string | null) => {
    const made = await client.query<{ id: OrganisationId }>(
      `insert into organisation (id, label, path, parent_id, name_zh, short_zh, kind, position)
       select y.id, replace(y.id::text, '-', ''),
         case when p.id is null then replace(y.id::text, '-', '')::ltree else p.path || replace(y.id::text, '-', '') end,
         p.id, $1 || y.i, $1 || y.i, $1, y.i
       from (select gen_random_uuid() as id, i from generate_series(1, $2::int) i) y
       left join organisation p on p.id = $3::uuid returning id`,
      [kind, count, parent],
    );
    return made.rows[0]!.id;
  };
  const province = await add('national', 1, null);
  const city = await add('territorial', 1, province);
  return { province, city, unit: await add('grassroots', units, city) };
}

async function seat(client: pg.Client, person: PersonId, organisation: OrganisationId): Promise<void> {
  await client.query(
    `insert into organisation_seat (id, person_id, organisation_id, role, valid_from) values (gen_random_uuid(), $1, $2, 'officer', now() - interval '1 year')`,
    [person, organisation],
  );
}

/** Activities of every workplace for the city to approve, works of its own workplace to decide, papers to sign for. */
async function fill(client: pg.Client, db: Database, parts: Parts): Promise<Made> {
  const { province, city, unit } = await growTree(client);
  const made = await inTransaction(db, { kind: 'machine' }, async (doing) => {
    const account = (username: string) =>
      insertAccount(doing.tx, { username, name: username, passwordHash: 'none' });
    const [officer, reporter] = [await account('desk-officer'), await account('desk-reporter')];
    const campaign = await createCampaign(doing, {
      ...{ organisationId: province, year: doing.now.getUTCFullYear(), title: { zh: 'bench' } },
      ...{ calendar: [], supplements: [], state: 'running' as const },
      opensAt: plusDays(doing.now, -100),
      closesAt: plusDays(doing.now, 100),
      activitiesFrom: plusDays(doing.now, -100),
    });
    if (!campaign.ok) return campaign;
    const call = await openCall(doing, campaign.value, planOf(doing.now, city));
    if (!call.ok) return call;
    return { ok: true, value: { officer, reporter, campaignId: campaign.value.id, callId: call.value.id } };
  });
  if (!made.ok) throw new Error(JSON.stringify(made.refusals));
  const { officer, reporter, campaignId, callId } = made.value;
  await seat(client, officer, city);
  await seat(client, officer, unit);
  await client.query(
    `insert into activity (id, campaign_id, root_campaign_id, unit_id, reporter_id, approver_id, acceptor_id, name, organiser,
       held_at, participants, state, reported_by, reported_at)
     select gen_random_uuid(), $1, $1, o.id, o.id, $2, $3, 'activity ' || i, 'bench', now() - interval '9 days', 10, 'reported', $4,
       now() - (i || ' minutes')::interval
     from generate_series(1, $5::int) i join organisation o on o.kind = 'grassroots' and o.position = 1 + i % $6::int`,
    [campaignId, city, province, reporter, parts.activities, units],
  );
  await client.query(
    `insert into activity_occurrence (activity_id, position, held_at, participants) select id, 1, held_at, participants from activity`,
  );
  await client.query(
    `insert into entry (id, call_id, campaign_id, unit_id, number, title, state, entered_by, sent_by, created_at, updated_at, submitted_at)
     select gen_random_uuid(), $1, $2, $3, 'bench-' || i, 'work ' || i, 'submitted', 'person', $4, now(), now(), now() - (i || ' minutes')::interval
     from generate_series(1, $5::int) i`,
    [callId, campaignId, unit, reporter, parts.entries],
  );
  await client.query(
    `insert into notice (id, campaign_id, organisation_id, title, issuers, addressees, sections, attachments, state, signed_at, issued_at)
     select gen_random_uuid(), $1, $2, 'notice ' || i, '[{"name": "bench"}]', '[]', '[{"heading": "1", "paragraphs": ["text"]}]', '[]',
       'issued', now(), now() - (i || ' minutes')::interval from generate_series(1, $3::int) i`,
    [campaignId, province, parts.notices],
  );
  await client.query('insert into notice_recipient (notice_id, organisation_id) select id, $1 from notice', [
    city,
  ]);
  await client.query('analyze');
  return { officer, campaignId, city };
}

/** What a page is drawn from, as far as the desk asks. */
function viewOf(tx: Tx, actor: Actor, now: Date): View {
  const view = {
    tx,
    actor,
    now,
    language: 'zh',
    params: {},
    query: {},
    path: '/office',
    key: 'k',
    origin: '',
  };
  return {
    ...view,
    say: (dictionary: Parameters<View['say']>[0]) => speaker(dictionary, 'zh'),
  } as unknown as View;
}

/** The whole desk: what waits, who beneath has not, what was sent. */
async function askDesk(view: View): Promise<number> {
  const groups = await listWaiting(view);
  await BeneathPart(view);
  await SentPart(view);
  return groups.reduce((sum, group) => sum + group.page.total, 0);
}

/** What anybody would write first: every list whole, each paper by itself, counted when it has been loaded. */
async function askNaively({ tx, actor, now }: View): Promise<number> {
  const whole = { page: 1, size: 100_000 };
  const activities = await listToDo(tx, actor, 'approve', whole);
  const entries = await listEntries(tx, actor, { state: 'submitted' }, whole);
  const papers = await listNotices(tx, actor, whole);
  let toSignFor = 0;
  for (const { id } of papers.items) {
    const notice = await getNotice(tx, id);
    const receipt = await sql<{ at: Date | null }>`
      select r.signed_for_at as at from notice_recipient r where r.notice_id = ${notice.id} limit 1`.execute(
      tx,
    );
    if (receipt.rows[0] && receipt.rows[0].at === null) toSignFor++;
  }
  await listRecommendationsWaiting(tx, actor, now);
  await listCountersignsWaiting(tx, actor);
  return activities.items.length + entries.items.length + toSignFor;
}

/** Asks again and again within a time; the times in milliseconds, sorted, and what was counted. */
async function measure(db: Database, officer: PersonId, times: number, ask: (view: View) => Promise<number>) {
  const taken: number[] = [];
  let counted = 0;
  const began = performance.now();
  for (let round = 0; round < times && performance.now() - began < naiveBudgetMs; round++) {
    await inSnapshot(db, async (tx, now) => {
      const seats = await listSeatsOf(tx, officer, now);
      const actor: Actor = {
        ...{
          kind: 'person',
          id: officer,
          name: 'bench',
          username: 'desk-officer',
          sessionId: 's',
          address: '',
        },
        seats,
      };
      const start = performance.now();
      counted = await ask(viewOf(tx, actor, now));
      taken.push(performance.now() - start);
    });
  }
  return { taken: taken.sort((a, b) => a - b), counted };
}

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
const round = (ms: number): number => Math.round(ms * 100) / 100;

async function run(waiting: number): Promise<void> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'tongxin-desk-'));
  const postgres = await startPostgres({ dataDir, log: { info: () => undefined, warn: console.warn } });
  const client = new pg.Client({ connectionString: postgres.ownerUrl });
  const db = openDatabase(postgres.appUrl, 2);
  try {
    await migrate(postgres.ownerUrl, 'db/migrations');
    await client.connect();
    const { officer } = await fill(client, db, partsOf(waiting));
    await measure(db, officer, 5, askDesk);
    const fast = await measure(db, officer, rounds, askDesk);
    const slow = await measure(db, officer, rounds / 3, askNaively);
    if (fast.counted !== waiting || slow.counted !== waiting)
      throw new Error(`${waiting} wait, the desk counts ${fast.counted}, the naive way ${slow.counted}`);
    const [p50Ms, p95Ms] = [percentile(fast.taken, 0.5), percentile(fast.taken, 0.95)];
    console.log(
      `${waiting} things wait; desk asked ${fast.taken.length} times, whole lists ${slow.taken.length} times`,
    );
    console.log(
      JSON.stringify({
        waiting,
        p50Ms: round(p50Ms),
        p95Ms: round(p95Ms),
        naiveP95Ms: round(percentile(slow.taken, 0.95)),
      }),
    );
  } finally {
    await db.destroy();
    await client.end();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const { values } = parseArgs({ options: { waiting: { type: 'string', default: '5000' } } });
const waiting = Number(values.waiting);
if (!Number.isInteger(waiting) || waiting < 10 || waiting > 50_000) {
  console.error('--waiting takes a whole number from 10 to 50000');
  process.exit(2);
}
await run(waiting);
