/** Sentences are filled in both languages; English counts as people do. */

import { expect, it } from 'vitest';
import { fill, sentences, speaker } from './text.ts';

const words = sentences({
  works: { zh: '{calls} 项共 {count} 件', en: '{count} work(s) in {calls} call(s)' },
  more: { zh: '还有 {count} 位，剩 {left}', en: 'still {count} other judge(s), {left} left' },
});

it('one is one, everything else is many, and Chinese does not ask', () => {
  const [en, zh] = [speaker(words, 'en'), speaker(words, 'zh')];
  expect(en('works', { count: 1, calls: 2 })).toBe('1 work in 2 calls');
  expect(en('works', { count: 0, calls: '1,001' })).toBe('0 works in 1,001 calls');
  expect(en('works', { count: 21, calls: 1 })).toBe('21 works in 1 call');
  expect(en('more', { count: 1, left: 3 })).toBe('still 1 other judge, 3 left');
  expect(en('more', { count: 11, left: 3 })).toBe('still 11 other judges, 3 left');
  expect(zh('works', { count: 1, calls: 2 })).toBe('2 项共 1 件');
});

it('what no number precedes stays as it is written, and a name without an argument stays visible', () => {
  expect(fill('file(s) of {who}', { who: 'v1' }, 'en')).toBe('file(s) of v1');
  expect(fill('at v1 work(s)', {}, 'en')).toBe('at v1 work(s)');
  expect(fill('{missing} work(s)', {}, 'en')).toBe('{missing} work(s)');
});
