/** The page on which anybody recounts a vote, and a real vote recounted from its published files by all who can. */

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { beforeAll, expect, it, vi } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { showWorks } from '../../../world/shown-works.ts';
import type { PollId } from '../../kernel/id.ts';
import { plusDays } from '../../kernel/period.ts';
import { recountPlace } from '../../main/recount.ts';
import { openLog } from '../../platform/log.ts';
import { Published } from '../../platform/published.ts';
import { openSigner } from '../../platform/signing.ts';
import type { Call } from '../call/call.ts';
import type { Entry } from '../entry/entry.ts';
import { destroyKeys } from './actions/destroy-keys.ts';
import { publishPolls } from './actions/publish-polls.ts';
import type { Met } from './history.ts';
import { findPoll } from './store/poll.ts';

const world = useWorld();
const data = () => (JSON.parse(process.env.TONGXIN_TEST!) as { dir: string }).dir;
let call: Call;
let works: Entry[];
let pollId: PollId;
let folder: string;

beforeAll(async () => {
  const titles = ['甲', '乙', '丙'];
  works = await showWorks(
    world,
    'platform',
    titles.map((title) => ({ unit: 'yintan-solar' as const, title })),
  );
  call = await world.call('platform');
  pollId = (await world.read((tx) => findPoll(tx, call.id)))!.id;
  folder = path.join(data(), 'published/votes', pollId);
});

const met = new Map<PollId, Met>();
const publish = () =>
  publishPolls(
    {
      ...{ db: world.db, log: openLog('test', 'silent') },
      ...{ signer: openSigner(data()), published: new Published(data()) },
    },
    met,
  );
const page = async (query = '') => world.anyone().get(`/votes/${pollId}/recount${query}`);

/** What the command says on the console, and how it ends. */
async function recountOnConsole(...words: string[]) {
  const said: string[] = [];
  const spies = (['log', 'error'] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation((line: string) => void said.push(line)),
  );
  const code = await recountPlace(words);
  for (const spy of spies) spy.mockRestore();
  return { code, said: said.join('\n') };
}

it('before the vote there is nothing to recount, and the page says so; of another vote there is no page', async () => {
  const { status, text } = await page();
  expect(status).toBe(200);
  expect(text).toContain('还没有公开的文件');
  expect(text).not.toContain('data-recount');
  expect((await world.anyone().get(`/votes/${call.id}/recount`)).status).toBe(404);
});

it('while people vote: without scripts the page says how to recount by hand, and lists every file with its size', async () => {
  await world.setClock(new Date(call.voteOpensAt.getTime() + 10 * 3_600_000));
  for (const seat of ['worker-ma', 'worker-yang'] as const) {
    const voter = await world.as(seat);
    for (const work of works.slice(0, 2))
      expect((await voter.json(`/works/${work.id}/votes`, {})).status).toBe(200);
  }
  await publish();
  const { text } = await page();
  for (const said of [
    '验证计票',
    '投票期间哪些内容是密封的',
    'python3 bin/recount.py',
    'docs/vote-ledger.md',
  ])
    expect(text).toContain(said);
  for (const name of readdirSync(folder)) expect(text).toContain(`href="/votes/${pollId}/files/${name}"`);
  expect(text).toMatch(/共 \d+ 个，[\d.]+ KB/);
  expect(text).toContain(`data-recount="/votes/${pollId}/files"`);
  expect((await page('?page=9999')).status).toBe(200);
  const { code, said } = await recountOnConsole(folder);
  expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining('现在还不能计票') });
});

