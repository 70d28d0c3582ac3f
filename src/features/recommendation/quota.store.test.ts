/** Quotas in a real database: the last slot under two hands, what is spent, given up, put back; works that go sideways. */

import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { OrganisationKey } from '../../../world/federation.ts';
import { useWorld } from '../../../world/fixture.ts';
import type { Outcome } from '../../kernel/verdict.ts';
import { listFactsOf } from '../../platform/outbox.ts';
import type { Call } from '../call/call.ts';
import { rawJudging } from '../call/raw.ts';
import { getCall } from '../call/store.ts';
import { refusals as callRefusals } from '../call/text/stage.ts';
import type { Entry } from '../entry/entry.ts';
import { getEntry } from '../entry/store.ts';
import { restoreQuotas } from './actions/give-quotas.ts';
import { receive } from './actions/receive.ts';
import { replace } from './actions/replace.ts';
import { waiveSlots } from './actions/waive-slots.ts';
import { withdraw } from './actions/withdraw.ts';
import {
  atOnce,
  codesOf,
  type Deed,
  give,
  giving,
  handingOn,
  handOn,
  hostedOf,
  must,
  officerOf,
  plantAdmitted,
} from './planting.test.ts';
import { leftOf, usedOf } from './quota.ts';
import type { Recommendation } from './recommendation.ts';
import { listSlotsOnWay } from './store/holder.ts';
import { findSlots, listQuotaVersions } from './store/quota.ts';
import { listToReceive } from './store/waiting.ts';
import { listLevels } from './store/way.ts';
import { listChain, listSent } from './store.ts';

const world = useWorld();
const as = (unit: OrganisationKey) => world.person(officerOf(unit));

async function slotsOf(unit: OrganisationKey, call: Call) {
  const organisation = await world.organisation(unit);
  return world.read((tx) => findSlots(tx, call, organisation));
}

const plant = (unit: OrganisationKey, title: string) => plantAdmitted(world, unit, 'micro-video', title);
const stateOf = async (id: Recommendation['entryId']) => (await world.read((tx) => getEntry(tx, id))).state;

describe('the last slot', () => {
  test('AC-173: a quota of two, one stands, two officers recommend at once: exactly two, and the other is told', async () => {
    const unit = 'delivery-riders';
    const works = [await plant(unit, 'Slot 1'), await plant(unit, 'Slot 2'), await plant(unit, 'Slot 3')];
    const call = await hostedOf(world, works[0]!);
    must(await give(world, 'delivery', call, [{ unit, cap: 2, floor: 1 }]));
    must(await handOn(world, works[0]!, unit));
    const deeds = [await handingOn(world, works[1]!, unit), await handingOn(world, works[2]!, unit)];
    const outcomes = await atOnce(world, deeds);
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
    expect(outcomes.flatMap((one) => (one.ok ? [] : one.refusals))).toMatchObject([
      { code: 'recommendation.cap-reached', about: { cap: 2, count: 2 } },
    ]);
    const slots = await slotsOf(unit, call);
    expect([usedOf(slots), leftOf(slots), slots.isGiven]).toEqual([2, 0, true]);
  });

  test('the level above lowers a cap while a work is recommended: one of them wins, never both', async () => {
    const unit = 'delivery-trucks';
    const works = [await plant(unit, 'Lower 1'), await plant(unit, 'Lower 2')];
    const call = await hostedOf(world, works[0]!);
    must(await handOn(world, works[0]!, unit));
    const lowering = await giving(world, 'delivery', call, [{ unit, cap: 1 }]);
    const outcomes: Outcome<unknown>[] = await atOnce<unknown>(world, [
      lowering,
      await handingOn(world, works[1]!, unit),
    ]);
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
    const [code] = outcomes.flatMap(codesOf);
    expect(['recommendation.quota-beneath', 'recommendation.cap-reached']).toContain(code);
  });
});

