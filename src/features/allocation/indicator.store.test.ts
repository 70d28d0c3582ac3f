/** Indicators in the database: five of “12351+” until the topmost owner says otherwise; retired ones keep their figures. */

import { describe, expect, test } from 'vitest';
import type { OrganisationKey } from '../../../world/federation.ts';
import { useWorld } from '../../../world/fixture.ts';
import type { Outcome } from '../../kernel/verdict.ts';
import { defineIndicator } from './actions/define-indicator.ts';
import { retireIndicator } from './actions/retire-indicator.ts';
import { setShares } from './actions/set-shares.ts';
import { defaultIndicators, type IndicatorTyped } from './indicator.ts';
import { listIndicators } from './store/indicator.ts';
import { getAllocation } from './store/table.ts';

const world = useWorld();

const codesOf = (outcome: Outcome<unknown>) =>
  outcome.ok ? [] : outcome.refusals.map((refusal) => refusal.code);
const idOf = async (key: OrganisationKey) => (await world.organisation(key)).id;
type Of = 'national' | 'xining' | 'hewan';
const officerOf = (of: 'national' | 'xining') =>
  world.person(of === 'national' ? 'national-officer' : 'xn-officer');
const tableOf = async (of: Of) => {
  const { id } = await world.campaign(of);
  return world.read((tx) => getAllocation(tx, id));
};

describe('indicators', () => {
  const lecture: IndicatorTyped = {
    ...{ name: '好网民讲堂', unit: '场', definition: '由本级登记的讲堂', counters: [], isShared: true },
  };
  const define = async (typed: IndicatorTyped & { key?: string }) => {
    const campaign = await world.campaign('national');
    return world.doing(await officerOf('national'), (doing) => defineIndicator(doing, campaign, typed));
  };
  const listed = async (of: Of) => {
    const campaign = await world.campaign(of);
    return world.read((tx) => listIndicators(tx, campaign));
  };

  test('the five of “12351+” and its plus stand until the topmost owner adds one; all beneath inherit it', async () => {
    expect(await listed('hewan')).toEqual(defaultIndicators);
    expect(codesOf(await define(lecture))).toEqual([]);
    expect((await listed('hewan')).map((one) => one.key)).toEqual([
      ...defaultIndicators.map((one) => one.key),
      'own-1',
    ]);
    expect((await listed('hewan')).slice(0, 6)).toEqual(defaultIndicators);
    expect(codesOf(await define({ ...lecture, key: 'own-1', unit: '次' }))).toEqual([]);
    expect((await listed('xining')).at(-1)?.unit.zh).toBe('次');
    expect(codesOf(await define(lecture))).toEqual(['allocation.same-name']);
    expect(codesOf(await define({ ...lecture, name: '别的', key: 'likes' }))).toEqual([
      'allocation.no-such-indicator',
    ]);
  });

  test('a retired one is no column any more; its figures stay, and come back with it', async () => {
    const campaign = await world.campaign('national');
    const retire = async (retired: boolean) =>
      world.doing(await officerOf('national'), (doing) =>
        retireIndicator(doing, campaign, { key: 'own-1', retired }),
      );
    const xining = await world.campaign('xining');
    const stands = async () => (await tableOf('xining')).rows.find((one) => one.shares['own-1'])?.shares;
    const save = async (columns: string[], amounts: number[]) => {
      const { version } = await tableOf('xining');
      const rows = [{ organisationId: await idOf('wangling'), amounts }];
      return world.doing(await officerOf('xining'), (doing) =>
        setShares(doing, xining, { version, columns, rows }),
      );
    };
    expect(codesOf(await save(['events', 'own-1'], [4, 8]))).toEqual([]);
    expect(codesOf(await retire(true))).toEqual([]);
    expect(codesOf(await save(['events', 'own-1'], [4, 9]))).toEqual(['allocation.no-such-indicator']);
    expect(codesOf(await save(['events'], [5]))).toEqual([]);
    expect(await stands()).toEqual({ events: 5, 'own-1': 8 });
    expect(codesOf(await retire(false))).toEqual([]);
    expect(codesOf(await save(['own-1'], [9]))).toEqual([]);
    expect(await stands()).toEqual({ events: 5, 'own-1': 9 });
  });
});
