/** How many parts the list of pages has, and that no address can break out of it. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { partMax, partsOf, writeSitemap } from './sitemap.ts';

it('every work finds its place: the parts hold all of them, and one part fewer would not', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(30), fc.integer({ min: 1, max: 40 }), (works, others, most) => {
      const first = most - Math.min(others, most);
      const parts = partsOf(works, others, most);
      expect(first + (parts - 1) * most).toBeGreaterThanOrEqual(works);
      if (parts > 1) expect(first + (parts - 2) * most).toBeLessThan(works);
    }),
  );
  expect(partsOf(40_000, 100)).toBe(1);
  expect(partsOf(36_000_000, 100)).toBe(721);
  expect(partMax).toBe(50_000);
});

it('a sign that means something in XML is written as its number', () => {
  expect(writeSitemap('http://a', [{ path: '/x?a=1&b=<' }])).toContain(
    '<loc>http://a/x?a=1&#38;b=&#60;</loc>',
  );
});
