/** Figures of a level outside the system: recorded by hand from above, kept all, marked, and never counted twice. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OrganisationKey } from '../../../world/federation.ts';
import { useWorld } from '../../../world/fixture.ts';
import { listProgress } from './store.ts';

const world = useWorld();

const addressOf = async (of: 'qinghai' | 'xining', key: OrganisationKey) =>
  `/office/campaigns/${(await world.campaign(of)).id}/stated/${(await world.organisation(key)).id}`;
const dashboardOf = async (of: 'qinghai' | 'xining', at: OrganisationKey) =>
  `/office/campaigns/${(await world.campaign(of)).id}/progress?at=${(await world.organisation(at)).id}`;
const today = async () => (await world.now()).toISOString().slice(0, 10);

const setOutside = async (key: OrganisationKey, isOutside: boolean) => {
  const { id } = await world.organisation(key);
  await sql`update organisation set is_outside = ${isOutside} where id = ${id}`.execute(world.owner);
};
const reachedAt = async (key: OrganisationKey) => {
  const { id } = await world.organisation(key);
  const root = await world.campaign('national');
  const found = (await world.read((tx) => listProgress(tx, root.id, [id]))).get(id);
  return { activities: found?.activities ?? 0, contacts: found?.contacts ?? 0, byHand: found?.byHand ?? {} };
};
const versionIn = (text: string) => Number(/name="version" value="(\d+)"/.exec(text)?.[1]);
const source = '海南州工运〔2020〕8号';

/** Huangnan works on paper; nothing in the system is counted there. */
const outside: OrganisationKey = 'huangnan';
beforeAll(() => setOutside(outside, true));

async function state(fields: Record<string, string | number>, version?: number) {
  const officer = await world.as('qh-officer');
  const link = await addressOf('qinghai', outside);
  const stands = version ?? versionIn((await officer.get(link)).text);
  return officer.post(link, { source, dated: await today(), ...fields, version: stands });
}

describe('recording', () => {
  test('the officer straight above records a paper’s figures; every level above has them, marked; the last counts, all are kept', async () => {
    const before = await reachedAt('qinghai');
    const officer = await world.as('qh-officer');
    const link = await addressOf('qinghai', outside);
    expect((await officer.get(link)).text).toContain('还没有手工记录');
    expect(await state({ activities: 6, contacts: 240, note: '电话核对过' })).toMatchObject({
      status: 303,
      location: link,
    });
    expect(await reachedAt(outside)).toEqual({
      ...{ activities: 6, contacts: 240 },
      byHand: { activities: 6, contacts: 240 },
    });
    expect(await reachedAt('qinghai')).toEqual({
      activities: before.activities + 6,
      contacts: before.contacts + 240,
      byHand: { activities: 6, contacts: 240 },
    });
    expect((await state({ activities: 9, contacts: 200 })).status).toBe(303);
    expect((await reachedAt('national')).byHand).toEqual({ activities: 9, contacts: 200 });
    const { text } = await officer.get(link);
    for (const said of ['手工记录', source, '电话核对过', '历次记录', '线下活动 6', '线下活动 9']) {
      expect([said, text.includes(said)]).toEqual([said, true]);
    }
    const dashboard = await officer.get(await dashboardOf('qinghai', 'qinghai'));
    expect(dashboard.text).toContain('其中手工记录 9');
    expect(dashboard.text).toContain(link);
  });

  test('AC-230 one fact for each record, with what stood before', async () => {
    const { id } = await world.organisation(outside);
    const facts = async () =>
      (
        await sql<{ before: { activities: number }; after: { activities: number } }>`
          select before, after from outbox_fact where name = 'progress.stated' and subject_id = ${id} order by id`.execute(
          world.owner,
        )
      ).rows;
    const count = (await facts()).length;
    expect((await state({ activities: 10 })).status).toBe(303);
    const all = await facts();
    expect([all.length, all.at(-1)!.before.activities, all.at(-1)!.after.activities]).toEqual([
      count + 1,
      9,
      10,
    ]);
  });

  test('AC-174 of two who record at once the second gets 409 with both texts, and nothing typed is lost', async () => {
    const officer = await world.as('qh-officer');
    const version = versionIn((await officer.get(await addressOf('qinghai', outside))).text);
    expect((await state({ activities: 11 }, version)).status).toBe(303);
    const late = await state({ activities: 33, note: '另一份来文' }, version);
    expect([late.status, late.text.includes('线下活动 11'), late.text.includes('您填写期间')]).toEqual([
      409,
      true,
      true,
    ]);
    expect(late.text).toMatch(/name="activities"[^>]*value="33"/);
    expect(late.text).toContain('另一份来文');
    expect(versionIn(late.text)).toBeGreaterThan(version);
    expect((await reachedAt(outside)).activities).toBe(11);
  });

  test('what is wrong is said by its field: a day to come, a missing source, a figure that is none, an unknown field', async () => {
    const ahead = await state({ activities: 5, dated: '2099-01-01' });
    expect([ahead.status, ahead.text.includes('截至日期不能晚于今天')]).toEqual([422, true]);
    const odd = await state({ activities: 'many', source: '', contacts: 77 });
    expect([odd.status, odd.text.includes('请填写数字')]).toEqual([422, true]);
    expect(odd.text).toMatch(/name="contacts"[^>]*value="77"/);
    expect((await state({ activities: 5, votes: 9 })).status).toBe(422);
    expect((await reachedAt(outside)).activities).toBe(11);
  });

  test('a record of nothing takes everything back, at every level', async () => {
    expect((await state({})).status).toBe(303);
    expect([(await reachedAt(outside)).activities, (await reachedAt('national')).byHand]).toEqual([0, {}]);
  });
});

