/** Who sees an entry, wherever it stands, and where a work may be entered; on a real database. */

import { beforeAll, describe, expect, test } from 'vitest';
import { draftIn, draftOf, openCollecting, receiveFilm, sentOf, written } from '../../../world/entering.ts';
import { useWorld } from '../../../world/fixture.ts';
import type { Username } from '../../../world/people.ts';
import { must } from '../../../world/world.ts';
import type { Actor } from '../../kernel/actor.ts';
import { type Outcome, refuse } from '../../kernel/verdict.ts';
import type { MediaFile } from '../media/media.ts';
import { admitEntry } from './actions/admit-entry.ts';
import { hideEntry } from './actions/hide-entry.ts';
import { markRecommended } from './actions/mark-recommended.ts';
import { reachTo } from './actions/reach-to.ts';
import { sendEntry } from './actions/send-entry.ts';
import { showEntry } from './actions/show-entry.ts';
import { withdrawEntry } from './actions/withdraw-entry.ts';
import type { Entry } from './entry.ts';
import { listEntries } from './store/list.ts';
import { findPlace, listPlaces } from './store/place.ts';
import { findEntry, findEntryFromSeats, findOwnEntry } from './store.ts';

const world = useWorld();
let film: MediaFile;
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? undefined : outcome.refusals[0]?.code);

beforeAll(async () => {
  await openCollecting(world);
  film = await receiveFilm(world);
});

describe('who sees an entry of a unit (AC-030, AC-031, AC-035, AC-039)', () => {
  const viewers: [string, Username | undefined][] = [
    ['its sender', 'worker-ma'],
    ['officer of the unit', 'chenguang-officer'],
    ['officer above (county)', 'hewan-officer'],
    ['leader above (city)', 'xn-leader'],
    ['admin above (province)', 'qh-admin'],
    ['officer of a sister unit', 'transit-officer'],
    ['officer of a sister county', 'wangling-officer'],
    ['officer of another city', 'hn-officer'],
    ['another worker', 'worker-yang'],
    ['anyone', undefined],
  ];

  test('the matrix of seeing, by where the entry stands', async () => {
    const reader = async (username: Username | undefined): Promise<Actor> =>
      username ? world.person(username) : { kind: 'anyone', address: '' };
    const actors = await Promise.all(
      viewers.map(async ([name, username]) => [name, await reader(username)] as const),
    );
    const hainan = await world.organisation('hainan');
    const lines: string[] = [];
    const outcome = await world.doing(await world.person('worker-ma'), async (doing) => {
      const look = async (what: string, entry: Entry) => {
        const seen = await Promise.all(
          actors.map(async ([, actor]) => {
            const [any, seat, own] = [
              await findEntry(doing.tx, actor, entry.id),
              await findEntryFromSeats(doing.tx, actor, entry.id),
              await findOwnEntry(doing.tx, actor, entry.id),
            ];
            return `${any ? 'see' : '-'}${seat ? '+office' : ''}${own ? '+own' : ''}`;
          }),
        );
        lines.push(`${what}: ${seen.join(' | ')}`);
      };
      const entry = await draftIn(world, doing, { unit: 'chenguang', film });
      await look('own draft', entry);
      const officer = { ...doing, actor: await world.person('chenguang-officer') };
      await look('draft of the unit', await draftIn(world, officer, { unit: 'chenguang', film, by: 'unit' }));
      await look(
        'given up draft',
        must(await withdrawEntry(doing, await draftIn(world, doing, { unit: 'chenguang', film }))),
      );
      const submitted = must(await sendEntry(doing, entry, written, entry.revision));
      await look('submitted', submitted);
      const admitted = must(await admitEntry(doing, submitted, submitted));
      const recommended = must(await markRecommended(doing, admitted));
      await reachTo(doing, entry.id, hainan.id);
      await look('recommended, reached another city', recommended);
      await showEntry(doing, recommended);
      await look('shown', recommended);
      must(await hideEntry(doing, recommended, { reason: '核查' }));
      await look('hidden again', recommended);
      return refuse('nothing is kept of this test');
    });
    expect(codeOf(outcome)).toBe('nothing is kept of this test');
    const table = [viewers.map(([name]) => name).join(' | '), ...lines].join('\n');
    console.log(table);
    expect(table).toMatchInlineSnapshot(`
      "its sender | officer of the unit | officer above (county) | leader above (city) | admin above (province) | officer of a sister unit | officer of a sister county | officer of another city | another worker | anyone
      own draft: see+own | - | - | - | - | - | - | - | - | -
      draft of the unit: - | see+office | - | - | - | - | - | - | - | -
      given up draft: see+own | - | - | - | - | - | - | - | - | -
      submitted: see+own | see+office | see+office | see+office | see+office | - | - | - | - | -
      recommended, reached another city: see+own | see+office | see+office | see+office | see+office | - | - | see+office | - | -
      shown: see+own | see+office | see+office | see+office | see+office | see | see | see+office | see | see
      hidden again: see+own | see+office | see+office | see+office | see+office | - | - | see+office | - | -"
    `);
  });

  test('AC-032 a list shows nobody the rows of another branch, and a parent no draft', async () => {
    const mine = await sentOf(world, 'worker-ma', { unit: 'chenguang', film });
    const hidden = await draftOf(world, 'worker-ma', { unit: 'chenguang', film });
    const idsOf = async (username: Username) => {
      const actor = await world.person(username);
      const page = await world.read((tx) => listEntries(tx, actor, {}, { page: 1, size: 500 }));
      return page.items.map((e) => e.id);
    };
    expect(await idsOf('xn-officer')).toContain(mine.id);
    expect(await idsOf('xn-officer')).not.toContain(hidden.id);
    for (const other of ['hn-officer', 'wangling-officer', 'transit-officer', 'worker-ma'] as const) {
      expect(await idsOf(other)).not.toContain(mine.id);
    }
  });
});

test('AC-039 a unit outside the owner’s tree, an unknown call or unit, is no place to enter', async () => {
  const actor = await world.person('worker-ma');
  const [call, unit, nation] = [
    await world.call('micro-video'),
    await world.organisation('chenguang'),
    await world.organisation('national'),
  ];
  await world.read(async (tx) => {
    expect((await findPlace(tx, actor, call.id, unit.id))?.call.key).toBe('micro-video');
    expect(await findPlace(tx, actor, call.parentId!, unit.id)).toMatchObject({
      call: { key: 'micro-video' },
    });
    expect(await findPlace(tx, actor, call.id, nation.id)).toBeUndefined();
    expect(await findPlace(tx, actor, unit.id, unit.id)).toBeUndefined();
    expect(await findPlace(tx, actor, call.id, 'x')).toBeUndefined();
  });
});

test('an officer enters only at units of their own, while the call collects', async () => {
  const [actor, now] = [await world.person('chenguang-officer'), await world.now()];
  const places = await world.read((tx) => listPlaces(tx, actor, now));
  expect(new Set(places.map((p) => p.unit.shortName.zh))).toEqual(new Set(['晨光机械']));
  expect(places.map((p) => p.call.key)).toContain('micro-video');
  expect(places.map((p) => p.call.key)).not.toContain('photography');
});
