/** Hosts given in the table of shares, and what is tried before it is saved, in the database. */

import { describe, expect, test } from 'vitest';
import type { OrganisationKey } from '../../../world/federation.ts';
import { useWorld } from '../../../world/fixture.ts';
import type { Outcome } from '../../kernel/verdict.ts';
import { pasteSheet } from './actions/paste-sheet.ts';
import { setShares } from './actions/set-shares.ts';
import { shareOutEqually } from './actions/share-equally.ts';
import type { RowTyped } from './allocation.ts';
import { findDraft } from './store/draft.ts';
import { getAllocation } from './store/table.ts';

const world = useWorld();

const codesOf = (outcome: Outcome<unknown>) =>
  outcome.ok ? [] : outcome.refusals.map((refusal) => refusal.code);
const idOf = async (key: OrganisationKey) => (await world.organisation(key)).id;
const tableOf = async () => {
  const { id } = await world.campaign('qinghai');
  return world.read((tx) => getAllocation(tx, id));
};
const row = async (key: OrganisationKey, events?: number, host?: string): Promise<RowTyped> => ({
  ...{ organisationId: await idOf(key), amounts: [events], host },
});
async function share(rows: RowTyped[], more: { hasHosts?: boolean } = {}) {
  const campaign = await world.campaign('qinghai');
  const { version } = await tableOf();
  return world.doing(await world.person('qh-officer'), (doing) =>
    setShares(doing, campaign, { version, columns: ['events'], rows, ...more }),
  );
}

describe('hosts in the table', () => {
  const hostOf = async () => (await world.call('micro-film')).hostName?.zh;

  test('the table hands a call to another; the paper’s two hosts stay told, with the one now chosen', async () => {
    expect(await hostOf()).toBe('黄南州总工会');
    const rows = [
      await row('huangnan', 5),
      await row('hainan', 5, '互联网+普惠服务优秀平台征集、微电影征集'),
    ];
    expect(codesOf(await share(rows, { hasHosts: true }))).toEqual([]);
    const call = await world.call('micro-film');
    expect([call.hostName?.zh, call.hostConflict?.chosen, call.hostConflict?.printed.length]).toEqual([
      '海南州总工会',
      '海南州总工会',
      2,
    ]);
    const back = [
      await row('huangnan', 5, '网络正能量微电影征集'),
      await row('hainan', 5, '互联网+普惠服务优秀平台征集'),
    ];
    expect(codesOf(await share(back, { hasHosts: true }))).toEqual([]);
    expect(await hostOf()).toBe('黄南州总工会');
  });

  test('a table without its cells of hosts takes nothing from anybody', async () => {
    expect(codesOf(await share([await row('huangnan', 5)]))).toEqual([]);
    expect(await hostOf()).toBe('黄南州总工会');
  });

  test('once works are on their way the host stands', async () => {
    const campaign = await world.campaign('qinghai');
    const rows = [
      await row('huangnan', 5),
      await row('hainan', 5, '互联网+普惠服务优秀平台征集、微电影征集'),
    ];
    const { version } = await tableOf();
    const outcome = await world.doing(await world.person('qh-officer'), (doing) =>
      setShares(doing, campaign, { version, columns: ['events'], rows, hasHosts: true }, async () => true),
    );
    expect(outcome.ok ? [] : outcome.refusals.map(({ code, field }) => [code, field])).toEqual([
      ['allocation.host-fixed', 'rows.1.host'],
    ]);
    expect([await hostOf(), (await tableOf()).version]).toEqual(['黄南州总工会', version]);
  });
});

describe('what is tried', () => {
  const paste = async (sheet: string) => {
    const campaign = await world.campaign('qinghai');
    return world.doing(await world.person('qh-officer'), (doing) =>
      pasteSheet(doing, campaign, { sheet, collective: false }),
    );
  };
  const kept = async () => {
    const [campaign, officer] = [await world.campaign('qinghai'), await world.person('qh-officer')];
    return world.read((tx) => findDraft(tx, officer, campaign.id));
  };

  test('what is no table, names nobody, or is too long is refused', async () => {
    expect(codesOf(await paste('5\t6\n7\t8'))).toEqual(['allocation.no-table']);
    expect(codesOf(await paste('某某单位\t3'))).toEqual(['allocation.nobody-known']);
    const long = Array.from({ length: 1000 }, (_, index) => `第${index}单位\t1`).join('\n');
    expect(codesOf(await paste(long))).toEqual(['allocation.sheet-too-long']);
    expect(await kept()).toBeUndefined();
  });

  test('it is one person’s, changes nothing, and goes when that person saves', async () => {
    const before = await tableOf();
    expect(codesOf(await paste('单位\t线下活动数\n西宁市总工会\t11\n某某单位\t2'))).toEqual([]);
    expect([(await kept())?.unmatched, await tableOf()]).toEqual([['某某单位'], before]);
    expect(codesOf(await share([await row('xining', 10)]))).toEqual([]);
    expect(await kept()).toBeUndefined();
  });

  test('without a target, or without anybody to give it to, nothing is shared out equally', async () => {
    const campaign = await world.campaign('qinghai');
    const equally = async (indicator: string, rows: RowTyped[]) =>
      world.doing(await world.person('qh-officer'), (doing) =>
        shareOutEqually(doing, campaign, { version: 1, columns: [indicator], rows, indicator }),
      );
    expect(codesOf(await equally('events', []))).toEqual(['allocation.nothing-to-share']);
    expect(codesOf(await equally('spread', [await row('xining')]))).toEqual(['allocation.nothing-to-share']);
  });
});
