/** What a letter says, and where it may lead. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOwnLink, sayLetter } from './message.ts';

const letters = {
  'entry.returned': { zh: '《{title}》被退回：{reason}', en: '“{title}” was returned: {reason}' },
};
const letter = { kind: 'entry.returned', about: { title: '火花', reason: '请补字幕' } };

test('a letter is read in the reader’s language', () => {
  expect(sayLetter(letter, letters, 'zh', '?')).toBe('《火花》被退回：请补字幕');
  expect(sayLetter(letter, letters, 'en', '?')).toBe('“火花” was returned: 请补字幕');
});

test('a letter nobody can say any more says so, also when its kind is a word of the language', () => {
  expect(sayLetter({ ...letter, kind: 'entry.gone' }, letters, 'zh', '（无法显示）')).toBe('（无法显示）');
  expect(sayLetter({ ...letter, kind: 'constructor' }, letters, 'zh', '（无法显示）')).toBe('（无法显示）');
});

test('a letter leads to a path of this site and nowhere else', () => {
  for (const link of ['/entries/1', '/office/entries/1#decide']) expect(isOwnLink(link)).toBe(true);
  for (const link of [
    '//evil.example',
    '/\\evil',
    'https://evil.example',
    'javascript:alert(1)',
    '',
    '/a b',
  ]) {
    expect([link, isOwnLink(link)]).toEqual([link, false]);
  }
  fc.assert(
    fc.property(fc.webUrl(), (url) => {
      expect(isOwnLink(url)).toBe(false);
    }),
  );
});
