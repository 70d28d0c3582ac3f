/** Pseudonyms are HMACs by the standard, and what is random is never given twice. */

import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pseudonymOf, randomHex } from './signing.ts';

it('a pseudonym is the first half of the HMAC-SHA-256 that Node makes itself', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), fc.string({ unit: 'binary' }), (key, id) => {
      expect(pseudonymOf(key, id)).toBe(createHmac('sha256', key).update(id).digest('hex').slice(0, 32));
    }),
  );
});

it('ten thousand draws differ, over the end of what was drawn in advance too', () => {
  const draws = Array.from({ length: 10_000 }, (_, n) => randomHex(n % 3 === 0 ? 13 : 16));
  expect(new Set(draws).size).toBe(draws.length);
  expect(draws.every((hex, n) => hex.length === (n % 3 === 0 ? 26 : 32) && /[1-9a-f]/.test(hex))).toBe(true);
});