describe('giving', () => {
  test('versions are kept, a stale table is refused, an earlier one is put back as a new version', async () => {
    const call = await world.call('micro-video');
    const [xining, hewan] = [await world.organisation('xining'), await world.organisation('hewan')];
    must(await give(world, 'xining', call, [{ unit: 'hewan', cap: 8, floor: 2, conditions: '基层≥1' }]));
    must(await give(world, 'xining', call, [{ unit: 'hewan', cap: 5 }]));
    expect(codesOf(await give(world, 'xining', call, [{ unit: 'hewan', cap: 9 }], 1))).toEqual([
      'http.stale',
    ]);
    const place = { call, giver: xining };
    const restored = await world.doing(await as('xining'), (doing) =>
      restoreQuotas(doing, place, { version: 2, to: 1 }),
    );
    must(restored);
    const slots = await slotsOf('hewan', call);
    expect(slots.quota).toMatchObject({ cap: 8, floor: 2, conditions: [{ key: 'grassroots', least: 1 }] });
    const versions = await world.read((tx) => listQuotaVersions(tx, call.id, xining.id));
    expect(versions.map(({ version, undoes }) => [version, undoes])).toEqual([
      [3, 1],
      [2, undefined],
      [1, undefined],
    ]);
    const again = await world.doing(await as('xining'), (doing) =>
      restoreQuotas(doing, place, { version: 3, to: 3 }),
    );
    expect(codesOf(again)).toEqual(['recommendation.no-version']);
    const facts = await world.read((tx) => listFactsOf(tx, call.id));
    expect(facts.filter((one) => one.name === 'recommendation.quotas-given').at(-1)).toMatchObject({
      before: { version: 2, cap: 5 },
      after: { version: 3, cap: 8, changed: [hewan.id] },
    });
  });

  test('what could never be met, what is not beneath, and less than is used are refused, each by its cell', async () => {
    const call = await world.call('micro-video');
    const impossible = await give(world, 'xining', call, [{ unit: 'hewan', cap: 3, conditions: '基层≥4' }]);
    expect(impossible).toMatchObject({
      refusals: [{ code: 'recommendation.conditions-above-cap', field: 'rows.0.conditions' }],
    });
    const floor = await give(world, 'xining', call, [{ unit: 'hewan', cap: 3, floor: 4 }]);
    expect(floor).toMatchObject({
      refusals: [{ code: 'recommendation.floor-above-cap', field: 'rows.0.floor' }],
    });
    const foreign = await give(world, 'xining', call, [{ unit: 'yintan', cap: 3 }]);
    expect(foreign).toMatchObject({ refusals: [{ code: 'recommendation.not-beneath' }] });
    const work = await plant('delivery-warehouse', 'Used');
    must(await handOn(world, work, 'delivery-warehouse'));
    const less = await give(world, 'delivery', call, [
      { unit: 'delivery-riders', cap: 2 },
      { unit: 'delivery-warehouse', cap: 0 },
    ]);
    expect(less).toMatchObject({
      refusals: [{ code: 'recommendation.quota-beneath', about: { used: 1 }, field: 'rows.1.cap' }],
    });
  });

  test('a most of the giver’s holds: no second work of that kind of unit goes on', async () => {
    const works = [await plant('park-software', 'Most 1'), await plant('park-solar', 'Most 2')];
    const call = await hostedOf(world, works[0]!);
    must(await give(world, 'xining', call, [{ unit: 'park', conditions: '基层≤1' }]));
    for (const [at, unit] of (['park-software', 'park-solar'] as const).entries())
      must(await handOn(world, works[at]!, unit));
    must(await handOn(world, works[0]!, 'park'));
    expect(codesOf(await handOn(world, works[1]!, 'park'))).toEqual(['recommendation.most-reached']);
  });
});

describe('slots given up and spent', () => {
  test('a unit gives up slots with a reason: they are gone until the level above gives anew', async () => {
    const unit = 'wangling-textile';
    const [call, organisation] = [await world.call('micro-video'), await world.organisation(unit)];
    must(await give(world, 'wangling', call, [{ unit, cap: 4, floor: 1 }]));
    const waive = async (count: number) => {
      const slots = await slotsOf(unit, call);
      return world.doing(await as(unit), (doing) =>
        waiveSlots(
          doing,
          { call, organisation, count: 0, slots, granted: [] },
          { count, reason: '作品不多' },
        ),
      );
    };
    must(await waive(2));
    expect(leftOf(await slotsOf(unit, call))).toBe(2);
    expect(codesOf(await waive(3))).toEqual(['recommendation.slots-few']);
    expect(codesOf(await waive(2))).toEqual(['recommendation.slots-needed']);
    must(await give(world, 'wangling', call, [{ unit, cap: 4, floor: 2 }]));
    expect(leftOf(await slotsOf(unit, call))).toBe(4);
  });

  test('AC-177: withdrawn after the receiver had it, the slot stays spent; the same work may come back to it, no other', async () => {
    const unit = 'yintan-solar';
    const works = [await plant(unit, 'Spent 1'), await plant(unit, 'Spent 2')];
    const call = await hostedOf(world, works[0]!);
    const [yintan, actor] = [await world.organisation('yintan'), await as(unit)];
    must(await give(world, 'yintan', call, [{ unit, cap: 1 }]));
    const first = must(await handOn(world, works[0]!, unit));
    const took = await world.doing(await as('yintan'), (doing) =>
      receive(doing, { call, organisation: yintan }, { ids: [first.id] }),
    );
    must(took);
    must(await world.doing(actor, (doing) => withdraw(doing, { recommendation: first })));
    const slots = await slotsOf(unit, call);
    expect([usedOf(slots), slots.spent, slots.withdrawn]).toEqual([1, 1, 1]);
    expect(codesOf(await handOn(world, works[1]!, unit))).toEqual(['recommendation.cap-reached']);
    must(await handOn(world, works[0]!, unit));
    expect(usedOf(await slotsOf(unit, call))).toBe(1);
  });
});

