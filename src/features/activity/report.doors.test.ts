/** What a report may say beside the four fields, what looks reported already, and until when it is taken. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { newId } from '../../kernel/id.ts';
import { dayOf, plusDays } from '../../kernel/period.ts';

const world = useWorld();

let unit: string;
let today: string;
beforeAll(async () => {
  unit = (await world.organisation('chenguang')).id;
  today = dayOf(await world.now());
});

const typed = (more: Record<string, string | number | undefined> = {}) => ({
  ...{
    unitId: unit,
    name: '午间读书会',
    organiser: '晨光机械厂工会',
    heldOn: today,
    heldFrom: '00:00',
    participants: 25,
    twice: 'yes',
  },
  ...more,
});

/** Reports one and answers with the address of its page. */
async function report(more: Record<string, string | number | undefined> = {}): Promise<string> {
  const answer = await (await world.as('chenguang-officer')).post('/office/activities', typed(more));
  expect([answer.status, answer.status === 303 ? '' : answer.text]).toEqual([303, '']);
  return answer.location!;
}

describe('looks reported already', () => {
  test('the page shows which one, with a link, keeps what was typed, and goes on with a tick', async () => {
    const own = await world.as('chenguang-officer');
    const heldOn = dayOf(plusDays(await world.now(), -9));
    const first = await report({ name: '网络安全知识竞答', heldOn });
    const again = typed({ name: '网络安全知识竞答（二）', heldOn, twice: undefined, place: '食堂' });
    const answer = await own.post('/office/activities', again);
    expect([answer.status, answer.text.includes('看起来已报过'), answer.text.includes(first)]).toEqual([
      409,
      true,
      true,
    ]);
    expect(answer.text).toMatch(/name="place"[^>]*value="食堂"/);
    const plain = await own.post('/office/activities', again, { accept: 'application/json' });
    expect(JSON.parse(plain.text).code).toBe('activity.looks-reported');
    expect((await own.post('/office/activities', { ...again, twice: 'yes' })).status).toBe(303);
  });
});

describe('optional figures', () => {
  test('a series is one report of several times; figures stand with their source; nothing is required', async () => {
    const own = await world.as('chenguang-officer');
    const day = (back: number) => world.now().then((now) => dayOf(plusDays(now, -back)));
    const link = await report({
      ...{
        name: '网络素养月月讲',
        heldOn: await day(3),
        enterprise: '向日光伏组件厂',
        contacts: 12,
        hours: 6,
      },
      ...{ reach: 5000, reachChannel: 'wechat', reachSource: '公众号后台', spread: 800 },
      ...{ 'more.0.heldOn': await day(5), 'more.0.heldFrom': '09:00', 'more.0.participants': 15 },
      ...{ 'links.0.link': 'https://example.com/a', 'links.1.link': 'https://example.com/b' },
    });
    const { text } = await own.get(link);
    for (const said of [
      '5000 人 · 微信公众号 · 来源：公众号后台',
      '向日光伏组件厂',
      '40 人',
      'https://example.com/b',
    ])
      expect([said, text.includes(said)]).toEqual([said, true]);
    const bare = await own.post('/office/activities', typed({ reach: 10, name: '没有来源' }), {
      accept: 'application/json',
    });
    const { errors } = JSON.parse(bare.text) as { errors: { code: string; field: string }[] };
    expect(errors.map(({ code, field }) => [code, field])).toEqual([
      ['activity.reach-channel', 'reachChannel'],
      ['activity.reach-source', 'reachSource'],
    ]);
    const same = typed({
      'more.0.heldOn': today,
      'more.0.heldFrom': '00:00',
      'more.0.participants': 9,
      name: '同一时间',
    });
    const clash = await own.post('/office/activities', same, { accept: 'application/json' });
    expect(JSON.parse(clash.text).code).toBe('activity.same-time-twice');
  });

  test('F-18 what waited on a device and is sent twice counts once; typed anew under the same key is refused', async () => {
    const own = await world.as('chenguang-officer');
    const json = { accept: 'application/json' };
    const kept = typed({ name: '离线保存的活动', _key: newId() });
    const answers = await Promise.all([1, 2, 3].map(() => own.post('/office/activities', kept, json)));
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    const rows = await sql`select id from activity where name = '离线保存的活动'`.execute(world.owner);
    expect(rows.rows).toHaveLength(1);
    const other = await own.post('/office/activities', { ...kept, participants: 99 }, json);
    expect(JSON.parse(other.text).code).toBe('http.key-reused');
  });

  test('AC-219 signing out clears what pages kept on the device', async () => {
    const left = await world.anyone();
    await left.post('/sign-in', { username: 'nuanxin-officer', password: 'tongxin-yanshi-2020' });
    const answer = await left.post('/sign-out');
    expect([answer.status, answer.headers.get('clear-site-data')]).toEqual([303, '"storage"']);
  });
});

