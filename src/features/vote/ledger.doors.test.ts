/** The doors of the ledger: two processes over one database, receipts, published files, and a database that is away. */

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client, testOrigin, useWorld } from '../../../world/fixture.ts';
import { showWorks } from '../../../world/shown-works.ts';
import { must } from '../../../world/world.ts';
import { newId, type PollId } from '../../kernel/id.ts';
import { done } from '../../kernel/verdict.ts';
import { openApp } from '../../main/app.ts';
import { type Database, openDatabase } from '../../platform/db.ts';
import { digest } from '../../platform/digest.ts';
import { openLog } from '../../platform/log.ts';
import { Published } from '../../platform/published.ts';
import { openSigner } from '../../platform/signing.ts';
import type { Call } from '../call/call.ts';
import type { Entry } from '../entry/entry.ts';
import { appendEvents } from './actions/append-events.ts';
import { publishPolls } from './actions/publish-polls.ts';
import { readPoll } from './ledger/poll.ts';
import { parseReceipt } from './ledger/receipt.ts';
import { recount } from './ledger/recount.ts';
import type { Recounted } from './ledger/walk.ts';
import { findPoll } from './store/poll.ts';

const world = useWorld();
const machine = { kind: 'machine' as const };
const data = () => (JSON.parse(process.env.TONGXIN_TEST!) as { dir: string }).dir;
let call: Call;
let works: Entry[];
let pollId: PollId;
let other: Database;
/** Browsers of one person at both processes. */
let here: Client;
let there: Client;

beforeAll(async () => {
  const titles = ['甲', '乙', '丙', '丁', '戊', '己', '庚'];
  works = await showWorks(
    world,
    'platform',
    titles.map((title) => ({ unit: 'yintan-solar' as const, title })),
  );
  call = await world.call('platform');
  pollId = (await world.read((tx) => findPoll(tx, call.id)))!.id;
  await world.setClock(new Date(call.voteOpensAt.getTime() + 10 * 3_600_000));
  other = openDatabase(world.appUrl, 4);
  const second = openApp({
    db: other,
    media: world.media,
    log: openLog('test', 'silent'),
    origin: testOrigin,
    distDir: 'dist',
    isDemo: true,
    secret: 'a secret of the tests, 32 characters',
    published: new Published(data()),
  });
  here = await world.as('worker-ma');
  there = new Client(second);
  await there.post('/sign-in', { username: 'worker-ma', password: 'tongxin-yanshi-2020' });
});
afterAll(() => other?.destroy());

const doorOf = (work: Entry) => `/works/${work.id}/votes`;
const eventsOf = async (work: Entry) => {
  const rows = await sql<{ n: number }>`
    select count(*)::int as n from vote_event where entry_id = ${work.id}`.execute(world.owner);
  return rows.rows[0]!.n;
};
const publish = () =>
  publishPolls(
    {
      db: world.db,
      log: openLog('test', 'silent'),
      signer: openSigner(data()),
      published: new Published(data()),
    },
    new Map(),
  );
const fileOf = (name: string) => `/votes/${pollId}/files/${name}`;

describe('very many at once', () => {
  it('AC-130: two hundred requests at two processes are one event; every answer bears the same receipt', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, n) => (n % 2 ? here : there).json(doorOf(works[0]!), {})),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ body }) => body.receipt)).size).toBe(1);
    expect(await eventsOf(works[0]!)).toBe(1);
  });

  it('F-18: a proxy that sends every second form twice changes nothing; the key of a form gives its first answer', async () => {
    const keys = Array.from({ length: 3 }, () => newId());
    const answers = await Promise.all(
      keys.flatMap((key, n) =>
        [here, there, here].map(async (client) => ({
          key,
          ...(await client.json(doorOf(works[n + 1]!), {}, { 'idempotency-key': key })),
        })),
      ),
    );
    for (const key of keys)
      expect(new Set(answers.filter((one) => one.key === key).map(({ body }) => body.receipt)).size).toBe(1);
    expect(await Promise.all(works.slice(1, 4).map(eventsOf))).toEqual([1, 1, 1]);
  });

  it('one bad request fails none of its neighbours: strangers, wrong fields, lost sessions and votes in one batch', async () => {
    const staff = await world.as('qh-officer');
    const answers = await Promise.all([
      staff.json(doorOf(works[4]!), {}),
      world.anyone().json(doorOf(works[4]!), {}),
      staff.json(doorOf(works[4]!), { tier: 'member' }),
      staff.json(`/works/${newId()}/votes`, {}),
      (await world.as('qh-leader')).json(doorOf(works[4]!), {}, { 'idempotency-key': 'k\u00e9y' }),
      (await world.as('qh-admin')).json(doorOf(works[4]!), {}),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 401, 422, 404, 200, 200]);
    expect(await eventsOf(works[4]!)).toBe(3);
  });

  it('503: while the database is away everybody hears it soon, and nothing is acknowledged (F-14)', async () => {
    const away = openDatabase('postgresql://nobody@127.0.0.1:1/none', 1, { connectMsMax: 500 });
    const app = openApp({
      ...{ db: world.db, groupDb: away, media: world.media, log: openLog('test', 'silent') },
      ...{ origin: testOrigin, distDir: 'dist', isDemo: true, secret: 'x'.repeat(32) },
    });
    const began = performance.now();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => new Client(app).json(doorOf(works[5]!), {})),
    );
    expect(performance.now() - began).toBeLessThan(5000);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
    expect(new Set(answers.map(({ body }) => body.code))).toEqual(new Set(['http.out-of-order']));
    expect(await eventsOf(works[5]!)).toBe(0);
    await away.destroy();
  });
});

