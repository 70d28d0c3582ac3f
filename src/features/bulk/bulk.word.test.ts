/** The word of acts on many things: when they begin, what counts as changed, how labels are spelled. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseQuery } from '../../kernel/query/parse.ts';
import { dueAt, isLong, isMoved, spellLabel } from './bulk.ts';
import { labelQuery } from './text/query.ts';

const now = new Date('2020-08-01T08:00:00Z');

test('a held act begins ten minutes after it was ordered, another at once', () => {
  expect(dueAt('held', now).getTime() - now.getTime()).toBe(600_000);
  expect(dueAt('at-once', now)).toEqual(now);
  expect([isLong(200), isLong(201)]).toEqual([false, true]);
});

test('what was sent anew or stands elsewhere has moved', () => {
  const seen = { state: 'submitted', version: 2 };
  expect(isMoved(seen, { ...seen })).toBe(false);
  expect(isMoved(seen, { ...seen, version: 3 })).toBe(true);
  expect(isMoved(seen, { ...seen, state: 'admitted' })).toBe(true);
});

test('whatever is written as a label, it can be asked for as it is kept', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), (typed) => {
      const label = spellLabel(typed);
      expect(spellLabel(label)).toBe(label);
      fc.pre(label !== '' && !label.includes('\u0000'));
      const parsed = parseQuery(`label="${label}"`, { fields: [labelQuery] });
      expect(parsed).toMatchObject({ query: { where: { kind: 'text', match: { how: 'is', text: label } } } });
    }),
    { numRuns: 2000 },
  );
});
