/** Five real papers, loaded as campaigns of the system: what is printed on them stands in the database. */

import { describe, expect, test } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { type LoadedNotice, loadNotice } from '../../../world/notices/load.ts';
import { type NoticeKey, noticeKeys } from '../../../world/notices/paper.ts';
import { must } from '../../../world/world.ts';
import { done } from '../../kernel/verdict.ts';
import { sumOf } from '../allocation/allocation.ts';
import { listGiven } from '../allocation/store/acknowledgement.ts';
import { getAllocation } from '../allocation/store/table.ts';
import { targetOf } from '../allocation/target.ts';
import { lastDayOf } from '../campaign/campaign.ts';
import { listLineage } from '../campaign/store.ts';

const world = useWorld();
const loaded = new Map<NoticeKey, LoadedNotice>();

async function load(key: NoticeKey): Promise<LoadedNotice> {
  const before = loaded.get(key);
  if (before) return before;
  const made = must(
    await world.doing({ kind: 'machine' }, async (doing) => done(await loadNotice(doing, key))),
  );
  loaded.set(key, made);
  return made;
}
const tableOf = async (key: NoticeKey) => {
  const { campaign } = await load(key);
  return world.read((tx) => getAllocation(tx, campaign.id));
};

test.each(noticeKeys)('%s becomes a running campaign with its paper', async (key) => {
  const { campaign, notice, owner } = await load(key);
  expect(campaign.organisationId).toBe(owner.id);
  expect(campaign.title.zh).toBe(notice.title);
  expect(notice.sections.length).toBeGreaterThan(4);
});

describe('calls', () => {
  test('Wuhu runs eight calls of the nation and eight of the province side by side', async () => {
    const { calls, campaign } = await load('wuhu-2020');
    const line = await world.read((tx) => listLineage(tx, campaign.lineage));
    expect(line.map((one) => one.organisationName.zh)).toEqual([
      '中华全国总工会',
      '安徽省总工会',
      '芜湖市总工会',
    ]);
    const generations = calls.map((call) => call.lineage.split('.').length);
    expect(generations.filter((depth) => depth === 3)).toHaveLength(8);
    expect(generations.filter((depth) => depth === 2)).toHaveLength(8);
  });

  test.each([
    ['binhai-2019', 9],
    ['binhai-2021', 10],
    ['qinghai-2020', 8],
    ['shaanxi-2020', 8],
  ] as const)('%s has %s', async (key, count) => {
    expect((await load(key)).calls).toHaveLength(count);
  });

  test('under three minutes and under fifty megabytes leave the ends out', async () => {
    const { calls } = await load('shaanxi-2020');
    const film = calls.find((call) => call.name.zh === '网络正能量微视频征集')!;
    expect(film.fileRules).toEqual([
      expect.objectContaining({ kind: 'container', allowed: ['mp4'] }),
      expect.objectContaining({ kind: 'duration-seconds', max: 180, maxInclusive: false }),
      expect.objectContaining({ kind: 'size-bytes', max: 50 * 1_048_576, inclusive: false }),
    ]);
  });
});

describe('figures', () => {
  test.each([
    ['wuhu-2020', { organisations: 10, promoters: 120, events: 18 }, 10],
    ['qinghai-2020', { events: 65 }, 12],
    ['shaanxi-2020', { events: 50 }, 20],
  ] as const)('the table of %s adds up as printed', async (key, sums, rows) => {
    const table = await tableOf(key);
    expect(table.rows).toHaveLength(rows);
    for (const [indicator, sum] of Object.entries(sums)) expect(sumOf(table.rows, indicator)).toBe(sum);
  });

  test('own figures, floors, percentages and what a paper only quotes are kept apart', async () => {
    const [qinghai, shaanxi, wuhu, binhai] = await Promise.all(
      (['qinghai-2020', 'shaanxi-2020', 'wuhu-2020', 'binhai-2021'] as const).map(tableOf),
    );
    expect(targetOf(qinghai!, 'reach')).toMatchObject({ amount: 60, unit: 'percent' });
    expect(targetOf(qinghai!, 'events', 'quoted')).toMatchObject({ amount: 3000 });
    expect(targetOf(shaanxi!, 'events')).toMatchObject({ amount: 50, isFloor: true });
    expect(targetOf(wuhu!, 'events', 'quoted')).toMatchObject({ amount: 300 });
    expect(targetOf(binhai!, 'events')).toMatchObject({ amount: 1, unit: 'each', isFloor: true });
  });

  test('what the province gave Wuhu stands in the province’s table, and is no figure of Wuhu’s own', async () => {
    const { campaign } = await load('wuhu-2020');
    expect(targetOf(await tableOf('wuhu-2020'), 'events')).toBeUndefined();
    const given = await world.read((tx) => listGiven(tx, campaign));
    expect(Object.fromEntries(given)).toEqual({
      ...{ organisations: 6, promoters: 120, events: 18, contacts: 3600 },
    });
  });

  test('Shaanxi keeps a row for itself, Wuhu one for the units of the city', async () => {
    expect((await tableOf('shaanxi-2020')).rows[0]).toMatchObject({ kind: 'owner', shares: { events: 5 } });
    expect((await tableOf('wuhu-2020')).rows[0]).toMatchObject({ kind: 'collective', name: '市直单位' });
  });
});

test('a month is whole: from its first day to its last', async () => {
  const { campaign } = await load('binhai-2019');
  expect(lastDayOf(campaign.closesAt)).toBe('2019-11-30');
  expect(campaign.calendar.find((item) => item.name.zh.includes('推荐作品'))).toMatchObject({
    words: expect.stringContaining('8月23日'),
  });
});
