/** Signed tokens: what goes out comes back unchanged, and nothing else does. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOf } from './key.ts';
import { stampOf } from './signed.ts';

const stamp = stampOf(keyOf('5a'.repeat(32)), 'test');

describe('a signed token', () => {
  it('says what it said, to whoever asks about the same thing', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, about) => {
        expect(stamp.read(stamp.stamp(text, about), about)).toBe(text);
      }),
    );
  });

  it('says nothing after any change of one character, nor about another thing', () => {
    const token = stamp.stamp('17.share', 'voter/work');
    for (let at = 0; at < token.length; at++) {
      const other = token[at] === '7' ? '8' : '7';
      expect(stamp.read(token.slice(0, at) + other + token.slice(at + 1), 'voter/work')).toBeUndefined();
    }
    expect(stamp.read(token, 'voter/another')).toBeUndefined();
    for (const odd of [undefined, '', '.', 'x'.repeat(40), token.slice(0, -1)])
      expect(stamp.read(odd, 'voter/work')).toBeUndefined();
  });

  it('of another key or another purpose is none', () => {
    const token = stamp.stamp('17.share', 'a');
    expect(stampOf(keyOf('5b'.repeat(32)), 'test').read(token, 'a')).toBeUndefined();
    expect(stampOf(keyOf('5a'.repeat(32)), 'other').read(token, 'a')).toBeUndefined();
  });
});
