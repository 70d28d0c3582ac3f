/** Entries in a real database: who sees which, numbers under many hands, races, letters. */

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OrganisationKey } from '../../../world/federation.ts';
import { useWorld } from '../../../world/fixture.ts';
import type { Username } from '../../../world/people.ts';
import type { Actor } from '../../kernel/actor.ts';
import { done, type Outcome, refuse } from '../../kernel/verdict.ts';
import type { Doing } from '../../platform/db.ts';
import { startCampaign } from '../campaign/actions/start-campaign.ts';
import { receiveFile } from '../media/actions/receive-file.ts';
import type { MediaFile } from '../media/media.ts';
import { countUnread, listLetters } from '../message/store.ts';
import { admitEntry } from './actions/admit-entry.ts';
import { hideEntry } from './actions/hide-entry.ts';
import { markRecommended } from './actions/mark-recommended.ts';
import { reachTo } from './actions/reach-to.ts';
import { releaseEntry } from './actions/release-entry.ts';
import { returnEntry } from './actions/return-entry.ts';
import { saveEntry } from './actions/save-entry.ts';
import { sendEntry } from './actions/send-entry.ts';
import { showEntry } from './actions/show-entry.ts';
import { startEntry } from './actions/start-entry.ts';
import { withdrawEntry } from './actions/withdraw-entry.ts';
import type { EnteredBy, Entry, EntryAtCall, EntryText } from './entry.ts';
import { setFile } from './store/change.ts';
import { findPlace, listPlaces } from './store/place.ts';
import {
  atCall,
  findEntry,
  findEntryFromSeats,
  findOwnEntry,
  getEntry,
  listAdmittedOf,
  listEntries,
  listReturnedToMe,
  listShownEntries,
  listSteps,
  listWaitingEntries,
} from './store.ts';

// biome-ignore lint/correctness/useHookAtTopLevel: not React's
const world = useWorld();
const words: EntryText = {
  title: '零点零一毫米',
  summary: '师徒三人的一周。',
  makers: [{ name: '马小禾', role: '编导' }],
  statements: { original: true, portrait: true, licence: true, ai: 'none' },
};
let film: MediaFile;

function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
}
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? undefined : outcome.refusals[0]?.code);

beforeAll(async () => {
  const campaign = await world.campaign('qinghai');
  const officer = await world.person('qh-officer');
  if (campaign.state === 'draft') must(await world.doing(officer, (doing) => startCampaign(doing, campaign)));
  const bytes = new Blob([readFileSync(world.file('film-3m20.mp4'))]).stream();
  const received = await world.media.files.receive(bytes, { sizeBytesMax: 10_000_000 });
  film = must(
    await world.doing(officer, (doing) =>
      receiveFile(world.media)(doing, { received, originalName: '短片.mp4', sizeBytesMax: 10_000_000 }),
    ),
  );
});

/** A draft with its film, written by somebody at a unit. */
async function draftIn(
  doing: Doing,
  unitKey: OrganisationKey,
  by: EnteredBy = 'person',
): Promise<EntryAtCall> {
  const [call, unit] = [await world.call('micro-video'), await world.organisation(unitKey)];
  const place = (await findPlace(doing.tx, doing.actor, call.id, unit.id))!;
  const draft = must(await startEntry(doing, place, words, by));
  await setFile(doing, draft.id, film.id);
  return atCall(doing.tx, await getEntry(doing.tx, draft.id));
}
const draft = async (username: Username, unitKey: OrganisationKey, by: EnteredBy = 'person') =>
  must(
    await world.doing(await world.person(username), async (doing) => done(await draftIn(doing, unitKey, by))),
  );
const send = async (username: Username, entry: EntryAtCall, revision = entry.revision, text = words) =>
  world.doing(await world.person(username), (doing) => sendEntry(doing, entry, text, revision));
