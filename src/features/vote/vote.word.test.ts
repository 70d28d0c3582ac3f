/** What stands, when a poll ends, the root of a long ledger, and the order of a gallery. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryId } from '../../kernel/id.ts';
import { digest } from '../../platform/digest.ts';
import { findStanding } from './actions/cast.ts';
import { blockSize, rootOfRange } from './block.ts';
import { pathRanges, rootOf } from './ledger/merkle.ts';
import { endOf, orderOfDay, pollAt } from './vote.ts';

describe('the order of a gallery', () => {
  const works = Array.from({ length: 40 }, (_, n) => ({ id: `work-${n}` }));

  it('is the same for everybody on a day, however the works come from the database', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(works, { minLength: 40 }), (shuffled) => {
        expect(orderOfDay(shuffled, '2026-09-11')).toEqual(orderOfDay(works, '2026-09-11'));
      }),
    );
  });

  it('shows every work once, and another first on other days', () => {
    const days = Array.from({ length: 20 }, (_, n) => orderOfDay(works, `2026-09-${10 + n}`));
    for (const day of days) expect(new Set(day.map((one) => one.id)).size).toBe(works.length);
    expect(new Set(days.map((day) => day[0]!.id)).size).toBeGreaterThan(8);
  });
});

describe('the root of a long ledger', () => {
  const hashes = Array.from({ length: 3 * blockSize + 77 }, (_, n) => digest.sha256Text(String(n)));
  const blocks = [0, 1, 2].map((n) => rootOf(digest, hashes.slice(n * blockSize, (n + 1) * blockSize)));
  const of = async (from: number, to: number) => hashes.slice(from - 1, to);

  it('follows from whole blocks and the rest, for the tree and for each stretch of a path', async () => {
    for (const size of [0, 1, blockSize - 1, blockSize, blockSize + 1, 2 * blockSize, hashes.length]) {
      const known = blocks.slice(0, Math.floor(size / blockSize));
      expect(await rootOfRange(digest, { from: 1, to: size }, known, of)).toBe(
        rootOf(digest, hashes.slice(0, size)),
      );
      for (const no of [1, 700, blockSize + 1, size].filter((one) => one >= 1 && one <= size))
        for (const range of pathRanges(no, size))
          expect(await rootOfRange(digest, range, known, of)).toBe(
            rootOf(digest, hashes.slice(range.from - 1, range.to)),
          );
    }
  });
});

describe('a vote that stands', () => {
  const vote = (no: number, entryId: string, key?: string) => ({
    ...{ no, entryId: entryId as EntryId, period: '', slot: no, turn: 1, at: new Date(0) },
    ...{ receipt: `receipt-${no}`, key },
  });
  const [a, b] = ['a', 'b'] as EntryId[] as [EntryId, EntryId];
  const none = () => [];

  it('is found by its key, whatever else was cast since; the key with other works is another request (AC-133)', () => {
    const past = [vote(1, 'a', 'k'), vote(2, 'b')];
    expect(findStanding(past, [a], 'k', none)).toBe(past[0]);
    expect(findStanding(past, [b], 'k', none)).toBe('other');
    expect(findStanding(past, [a, b], 'k', none)).toBe('other');
    expect(findStanding(past, [a], 'another', none)).toBeUndefined();
  });

  it('is found without a key where every work has its votes already (AC-130)', () => {
    const past = [vote(1, 'a'), vote(2, 'b')];
    const standing = (id: EntryId) => past.filter((one) => one.entryId === id);
    expect(findStanding(past, [a, b], undefined, standing)).toBe(past[0]);
    expect(findStanding(past, [a, 'c' as EntryId], undefined, standing)).toBeUndefined();
    expect(findStanding([], [], undefined, standing)).toBeUndefined();
  });
});

it('a poll ends when it was to, later when extended, at once when cancelled', () => {
  const [closesAt, cancelledAt] = [new Date(2000), new Date(1000)];
  expect(endOf({ closesAt })).toBe(closesAt);
  expect(endOf({ closesAt, cancelledAt })).toBe(cancelledAt);
  expect(endOf({ closesAt: cancelledAt, cancelledAt: closesAt })).toBe(cancelledAt);
  const polls = [
    { opensAt: new Date(0), closesAt: cancelledAt },
    { opensAt: cancelledAt, closesAt },
  ];
  expect([0, 1000, 5000].map((at) => polls.indexOf(pollAt(polls, new Date(at))!))).toEqual([0, 1, 1]);
});