describe('a ballot', () => {
  it('is all or nothing, one receipt for all its works, and a work twice is refused', async () => {
    const voter = await world.as('worker-yang');
    const door = `/campaigns/${call.campaignId}/calls/${call.id}/ballot`;
    const three = works.slice(0, 3).map(({ id }) => id);
    const twice = await voter.json(door, { work: [three[0], three[0]] });
    expect([twice.status, twice.body.code]).toEqual([409, 'vote.work-quota-day']);
    expect((await voter.json(door, { work: [...three, newId()] })).status).toBe(404);
    const events = await eventsOf(works[0]!);
    const cast = await voter.json(door, { work: three });
    expect([cast.status, cast.body.location]).toEqual([200, `/votes/receipts/${cast.body.receipt}`]);
    expect(await eventsOf(works[0]!)).toBe(events + 1);
    const page = await voter.get(String(cast.body.location));
    for (const work of works.slice(0, 3)) expect(page.text).toContain(work.title);
    const tooMany = await voter.json(door, { work: works.slice(3, 6).map(({ id }) => id) });
    expect([tooMany.status, tooMany.body.code]).toEqual([409, 'vote.quota-day']);
  });
});

describe('the receipt', () => {
  it('AC-154: opens for its voter alone, proves the vote once a checkpoint covers it, and says before how long that takes', async () => {
    const voter = await world.as('worker-tao');
    const { receipt } = (await voter.json(doorOf(works[5]!), {})).body as { receipt: string };
    const page = `/votes/receipts/${receipt}`;
    for (const stranger of [here, world.anyone()]) {
      for (const target of [page, `${page}/receipt.json`])
        expect((await stranger.get(target)).status).toBe(404);
      expect((await stranger.post(`${page}/retract`)).status).toBe(404);
    }
    expect((await voter.get(page)).text).toContain('秒后');
    const early = await voter.get(`${page}/receipt.json`);
    expect([early.status, early.headers.get('retry-after') !== null]).toEqual([409, true]);
    await publish();
    expect((await voter.get(page)).text).toContain('receipt.json');
    const file = await voter.get(`${page}/receipt.json`);
    expect(parseReceipt(file.text)).toMatchObject({ poll: pollId, checkpoint: 1 });
    const recounted = await recountHttp(file.text);
    expect(recounted.findings).toEqual([]);
    const forged = file.text.replace(/"seal": "./, '"seal": "z');
    expect((await recountHttp(forged)).findings.map(({ code }) => code)).toContain('receipt');
  });

  it('AC-148: looks the same for a vote that is held back, and its form takes it back once', async () => {
    const voter = await world.as('worker-luo');
    const { receipt } = (await voter.json(doorOf(works[6]!), {})).body as { receipt: string };
    const page = `/votes/receipts/${receipt}`;
    const plain = (text: string) => text.replace(/name="_key" value="[^"]+"/g, '').replace(/\d+ 秒/g, '');
    await voter.get(page);
    const before = plain((await voter.get(page)).text);
    const row = await sql<{ no: number }>`
      select no::int as no from vote_event where receipt = ${receipt}`.execute(world.owner);
    const { no } = row.rows[0]!;
    const held = { case: newId(), reason: '理由', rule: 'burst', votes: [[no, no] as const] };
    must(
      await world.doing(machine, async (doing) =>
        done(await appendEvents(doing, pollId, [{ act: 'quarantine', ...held }])),
      ),
    );
    expect(plain((await voter.get(page)).text)).toBe(before);
    const back = await voter.post(`${page}/retract`);
    expect([back.status, back.location]).toEqual([303, page]);
    expect((await voter.get(page)).text).toContain('已撤回');
    expect((await voter.json(`${page}/retract`, {})).body.code).toBe('vote.retracted-already');
  });
});

/** Recounts through the doors, as the page in a browser does. */
async function recountHttp(receipt?: string): Promise<Recounted> {
  const read = async (name: string) => {
    const answer = await world.anyone().get(fileOf(name));
    return answer.status === 200 ? new TextEncoder().encode(answer.text) : undefined;
  };
  const index = JSON.parse((await world.anyone().get(fileOf('index.json'))).text) as {
    events: string[];
    contents: string[];
  };
  const names = async () => [...index.events, ...index.contents];
  return (await recount({ reader: { read, names }, digest, receipt })) as Recounted;
}

describe('the published files', () => {
  it('are fetched by anybody, once; nothing else of the data folder is reached from there', async () => {
    const answer = await world.anyone().get(fileOf('poll.json'));
    expect(readPoll(answer.text)).toMatchObject({ poll: pollId, lagSeconds: 600 });
    const again = await world
      .anyone()
      .get(fileOf('poll.json'), { 'if-none-match': answer.headers.get('etag')! });
    expect(again.status).toBe(304);
    const names = [
      '..%2f..%2fsigning%2fed25519.pem',
      '%2e%2e',
      'signing',
      '.index.json',
      'poll.json%00',
      'a.ndjson',
    ];
    for (const name of names) expect((await world.anyone().get(fileOf(name))).status).toBe(404);
    expect((await world.anyone().get(`/votes/${newId()}/files/poll.json`)).status).toBe(404);
  });

  it('AC-145: hold no person, name or address, and say nothing of works before the closing', async () => {
    const text = (await world.anyone().get(fileOf('events-000000001.ndjson'))).text;
    const person = await world.person('worker-ma');
    for (const secret of [person.id, person.name, person.username, '127.0.0.1', works[0]!.id])
      expect(text).not.toContain(secret);
    expect((await world.anyone().get(fileOf('contents-000000001.ndjson'))).status).toBe(404);
  });
});
