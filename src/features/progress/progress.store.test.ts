/** Sums at every organisation, whatever is approved, undone, moved and merged at the same time. */

import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { OrganisationKey } from '../../../world/federation.ts';
import { findBroken, useWorld } from '../../../world/fixture.ts';
import { useRecount } from '../../../world/recount.ts';

const world = useWorld();
const ledger = useRecount(world);

const units: readonly OrganisationKey[] = [
  'chenguang',
  'hewan-transit',
  'wangling-textile',
  'park-solar',
  'delivery-riders',
  'yintan-dairy',
  'grid-lines',
];
const nodes: readonly OrganisationKey[] = [...units, 'hewan', 'wangling', 'park', 'delivery', 'xining'];
const targets: readonly OrganisationKey[] = [
  'hewan',
  'wangling',
  'park',
  'xining',
  'hainan',
  'grid',
  'qinghai',
];

type Step =
  | { do: 'count'; unit: number; amount: number }
  | { do: 'undo'; at: number }
  | { do: 'move'; node: number; beneath: number }
  | { do: 'merge'; node: number; into: number }
  | { do: 'work' };

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('count' as const),
      unit: fc.nat(units.length - 1),
      amount: fc.integer({ min: 1, max: 99 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const), at: fc.nat(30) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      node: fc.nat(nodes.length - 1),
      beneath: fc.nat(targets.length - 1),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('merge' as const), node: fc.nat(2), into: fc.nat(2) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('work' as const) }) },
);

const counties: readonly OrganisationKey[] = ['hewan', 'wangling', 'park'];

const did = { moves: 0, mergings: 0 };
const given: Step[][] = [
  [{ do: 'count', unit: 0, amount: 5 }, { do: 'merge', node: 0, into: 1 }, { do: 'work' }],
  [
    { do: 'count', unit: 4, amount: 3 },
    { do: 'move', node: 4, beneath: 4 },
  ],
];

async function take(one: Step): Promise<void> {
  if (one.do === 'count')
    await ledger.count(units[one.unit]!, { visits: 1, contacts: one.amount, hours: one.amount % 7 });
  else if (one.do === 'undo') {
    const line = ledger.at(one.at);
    if (!line) return;
    // Of two who undo the same at once one does: the record behind it sees to that.
    ledger.drop(line);
    await ledger.undo(line);
  } else if (one.do === 'move')
    did.moves += Number(await ledger.move(nodes[one.node]!, targets[one.beneath]!));
  else if (one.do === 'merge')
    did.mergings += Number(await ledger.merge(counties[one.node]!, counties[one.into]!));
  else await world.runWorker();
}

describe('approvals, undos, moves and mergings at the same time', () => {
  test('every sum equals a recount by where units stand, once the worker is quiet; until then by where they were counted', async () => {
    const root = await ledger.rootOf();
    const counted = ['contacts', 'hours'];
    let asked = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 5 }),
        async (lanes) => {
          let isRunning = true;
          const watching = (async () => {
            while (isRunning) {
              expect(await ledger.brokenNow()).toEqual([]);
              asked++;
            }
          })();
          await Promise.all(
            lanes.map(async (lane) => {
              for (const one of lane) await take(one);
            }),
          ).finally(() => {
            isRunning = false;
          });
          await watching;
          await ledger.settleAll();
          expect(await ledger.kept(root, counted)).toEqual(await ledger.recount(root, counted));
          expect(await ledger.brokenNow()).toEqual([]);
        },
      ),
      // One run is given, so that a move and a merging are never left to luck.
      { numRuns: 12, endOnFailure: true, examples: [[given]] },
    );
    expect([asked > 12, did.moves > 0, did.mergings > 0]).toEqual([true, true, true]);
  }, 120_000);
});

test('the recount notices a sum that somebody bent', async () => {
  await ledger.count('chenguang', { contacts: 1 });
  const id = await ledger.idOf('hewan');
  const bend = (by: number) =>
    sql`update progress_sum set amount = amount + ${by}::int where organisation_id = ${id} and counter = 'contacts'`.execute(
      world.owner,
    );
  await bend(1);
  expect((await findBroken(world.owner)).join()).toContain('progress');
  await bend(-1);
});
