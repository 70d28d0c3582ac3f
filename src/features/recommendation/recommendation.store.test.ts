/** Works on their way, in a real database: step by step, taking back, and what each level sees. */

import { describe, expect, test } from 'vitest';
import type { OrganisationKey } from '../../../world/federation.ts';
import { useWorld } from '../../../world/fixture.ts';
import { listFactsOf } from '../../platform/outbox.ts';
import type { Entry } from '../entry/entry.ts';
import { findEntryFromSeats, getEntry } from '../entry/store.ts';
import { recommendEntry } from './actions/recommend-entry.ts';
import { returnRecommendation } from './actions/return.ts';
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
  plantAtHost,
  plantDraft,
} from './planting.test.ts';
import type { Recommendation } from './recommendation.ts';
import { listCandidates, listRecommendationsWaiting } from './store/candidate.ts';
import { takeStanding } from './store/change.ts';
import { countStanding, findRecommendation, listChain, listSent, listStanding } from './store.ts';

const world = useWorld();
const stateOf = async (id: Recommendation['entryId']) => (await world.read((tx) => getEntry(tx, id))).state;
const as = (unit: OrganisationKey) => world.person(officerOf(unit));
const factsOf = (id: string) =>
  world.read(async (tx) =>
    (await listFactsOf(tx, id)).map((f) => f.name).filter((n) => n.startsWith('recommendation.')),
  );

describe('the way up, over and back', () => {
  test('a grassroots work goes through district and city to the host in another branch, one fact a step', async () => {
    const entry = await plantAtHost(world, 'yintan-solar', 'micro-video', 'The way over');
    const chain = await world.read((tx) => listChain(tx, entry.id));
    const host = await world.organisation('xining');
    expect(chain.map((r) => r.leg).sort()).toEqual(['to-host', 'upward', 'upward']);
    expect(chain.find((r) => r.leg === 'to-host')).toMatchObject({ toId: host.id, state: 'standing' });
    expect(chain.map((r) => [r.leg, r.receivedAt !== undefined])).toEqual(
      expect.arrayContaining([
        ['upward', true],
        ['to-host', false],
      ]),
    );
    expect(await stateOf(entry.id)).toBe('recommended');
    expect(await factsOf(entry.id)).toEqual(Array(3).fill('recommendation.made'));
  });

  test('the host sees the work once it has reached it, and not before', async () => {
    const entry = await plantAdmitted(world, 'yintan-dairy', 'micro-video', 'Not yet there');
    const seesIt = async () =>
      (await world.read(async (tx) => findEntryFromSeats(tx, await as('xining'), entry.id))) !== undefined;
    must(await handOn(world, entry, 'yintan-dairy'));
    must(await handOn(world, entry, 'yintan'));
    expect(await seesIt()).toBe(false);
    must(await handOn(world, entry, 'hainan'));
    expect(await seesIt()).toBe(true);
  });

  test('AC-172: a draft is not recommended, and nobody recommends before the level beneath has', async () => {
    const draft = await plantDraft(world, 'chenguang', 'micro-video', 'Only a draft');
    expect(codesOf(await handOn(world, draft, 'chenguang'))).toEqual(['recommendation.not-admitted']);
    const entry = await plantAdmitted(world, 'chenguang', 'micro-video', 'Admitted only');
    expect(codesOf(await handOn(world, entry, 'hewan'))).toEqual(['recommendation.not-arrived']);
    expect(codesOf(await handOn(world, entry, 'wangling'))).toEqual(['recommendation.not-arrived']);
    expect(await stateOf(entry.id)).toBe('admitted');
  });

  test('the same work is not recommended twice, not even by two officers at once', async () => {
    const entry = await plantAdmitted(world, 'hewan-transit', 'micro-video', 'Twice');
    const deed = await handingOn(world, entry, 'hewan-transit');
    const outcomes = await atOnce(world, [deed, deed]);
    expect(outcomes.filter((o) => o.ok)).toHaveLength(1);
    expect(outcomes.flatMap(codesOf)).toEqual(['recommendation.already-made']);
  });

  test('what comes at recommendUntil is late', async () => {
    const entry = await plantAdmitted(world, 'hewan-transit', 'micro-video', 'Late');
    const [call, organisation, actor] = [
      await hostedOf(world, entry),
      await world.organisation('hewan-transit'),
      await as('hewan-transit'),
    ];
    const outcome = await world.doing(
      actor,
      (doing) => recommendEntry(doing, { call, organisation, count: 0, entry }),
      call.recommendUntil,
    );
    expect(codesOf(outcome)).toEqual(['recommendation.late']);
  });
});