describe('who, and for whom', () => {
  test('AC-036 only the officer straight above records; the line reads; others have no such page', async () => {
    const link = await addressOf('qinghai', outside);
    const fields = { source, dated: await today(), version: 0, activities: 1 };
    const statuses: Record<string, [number, number]> = {};
    for (const who of ['national-officer', 'qh-leader', 'xn-officer', 'worker-ma'] as const) {
      const client = await world.as(who);
      statuses[who] = [(await client.get(link)).status, (await client.post(link, fields)).status];
    }
    expect(statuses).toEqual({
      'national-officer': [200, 403],
      'qh-leader': [200, 403],
      'xn-officer': [200, 403],
      'worker-ma': [404, 404],
    });
    expect((await world.anyone().get(link)).status).toBe(401);
    const elsewhere = await addressOf('xining', outside);
    expect((await (await world.as('xn-officer')).get(elsewhere)).status).toBe(404);
  });

  test('an organisation inside the system is refused: its figures come from its records', async () => {
    const officer = await world.as('qh-officer');
    const link = await addressOf('qinghai', 'xining');
    const { status, text } = await officer.get(link);
    expect([status, text.includes('在系统内'), text.includes('name="activities"')]).toEqual([
      200,
      true,
      false,
    ]);
    const answer = await officer.post(link, { source, dated: await today(), version: 0, activities: 5 });
    expect([answer.status, answer.text.includes('不能手工填写')]).toEqual([409, true]);
  });

  test('a level that joined the system may have older figures taken back, and no new ones', async () => {
    expect((await state({ activities: 4 })).status).toBe(303);
    await setOutside(outside, false);
    const more = await state({ activities: 5 });
    expect([more.status, more.text.includes('只能把以前的手工记录清零')]).toEqual([409, true]);
    expect((await state({})).status).toBe(303);
    expect((await reachedAt(outside)).activities).toBe(0);
    await setOutside(outside, true);
  });

  test('progress.counted-twice: what is counted already is not counted again: records of its own, or figures above or beneath it', async () => {
    const officer = await world.as('xn-officer');
    const fields = { source, dated: await today(), version: 0, activities: 3 };
    await setOutside('hewan', true);
    const own = await officer.post(await addressOf('xining', 'hewan'), fields);
    expect([own.status, own.text.includes('会重复计算')]).toEqual([409, true]);
    expect(own.text).toMatch(/name="activities"[^>]*value="3"/);
    await setOutside('hewan', false);
  });

  test('when the campaign has ended nothing is recorded any more', async () => {
    const { id } = await world.campaign('qinghai');
    await sql`update campaign set state = 'closed' where id = ${id}`.execute(world.owner);
    const answer = await state({ activities: 2 }, 0);
    expect([answer.status, answer.text.includes('主题活动不在进行中')]).toEqual([409, true]);
    await sql`update campaign set state = 'running' where id = ${id}`.execute(world.owner);
  });
});
