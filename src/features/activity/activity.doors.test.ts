/** The doors of activities: reported on a phone, decided one level up, seen by nobody beside. */

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
const amendment = (more: Record<string, string | number | undefined> = {}) => {
  const { unitId: _, twice: __, ...rest } = typed(more);
  return rest;
};

/** Reports one and answers with the address of its page. */
async function report(more: Record<string, string | number | undefined> = {}): Promise<string> {
  const answer = await (await world.as('chenguang-officer')).post('/office/activities', typed(more));
  expect([answer.status, answer.status === 303 ? '' : answer.text]).toEqual([303, '']);
  return answer.location!;
}
const stateOf = async (link: string) => {
  const rows = await sql<{ state: string; version: number }>`
    select state, version from activity where id = ${link.split('/').at(-1)}`.execute(world.owner);
  return `${rows.rows[0]!.state} ${rows.rows[0]!.version}`;
};

describe('reporting', () => {
  test('the page has today, this hour and the unit’s name in it: an officer types a name and a number', async () => {
    const { text } = await (await world.as('chenguang-officer')).get('/office/activities/new');
    expect(text).toContain(`value="${today}"`);
    expect(text).toMatch(/name="organiser"[^>]*value="晨光机械厂工会"/);
    expect(text).toMatch(/name="heldFrom"[^>]*value="\d\d:00"/);
    const link = await report({ name: '车间里的防诈骗课', participants: 42 });
    const page = await (await world.as('chenguang-officer')).get(link);
    expect([page.status, page.text.includes('车间里的防诈骗课'), page.text.includes('待审核')]).toEqual([
      200,
      true,
      true,
    ]);
  });

  test('what is wrong is said by the field, all at once, and what was typed stays', async () => {
    const own = await world.as('chenguang-officer');
    const answer = await own.post(
      '/office/activities',
      typed({ name: '', participants: 'viele', 'links.0.link': 'javascript:alert(1)', place: '职工书屋' }),
    );
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('请填写数字');
    expect(answer.text).toContain('请填写此项');
    expect(answer.text).toContain('请填写以 http 开头的网址');
    expect(answer.text).toMatch(/name="place"[^>]*value="职工书屋"/);
    expect(answer.text).toMatch(/name="participants"[^>]*value="viele"/);
  });

  test('tomorrow is in the future, and a day before the campaign is named with the first day', async () => {
    const own = await world.as('chenguang-officer');
    const tomorrow = dayOf(plusDays(await world.now(), 1));
    const future = await own.post('/office/activities', typed({ heldOn: tomorrow }));
    expect([future.status, future.text.includes('活动时间还没有到')]).toEqual([422, true]);
    const early = await own.post('/office/activities', typed({ heldOn: '2001-01-01' }));
    expect([early.status, /\d+年\d+月\d+日 之前的活动不计入/.test(early.text)]).toEqual([422, true]);
  });

  test('AC-060 state, version, approval and reporter cannot be typed', async () => {
    const own = await world.as('chenguang-officer');
    for (const name of ['state', 'version', 'approvedAt', 'reportedBy', 'campaignId', 'id']) {
      expect([name, (await own.post('/office/activities', typed({ [name]: 'approved' }))).status]).toEqual([
        name,
        422,
      ]);
    }
  });

  test('AC-133 the same form sent twice reports once', async () => {
    const own = await world.as('chenguang-officer');
    const _key = newId();
    const [one, other] = [
      await own.post('/office/activities', typed({ _key })),
      await own.post('/office/activities', typed({ _key })),
    ];
    expect([one.status, other.status, other.location]).toEqual([303, 303, one.location]);
  });

  test('AC-031 nobody reports for another unit, and without a seat there is no form', async () => {
    expect((await (await world.as('hewan-officer')).post('/office/activities', typed())).status).toBe(403);
    expect((await (await world.as('hn-officer')).post('/office/activities', typed())).status).toBe(403);
    expect((await (await world.as('worker-ma')).get('/office/activities/new')).status).toBe(403);
    expect((await (await world.as('hewan-leader')).get('/office/activities/new')).status).toBe(403);
    expect((await world.anyone().get('/office/activities/new')).status).toBe(401);
  });

  test('an officer of several units chooses one with a touch', async () => {
    const { text } = await (await world.as('transit-officer')).get('/office/activities/new');
    const sanitation = await world.organisation('hewan-sanitation');
    expect(text).toContain(`/office/activities/new?unit=${sanitation.id}`);
    const chosen = await (await world.as('transit-officer')).get(
      `/office/activities/new?unit=${sanitation.id}`,
    );
    expect(chosen.text).toMatch(/name="organiser"[^>]*value="河湾区环卫所工会"/);
    const foreign = await (await world.as('transit-officer')).get(`/office/activities/new?unit=${unit}`);
    expect(foreign.text).not.toContain('晨光机械厂');
  });
});