const sent = async (username: Username, unitKey: OrganisationKey, by: EnteredBy = 'person') =>
  must(await send(username, await draft(username, unitKey, by)));

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
      const entry = await draftIn(doing, 'chenguang');
      await look('own draft', entry);
      const officer = { ...doing, actor: await world.person('chenguang-officer') };
      await look('draft of the unit', await draftIn(officer, 'chenguang', 'unit'));
      await look('given up draft', must(await withdrawEntry(doing, await draftIn(doing, 'chenguang'))));
      const submitted = must(await sendEntry(doing, entry, words, entry.revision));
      await look('submitted', submitted);
      const admitted = must(await admitEntry(doing, submitted, submitted));
      const recommended = must(await markRecommended(doing, admitted));
      await reachTo(doing, entry.id, hainan.id);
      await look('recommended, reached another city', recommended);
      await showEntry(doing, recommended);
      await look('shown', recommended);
      await hideEntry(doing, recommended);
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
    const mine = await sent('worker-ma', 'chenguang');
    const hidden = await draft('worker-ma', 'chenguang');
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

describe('sending in', () => {
  test('twelve at once get twelve receipts that follow one another', async () => {
    const drafts = [];
    for (let n = 0; n < 12; n++) drafts.push(await draft('worker-luo', 'delivery-riders'));
    const receipts = (await Promise.all(drafts.map((one) => send('worker-luo', one)))).map(
      (o) => must(o).number!,
    );
    const counts = receipts
      .map((number) => Number(/^\d{4}-micro-video-(\d{6})$/.exec(number)![1]))
      .sort((a, b) => a - b);
    expect(counts).toEqual(counts.map((_, index) => counts[0]! + index));
  });

  test('what is refused takes no number and keeps its draft', async () => {
    const entry = await draft('worker-luo', 'delivery-riders');
    expect(codeOf(await send('worker-luo', entry, entry.revision, { ...words, title: '' }))).toBe(
      'shape.required',
    );
    const kept = await world.read((tx) => getEntry(tx, entry.id));
    expect(kept).toMatchObject({
      state: 'draft',
      title: words.title,
      number: undefined,
      revision: entry.revision,
    });
  });

  test('a corrected entry keeps its number, becomes the next version, and shows its whole history', async () => {
    const first = await sent('worker-ma', 'chenguang');
    const officer = await world.person('chenguang-officer');
    const returned = must(
      await world.doing(officer, (doing) => returnEntry(doing, first, { reason: '请补字幕', version: 1 })),
    );
    const [mine, theirs] = [await world.person('worker-ma'), await world.person('transit-officer')];
    await world.read(async (tx) => {
      expect((await listReturnedToMe(tx, mine)).find((e) => e.id === first.id)?.reason).toBe('请补字幕');
      expect((await listReturnedToMe(tx, theirs)).map((e) => e.id)).not.toContain(first.id);
    });
    const second = must(await send('worker-ma', { ...returned, revision: first.revision }));
    expect(second).toMatchObject({ number: first.number, version: 2, state: 'submitted' });
    const steps = await world.read((tx) => listSteps(tx, first.id));
    expect(steps.map((s) => `${s.verb} ${s.version} ${s.reason ?? ''}`.trim())).toEqual([
      'start 1',
      'submit 1',
      'return 1 请补字幕',
      'submit 2',
    ]);
  });

  test('nobody overwrites what another officer saved since (409), and the same revision saves once', async () => {
    const entry = await draft('chenguang-officer', 'chenguang', 'unit');
    const officer = await world.person('chenguang-officer');
    const save = (title: string) =>
      world.doing(officer, (doing) => saveEntry(doing, entry, { ...words, title }, entry.revision));
    const outcomes = await Promise.all([save('甲'), save('乙')]);
    expect(outcomes.map(codeOf).sort()).toEqual(['http.stale', undefined].sort());
  });
});

