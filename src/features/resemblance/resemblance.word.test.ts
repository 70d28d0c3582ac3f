/** Proof that a pair of works is named, placed and told one way, however it was found. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryId } from '../../kernel/id.ts';
import {
  ancestorOf,
  type Evidence,
  inOrder,
  leadOf,
  likenessesMax,
  piecesOf,
  sayPosition,
  turned,
  worthTelling,
} from './resemblance.ts';

describe('a pair', () => {
  const at = (minute: number, id: string) => ({ id: id as EntryId, sentAt: new Date(minute * 60_000) });

  it('names the one sent in earlier first, whichever way it was found', () => {
    fc.assert(
      fc.property(fc.nat(9), fc.nat(9), (a, b) => {
        const [one, other] = [at(a, 'a'), at(b, 'b')];
        expect(inOrder(one, other)).toEqual(inOrder(other, one));
        expect(inOrder(one, other)[0].sentAt <= inOrder(one, other)[1].sentAt).toBe(true);
      }),
    );
  });

  it('belongs to the nearest above both; one that stands above the other is a party', () => {
    expect(ancestorOf('n.c.x', 'n.c.y')).toBe('n.c');
    expect(ancestorOf('n.c.x', 'n.d.y')).toBe('n');
    expect(ancestorOf('n.c', 'n.c.y')).toBe('n');
    expect(ancestorOf('n.c.x', 'n.c.x')).toBe('n.c.x');
    expect(ancestorOf('n', 'n.c')).toBe('n');
    expect(ancestorOf('n.c1', 'n.c10')).toBe('n');
  });

  it('seen from the other side and back is the same evidence', () => {
    const evidence = [
      { kind: 'text', passages: [{ first: [0, 9], second: [4, 13] }], shared: 9, first: 'a', second: 'b' },
      { kind: 'video', files: { first: 'f', second: 's' }, spans: [{ first: [0, 9], second: [4, 13] }] },
      { kind: 'same-file', files: { first: 'f', second: 's' }, sha256: 'x' },
      { kind: 'picture', files: { first: 'f', second: 's' }, variant: 'same', inliers: 20, scale: 2 },
      { kind: 'audio', files: { first: 'f', second: 's' }, spans: [{ first: [0, 9], second: [4, 13] }] },
    ] as unknown as Evidence[];
    for (const one of evidence) {
      expect(turned(turned(one))).toEqual(one);
      expect(turned(one)).not.toEqual(one);
    }
  });

  it('of many, the earliest and the most alike are told', () => {
    const many = Array.from({ length: 9 }, (_, n) => ({ score: n / 10, sentAt: new Date(n * 1000) }));
    const told = worthTelling(many);
    expect(told.length).toBe(likenessesMax);
    expect(told).toContain(many[0]);
    expect(told).toContain(many[8]);
  });

  it('proves to the minute which one came first', () => {
    expect(leadOf(at(0, 'a'), at(2 * 1440 + 3 * 60 + 7, 'b'))).toEqual({ days: 2, hours: 3, minutes: 7 });
  });

  it('says positions as people read them', () => {
    expect([0, 65_400, 600_000].map(sayPosition)).toEqual(['0:00', '1:05', '10:00']);
  });

  it('a text cut at its passages loses nothing and repeats nothing, whatever the passages', () => {
    const spans = fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 6 });
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), spans, (text, all) => {
        const asked = all.map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]);
        expect(
          piecesOf(text, asked)
            .map((piece) => piece.words)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
