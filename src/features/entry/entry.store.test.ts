/** Entries in a real database: numbers under many hands, races, what the desk is told, letters. */

import { beforeAll, describe, expect, test } from 'vitest';
import { draftIn, draftOf, openCollecting, receiveFilm, sentOf, written } from '../../../world/entering.ts';
import { useWorld } from '../../../world/fixture.ts';
import type { Username } from '../../../world/people.ts';
import { must } from '../../../world/world.ts';
import { type Outcome, refuse } from '../../kernel/verdict.ts';
import type { MediaFile } from '../media/media.ts';
import { countUnread, listLetters } from '../message/store.ts';
import { admitEntry } from './actions/admit-entry.ts';
import { markRecommended } from './actions/mark-recommended.ts';
import { releaseEntry } from './actions/release-entry.ts';
import { returnEntry } from './actions/return-entry.ts';
import { saveEntry } from './actions/save-entry.ts';
import { sendEntry } from './actions/send-entry.ts';
import { showEntry } from './actions/show-entry.ts';
import { withdrawEntry } from './actions/withdraw-entry.ts';
import type { EntryAtCall } from './entry.ts';
import { listSteps } from './store/step.ts';
import { listEntriesReturned, listEntriesToDecide } from './store/waiting.ts';
import { getEntry, listAdmittedOf, listShownEntries } from './store.ts';

const ask = { page: 1, size: 100 };

const world = useWorld();
let film: MediaFile;
const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? undefined : outcome.refusals[0]?.code);

beforeAll(async () => {
  await openCollecting(world);
  film = await receiveFilm(world);
});

const send = async (username: Username, entry: EntryAtCall, revision = entry.revision, text = written) =>
  world.doing(await world.person(username), (doing) => sendEntry(doing, entry, text, revision));

describe('sending in', () => {
  test('twelve at once get twelve receipts that follow one another', async () => {
    const drafts = [];
    for (let n = 0; n < 12; n++)
      drafts.push(await draftOf(world, 'worker-luo', { unit: 'delivery-riders', film }));
    const receipts = (await Promise.all(drafts.map((one) => send('worker-luo', one)))).map(
      (o) => must(o).number!,
    );
    const counts = receipts
      .map((number) => Number(/^\d{4}-micro-video-(\d{6})$/.exec(number)![1]))
      .sort((a, b) => a - b);
    expect(counts).toEqual(counts.map((_, index) => counts[0]! + index));
  });

  test('what is refused takes no number and keeps its draft', async () => {
    const entry = await draftOf(world, 'worker-luo', { unit: 'delivery-riders', film });
    expect(codeOf(await send('worker-luo', entry, entry.revision, { ...written, title: '' }))).toBe(
      'shape.required',
    );
    const kept = await world.read((tx) => getEntry(tx, entry.id));
    expect(kept).toMatchObject({
      state: 'draft',
      title: written.title,
      number: undefined,
      revision: entry.revision,
    });
  });

  test('a corrected entry keeps its number, becomes the next version, and shows its whole history', async () => {
    const first = await sentOf(world, 'worker-ma', { unit: 'chenguang', film });
    const officer = await world.person('chenguang-officer');
    const returned = must(
      await world.doing(officer, (doing) => returnEntry(doing, first, { reason: '请补字幕', version: 1 })),
    );
    const [mine, theirs] = [await world.person('worker-ma'), await world.person('transit-officer')];
    await world.read(async (tx) => {
      expect((await listEntriesReturned(tx, mine, ask)).items.find((e) => e.id === first.id)?.reason).toBe(
        '请补字幕',
      );
      expect((await listEntriesReturned(tx, theirs, ask)).items.map((e) => e.id)).not.toContain(first.id);
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
    const entry = await draftOf(world, 'chenguang-officer', { unit: 'chenguang', film, by: 'unit' });
    const officer = await world.person('chenguang-officer');
    const save = (title: string) =>
      world.doing(officer, (doing) => saveEntry(doing, entry, { ...written, title }, entry.revision));
    const outcomes = await Promise.all([save('甲'), save('乙')]);
    expect(outcomes.map(codeOf).sort()).toEqual(['http.stale', undefined].sort());
  });
});

describe('deciding', () => {
  test('admitting and withdrawing at one instant: one of them happens', async () => {
    const entry = await sentOf(world, 'worker-ma', { unit: 'chenguang', film });
    const officer = await world.person('chenguang-officer');
    const outcomes = await Promise.all([
      world.doing(officer, (doing) => admitEntry(doing, entry, { version: 1 })),
      world.doing(await world.person('worker-ma'), (doing) => withdrawEntry(doing, entry)),
    ]);
    expect(outcomes.filter((o) => o.ok)).toHaveLength(1);
    expect(outcomes.map(codeOf).filter(Boolean)).toEqual(['entry.moved']);
  });

  test('AC-034 a version that was not looked at is not admitted', async () => {
    const entry = await sentOf(world, 'worker-ma', { unit: 'chenguang', film });
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
      const draftEntry = await draftIn(world, doing, { unit: 'chenguang', film, by: 'unit' });
      expect(codeOf(await markRecommended(doing, draftEntry))).toBe('entry.moved');
      const submitted = must(await sendEntry(doing, draftEntry, written, draftEntry.revision));
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
    const entry = await sentOf(world, 'worker-tao', { unit: 'yunshan', film });
    const [own, above] = [await world.person('yunshan-officer'), await world.person('xn-officer')];
    const waiting = await world.read((tx) => listEntriesToDecide(tx, own, ask));
    expect(waiting.total).toBeGreaterThan(0);
    const since = waiting.items.map((one) => one.since.getTime());
    expect(since).toEqual([...since].sort((a, b) => a - b));
    expect(waiting.items.map((one) => one.id)).toContain(entry.id);
    const theirs = await world.read((tx) => listEntriesToDecide(tx, above, ask));
    expect(theirs.items.map((one) => one.id)).not.toContain(entry.id);
  });
});

test('a return and an admission write one letter each, however often the worker runs', async () => {
  const entry = await sentOf(world, 'worker-an', { unit: 'college-mechanics', film });
  const [officer, maker] = [await world.person('college-officer'), await world.person('worker-an')];
  const before = await world.read((tx) => countUnread(tx, maker.id));
  const unitOfficer = {
    ...officer,
    seats: [
      {
        role: 'officer' as const,
        organisationId: entry.unitId,
        organisationName: { zh: '' },
        path: entry.unitPath,
      },
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
    ['entry.returned', { title: written.title, number: entry.number, reason: '请补字幕' }],
  ]);
  expect(await world.read((tx) => countUnread(tx, maker.id))).toBe(before + 1);
});
