/** Material: what it may become, and what it takes along. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { next } from '../../kernel/verdict.ts';
import { summaryMax, titleMax } from '../entry/entry.ts';
import { entryTextOf, materialStates, materialTransitions, writtenOf } from './material.ts';

test('what was turned or dropped stays as it is, whatever anybody wants', () => {
  for (const verb of ['edit', 'coach', 'answer', 'turn', 'drop'] as const) {
    expect(next(materialTransitions, 'turned', verb)).toBeUndefined();
    expect(next(materialTransitions, 'dropped', verb)).toBeUndefined();
  }
  expect(materialStates.filter((state) => next(materialTransitions, state, 'coach') === 'coached')).toEqual([
    'gathered',
    'coached',
  ]);
});

test('an entry begun from material declares nothing in anybody’s name and names no maker', () => {
  const written = { kind: 'story', title: '一盏灯', content: '夜班', link: 'https://example.org/a' } as const;
  const begun = entryTextOf(written, { takesLink: true });
  expect([begun.title, begun.summary, begun.link, begun.makers]).toEqual([
    '一盏灯',
    '夜班',
    'https://example.org/a',
    [],
  ]);
  const { original, portrait, licence, ai } = begun.statements;
  expect([original, portrait, licence, ai]).toEqual([false, false, false, undefined]);
  expect(entryTextOf(written, { takesLink: false }).link).toBeUndefined();
});

test('however long the words are, the draft holds what an entry can hold, and no sign is cut in two', () => {
  const long = fc.string({ unit: 'grapheme', maxLength: 900 });
  fc.assert(
    fc.property(long, long, (title, content) => {
      const begun = entryTextOf({ kind: 'work', title, content }, { takesLink: false });
      expect([...begun.title].length).toBeLessThanOrEqual(titleMax);
      expect([...begun.summary].length).toBeLessThanOrEqual(summaryMax);
      expect(title.startsWith(begun.title) && content.startsWith(begun.summary)).toBe(true);
      if (!/\p{Cs}/u.test(content)) expect(begun.summary).not.toMatch(/\p{Cs}/u);
    }),
  );
});

test('an activity gives its name, its account and its first link', () => {
  expect(writtenOf({ name: '防诈骗课', account: '来了四十人', links: ['https://example.org/1'] })).toEqual({
    kind: 'event',
    title: '防诈骗课',
    content: '来了四十人',
    link: 'https://example.org/1',
  });
  expect(writtenOf({ name: '防诈骗课', links: [] })).toMatchObject({ content: '', link: undefined });
});
