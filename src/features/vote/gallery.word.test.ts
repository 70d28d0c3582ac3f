/** What an address asks of a gallery, and the address that asks it again. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { galleryKinds, galleryOrders, galleryQuery, isFiltered, readGallery } from './gallery.ts';

const said = fc.string({ minLength: 1, maxLength: 20 }).map((words) => words.trim() || 'a');
const ask = fc.record(
  {
    q: said,
    place: said,
    unit: said,
    call: said,
    kind: fc.constantFrom(...galleryKinds),
    order: fc.constantFrom(...galleryOrders),
    year: fc.integer({ min: 1990, max: 2100 }),
  },
  { requiredKeys: [] },
);

describe('the address of a gallery', () => {
  it('whatever somebody asked for is read again from the address it makes', () => {
    fc.assert(
      fc.property(ask, fc.integer({ min: 1, max: 50 }), (asked, page) => {
        const query = Object.fromEntries(new URLSearchParams(galleryQuery(asked, page)));
        const read = readGallery(query);
        for (const [name, value] of Object.entries(asked)) expect(read[name as 'q']).toBe(value);
        expect(query.page).toBe(page > 1 ? String(page) : undefined);
      }),
    );
  });

  it('AC-065 AC-206 nobody orders by votes, and what is no kind and no year is as if it were not there', () => {
    const read = readGallery({ order: 'votes', kind: '../x', year: '20x0', q: '   ' });
    expect(Object.values(read).filter((value) => value !== undefined)).toEqual([]);
    expect(galleryQuery(read)).toBe('');
  });

  it('an order leaves nothing out, a word does', () => {
    expect(isFiltered(readGallery({ order: 'latest' }))).toBe(false);
    expect(isFiltered(readGallery({ q: '守夜' }))).toBe(true);
  });
});
