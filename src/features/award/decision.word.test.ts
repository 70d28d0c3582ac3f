/** Decisions over a computed table: laid on in order, taken off again, never silent. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryId } from '../../kernel/id.ts';
import { type Formula, plainScores } from '../reckoning/reckoning.ts';
import type { Ranking } from './award.ts';
import {
  type Decision,
  type DecisionKind,
  differencesOf,
  followingOf,
  judgeDecision,
  tierCountsOf,
} from './decision.ts';
import { inputsOf, inputsOfPlaces, previewOf, rankingOf } from './place.ts';

const formula: Formula = {
  judgesPercent: 100,
  votesPercent: 0,
  conversion: { kind: 'max-normal' },
  awards: [
    { award: 'first', count: 1 },
    { award: 'second', count: 2 },
  ],
  prizes: [
    {
      key: 'popular',
      name: { zh: 'popular' },
      by: { kind: 'votes', of: 'last' },
      count: 1,
    },
  ],
};
const ids = ['a', 'b', 'c', 'd', 'e'] as const;
const inputs = inputsOf({
  contenders: ids.map((id, index) => ({
    entryId: id as EntryId,
    judges: 90 - index,
    votes: index * 10,
    submittedAt: new Date(index),
  })),
  worksTotal: 20,
  scores: { rule: plainScores, given: [] },
});
let count = 0;
const decision = (entryId: string, kind: DecisionKind, award?: string, more: Partial<Decision> = {}) =>
  ({ id: `d${count++}`, entryId, kind, award, reason: 'why', at: new Date(0), ...more }) as Decision;
const said = ({ places }: Ranking) =>
  places.map((p) => `${p.entryId}:${p.outReason === undefined ? (p.award ?? '-') : 'out'}`).join(' ');
const table = (...decisions: Decision[]) => rankingOf(formula, inputs, decisions);

describe('the table', () => {
  it('is the rule’s where nobody decided', () => {
    expect(said(table())).toBe('a:first b:second c:second d:- e:-');
    expect(table().prizes).toEqual([{ key: 'popular', entryId: 'e', place: 1 }]);
  });

  it('one award set by hand leaves all others, and keeps what the rule gave beside it', () => {
    const given = table(decision('d', 'give', 'first'));
    expect(said(given)).toBe('a:first b:second c:second d:first e:-');
    expect(given.places[3]).toMatchObject({ award: 'first', computedAward: undefined });
    expect(said(table(decision('a', 'give')))).toBe('a:- b:second c:second d:- e:-');
  });

  it('who is out stands behind without award or prize; those behind move up with their figures', () => {
    const out = table(decision('a', 'out'), decision('e', 'out'));
    expect(said(out)).toBe('b:first c:second d:second a:out e:out');
    expect(out.places.map((p) => p.rank)).toEqual([1, 2, 3, 4, 5]);
    expect(out.places[0]).toMatchObject({ composite: 89, computedAward: 'second' });
    expect(out.prizes).toEqual([{ key: 'popular', entryId: 'd', place: 1 }]);
  });

  it('of two decisions over one work the later one holds', () => {
    expect(said(table(decision('d', 'give', 'first'), decision('d', 'give', 'second')))).toContain(
      'd:second',
    );
  });

  it('of a result from before inputs were kept, its own figures stand in for them', () => {
    const old = inputsOfPlaces(table().places, 20);
    expect(said(rankingOf(formula, old, [decision('a', 'out')]))).toBe('b:first c:second d:second e:- a:out');
  });
});

describe('before and after', () => {
  it('what waits is in the preview and not in the table; reversed is in neither', () => {
    const decisions = [
      decision('d', 'give', 'first', { appliedAt: new Date(1) }),
      decision('b', 'out'),
      decision('c', 'out', undefined, { reversedAt: new Date(1) }),
    ];
    const { before, after } = previewOf(formula, inputs, decisions);
    expect(said(before)).toBe('a:first b:second c:second d:first e:-');
    expect(said(after)).toBe('a:first c:second d:first e:- b:out');
    expect(differencesOf(before, after).map((one) => one.entryId)).toEqual(['c', 'd', 'e', 'b']);
    expect(tierCountsOf(formula, after)).toEqual([
      { award: 'first', planned: 1, given: 2 },
      { award: 'second', planned: 2, given: 1 },
    ]);
  });

  it('every decision taken off again leaves the table as it was', () => {
    const any = fc.record({
      entryId: fc.constantFrom(...ids),
      kind: fc.constantFrom('give' as const, 'out' as const),
      award: fc.option(fc.constantFrom('first', 'second'), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), fc.nat(5), (typed, which) => {
        const all = typed.map((one) => decision(one.entryId, one.kind, one.award));
        const rest = all.filter((_, index) => index !== which % Math.max(1, all.length));
        expect(table(...rest)).toEqual(
          rankingOf(
            formula,
            inputs,
            rest.map((one) => ({ ...one, id: 'other' })),
          ),
        );
        const made = table(...all);
        expect(made.places.map((p) => p.rank)).toEqual(ids.map((_, index) => index + 1));
        for (const place of made.places) if (place.outReason) expect(place.award).toBeUndefined();
      }),
    );
  });
});

describe('a decision that cannot be noted', () => {
  const now = table(decision('e', 'out'));
  const judged = (entryId: string, kind: DecisionKind, award?: string) =>
    judgeDecision(formula, now, { entryId: entryId as EntryId, kind, award })?.code;

  it.each([
    ['z', 'out', undefined, 'award.no-such-place'],
    ['e', 'give', 'first', 'award.no-such-place'],
    ['b', 'give', 'gold', 'award.no-such-award'],
    // A formula or a prototype's name is data here, and none of the tiers (AC-169).
    ['b', 'give', 'constructor', 'award.no-such-award'],
    ['b', 'give', 'second', 'award.nothing-new'],
    ['d', 'give', undefined, 'award.nothing-new'],
    ['b', 'give', 'first', undefined],
    ['b', 'out', undefined, undefined],
  ] as const)('%s %s %s: %s', (entryId, kind, award, code) => {
    expect(judged(entryId, kind, award)).toBe(code);
  });
});

describe('what sanctions ask', () => {
  it('each takes its work out once, and takes it back when it is lifted; what people decided stays', () => {
    const byHand = decision('a', 'out');
    const barring = [{ id: 's-1', entryId: 'a' as EntryId, reason: 'bought' }];
    expect(followingOf([byHand], barring)).toEqual({ out: barring, back: [] });
    const laidOn = decision('a', 'out', undefined, { sanctionId: 's-1' });
    expect(followingOf([byHand, laidOn], barring)).toEqual({ out: [], back: [] });
    expect(followingOf([byHand, laidOn], [])).toEqual({ out: [], back: [laidOn] });
    const undone = { ...laidOn, reversedAt: new Date(1) };
    expect(followingOf([undone], barring)).toEqual({ out: barring, back: [] });
    expect(followingOf([undone], [])).toEqual({ out: [], back: [] });
  });
});