describe('replacing and receiving', () => {
  test('another work takes the place in one act; the other is the unit’s again; once received it is refused', async () => {
    const unit = 'hewan-sanitation';
    const works: Entry[] = [];
    for (const title of ['A', 'B', 'C', 'D']) works.push(await plant(unit, title));
    const made: Recommendation[] = [];
    for (const one of works.slice(0, 3)) made.push(must(await handOn(world, one, unit)));
    const call = await hostedOf(world, works[0]!);
    const actor = await as(unit);
    const swap = (n: number, entry: (typeof works)[number]) =>
      world.doing(actor, (doing) =>
        replace(doing, { recommendation: made[n]!, call }, { entryId: entry.id }),
      );
    const swapped = must(await swap(1, works[3]!));
    const sent = await world.read((tx) => listSent(tx, call.id, made[0]!.fromId));
    expect(sent.map((r) => [r.title, r.place])).toEqual([
      ['A', 1],
      ['D', 2],
      ['C', 3],
    ]);
    expect([swapped.replaces, await stateOf(works[1]!.id), await stateOf(works[3]!.id)]).toEqual([
      made[1]!.id,
      'admitted',
      'recommended',
    ]);
    const facts = await world.read((tx) => listFactsOf(tx, works[3]!.id));
    expect(facts.at(-1)).toMatchObject({
      name: 'recommendation.replaced',
      before: { entryId: works[1]!.id },
    });
    expect(codesOf(await swap(1, works[1]!))).toEqual(['recommendation.over']);
    expect(codesOf(await swap(0, works[2]!))).toEqual(['recommendation.no-candidate']);

    const hewan = await world.organisation('hewan');
    const officer = await as('hewan');
    const waiting = async () =>
      (await world.read((tx) => listToReceive(tx, officer))).filter(
        (one) => one.organisation.id === hewan.id,
      );
    expect((await waiting()).map((one) => one.count)).toEqual([3]);
    const take = () =>
      world.doing(officer, (doing) => receive(doing, { call, organisation: hewan }, { ids: [made[0]!.id] }));
    must(await take());
    expect(codesOf(await take())).toEqual(['recommendation.nothing-to-receive']);
    expect((await waiting()).map((one) => one.count)).toEqual([2]);
    expect(codesOf(await swap(0, works[1]!))).toEqual(['recommendation.received-already']);
    const none = await world.doing(officer, (doing) =>
      receive(doing, { call, organisation: hewan }, { ids: [] }),
    );
    expect(codesOf(none)).toEqual(['recommendation.none-ticked']);
  });

  test('one replaces while the level above hands the old one on: one of them wins, never both', async () => {
    const unit = 'hewan-transit';
    const works = [await plant(unit, 'Old'), await plant(unit, 'New')];
    const old = must(await handOn(world, works[0]!, unit));
    const call = await hostedOf(world, works[0]!);
    const swap: Deed<Recommendation> = {
      actor: await as(unit),
      work: (doing) => replace(doing, { recommendation: old, call }, { entryId: works[1]!.id }),
    };
    const outcomes = await atOnce(world, [swap, await handingOn(world, works[0]!, 'hewan')]);
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
    const chain = await world.read((tx) => listChain(tx, works[0]!.id));
    expect(chain).toHaveLength(outcomes[0]!.ok ? 0 : 2);
  });
});

describe('sideways', () => {
  test('a work goes from its unit to the host at once, and counts in the quota of its district too', async () => {
    const works = [
      await plantAdmitted(world, 'qinghu-roads', 'platform', 'Sideways 1'),
      await plantAdmitted(world, 'qinghu-clinic', 'platform', 'Sideways 2'),
    ];
    const { id } = await hostedOf(world, works[0]!);
    await sql`update call set route = 'sideways' where id = ${id}`.execute(world.owner);
    const call = await world.read((tx) => getCall(tx, id));
    must(await give(world, 'hainan', call, [{ unit: 'qinghu', cap: 1 }]));
    expect(codesOf(await handOn(world, works[0]!, 'qinghu'))).toEqual(['recommendation.not-arrived']);
    const deeds = [
      await handingOn(world, works[0]!, 'qinghu-roads'),
      await handingOn(world, works[1]!, 'qinghu-clinic'),
    ];
    const outcomes = await atOnce(world, deeds);
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
    expect(outcomes.flatMap(codesOf)).toEqual(['recommendation.cap-reached']);
    const [made] = outcomes.flatMap((one) => (one.ok ? [one.value] : []));
    expect(made).toMatchObject({ leg: 'to-host', toId: call.hostId });
    expect(await world.read((tx) => listLevels(tx, works[0]!))).toHaveLength(3);
    const form = {
      ...rawJudging(call),
      route: 'levels',
      version: call.version,
      reason: '改路线',
      confirmed: 'yes',
    };
    const turned = await (await world.as('qh-officer')).post(`/office/calls/${id}/judging`, form);
    expect([turned.status, turned.text.includes(callRefusals['call.works-on-way'].zh)]).toEqual([409, true]);
    const clinic = await world.organisation('qinghu-clinic');
    const onWay = await world.read((tx) => listSlotsOnWay(tx, call, clinic));
    expect(onWay.map((one) => leftOf(one)).at(-1)).toBe(0);
  });
});
