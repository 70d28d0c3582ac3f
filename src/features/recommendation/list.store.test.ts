/** A unit's list in a real database: the cap under two officers at once, the order under two hands. */

import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { OrganisationKey } from '../../../world/federation.ts';
import { useWorld } from '../../../world/fixture.ts';
import { listFactsOf } from '../../platform/outbox.ts';
import type { Entry } from '../entry/entry.ts';
import { getEntry } from '../entry/store.ts';
import { move } from './actions/move.ts';
import { withdraw } from './actions/withdraw.ts';
import {
  atOnce,
  codesOf,
  type Deed,
  handingOn,
  handOn,
  hostedOf,
  must,
  officerOf,
  plantAdmitted,
} from './planting.test.ts';
import type { Recommendation } from './recommendation.ts';
import { listHostsBelow } from './store/floor.ts';
import { countSent, listSent } from './store.ts';

const world = useWorld();
const stateOf = async (id: Recommendation['entryId']) => (await world.read((tx) => getEntry(tx, id))).state;
const as = (unit: OrganisationKey) => world.person(officerOf(unit));
const factsOf = (id: string) =>
  world.read(async (tx) =>
    (await listFactsOf(tx, id)).map((f) => f.name).filter((n) => n.startsWith('recommendation.')),
  );

describe('the cap', () => {
  test('AC-173: two stand, five officers recommend at once: exactly six, and the seventh is told the count', async () => {
    const unit = 'hewan-sanitation';
    const works: Entry[] = [];
    for (let n = 1; n <= 7; n++) works.push(await plantAdmitted(world, unit, 'micro-video', `Cap ${n}`));
    for (const work of works.slice(0, 2)) must(await handOn(world, work, unit));
    const deeds = await Promise.all(works.slice(2).map((work) => handingOn(world, work, unit)));
    const outcomes = await atOnce(world, deeds);
    const [call, organisation] = [await hostedOf(world, works[0]!), await world.organisation(unit)];
    expect(await world.read((tx) => countSent(tx, call.id, organisation.id))).toBe(6);
    expect(outcomes.flatMap((o) => (o.ok ? [] : o.refusals))).toMatchObject([
      { code: 'recommendation.cap-reached', about: { cap: 6, count: 6 } },
    ]);
    const refused = works.slice(2)[outcomes.findIndex((o) => !o.ok)]!;
    expect(await stateOf(refused.id)).toBe('admitted');
    const sent = await world.read((tx) => listSent(tx, call.id, organisation.id));
    expect(sent.map((r) => r.place)).toEqual([1, 2, 3, 4, 5, 6]);

    must(await world.doing(await as(unit), (doing) => withdraw(doing, { recommendation: sent[2]! })));
    must(await handOn(world, refused, unit));
    expect(await world.read((tx) => countSent(tx, call.id, organisation.id))).toBe(6);
  });
});

describe('the order of a list', () => {
  test('a work moves up and down; the list keeps running 1 … n; at its ends the move is refused', async () => {
    const unit = 'delivery-trucks';
    const works: Entry[] = [];
    for (const title of ['A', 'B', 'C']) works.push(await plantAdmitted(world, unit, 'micro-video', title));
    const made: Recommendation[] = [];
    for (const work of works) made.push(must(await handOn(world, work, unit)));
    const actor = await as(unit);
    const shift = (n: number, direction: 'up' | 'down') =>
      world.doing(actor, (doing) => move(doing, { recommendation: made[n]! }, { direction }));
    must(await shift(2, 'up'));
    must(await shift(0, 'down'));
    const sent = await world.read((tx) => listSent(tx, made[0]!.callId, made[0]!.fromId));
    expect(sent.map((r) => [r.title, r.place])).toEqual([
      ['C', 1],
      ['A', 2],
      ['B', 3],
    ]);
    expect(codesOf(await shift(2, 'up'))).toEqual(['recommendation.at-edge']);
    expect(codesOf(await shift(1, 'down'))).toEqual(['recommendation.at-edge']);
    expect(await factsOf(works[2]!.id)).toEqual(['recommendation.made', 'recommendation.moved']);
  });

  test('two move, one withdraws, one recommends, all at once: no place is doubled and none is lost', async () => {
    const unit = 'delivery-warehouse';
    const works: Entry[] = [];
    for (const title of ['A', 'B', 'C', 'D', 'E'])
      works.push(await plantAdmitted(world, unit, 'micro-video', title));
    const made: Recommendation[] = [];
    for (const work of works.slice(0, 4)) made.push(must(await handOn(world, work, unit)));
    const actor = await as(unit);
    const down = (n: number): Deed<Recommendation> => ({
      actor,
      work: (doing) => move(doing, { recommendation: made[n]! }, { direction: 'down' }),
    });
    const gone: Deed<Recommendation> = {
      actor,
      work: (doing) => withdraw(doing, { recommendation: made[1]! }),
    };
    const outcomes = await atOnce(world, [down(0), gone, down(2), await handingOn(world, works[4]!, unit)]);
    expect(outcomes.flatMap(codesOf)).toEqual([]);
    const sent = await world.read((tx) => listSent(tx, made[0]!.callId, made[0]!.fromId));
    expect(sent.map((r) => r.place)).toEqual([1, 2, 3, 4]);
  });
});

describe('the floor of a host', () => {
  test('host and owner are told once, as the end comes near', async () => {
    const call = await world.call('song');
    await sql`update call set host_floor = 900 where id = ${call.id}`.execute(world.owner);
    const below = async (unit: OrganisationKey, now: Date) => {
      const actor = await as(unit);
      return (await world.read((tx) => listHostsBelow(tx, actor, now))).filter(
        (one) => one.call.id === call.id,
      );
    };
    const early = new Date(call.recommendUntil.getTime() - 9 * 86_400_000);
    const near = new Date(call.recommendUntil.getTime() - 86_400_000);
    expect([await below('qinghai', early), (await below('qinghai', near)).length]).toEqual([[], 1]);
    expect((await below('yintan', near)).length).toBe(0);
    await world.setClock(near);
    await world.runWorker();
    await world.runWorker();
    const facts = await world.read((tx) => listFactsOf(tx, call.id));
    expect(facts.filter((one) => one.name === 'recommendation.floor-missed')).toHaveLength(1);
    expect((await (await world.as('qh-officer')).get('/my/letters')).text).toContain('少于最低数 900 件');
  });
});