describe('the window of reports', () => {
  test('late is marked, after the end nothing is taken, and before it nothing is late', async () => {
    const own = await world.as('chenguang-officer');
    const kept = await sql<{ id: string; due: Date | null; until: Date | null }>`
      select id, report_due_at as due, report_until as until from campaign`.execute(world.owner);
    const now = await world.now();
    const set = (due: Date, until: Date) =>
      sql`update campaign set report_due_at = ${due}, report_until = ${until}`.execute(world.owner);
    await set(plusDays(now, -2), plusDays(now, 2));
    const link = await report({ name: '晚报的活动' });
    expect((await own.get(link)).text).toContain('逾期');
    await set(plusDays(now, -4), plusDays(now, -2));
    const closed = await own.post('/office/activities', typed({ name: '再晚' }), {
      accept: 'application/json',
    });
    expect([closed.status, JSON.parse(closed.text).code]).toEqual([409, 'activity.report-closed']);
    expect((await own.get('/office/activities/new')).text).toContain('向上级申请延期');
    for (const { id, due, until } of kept.rows)
      await sql`update campaign set report_due_at = ${due}, report_until = ${until} where id = ${id}`.execute(
        world.owner,
      );
    await (await world.as('hewan-officer')).post(`${link}/approve`, { version: 1 });
    const late = await sql<{ amount: string }>`
      select amount from progress_part p join organisation o on o.id = p.unit_id where o.id = ${unit} and counter = 'late'`.execute(
      world.owner,
    );
    expect(late.rows).toEqual([{ amount: '1' }]);
  });

  test('before the campaign takes reports, the way in says from when', async () => {
    const kept = await sql<{ id: string; opens: Date; from: Date }>`
      select id, opens_at as opens, activities_from as from from campaign`.execute(world.owner);
    const later = plusDays(await world.now(), 2);
    await sql`update campaign set opens_at = ${later}, activities_from = ${later}`.execute(world.owner);
    const own = await world.as('chenguang-officer');
    const early = await own.post('/office/activities', typed(), { accept: 'application/json' });
    const { errors } = JSON.parse(early.text) as { errors: { code: string }[] };
    expect(errors.map((error) => error.code)).toContain('activity.report-early');
    for (const { id, opens, from } of kept.rows)
      await sql`update campaign set opens_at = ${opens}, activities_from = ${from} where id = ${id}`.execute(
        world.owner,
      );
  });

  test('AC-036 for a unit on paper the level above reports, and the record says for whom', async () => {
    const outside = await world.organisation('hewan-sanitation');
    await sql`update organisation set is_outside = true where id = ${outside.id}`.execute(world.owner);
    const above = await world.as('hewan-officer');
    expect((await above.get(`/office/activities/new?unit=${outside.id}`)).text).toContain('由本级代报');
    const fields = typed({ unitId: outside.id, name: '环卫驿站读报', organiser: '河湾区环卫所工会' });
    const answer = await above.post('/office/activities', fields);
    expect(answer.status).toBe(303);
    const facts = await sql<{ acting_for: string }>`
      select acting_for from outbox_fact where subject_id = ${answer.location!.split('/').at(-1)}`.execute(
      world.owner,
    );
    expect(facts.rows).toEqual([{ acting_for: outside.id }]);
    expect((await above.post(`${answer.location}/approve`, { version: 1 })).status).toBe(403);
    expect(
      (await (await world.as('xn-officer')).post(`${answer.location}/approve`, { version: 1 })).status,
    ).toBe(303);
    expect((await above.get(answer.location!)).text).toContain('由河湾区总工会代报');
    await sql`update organisation set is_outside = false where id = ${outside.id}`.execute(world.owner);
  });
});
