/** A panel at the doors: invited by link and by name, conflicts that vanish, an assignment, and everybody from whom it is hidden. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type Client, useWorld } from '../../../world/fixture.ts';
import type { Username } from '../../../world/people.ts';
import { newId } from '../../kernel/id.ts';
import { judgeIn, type Plot, plotRound, seatIn, workOf } from './plotting.test.ts';

const world = useWorld();
let plot: Plot;
const office = () => `/office/panels/${plot.panel.id}`;
const place = () => `/review/panels/${plot.panel.id}`;
const runner = () => world.as('huangnan-officer');

beforeAll(async () => {
  plot = await plotRound(world, ['chenguang', 'hewan-transit', 'yintan-solar'], 2);
  await seatIn(world, plot, 'judge-nima', 'yintan-dairy');
  await seatIn(world, plot, 'judge-gu', 'railway-station');
});

describe('inviting by name', () => {
  test('the officer finds the unit, reads how much it would stay away from, and is warned of too much', async () => {
    const client = await runner();
    const page = await client.get(`${office()}/invite?q=${encodeURIComponent('西宁市总工会')}`);
    expect(page.text).toContain('3 件中回避 2 件');
    const unitId = (await world.organisation('qinghai')).id;
    const typed = { username: 'judge-bao', unitId, role: 'judge', _q: '青海省总工会' };
    const warned = await client.post(`${office()}/invite`, typed);
    expect([warned.status, warned.text.includes('此人须回避 3 件作品中的 3 件')]).toEqual([422, true]);
    expect(warned.text).toContain('name="anyway"');
    const none = await client.post(`${office()}/invite`, { ...typed, username: 'nobody' });
    expect([none.status, none.text.includes('没有这个账号')]).toEqual([422, true]);
    const fit = { ...typed, unitId: (await world.organisation('chenguang')).id };
    expect((await client.post(`${office()}/invite`, { ...fit, username: 'judge-li' })).status).toBe(303);
    expect((await client.get(office())).text).toContain('黎静观');
  });

  test('AC-160 before accepting no work is seen; then none that is conflicted, in no list and no count', async () => {
    await world.runWorker();
    const client = await world.as('judge-li');
    expect((await client.get('/my/letters')).text).toContain('邀请您担任');
    expect((await client.get('/review')).text).toContain('有 1 个评审邀请等您答复');
    expect((await client.get('/review/invitations')).text).toContain(plot.panel.name.zh);
    const asked = await client.get(place());
    for (const work of plot.task.works) expect(asked.text).not.toContain(work.title);
    // Of three works one is of their own unit; two judges each of two, among three judges.
    expect(asked.text).toMatch(/2 件/);
    expect((await client.get(`${place()}/wishes`)).status).toBe(409);
    const bare = await client.post(`${place()}/accept`, { names: '某某某' });
    expect([bare.status, bare.text.includes('某某某')]).toEqual([422, true]);
    expect((await client.post(`${place()}/accept`, { confidential: 'yes' })).location).toBe(place());
    const wishes = await client.get(`${place()}/wishes`);
    // A place in a title would tell whose work it is: before judges it is hidden, here as on the page of the work.
    expect(wishes.text).toContain('Film of ▇▇-transit');
    expect(wishes.text).not.toContain('Film of chenguang');
  });

  test('AC-160 wishing for a hidden work and for one that never was is answered alike', async () => {
    const client = await world.as('judge-li');
    const ask = (entryId: string) =>
      client.post(`${place()}/wishes`, { 'wishes.0.entryId': entryId, 'wishes.0.wish': '2' });
    const [hidden, never] = [await ask(workOf(plot, 'chenguang').entryId), await ask(newId())];
    expect([hidden.status, hidden.text.includes('不在您的评审范围')]).toEqual([422, true]);
    expect(plain(hidden)).toEqual(plain(never));
    const fit = await ask(workOf(plot, 'yintan-solar').entryId);
    expect([fit.status, fit.location]).toEqual([303, `${place()}/wishes`]);
  });
});

describe('inviting by link', () => {
  let address: string;

  test('the link is shown to the runner, kept as a hash only, and leads through signing in', async () => {
    const client = await runner();
    const unitId = (await world.organisation('park-software')).id;
    const typed = { name: '包慧敏', contact: 'bao@example.org', unitId, role: 'judge', days: '21' };
    const made = await client.post(`${office()}/links`, typed);
    expect(made.status).toBe(303);
    const shown = (await client.get(made.location!)).text;
    address = /http:\/\/tongxin\.test(\/review\/invitations\/[0-9a-f-]{36})/.exec(shown)![1]!;
    expect(shown).toContain('mailto:bao@example.org');
    const token = address.split('/').at(-1)!;
    const kept = await sql`select * from panel_invitation`.execute(world.owner);
    expect(JSON.stringify(kept.rows)).not.toContain(token);
    const anyone = await world.anyone().get(address);
    expect([anyone.status, anyone.text.includes(encodeURIComponent(address))]).toEqual([200, true]);
    expect(anyone.text).toContain('保密与回避');
    expect((await world.anyone().post(`${address}/take`)).status).toBe(401);
    expect((await world.anyone().get(`/review/invitations/${newId()}`)).status).toBe(404);
  });

  test('whoever takes it has the place; a second time it is over, for everybody alike', async () => {
    const client = await world.as('judge-bao');
    expect((await client.post(`${address}/take`)).location).toBe(place());
    const other = await (await world.as('worker-tao')).post(`${address}/take`);
    expect([other.status, other.text.includes('这个邀请链接已失效')]).toEqual([410, true]);
    expect((await world.anyone().get(address)).text).toContain('这个邀请链接已失效');
    expect((await client.post(`${place()}/accept`, { confidential: 'yes' })).status).toBe(303);
    expect((await (await runner()).get(office())).text).toContain('包慧敏');
  });

  test('it can be revoked, and declined without an account', async () => {
    const client = await runner();
    const unitId = (await world.organisation('park-software')).id;
    const typed = { name: '某专家', unitId, role: 'judge', days: '1' };
    const addressOf = async (href: string) =>
      /(\/review\/invitations\/[0-9a-f-]{36})/.exec((await client.get(href)).text)![1]!;
    const [one, two] = [
      (await client.post(`${office()}/links`, typed)).location!,
      (await client.post(`${office()}/links`, typed)).location!,
    ];
    const [gone, declined] = [await addressOf(one), await addressOf(two)];
    expect((await client.post(`${one}/revoke`)).status).toBe(303);
    expect((await client.post(`${one}/revoke`)).status).toBe(410);
    expect((await world.anyone().post(`${gone}/decline`)).status).toBe(410);
    expect((await world.anyone().post(`${declined}/decline`, { reason: '出差' })).status).toBe(303);
    expect((await client.get(two)).text).toContain('出差');
  });
});

describe('assigning', () => {
  test('the plan is looked at, carried out, told to the judges, and undone', async () => {
    const client = await runner();
    const page = await client.get(`${office()}/assignment?per=2`);
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)![1]!;
    expect(page.text).toContain('按此方案分配');
    const typed = { judgesPerEntry: '2', number: hidden('number'), digest: hidden('digest') };
    expect((await client.post(`${office()}/assignment`, typed)).status).toBe(303);
    const again = await client.post(`${office()}/assignment`, typed);
    expect([again.status, again.text.includes('另一位经办人刚刚分配过')]).toEqual([409, true]);
    await world.runWorker();
    expect((await (await world.as('judge-gu')).get('/my/letters')).text).toContain('已给您分配作品');
    expect((await client.post(`${office()}/assignment/undo`, { number: '1' })).status).toBe(303);
    const undone = await client.post(`${office()}/assignment/undo`, { number: '1' });
    expect([undone.status, undone.text.includes('只能撤销最近一次分配')]).toEqual([409, true]);
  });

  test('works that lack judges are named with the reason', async () => {
    const page = await (await runner()).get(`${office()}/assignment?per=4`);
    expect(page.text).toContain('Film of chenguang');
    expect(page.text).toContain('只有 3 位评委无须回避');
  });
});

/** As far as an answer depends on what is in the database: without keys and numbers, which are new each time, and the clock. */
function plain(answer: Answer): string {
  const text = answer.text
    .replace(/name="_key" value="[^"]*"/g, 'KEY')
    .replace(/name="wishes[^>]*>/g, 'TYPED')
    .replace(/现在是 [^<]*/g, 'NOW')
    .replace(/编号 [0-9a-f-]{36}/g, 'REQUEST');
  const headers = [...answer.headers].filter(([name]) => !['date', 'set-cookie', 'etag'].includes(name));
  return JSON.stringify([answer.status, text, headers]);
}

const addresses = async (): Promise<string[]> => {
  const li = await judgeIn(world, plot, 'judge-li');
  const judge = `${office()}/judges/${li.personId}`;
  const work = workOf(plot, 'hewan-transit').entryId;
  return [office(), `${office()}/invite`, `${office()}/assignment?per=2`, judge, `${judge}/works/${work}`];
};

describe('who judges is known to the runner alone', () => {
  test('AC-161 to makers, units, other levels, other judges and anybody the panel does not exist', async () => {
    const others: Username[] = [
      'qh-officer',
      'xn-officer',
      'transit-officer',
      'worker-ma',
      'national-officer',
      'judge-gu',
    ];
    for (const username of others)
      for (const address of await addresses())
        expect([username, address, (await (await world.as(username)).get(address)).status]).toEqual([
          username,
          address,
          404,
        ]);
    for (const address of await addresses()) expect((await world.anyone().get(address)).status).toBe(401);
    for (const verb of ['distance', 'invite', 'links', 'assignment', 'assignment/undo'])
      expect((await (await world.as('qh-officer')).post(`${office()}/${verb}`)).status).toBe(404);
    const peer = await world.as('judge-gu');
    for (const page of [place(), `${place()}/wishes`, '/review/invitations'])
      expect((await peer.get(page)).text).not.toMatch(/黎静观|尼玛顿珠|包慧敏/);
  });

  test('AC-162 two worlds that differ in one hidden conflict answer alike to everybody who may not know of it', async () => {
    const [gu, work] = [await judgeIn(world, plot, 'judge-gu'), workOf(plot, 'hewan-transit')];
    const clients: Client[] = [world.anyone()];
    for (const username of [
      'transit-officer',
      'xn-officer',
      'qh-officer',
      'judge-nima',
      'worker-ma',
    ] as const)
      clients.push(await world.as(username));
    const pages = [
      ...(await addresses()),
      place(),
      `${place()}/wishes`,
      '/review/invitations',
      task().judgeHref,
      task().href,
      `/office/entries/${work.entryId}`,
    ];
    const answers = async () => {
      const found: string[] = [];
      for (const client of clients)
        for (const page of pages) found.push(page + plain(await client.get(page)));
      return found;
    };
    // The sentence told once after signing in is gone after the first look.
    await answers();
    const before = await answers();
    const guBefore = await (await world.as('judge-gu')).get(`${place()}/wishes`);
    await sql`insert into panel_conflict (id, person_id, entry_id, panel_id, state, reason, at)
      values (${newId()}, ${gu.personId}, ${work.entryId}, ${plot.panel.id}, 'pinned-conflict', 'x', now())`.execute(
      world.owner,
    );
    const after = await answers();
    const differs = after.flatMap((answer, index) => (answer === before[index] ? [] : [index]));
    expect(differs.map((index) => pages[index % pages.length])).toEqual([]);
    const guAfter = await (await world.as('judge-gu')).get(`${place()}/wishes`);
    expect([guBefore.text.includes(work.entryId), guAfter.text.includes(work.entryId)]).toEqual([
      true,
      false,
    ]);
  });

  test('AC-167 the runner’s officer who made a work is refused everything here', async () => {
    const work = workOf(plot, 'yintan-solar');
    const officer = await world.person('huangnan-officer');
    await sql`update entry set makers = ${JSON.stringify([{ name: officer.name }])}::jsonb where id = ${work.entryId}`.execute(
      world.owner,
    );
    const client = await runner();
    for (const address of await addresses()) {
      const answer = await client.get(address);
      expect([address, answer.status, answer.text.includes('请由另一位经办人办理')]).toEqual([
        address,
        403,
        true,
      ]);
    }
    expect((await client.post(`${office()}/assignment`, {})).status).toBe(403);
    await sql`update entry set makers = ${JSON.stringify(work.makers)}::jsonb where id = ${work.entryId}`.execute(
      world.owner,
    );
  });
});

const task = () => plot.task;

describe('leaving', () => {
  test('AC-165 who leaves or is removed sees nothing more, at once; a reason is asked of the runner', async () => {
    const li = await judgeIn(world, plot, 'judge-li');
    const client = await runner();
    const judge = `${office()}/judges/${li.personId}`;
    expect((await client.post(`${judge}/remove`, {})).status).toBe(422);
    expect((await client.post(`${judge}/remove`, { reason: '另有任务' })).status).toBe(303);
    const gone = await client.post(`${judge}/remove`, { reason: '另有任务' });
    expect([gone.status, gone.text.includes('不是（或不再是）评委')]).toEqual([409, true]);
    const own = await world.as('judge-li');
    expect((await own.get(place())).text).toContain('您已不在这个评审组');
    expect((await own.get(`${place()}/wishes`)).status).toBe(409);
    expect((await own.post(`${place()}/leave`)).status).toBe(409);
    await world.runWorker();
    expect((await own.get('/my/letters')).text).toContain('另有任务');
    const bao = await world.as('judge-bao');
    expect((await bao.post(`${place()}/leave`, {})).status).toBe(303);
    await world.runWorker();
    const told = (await (await runner()).get('/my/letters')).text;
    expect(told).toContain('有一位评委谢绝或退出');
    expect(told).not.toContain('包慧敏');
  });
});
