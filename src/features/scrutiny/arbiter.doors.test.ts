/** The second person: several that wait confirmed at once, and the level above where the owner has a work of its own. */

import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Client, useWorld } from '../../../world/fixture.ts';
import { showWorks } from '../../../world/shown-works.ts';
import type { Entry } from '../entry/entry.ts';
import { findPoll } from '../vote/store/poll.ts';
import type { Poll } from '../vote/vote.ts';
import { findArbiter } from './store/arbiter.ts';

const world = useWorld();
let works: Entry[];
let poll: Poll;
let officer: Client;
let leader: Client;
const base = () => `/office/polls/${poll.id}/scrutiny`;
const told = async (answer: Promise<{ status: number; body: { code?: unknown } }>) => {
  const { status, body } = await answer;
  return [status, body.code];
};
const quarantine = async () =>
  (
    await sql<{ id: string; version: number; state: string }>`
      select id, version, state from scrutiny_quarantine where poll_id = ${poll.id} order by proposed_at desc limit 1`.execute(
      world.owner,
    )
  ).rows[0]!;
const tickOf = (one: { id: string; version: number }) => `value="${one.id}:${one.version}"`;
const ticksIn = (text: string) => text.match(/<input[^>]*name="ticked"[^>]*>/g) ?? [];
/** The officer puts all votes of a work forward. */
async function asideAll(work: Entry) {
  const { text } = await officer.get(`${base()}/preview?work=${work.id}`);
  const seen = /name="seen" value="([^"]+)"/.exec(text)?.[1] ?? '';
  const typed = { work: work.id, reason: '同一网络集中投票', seen };
  expect((await officer.post(`/office/polls/${poll.id}/quarantines`, typed)).status).toBe(303);
  return quarantine();
}

beforeAll(async () => {
  works = await showWorks(world, 'platform', [
    { unit: 'yintan-solar', title: '云上的服务站' },
    { unit: 'chenguang', title: '晨光点单' },
  ]);
  const call = await world.call('platform');
  poll = (await world.read((tx) => findPoll(tx, call.id)))!;
  await world.setClock(new Date(call.voteOpensAt.getTime() + 3_600_000));
  for (const voter of ['worker-ma', 'worker-yang', 'worker-tao', 'worker-guo'] as const)
    for (const work of works) {
      const cast = await (await world.as(voter)).post(`/works/${work.id}/votes`);
      expect([voter, cast.status]).toEqual([voter, 303]);
    }
  [officer, leader] = [await world.as('qh-officer'), await world.as('qh-leader')];
});

describe('several that wait', () => {
  it('are ticked and confirmed on one page, each judged for itself; what is refused says so by its row (scrutiny.none-ticked, scrutiny.waits-no-more)', async () => {
    const first = await asideAll(works[0]!);
    const one = { version: first.version, reason: '同意' };
    expect((await leader.post(`/office/quarantines/${first.id}/confirm`, one)).status).toBe(303);
    const held = await quarantine();
    const away = `/office/quarantines/${held.id}`;
    expect((await officer.post(`${away}/release`, { version: held.version, reason: '再核' })).status).toBe(
      303,
    );
    await asideAll(works[1]!);
    const waiting = (
      await sql<{ id: string; version: number; state: string }>`
        select id, version, state from scrutiny_quarantine where asked_by is not null order by state`.execute(
        world.owner,
      )
    ).rows;
    expect(waiting.map((one) => one.state)).toEqual(['proposed', 'release-proposed']);
    const [fresh, stale] = [waiting[0]!, { ...waiting[1]!, version: waiting[1]!.version + 1 }];
    const address = `/office/polls/${poll.id}/confirmations`;
    const send = (ticked: readonly { id: string; version: number }[], of: Client = leader) =>
      of.post(address, {
        ...{ reason: '同意', ticked: ticked.map((one) => `${one.id}:${one.version}`) },
      });
    expect((await officer.get(base())).text).not.toContain(address);
    expect((await send([fresh], officer)).status).toBe(403);
    expect((await leader.get(base())).text).toContain(tickOf(fresh));
    const none = await send([]);
    expect([none.status, none.text.includes('请至少勾选一项')]).toEqual([422, true]);
    const some = await send([fresh, stale]);
    expect([some.status, some.location]).toEqual([303, `${base()}?left=1`]);
    expect((await leader.get(`${base()}?left=1`)).text).toContain('有 1 项没有确认');
    const states = await sql<{ state: string }>`
      select state from scrutiny_quarantine where id in (${fresh.id}, ${stale.id}) order by state`.execute(
      world.owner,
    );
    expect(states.rows.map((one) => one.state)).toEqual(['release-proposed', 'standing']);
    const behind = await send([stale]);
    expect([behind.status, behind.text.includes(`ticked-${stale.id}-problem`)]).toEqual([409, true]);
    const again = await send([fresh]);
    expect([again.status, again.text.includes('《晨光点单》的这一项已不在等待确认')]).toEqual([409, true]);
    const back = { version: stale.version - 1, reason: '维持' };
    expect((await leader.post(`${away}/refuse`, back)).status).toBe(303);
  });

  it('a tick stays with what was ticked, whatever is put forward while the reason is missing', async () => {
    const standing = (
      await sql<{ id: string; version: number }>`
        select id, version from scrutiny_quarantine where state = 'standing' order by proposed_at`.execute(
        world.owner,
      )
    ).rows;
    const ask = async ({ id, version }: { id: string; version: number }) => {
      const typed = { version, reason: '再核' };
      expect((await officer.post(`/office/quarantines/${id}/release`, typed)).status).toBe(303);
      return { id, version: version + 1 };
    };
    const older = await ask(standing[0]!);
    expect(ticksIn((await leader.get(base())).text)).toHaveLength(1);
    const newer = await ask(standing[1]!);
    const address = `/office/polls/${poll.id}/confirmations`;
    const back = await leader.post(address, { ticked: [`${older.id}:${older.version}`], reason: '' });
    const ticks = ticksIn(back.text);
    const isTicked = (one: typeof older) =>
      ticks.find((tick) => tick.includes(tickOf(one)))?.includes('checked');
    expect([back.status, ticks.length, isTicked(older), isTicked(newer)]).toEqual([422, 2, true, false]);
    expect(ticks[0]).toContain(tickOf(newer));
    for (const { id, version } of [older, newer])
      expect(
        (await leader.post(`/office/quarantines/${id}/refuse`, { version, reason: '维持' })).status,
      ).toBe(303);
  });
});