describe('taking back', () => {
  test('withdrawing closes the gap in the list and gives the work to its unit', async () => {
    const unit = 'park-solar';
    const works: Entry[] = [];
    for (const title of ['One', 'Two', 'Three'])
      works.push(await plantAdmitted(world, unit, 'micro-video', title));
    const made: Recommendation[] = [];
    for (const work of works) made.push(must(await handOn(world, work, unit)));
    must(await world.doing(await as(unit), (doing) => withdraw(doing, { recommendation: made[1]! })));
    const sent = await world.read((tx) => listSent(tx, made[0]!.callId, made[0]!.fromId));
    expect(sent.map((r) => [r.title, r.place])).toEqual([
      ['One', 1],
      ['Three', 2],
    ]);
    expect(await stateOf(works[1]!.id)).toBe('admitted');
    expect(await factsOf(works[1]!.id)).toEqual(['recommendation.made', 'recommendation.withdrawn']);
    expect(
      codesOf(await world.doing(await as(unit), (doing) => withdraw(doing, { recommendation: made[1]! }))),
    ).toEqual(['recommendation.over']);
  });

  test('the city returns what the district sent: the district’s own step stays, the reason is told, and it may go up again', async () => {
    const entry = await plantAdmitted(world, 'chenguang', 'micro-video', 'Returned once');
    const first = must(await handOn(world, entry, 'chenguang'));
    const second = must(await handOn(world, entry, 'hewan'));
    expect(
      codesOf(
        await world.doing(await as('chenguang'), (doing) => withdraw(doing, { recommendation: first })),
      ),
    ).toEqual(['recommendation.moved-on']);
    const reason = { reason: 'The sound is too low' };
    must(
      await world.doing(await as('xining'), (doing) =>
        returnRecommendation(doing, { recommendation: second }, reason),
      ),
    );
    expect((await world.read((tx) => listChain(tx, entry.id))).map((r) => r.id)).toEqual([first.id]);
    expect(await stateOf(entry.id)).toBe('recommended');
    must(await handOn(world, entry, 'hewan'));
    const again = must(await handOn(world, entry, 'xining'));
    expect(again).toMatchObject({ leg: 'to-host', fromId: again.toId });
  });

  test('the district returns the unit’s own step: the work is admitted again', async () => {
    const entry = await plantAdmitted(world, 'chenguang', 'micro-video', 'Back to the unit');
    const first = must(await handOn(world, entry, 'chenguang'));
    must(
      await world.doing(await as('hewan'), (doing) =>
        returnRecommendation(doing, { recommendation: first }, { reason: 'Too long' }),
      ),
    );
    expect(await stateOf(entry.id)).toBe('admitted');
    expect(await factsOf(entry.id)).toEqual(['recommendation.made', 'recommendation.returned']);
  });

  test('one withdraws while the other hands on: one of them wins, never both', async () => {
    const entry = await plantAdmitted(world, 'wangling-textile', 'micro-video', 'At once');
    const first = must(await handOn(world, entry, 'wangling-textile'));
    const withdrawing: Deed<Recommendation> = {
      actor: await as('wangling-textile'),
      work: (doing) => withdraw(doing, { recommendation: first }),
    };
    const outcomes = await atOnce(world, [withdrawing, await handingOn(world, entry, 'wangling')]);
    expect(outcomes.filter((o) => o.ok)).toHaveLength(1);
    const chain = await world.read((tx) => listChain(tx, entry.id));
    expect(chain).toHaveLength(outcomes[0]!.ok ? 0 : 2);
  });

  test('what the host took into its round is neither withdrawn nor returned', async () => {
    const entry = await plantAtHost(world, 'telecom-service', 'micro-film', 'Taken');
    const chain = await world.read((tx) => listChain(tx, entry.id));
    const toHost = chain.find((r) => r.leg === 'to-host')!;
    const attempt = await world.doing(await as('telecom'), async (doing) => {
      await takeStanding(doing.tx, toHost.callId, doing.now);
      const withdrawn = await withdraw(doing, { recommendation: toHost });
      const returned = await returnRecommendation(doing, { recommendation: toHost }, { reason: 'late' });
      return {
        ok: false,
        refusals: [...(withdrawn.ok ? [] : withdrawn.refusals), ...(returned.ok ? [] : returned.refusals)],
      };
    });
    expect(codesOf(attempt)).toEqual(['recommendation.taken', 'recommendation.taken']);
  });
});

