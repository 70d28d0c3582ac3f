/** Calls on a real database: the hosted call, opening, freezing by the clock. */

import { describe, expect, it } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { newId, type OrganisationId } from '../../kernel/id.ts';
import { listFactsOf } from '../../platform/outbox.ts';
import { openCall } from './actions/open-call.ts';
import { isFrozen } from './call.ts';
import { findCall, findHostedCall, getCall, listCallLineage, listCalls, listHostedAt } from './store.ts';

const world = useWorld();

/** A new kind of call in Qinghai's campaign, made like an existing one with something changed. */
async function open(key: string, change: Record<string, unknown>) {
  const [campaign, like] = [await world.campaign('qinghai'), await world.call('micro-video')];
  return world.doing(await world.person('qh-officer'), (doing) =>
    openCall(doing, campaign, { ...like, key, position: 20, hostConflict: undefined, ...change }),
  );
}

describe('calls', () => {
  it('works of any adopted version go to the one that hosts, above', async () => {
    const county = await world.campaign('hewan');
    const calls = await world.read((tx) => listCalls(tx, county.id));
    const film = calls.find((call) => call.key === 'micro-video')!;
    expect(film.hostId).toBeUndefined();
    const [hosted, line] = await world.read(async (tx) => [
      await findHostedCall(tx, film),
      await listCallLineage(tx, film.lineage),
    ]);
    expect(hosted).toMatchObject({
      id: (await world.call('micro-video')).id,
      hostName: { zh: '西宁市总工会' },
    });
    expect(line.map((call) => call.ownerName.zh)).toEqual([
      '中华全国总工会',
      '青海省总工会',
      '西宁市总工会',
      '河湾区总工会',
    ]);
  });

  it('a host finds what it hosts', async () => {
    const xining = await world.organisation('xining');
    const hosted = await world.read((tx) => listHostedAt(tx, [xining.id]));
    expect(hosted.map((call) => call.key)).toEqual(['micro-video']);
  });

  it('refuses what does not add up, and a host that is not in the tree', async () => {
    const refused = [
      await open('odd-rubric', { rubric: [{ key: 'a', name: { zh: '主题' }, max: 99 }] }),
      await open('odd-formula', {
        formula: { judgesPercent: 50, votesPercent: 50, conversion: { kind: 'max-normal' }, awards: [] },
      }),
      await open('odd-host', { hostId: newId<OrganisationId>() }),
    ].map((outcome) => (outcome.ok ? '' : outcome.refusals[0]!.code));
    expect(refused).toEqual(['call.rubric', 'reckoning.votes-heavy', 'call.host-unknown']);
  });

  it('is frozen by the worker when its vote opens, once, with what stood then', async () => {
    const now = await world.now();
    const day = 86_400_000;
    const at = (days: number) => new Date(now.getTime() + days * day);
    const opened = await open('to-freeze', {
      opensAt: at(-9),
      closesAt: at(-5),
      recommendUntil: at(-4),
      reviewUntil: at(-3),
      voteOpensAt: at(1),
      voteClosesAt: at(9),
      frozenAt: undefined,
    });
    if (!opened.ok) throw new Error(JSON.stringify(opened.refusals));
    const { id } = opened.value;
    await world.runWorker();
    expect((await world.read((tx) => getCall(tx, id))).frozenAt).toBeUndefined();
    await world.advanceDays(2);
    expect(isFrozen(opened.value, await world.now())).toBe(true);
    await world.runWorker();
    await world.runWorker();
    const frozen = await world.read((tx) => getCall(tx, id));
    expect(frozen.frozenAt).toBeInstanceOf(Date);
    const facts = await world.read((tx) => listFactsOf(tx, id));
    expect(facts.map((fact) => fact.name)).toEqual(['call.opened', 'call.frozen']);
    expect(facts[1]!.after).toMatchObject({ formula: { judgesPercent: 80, votesPercent: 20 } });
  });

  it('a call is seen by whoever sees its campaign', async () => {
    const call = await world.call('song');
    const found = await world.read((tx) => findCall(tx, { kind: 'anyone', address: '' }, call.id));
    expect(found?.id).toBe(call.id);
    expect(
      await world.read((tx) => findCall(tx, { kind: 'anyone', address: '' }, 'nonsense')),
    ).toBeUndefined();
  });
});