describe('deciding', () => {
  test('admitting and withdrawing at one instant: one of them happens', async () => {
    const entry = await sent('worker-ma', 'chenguang');
    const officer = await world.person('chenguang-officer');
    const outcomes = await Promise.all([
      world.doing(officer, (doing) => admitEntry(doing, entry, { version: 1 })),
      world.doing(await world.person('worker-ma'), (doing) => withdrawEntry(doing, entry)),
    ]);
    expect(outcomes.filter((o) => o.ok)).toHaveLength(1);
    expect(outcomes.map(codeOf).filter(Boolean)).toEqual(['entry.moved']);
  });

  test('AC-034 a version that was not looked at is not admitted', async () => {
    const entry = await sent('worker-ma', 'chenguang');
    const officer = await world.person('chenguang-officer');
    expect(codeOf(await world.doing(officer, (doing) => admitEntry(doing, entry, { version: 2 })))).toBe(
      'entry.moved',
    );
    expect(
      codeOf(await world.doing(officer, (doing) => returnEntry(doing, entry, { reason: 'x', version: 2 }))),
    ).toBe('entry.moved');
  });

  test('only what was admitted is recommended; released it is the unit’s again and shown to nobody', async () => {
    const outcome = await world.doing(await world.person('chenguang-officer'), async (doing) => {
      const draftEntry = await draftIn(doing, 'chenguang', 'unit');
      expect(codeOf(await markRecommended(doing, draftEntry))).toBe('entry.moved');
      const submitted = must(await sendEntry(doing, draftEntry, words, draftEntry.revision));
      expect(codeOf(await markRecommended(doing, submitted))).toBe('entry.moved');
      const admitted = must(await admitEntry(doing, submitted, submitted));
      expect(
        (await listAdmittedOf(doing.tx, admitted.unitId, admitted.call.lineage)).map((e) => e.id),
      ).toContain(admitted.id);
      const recommended = must(await markRecommended(doing, admitted));
      expect(codeOf(await markRecommended(doing, recommended))).toBeUndefined();
      await showEntry(doing, recommended);
      const shown = await listShownEntries(doing.tx, admitted.call.lineage, { page: 1, size: 100 });
      expect(shown.items.map((e) => e.id)).toContain(admitted.id);
      must(await releaseEntry(doing, recommended));
      expect(await getEntry(doing.tx, admitted.id)).toMatchObject({ state: 'admitted', shownAt: undefined });
      expect(codeOf(await releaseEntry(doing, admitted))).toBe('entry.moved');
      return refuse('nothing is kept of this test');
    });
    expect(codeOf(outcome)).toBe('nothing is kept of this test');
  });

  test('the desk tells an officer what waits at their own units, the oldest first, and nobody else', async () => {
    const entry = await sent('worker-tao', 'yunshan');
    const [own, above] = [await world.person('yunshan-officer'), await world.person('xn-officer')];
    const waiting = await world.read((tx) => listWaitingEntries(tx, own));
    const here = waiting.find((w) => w.unitId === entry.unitId)!;
    expect(here.count).toBeGreaterThan(0);
    expect(here.oldest.at.getTime()).toBeLessThanOrEqual(entry.submittedAt!.getTime());
    expect((await world.read((tx) => listWaitingEntries(tx, above))).map((w) => w.unitId)).not.toContain(
      entry.unitId,
    );
  });
});

test('a return and an admission write one letter each, however often the worker runs', async () => {
  const entry = await sent('worker-an', 'college-mechanics');
  const [officer, maker] = [await world.person('college-officer'), await world.person('worker-an')];
  const before = await world.read((tx) => countUnread(tx, maker.id));
  const unitOfficer = {
    ...officer,
    seats: [
      { role: 'officer' as const, organisationId: entry.unitId, organisationName: '', path: entry.unitPath },
    ],
  };
  must(
    await world.doing(unitOfficer, (doing) => returnEntry(doing, entry, { reason: '请补字幕', version: 1 })),
  );
  await world.runWorker();
  await world.runWorker();
  const letters = await world.read((tx) => listLetters(tx, maker.id, { page: 1, size: 10 }));
  const mine = letters.items.filter((letter) => letter.link === `/entries/${entry.id}`);
  expect(mine.map((letter) => [letter.kind, letter.about])).toEqual([
    ['entry.returned', { title: words.title, number: entry.number, reason: '请补字幕' }],
  ]);
  expect(await world.read((tx) => countUnread(tx, maker.id))).toBe(before + 1);
});
