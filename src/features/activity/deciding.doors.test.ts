/** Deciding in two steps, undone from the top, one by one and a page at once. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { newId } from '../../kernel/id.ts';
import { dayOf } from '../../kernel/period.ts';

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

describe('two steps, undone from the top', () => {
  test('approved, accepted, locked; undone only by who accepted, then by who approved', async () => {
    const [own, above, top] = [
      await world.as('chenguang-officer'),
      await world.as('hewan-officer'),
      await world.as('xn-officer'),
    ];
    const link = await report({ name: '两级审核的活动' });
    expect((await top.post(`${link}/accept`, { version: 1 })).status).toBe(409);
    expect((await above.get(link)).text).toContain('随后由西宁市总工会确认');
    await above.post(`${link}/approve`, { version: 1 });
    expect((await above.post(`${link}/accept`, { version: 1 })).status).toBe(403);
    expect((await top.post(`${link}/accept`, { version: 1 })).status).toBe(303);
    expect(await stateOf(link)).toBe('accepted 1');
    expect((await own.get(link)).text).toContain('已锁定');
    const late = await own.post(`${link}/amend`, { ...amendment(), version: 1, reason: '想改' });
    expect([late.status, late.text.includes('这场活动已锁定')]).toEqual([409, true]);
    const early = await above.post(`${link}/reopen`, { version: 1, reason: '想撤' });
    expect([early.status, early.text.includes('上一级已确认')]).toEqual([409, true]);
    expect((await top.post(`${link}/reopen`, { version: 1, reason: '重看' })).status).toBe(303);
    expect(await stateOf(link)).toBe('approved 1');
    expect((await above.post(`${link}/reopen`, { version: 1, reason: '重看' })).status).toBe(303);
    expect(await stateOf(link)).toBe('reported 1');
  });

  test('changed after approval: with a reason, it goes back, and who decides sees what was and what is', async () => {
    const [own, above] = [await world.as('chenguang-officer'), await world.as('hewan-officer')];
    const link = await report({ name: '通过后修改的活动' });
    await above.post(`${link}/approve`, { version: 1 });
    const change = { ...amendment({ name: '通过后修改的活动', participants: 77 }), version: 1 };
    expect((await own.post(`${link}/amend`, { ...change, reason: '少算了第二车间' })).status).toBe(303);
    expect(await stateOf(link)).toBe('reported 2');
    const page = (await above.get(link)).text;
    expect(page).toContain('上次通过后改过 1 次');
    expect(page).toMatch(/· 25<[\s\S]*· 77</);
    expect(page).toContain('少算了第二车间');
    await above.post(`${link}/approve`, { version: 2 });
    expect((await above.get(link)).text).toContain('通过后累计修改 1 次');
  });

  test('what a level above gives back goes to the unit, with its reason', async () => {
    const [above, top] = [await world.as('hewan-officer'), await world.as('xn-officer')];
    const link = await report({ name: '被上两级退回的活动' });
    await above.post(`${link}/approve`, { version: 1 });
    expect((await top.post(`${link}/return`, { version: 1, reason: '人数存疑' })).status).toBe(303);
    expect(await stateOf(link)).toBe('returned 1');
    expect((await (await world.as('chenguang-officer')).get(link)).text).toContain('人数存疑');
  });
});

describe('a page at once', () => {
  const rowsOf = (links: readonly string[], more: Record<string, string> = {}) => ({
    ...Object.fromEntries(
      links.flatMap((link, index) => [
        [`chosen.${index}.activity`, link.split('/').at(-1)!],
        [`chosen.${index}.version`, '1'],
        [`chosen.${index}.take`, 'yes'],
      ]),
    ),
    ...more,
  });

  test('shows what will happen, ticked, and does all of it', async () => {
    const above = await world.as('hewan-officer');
    const links = [
      await report({ name: '成批甲' }),
      await report({ name: '成批乙' }),
      await report({ name: '成批丙' }),
    ];
    const preview = await above.get('/office/activities/several?verb=approve');
    expect([preview.status, preview.text.includes('有一件不能办理就都不办理')]).toEqual([200, true]);
    const { 'chosen.2.take': _, ...some } = rowsOf(links);
    expect((await above.post('/office/activities/approve-several', some)).status).toBe(303);
    expect(await Promise.all(links.map(stateOf))).toEqual(['approved 1', 'approved 1', 'reported 1']);
    const top = await world.as('xn-officer');
    expect((await top.get('/office/activities/several?verb=accept')).text).toContain('成批甲');
    const accepted = await top.post('/office/activities/accept-several', rowsOf(links.slice(0, 2)));
    expect([accepted.status, await stateOf(links[0]!)]).toEqual([303, 'accepted 1']);
  });

  test('AC-050 one that is not theirs refuses the whole page, and the answer does not say which', async () => {
    const above = await world.as('hewan-officer');
    const mine = await report({ name: '我辖区的活动' });
    const foreign = await sql<{ id: string }>`
      select a.id from activity a join organisation o on o.id = a.unit_id where o.name_zh = '织云毛纺厂工会' limit 1`.execute(
      world.owner,
    );
    const chosen = rowsOf([mine, `/office/activities/${foreign.rows[0]!.id}`]);
    const answer = await above.post('/office/activities/approve-several', chosen);
    expect([answer.status, await stateOf(mine)]).toEqual([409, 'reported 1']);
    expect(answer.text).toContain('有的活动不在您可以办理的范围内');
    const plain = await above.post('/office/activities/approve-several', chosen, {
      accept: 'application/json',
    });
    expect(plain.text).toContain('"code":"activity.not-all-yours"');
    expect(plain.text).not.toContain(foreign.rows[0]!.id);
    const unknown = rowsOf([mine, `/office/activities/${newId()}`]);
    const same = await above.post('/office/activities/approve-several', unknown, {
      accept: 'application/json',
    });
    expect(JSON.parse(same.text).code).toBe('activity.not-all-yours');
  });

  test('one that was amended meanwhile refuses the whole page; nothing ticked is nothing done', async () => {
    const above = await world.as('hewan-officer');
    const links = [await report({ name: '先改一' }), await report({ name: '先改二' })];
    await (await world.as('chenguang-officer')).post(`${links[1]}/amend`, { ...amendment(), version: 1 });
    const answer = await above.post('/office/activities/approve-several', rowsOf(links), {
      accept: 'application/json',
    });
    expect([answer.status, JSON.parse(answer.text).code]).toEqual([409, 'activity.some-moved']);
    expect(await stateOf(links[0]!)).toBe('reported 1');
    const none = rowsOf(links, { 'chosen.0.take': '', 'chosen.1.take': '' });
    const nothing = await above.post('/office/activities/approve-several', none, {
      accept: 'application/json',
    });
    expect(JSON.parse(nothing.text).code).toBe('activity.none-chosen');
  });
});