/** The owner reminds the rival's unit, but does not bar it, nor lift that; the arbiter does. */
async function barAbove(above: Client) {
  const { campaignId } = await world.call('platform');
  const log = `/office/campaigns/${campaignId}/sanctions`;
  const step = { number: works[0]!.number!, step: 'award-withheld', reason: '查实' };
  expect(await told(officer.json(log, step))).toEqual([403, 'scrutiny.own-stake']);
  expect((await officer.get(log)).text).toContain('由上级“');
  expect((await (await world.as('hn-officer')).get(log)).status).toBe(404);
  const page = (await above.get(log)).text;
  expect([page.includes('value="award-withheld"'), page.includes('value="reminder"')]).toEqual([true, false]);
  expect(await told(above.json(log, { ...step, step: 'reminder' }))).toEqual([403, 'scrutiny.not-owner']);
  expect((await above.post(log, step)).status).toBe(303);
  const { rows } = await sql<{ id: string }>`select id from scrutiny_sanction`.execute(world.owner);
  const lift = `/office/sanctions/${rows[0]!.id}/lift`;
  const taken = { version: 1, reason: '复核后不成立' };
  expect(await told(leader.json(lift, taken))).toEqual([403, 'scrutiny.own-stake']);
  expect((await officer.get(log)).text).not.toContain(lift);
  expect((await officer.post(log, { ...step, step: 'reminder' })).status).toBe(303);
  expect((await above.post(lift, taken)).status).toBe(303);
}

describe('where the owner has a work of its own in the poll', () => {
  it('its people stay out: the level above is told, finds the pages and says the second word', async () => {
    const [work, owner] = [works[1]!, await world.organisation('qinghai')];
    const give = (unitId: string) =>
      sql`update entry set unit_id = ${unitId} where id = ${work.id}`.execute(world.owner);
    const [above, first] = [await world.as('national-leader'), await world.as('national-officer')];
    const alterations = `/office/polls/${poll.id}/alterations`;
    expect((await above.get(base())).status).toBe(404);
    await give(owner.id);
    try {
      const arbiter = await world.read((tx) => findArbiter(tx, poll.id));
      expect(arbiter).toBe((await world.organisation('national')).id);
      expect((await first.get(base())).text).toContain('中华全国总工会”的经办人和负责人办理');
      const typed = { kind: 'pause', reason: '网络故障' };
      expect(await told(officer.json(alterations, typed))).toEqual([403, 'scrutiny.own-stake']);
      expect((await (await world.as('hn-officer')).post(alterations, typed)).status).toBe(303);
      await world.runWorker();
      expect((await above.get('/my/letters')).text).toContain('网络故障');
      expect((await above.get('/office')).text).toContain(alterations);
      const { rows } = await sql<{
        id: string;
      }>`select id from scrutiny_alteration where state = 'proposed'`.execute(world.owner);
      const confirm = `/office/alterations/${rows[0]!.id}/confirm`;
      expect(await told(leader.json(confirm, { version: 1, reason: '同意' }))).toEqual([
        403,
        'scrutiny.leader-only',
      ]);
      expect((await above.post(confirm, { version: 1, reason: '同意' })).status).toBe(303);
      await barAbove(above);
    } finally {
      await give(work.unitId);
    }
    expect(await world.read((tx) => findArbiter(tx, poll.id))).toBe(owner.id);
    expect((await above.get(base())).status).toBe(404);
  });
});