describe('deciding', () => {
  test('returned with a reason, told by letter, amended, reported again, approved, undone', async () => {
    const [own, above] = [await world.as('chenguang-officer'), await world.as('hewan-officer')];
    const link = await report({ name: '短视频拍摄小课堂' });
    const silent = await above.post(`${link}/return`, { version: 1, reason: ' ' });
    expect([silent.status, silent.text.includes('请填写此项'), await stateOf(link)]).toEqual([
      422,
      true,
      'reported 1',
    ]);
    expect((await above.post(`${link}/return`, { version: 1, reason: '请补充现场照片' })).status).toBe(303);
    await world.runWorker();
    const letters = await sql<{ about: { name: string; reason: string }; username: string }>`
      select m.about, p.username from message_letter m join account_person p on p.id = m.person_id
      where m.link = ${link}`.execute(world.owner);
    expect(letters.rows).toEqual([
      { about: { name: '短视频拍摄小课堂', reason: '请补充现场照片' }, username: 'chenguang-officer' },
    ]);
    const page = await own.get(link);
    expect(page.text).toContain('请补充现场照片');
    expect((await own.post(`${link}/amend`, { ...amendment({ participants: 26 }), version: 1 })).status).toBe(
      303,
    );
    expect(await stateOf(link)).toBe('reported 2');
    expect((await above.post(`${link}/approve`, { version: 2 })).status).toBe(303);
    expect(await stateOf(link)).toBe('approved 2');
    expect((await above.post(`${link}/reopen`, { version: 2, reason: '人数有误' })).status).toBe(303);
    expect(await stateOf(link)).toBe('reported 2');
    expect((await own.get(link)).text).toContain('人数有误');
  });

  test('AC-031 AC-036 AC-046 sisters find nothing; the unit itself and two levels up may look, not decide', async () => {
    const link = await report();
    const verbs = { approve: {}, return: { reason: '不行' }, reopen: { reason: '不行' }, amend: amendment() };
    for (const [verb, fields] of Object.entries(verbs)) {
      const statuses: Record<string, number> = {};
      for (const who of [
        'transit-officer',
        'hn-officer',
        'worker-ma',
        'xn-officer',
        'hewan-leader',
        'qh-admin',
      ] as const) {
        statuses[who] = (
          await (await world.as(who)).post(`${link}/${verb}`, { ...fields, version: 1 })
        ).status;
      }
      expect([verb, statuses]).toEqual([
        verb,
        {
          'transit-officer': 404,
          'hn-officer': 404,
          'worker-ma': 404,
          'xn-officer': 403,
          'hewan-leader': 403,
          'qh-admin': 403,
        },
      ]);
    }
    const own = await (await world.as('chenguang-officer')).post(`${link}/approve`, { version: 1 });
    expect([own.status, own.text.includes('由上一级组织的经办人审核')]).toEqual([403, true]);
    expect(await stateOf(link)).toBe('reported 1');
    for (const [who, status] of [
      ['hn-officer', 404],
      ['transit-officer', 404],
      ['xn-leader', 200],
    ] as const) {
      expect([who, (await (await world.as(who)).get(link)).status]).toEqual([who, status]);
    }
    expect((await world.anyone().get(link)).status).toBe(401);
    expect((await (await world.as('hewan-officer')).get('/office/activities/not-an-id')).status).toBe(404);
  });

  test('AC-172 deciding twice is told as it is: 409 with the sentence on the page', async () => {
    const above = await world.as('hewan-officer');
    const link = await report();
    await above.post(`${link}/approve`, { version: 1 });
    const again = await above.post(`${link}/approve`, { version: 1 });
    expect([again.status, again.text.includes('已不是待审核状态')]).toEqual([409, true]);
    const change = await (await world.as('chenguang-officer')).post(`${link}/amend`, {
      ...amendment(),
      version: 1,
    });
    expect([change.status, change.text.includes('请写明修改原因')]).toEqual([422, true]);
    await above.post(`${link}/reopen`, { version: 1, reason: '误点' });
    const twice = await above.post(`${link}/reopen`, { version: 1, reason: '误点' });
    expect([twice.status, twice.text.includes('不是已通过状态')]).toEqual([409, true]);
  });

  test('AC-174 two who amend at once: the second sees both texts and may save again', async () => {
    const own = await world.as('chenguang-officer');
    const link = await report({ name: '原来的名称' });
    await own.post(`${link}/amend`, { ...amendment({ name: '先存的名称' }), version: 1 });
    const late = await own.post(`${link}/amend`, { ...amendment({ name: '后写的名称' }), version: 1 });
    expect(late.status).toBe(409);
    expect(late.text).toContain('先存的名称');
    expect(late.text).toMatch(/name="name"[^>]*value="后写的名称"/);
    expect(late.text).toMatch(/name="version" value="2"/);
    expect(
      (await own.post(`${link}/amend`, { ...amendment({ name: '后写的名称' }), version: 2 })).status,
    ).toBe(303);
    const seenBefore = await (await world.as('hewan-officer')).post(`${link}/approve`, { version: 1 });
    expect([seenBefore.status, await stateOf(link)]).toEqual([409, 'reported 3']);
  });

  test('a like one of the same day is pointed out, and blocks nothing', async () => {
    const heldOn = dayOf(plusDays(await world.now(), -4));
    await report({ name: '环保志愿活动', heldOn });
    const link = await report({ name: '环保志愿活动（厂区）', heldOn });
    const page = await (await world.as('hewan-officer')).get(link);
    expect([page.text.includes('可能重复'), await stateOf(link)]).toEqual([true, 'reported 1']);
  });
});

