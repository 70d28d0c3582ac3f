/** The doors of promoters: a register kept by its unit, read from above, with visits that count once. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OrganisationKey } from '../../../world/federation.ts';
import { type Client, useWorld } from '../../../world/fixture.ts';
import { newId } from '../../kernel/id.ts';
import { dayOf, plusDays } from '../../kernel/period.ts';
import { findNearestCampaign, getRootCampaignId } from '../campaign/store.ts';
import { noProgress } from '../progress/progress.ts';
import { listProgress } from '../progress/store.ts';

const world = useWorld();

let unit: string;
let today: string;
let own: Client;
beforeAll(async () => {
  unit = (await world.organisation('chenguang')).id;
  today = dayOf(await world.now());
  own = await world.as('chenguang-officer');
});

type Fields = Record<string, string | number | undefined | readonly string[]>;
const json = { accept: 'application/json' };
const refusalOf = async (client: Client, address: string, fields: Fields) => {
  const { text } = await client.post(address, fields, json);
  const { code, field } = (JSON.parse(text) as { errors: { code: string; field?: string }[] }).errors[0]!;
  return [code, field];
};
async function add(name: string, more: Fields = {}): Promise<string> {
  const fields = { unitId: unit, name, role: '二车间', since: today, ...more };
  const answer = await own.post('/office/promoters', fields);
  expect([answer.status, answer.status === 303 ? '' : answer.text.slice(-800)]).toEqual([303, '']);
  return answer.location!;
}
const idOf = (link: string) => link.split('/').at(-1)!;
async function visit(promoters: readonly string[], more: Fields = {}): Promise<string> {
  const fields = { unitId: unit, promoters, workplace: '云杉电子', heldOn: today, met: 10, ...more };
  const answer = await own.post('/office/visits', fields);
  expect([answer.status, answer.status === 303 ? '' : answer.text.slice(-800)]).toEqual([303, '']);
  return answer.location!;
}
async function progressAt(key: OrganisationKey) {
  const { id, path } = await world.organisation(key);
  return world.read(async (tx) => {
    const root = await getRootCampaignId(tx, (await findNearestCampaign(tx, path))!);
    const found = (await listProgress(tx, root, [id])).get(id) ?? noProgress;
    const { promoters, visits, contacts, enterprises } = found;
    return { promoters, visits, contacts, enterprises };
  });
}

describe('the register', () => {
  test('added, counted at every level, corrected, ended: counted no more, still to be read', async () => {
    const before = await progressAt('national');
    const link = await add('马兰');
    expect((await progressAt('national')).promoters).toBe(before.promoters + 1);
    expect((await own.post(`${link}/edit`, { name: '马小兰', since: today, version: 1 })).status).toBe(303);
    expect(await refusalOf(own, `${link}/end`, { until: '2001-01-01', version: 2 })).toEqual([
      'promoter.ends-early',
      'until',
    ]);
    expect((await own.post(`${link}/end`, { until: today, reason: '调岗', version: 2 })).status).toBe(303);
    expect(await progressAt('national')).toEqual(before);
    expect((await own.get(link)).text).toContain('调岗');
    expect(await refusalOf(own, `${link}/edit`, { name: 'x', since: today, version: 3 })).toEqual([
      'promoter.has-ended',
      undefined,
    ]);
  });

  test('AC-174 two who correct at once: the second sees both, nothing typed is lost', async () => {
    const link = await add('央金');
    await own.post(`${link}/edit`, { name: '央金拉姆', since: today, version: 1 });
    const late = await own.post(`${link}/edit`, { name: '央金卓玛', since: today, version: 1 });
    expect(late.status).toBe(409);
    expect(late.text).toContain('央金拉姆');
    expect(late.text).toMatch(/name="name"[^>]*value="央金卓玛"|value="央金卓玛"[^>]*name="name"/);
  });

  test('a name on the list needs a tick; telephone numbers and days to come are refused by the field', async () => {
    await add('同名甲');
    expect(await refusalOf(own, '/office/promoters', { unitId: unit, name: '同名甲', since: today })).toEqual(
      ['promoter.known', 'twice'],
    );
    await add('同名甲', { twice: 'yes' });
    expect(
      await refusalOf(own, '/office/promoters', { unitId: unit, name: '乙 13800000000', since: today }),
    ).toEqual(['promoter.phone', 'name']);
    const tomorrow = dayOf(plusDays(await world.now(), 1));
    expect(await refusalOf(own, '/office/promoters', { unitId: unit, name: '丙', since: tomorrow })).toEqual([
      'promoter.in-future',
      'since',
    ]);
  });

  test('pasted: one line that cannot be read and none is added, with what was typed still there', async () => {
    const before = await progressAt('chenguang');
    const many = (content: string, more: Fields = {}) => ({ unitId: unit, content, ...more });
    const answer = await own.post('/office/promoters/many', many('姓名\n粘贴一\n粘贴二\t车间\t上旬'));
    expect([
      answer.status,
      answer.text.includes('第 3 行的日期“上旬”读不懂'),
      answer.text.includes('粘贴二\t车间\t上旬'),
    ]).toEqual([422, true, true]);
    expect(await progressAt('chenguang')).toEqual(before);
    expect(await refusalOf(own, '/office/promoters/many', many(''))).toEqual(['promoter.nothing', 'content']);
    expect(await refusalOf(own, '/office/promoters/many', many('甲\t13800000000'))).toEqual([
      'promoter.line-odd',
      'content',
    ]);
    const long = Array.from({ length: 301 }, (_, n) => `人${n}`).join('\n');
    expect(await refusalOf(own, '/office/promoters/many', many(long))).toEqual([
      'promoter.too-many',
      'content',
    ]);
    const key = newId();
    for (let i = 0; i < 2; i++)
      expect(
        (await own.post('/office/promoters/many', { ...many('粘贴一\n粘贴二\t车间'), _key: key })).status,
      ).toBe(303);
    expect((await progressAt('chenguang')).promoters).toBe(before.promoters + 2);
  });

  test('AC-031 the levels above read names and figures; a sister finds nothing; nobody above writes', async () => {
    const link = await add('只给上级看');
    for (const [who, status] of [
      ['hewan-leader', 200],
      ['qh-admin', 200],
      ['transit-officer', 404],
      ['hn-officer', 404],
      ['worker-ma', 404],
    ] as const)
      expect([who, (await (await world.as(who)).get(link)).status]).toEqual([who, status]);
    expect((await (await world.as('hewan-officer')).get('/office/promoters')).text).toContain('只给上级看');
    expect((await (await world.as('hn-officer')).get('/office/promoters')).text).not.toContain('只给上级看');
    const above = await world.as('hewan-officer');
    expect(await refusalOf(above, '/office/promoters', { unitId: unit, name: '越级', since: today })).toEqual(
      ['promoter.not-yours', undefined],
    );
    expect((await above.post(`${link}/end`, { until: today, version: 1 })).status).toBe(403);
    const register = await above.get('/office/promoters');
    expect(register.text).toContain('“已动员”不用填报');
    const english = await above.get('/office/promoters', { 'accept-language': 'en' });
    expect(english.text).toContain('Organisations mobilised');
  });

  test('without a running campaign there is nothing to count for', async () => {
    const states = await sql<{ id: string; state: string }>`select id, state from campaign`.execute(
      world.owner,
    );
    await sql`update campaign set state = 'closed'`.execute(world.owner);
    expect(await refusalOf(own, '/office/promoters', { unitId: unit, name: '早来', since: today })).toEqual([
      'promoter.no-campaign',
      undefined,
    ]);
    for (const { id, state } of states.rows)
      await sql`update campaign set state = ${state} where id = ${id}`.execute(world.owner);
  });
});

describe('visits', () => {
  test('a visit counts once at every level, its enterprise once for the unit, and moves back when struck out', async () => {
    const who = idOf(await add('走访人'));
    const before = await progressAt('xining');
    const first = await visit([who], { workplace: '云岭（化工）厂', met: 15 });
    const second = await visit([who], { workplace: '云岭化工厂', met: 5 });
    expect(await progressAt('xining')).toEqual({
      ...{ promoters: before.promoters, visits: before.visits + 2 },
      ...{ contacts: before.contacts + 20, enterprises: before.enterprises + 1 },
    });
    expect((await own.post(`${first}/strike`, { reason: '记错了' })).status).toBe(303);
    expect(await refusalOf(own, `${first}/strike`, { reason: '再来' })).toEqual([
      'promoter.visit-removed',
      undefined,
    ]);
    expect((await progressAt('xining')).enterprises).toBe(before.enterprises + 1);
    expect(
      (await (await world.as('hewan-officer')).post(`${second}/strike`, { reason: '不实' })).status,
    ).toBe(303);
    expect(await progressAt('xining')).toEqual(before);
    expect((await own.get(first)).text).toContain('已注销：记错了');
    expect((await (await world.as('hn-officer')).get(first)).status).toBe(404);
  });

  test('part of an activity it is no visit of its own, and the enterprise both name counts once', async () => {
    const who = idOf(await add('随活动走访'));
    const activity = await own.post('/office/activities', {
      ...{
        unitId: unit,
        name: '走进企业讲座',
        organiser: '工会',
        heldOn: today,
        heldFrom: '00:00',
        participants: 30,
      },
      ...{ enterprise: '海棠纺织', contacts: 8 },
    });
    const before = await progressAt('hewan');
    const link = await visit([who], { workplace: '海棠纺织', met: 3, activityId: idOf(activity.location!) });
    expect(await progressAt('hewan')).toEqual({
      ...before,
      contacts: before.contacts + 3,
      enterprises: before.enterprises + 1,
    });
    const above = await world.as('hewan-officer');
    expect((await above.post(`${activity.location}/approve`, { version: 1 })).status).toBe(303);
    expect(await progressAt('hewan')).toEqual({
      ...before,
      contacts: before.contacts + 11,
      enterprises: before.enterprises + 1,
    });
    await own.post(`${link}/strike`, { reason: '重复' });
    expect((await progressAt('hewan')).enterprises).toBe(before.enterprises + 1);
    await above.post(`${activity.location}/reopen`, { version: 1, reason: '撤' });
    expect(await progressAt('hewan')).toEqual(before);
  });

  test('nobody who went, people of other units, activities of others and days that do not count are refused', async () => {
    const who = idOf(await add('受限走访'));
    const fields = (more: Fields) => ({
      unitId: unit,
      promoters: [who],
      workplace: '厂',
      heldOn: today,
      met: 1,
      ...more,
    });
    expect(await refusalOf(own, '/office/visits', fields({ promoters: undefined }))).toEqual([
      'promoter.nobody',
      'promoters',
    ]);
    expect(await refusalOf(own, '/office/visits', fields({ promoters: [newId()] }))).toEqual([
      'promoter.nobody',
      'promoters',
    ]);
    expect(await refusalOf(own, '/office/visits', fields({ heldOn: '2001-01-01' }))).toEqual([
      'promoter.too-early',
      'heldOn',
    ]);
    const others = await sql<{
      id: string;
    }>`select id from activity where unit_id <> ${unit} limit 1`.execute(world.owner);
    expect(await refusalOf(own, '/office/visits', fields({ activityId: others.rows[0]!.id }))).toEqual([
      'promoter.other-activity',
      'activityId',
    ]);
  });

  test('AC-133 the same visit sent at once counts once', async () => {
    const who = idOf(await add('重复提交'));
    const before = await progressAt('chenguang');
    const fields = {
      unitId: unit,
      promoters: [who],
      workplace: '重复厂',
      heldOn: today,
      met: 4,
      _key: newId(),
    };
    const answers = await Promise.all([1, 2, 3].map(() => own.post('/office/visits', fields)));
    expect(new Set(answers.map((answer) => answer.location)).size).toBe(1);
    expect((await progressAt('chenguang')).visits).toBe(before.visits + 1);
  });
});