it('after the closing the console and Python count what was cast; one changed byte ends with 1, no folder with 2', async () => {
  await world.setClock(plusDays(call.voteClosesAt, 1));
  await publish();
  const { code, said } = await recountOnConsole(folder, '--json');
  expect(code).toBe(0);
  const counted = JSON.parse(said);
  expect(counted).toMatchObject({ poll: pollId, state: 'open', events: 4, findings: [] });
  expect(works.map((work) => counted.totals[work.id].effective)).toEqual([2, 2, 0]);
  const python = spawnSync('python3', ['-B', 'bin/recount.py', folder], { encoding: 'utf8' });
  expect(JSON.parse(python.stdout)).toEqual(counted);
  const last = readdirSync(folder)
    .filter((name) => name.startsWith('checkpoint'))
    .sort()
    .at(-1)!;
  expect((await recountOnConsole(folder, '--checkpoint', path.join(folder, last))).code).toBe(0);
  const bent = readFileSync(path.join(folder, 'events-000000001.ndjson'), 'utf8').replace('"no":2', '"no":3');
  await new Published(data()).write(`votes/${pollId}`, 'events-000000001.ndjson', bent);
  const found = await recountOnConsole(folder);
  expect(found).toMatchObject({ code: 1, said: expect.stringContaining('第 2 条记录') });
  expect((await recountOnConsole(`${folder}-none`)).code).toBe(2);
});

it('AC-145 the opened files hold no person, name, account, mail, phone or address', async () => {
  const all = readdirSync(folder)
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .join('\n');
  const { rows } = await sql<{ id: string; name: string; username: string }>`
    select id, name, username from account_person`.execute(world.owner);
  expect(rows.length).toBeGreaterThan(10);
  for (const { id, name, username } of rows)
    for (const secret of [id, name, username]) expect(all).not.toContain(secret);
  expect(all).not.toMatch(/\b1[3-9]\d{9}\b|\b\d{1,3}(\.\d{1,3}){3}\b|@|openid/);
});

it('F-22 files that told another history are said to have been exchanged, and are fetched by nobody', async () => {
  const published = new Published(data());
  const asides = await published.listAside(`votes/${pollId}`);
  expect((await page()).text).not.toContain('公开文件曾经更换');
  const last = readdirSync(folder).filter((name) => name.startsWith('checkpoint')).length;
  const further = `checkpoint-${String(last + 1).padStart(6, '0')}.json`;
  await published.write(`votes/${pollId}`, further, '{}\n');
  await publish();
  expect(readdirSync(folder)).toContain(further);
  await world.setClock(new Date((await world.now()).getTime() + 121_000));
  await publish();
  const { text } = await page();
  expect(text).toContain('公开文件曾经更换');
  expect(text).toContain('further');
  expect(readdirSync(folder)).not.toContain(further);
  expect((await published.listAside(`votes/${pollId}`)).length).toBe(asides.length + 1);
  expect((await world.anyone().get(`/votes/${pollId}/files/${further}`)).status).toBe(404);
  expect((await recountOnConsole(folder)).code).toBe(0);
});

it('AC-145 once the key is destroyed, pages say politely that nobody knows whose a vote was; receipts open no more', async () => {
  const { rows } = await sql<{ receipt: string }>`
    select receipt from vote_event where poll_id = ${pollId} and act = 'vote' order by no`.execute(
    world.owner,
  );
  const voter = await world.as('worker-ma');
  const receipts = rows.map(({ receipt }) => `/votes/receipts/${receipt}`);
  const before = await Promise.all(receipts.map(async (path) => (await voter.get(path)).status));
  expect([...before].sort()).toEqual([200, 200, 404, 404]);
  await world.setClock(plusDays(call.voteClosesAt, 181));
  const kept = await world.as('worker-ma');
  await world.doing({ kind: 'machine' }, async (doing) => {
    await destroyKeys(180)(doing);
    return { ok: true, value: undefined };
  });
  for (const client of [kept, await world.as('worker-yang')])
    for (const path of receipts) {
      const answer = await client.get(path);
      expect([answer.status, answer.text.includes('这张回执已过保存期')]).toEqual([200, true]);
      expect((await client.get(`${path}/receipt.json`)).status).toBe(404);
      expect((await client.post(`${path}/retract`)).status).toBe(404);
    }
  expect((await world.anyone().get(receipts[0]!)).status).toBe(404);
  expect((await kept.get(`/works/${works[0]!.id}`)).text).toContain('您投过哪些票，本站也查不到了');
  expect((await page()).text).toContain('保存期已满');
  expect((await recountOnConsole(folder)).code).toBe(0);
});