describe('the list', () => {
  test('what waits for me stands first, and can be asked for by state', async () => {
    const link = await report({ name: '排在最前的活动', heldOn: dayOf(plusDays(await world.now(), -20)) });
    const above = await world.as('hewan-officer');
    const all = await above.get('/office/activities');
    expect(all.text.indexOf(link)).toBeGreaterThan(0);
    expect((await above.get('/office/activities?state=to-approve')).text).toContain(link);
    expect((await above.get('/office/activities?state=approved')).text).not.toContain(link);
    expect(
      (await (await world.as('xn-officer')).get('/office/activities?state=to-approve')).text,
    ).not.toContain(link);
    expect(
      (await (await world.as('hn-officer')).get('/office/activities?state=reported')).text,
    ).not.toContain(link);
  });

  test('AC-065 other orders are refused, odd pages are clamped', async () => {
    const above = await world.as('hewan-officer');
    expect((await above.get('/office/activities?sort=reportedBy')).status).toBe(422);
    for (const page of ['0', '-3', '1e9', 'x', '99999999999']) {
      expect((await above.get(`/office/activities?page=${page}`)).status).toBe(200);
    }
  });

  test('in English nothing is missing', async () => {
    const link = await report({ name: 'Reading', organiser: 'Chenguang' });
    const own = await world.as('chenguang-officer');
    const english = { 'accept-language': 'en' };
    for (const page of [link, '/office/activities', '/office/activities/new']) {
      const { text } = await own.get(page, english);
      expect(text).toMatch(/Activities|Report an activity/);
      expect(text.match(/>(待审核|报送线下活动|办理记录)</)).toBeNull();
    }
  });
});
