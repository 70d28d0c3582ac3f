/** Proof of what a score is: trees of indicators, remarks with one audience, when others' scores are seen, and in which order works come. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EntryId, PersonId, RoundId } from '../../kernel/id.ts';
import { type Criterion, judgeRubric, scoredCriteria } from '../call/call.ts';
import {
  audiences,
  calibrationOf,
  isCounted,
  isDone,
  isRevealed,
  judgeMarks,
  marksOf,
  orderFor,
  pointsOf,
  type Remark,
  remarksFor,
  remarksForMakers,
  remarksOf,
  type Score,
  totalOf,
  wholeKey,
} from './score.ts';

const named = (zh: string) => ({ zh, en: zh });
const tree: Criterion[] = [
  { key: 'reach', name: named('Reach'), max: 40 },
  { key: 'members', name: named('Members'), max: 25, parent: 'reach', evidence: named('list of members') },
  { key: 'visits', name: named('Visits'), max: 15, parent: 'reach' },
  { key: 'service', name: named('Service'), max: 60 },
];
const scoreOf = (more: Partial<Score>): Score => ({
  ...{ entryId: 'e' as EntryId, judgeId: 'j' as PersonId, marks: {}, total: 0, remarks: {} },
  ...{ isStray: false, version: 1, ...more },
});

describe('a tree of indicators', () => {
  test('is scored at its leaves; a heading takes no points and is the sum of its parts', () => {
    expect(judgeRubric(tree)).toBeUndefined();
    expect(scoredCriteria(tree).map((one) => one.key)).toEqual(['members', 'visits', 'service']);
    const typed = [
      { key: 'members', points: 20.5 },
      { key: 'visits', points: 15 },
      { key: 'service', points: 60 },
    ];
    expect(judgeMarks(tree, typed, true)).toEqual([]);
    expect(judgeMarks(tree, [{ key: 'reach', points: 40 }], false)[0]!.code).toBe('review.unknown-criterion');
    expect(pointsOf(tree, marksOf(typed), 'reach')).toBe(35.5);
    expect(pointsOf(tree, {}, 'reach')).toBeUndefined();
    expect(totalOf(marksOf(typed))).toBe(95.5);
  });

  test('does not stand when parts do not add up, hang nowhere, or go deeper than one step', () => {
    const wrong = (change: (one: Criterion) => Criterion) => judgeRubric(tree.map(change))?.code;
    expect(wrong((one) => (one.key === 'visits' ? { ...one, max: 10 } : one))).toBe('call.rubric');
    expect(wrong((one) => (one.key === 'visits' ? { ...one, parent: 'nowhere' } : one))).toBe('call.rubric');
    expect(wrong((one) => (one.key === 'visits' ? { ...one, parent: 'members' } : one))).toBe('call.rubric');
  });
});

describe('AC-166: points', () => {
  test('of any kind but half points within the range never make a score', () => {
    const odd = fc.oneof(
      fc.double(),
      fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -0.5, 60.5, 0.25),
    );
    fc.assert(
      fc.property(odd, (points) => {
        const refused = judgeMarks(tree, [{ key: 'service', points }], false).length > 0;
        expect(refused).toBe(!(points >= 0 && points <= 60 && Number.isInteger(points * 2)));
      }),
    );
  });
});

const remark = fc.record({ text: fc.string({ minLength: 1 }), audience: fc.constantFrom(...audiences) });

describe('AC-175: a remark', () => {
  test('is read by its own audience and by the runner, and by nobody else', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('members', 'visits', wholeKey), remark), (remarks) => {
        for (const [key, { text, audience }] of Object.entries(remarks))
          for (const one of audiences) {
            const read = remarksFor(one, { remarks }).some((said) => said.key === key && said.text === text);
            expect(read).toBe(one === 'host' || one === audience);
          }
      }),
    );
  });

  test('switched to another audience leaves no copy with the old one', () => {
    const before = remarksOf({ marks: [], remark: 'too loud', audience: 'makers' });
    const after = remarksOf({ marks: [], remark: 'too loud', audience: 'host' });
    expect(remarksFor('makers', { remarks: before })).toHaveLength(1);
    expect(remarksFor('makers', { remarks: after })).toEqual([]);
    expect(Object.keys(after)).toEqual([wholeKey]);
  });

  test('without an audience stays with the runner; an empty one is none', () => {
    expect(remarksOf({ marks: [{ key: 'visits', remark: 'thin' }] })).toEqual({
      visits: { text: 'thin', audience: 'host' },
    });
    expect(remarksOf({ marks: [{ key: 'visits', audience: 'makers' }] })).toEqual({});
  });

  test('AC-161: makers read remarks without anything that tells one judge from another', () => {
    const said = (text: string): Record<string, Remark> => ({ visits: { text, audience: 'makers' } });
    const scores = ['b', 'a', 'c'].map((text, at) =>
      scoreOf({ judgeId: `j${at}` as PersonId, remarks: said(text), submittedAt: new Date(at) }),
    );
    expect(remarksForMakers(scores)).toEqual(['a', 'b', 'c']);
    expect(remarksForMakers([...scores].reverse())).toEqual(remarksForMakers(scores));
    expect(remarksForMakers(scores.map((one) => ({ ...one, isStray: true })))).toEqual([]);
    expect(remarksForMakers(scores.map((one) => ({ ...one, submittedAt: undefined })))).toEqual([]);
  });
});

describe('AC-164: others’ scores', () => {
  const states = ['open', 'closed', 'handed'] as const;
  const seen = (reveal: 'own-in' | 'after-close' | 'never' | undefined, score: object | undefined) =>
    states.map((state) => isRevealed({ round: { stage: { reveal }, state }, score: score as Score }));

  test('are hidden from whoever has not submitted, whatever the round says', () => {
    for (const reveal of ['own-in', 'after-close', 'never', undefined] as const) {
      expect(seen(reveal, undefined)).toEqual([false, false, false]);
      expect(seen(reveal, { abstainedAt: new Date(0) })).toEqual([false, false, false]);
    }
  });

  test('are seen with the own one in, after the round, or never; by default with the own one in', () => {
    const own = { submittedAt: new Date(0) };
    expect(seen('own-in', own)).toEqual([true, true, true]);
    expect(seen(undefined, own)).toEqual([true, true, true]);
    expect(seen('after-close', own)).toEqual([false, true, true]);
    expect(seen('never', own)).toEqual([false, false, false]);
  });

  test('once seen stay seen: a round that was opened again lets nobody change what the others made them regret', () => {
    const round = {
      stage: { reveal: 'after-close' as const },
      state: 'open' as const,
      closedAt: new Date(1),
    };
    expect(isRevealed({ round, score: { submittedAt: new Date(0) } })).toBe(true);
  });
});

describe('what is done', () => {
  test('is submitted or abstained from; only what is submitted by a judge who stayed counts (AC-165)', () => {
    const at = new Date(0);
    const kinds = [{}, { submittedAt: at }, { abstainedAt: at }, { submittedAt: at, isStray: true }];
    expect(kinds.map((kind) => isDone(scoreOf(kind)))).toEqual([false, true, true, true]);
    expect(kinds.map((kind) => isCounted(scoreOf(kind)))).toEqual([false, true, false, false]);
    expect(isDone(undefined)).toBe(false);
  });
});

describe('the order in which works come', () => {
  const works = fc
    .uniqueArray(fc.uuid(), { minLength: 1, maxLength: 40 })
    .map((ids) => ids.map((id) => ({ entryId: id as EntryId })));
  const round = (calibration?: number) => ({ id: 'round' as RoundId, stage: { calibration } });
  const judge = 'judge' as PersonId;

  test('holds every work once, whatever order they came in (AC-163)', () => {
    fc.assert(
      fc.property(works, fc.nat(5), (all, calibration) => {
        const order = orderFor(round(calibration), judge, all, all);
        expect([...order].sort()).toHaveLength(all.length);
        expect(new Set(order.map((one) => one.entryId)).size).toBe(all.length);
        expect(orderFor(round(calibration), judge, [...all].reverse(), [...all].reverse())).toEqual(order);
      }),
    );
  });

  test('begins with the same calibration for every judge, without works one keeps away from', () => {
    fc.assert(
      fc.property(works, fc.integer({ min: 1, max: 5 }), (all, count) => {
        const first = calibrationOf(round(count), all);
        for (const one of ['a', 'b'] as PersonId[])
          expect(orderFor(round(count), one, all, all).slice(0, first.length)).toEqual(first);
        const own = all.filter((work) => work !== first[0]);
        const order = orderFor(round(count), judge, all, own);
        expect(order).not.toContain(first[0]);
        expect(order).toHaveLength(own.length);
      }),
    );
  });

  test('is another one for each judge', () => {
    const all = Array.from({ length: 30 }, (_, at) => ({ entryId: `work ${at}` as EntryId }));
    const ids = ['a', 'b', 'c'].map((one) =>
      orderFor(round(), one as PersonId, all, all)
        .map((work) => work.entryId)
        .join(),
    );
    expect(new Set(ids).size).toBe(3);
    expect(ids[0]).not.toBe(all.map((work) => work.entryId).join());
  });
});