describe('what each level sees', () => {
  test('AC-031: a recommendation is seen by its sender, from above, and where it came to; the sister branch finds nothing', async () => {
    const entry = await plantAdmitted(world, 'chenguang', 'micro-video', 'Who sees');
    const { id } = must(await handOn(world, entry, 'chenguang'));
    const sees = async (username: Parameters<typeof world.person>[0]) =>
      (await world.read(async (tx) => findRecommendation(tx, await world.person(username), id))) !==
      undefined;
    expect(
      await Promise.all(
        (['chenguang-officer', 'hewan-officer', 'xn-leader', 'qh-officer'] as const).map(sees),
      ),
    ).toEqual([true, true, true, true]);
    expect(
      await Promise.all(
        (['wangling-officer', 'hn-officer', 'yintan-officer', 'worker-ma', 'judge-li'] as const).map(sees),
      ),
    ).toEqual(Array(5).fill(false));
    expect(
      await world.read(async (tx) =>
        findRecommendation(tx, await world.person('chenguang-officer'), 'no-id'),
      ),
    ).toBeUndefined();
  });

  test('a unit can hand on its own admitted works and what came up to it, nothing else', async () => {
    const own = await plantAdmitted(world, 'grid-lines', 'micro-video', 'Own of grid-lines');
    const call = await hostedOf(world, own);
    const titles = async (unit: OrganisationKey) => {
      const organisation = await world.organisation(unit);
      return (await world.read((tx) => listCandidates(tx, call, organisation))).map((c) => c.title);
    };
    expect(await titles('grid-lines')).toContain('Own of grid-lines');
    expect(await titles('grid')).not.toContain('Own of grid-lines');
    must(await handOn(world, own, 'grid-lines'));
    expect(await titles('grid-lines')).not.toContain('Own of grid-lines');
    expect(await titles('grid')).toContain('Own of grid-lines');
  });

  test('the desk names what waits, and falls silent when the time is over', async () => {
    const entry = await plantAdmitted(world, 'hydropower-site', 'micro-video', 'For the desk');
    const call = await hostedOf(world, entry);
    const actor = await as('hydropower-site');
    const waiting = (now: Date) =>
      world.read(async (tx) =>
        (await listRecommendationsWaiting(tx, actor, now)).filter((l) => l.call.id === call.id),
      );
    expect((await waiting(await world.now())).map((l) => l.candidates)).toEqual([1]);
    expect(await waiting(call.recommendUntil)).toEqual([]);
  });

  test('counting by sender, receiver and leg agrees with listing', async () => {
    const call = await world.call('micro-video');
    const host = await world.organisation('xining');
    const listed = await world.read((tx) =>
      listStanding(tx, { callId: call.id, toId: host.id, leg: 'to-host' }),
    );
    expect(
      await world.read((tx) => countStanding(tx, { callId: call.id, toId: host.id, leg: 'to-host' })),
    ).toBe(listed.length);
    expect(listed.every((r) => r.leg === 'to-host' && r.toId === host.id)).toBe(true);
  });
});
