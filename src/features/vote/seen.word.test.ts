/** What a voter’s page says of their stay: carried, bound to them, never trusted further than that. */

import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../kernel/id.ts';
import { keyOf } from '../../platform/key.ts';
import { stampOf } from '../../platform/signed.ts';
import { dwellOf, readSeen, viaOf, writeSeen } from './seen.ts';

const stamp = stampOf(keyOf('5a'.repeat(32)), 'seen');
const by = { personId: 'ma' as PersonId, place: 'work-1' };
const at = new Date('2026-05-01T04:00:00.123Z');
const later = (ms: number) => new Date(at.getTime() + ms);

describe('what a page says of a voter’s stay', () => {
  it('comes back as it went out, for this person and this work only (AC-152)', () => {
    const token = writeSeen(stamp, by, { at, via: 'share' });
    expect(readSeen(stamp, by, token)).toEqual({ at, via: 'share' });
    expect(readSeen(stamp, { ...by, place: 'work-2' }, token)).toBeUndefined();
    expect(readSeen(stamp, { ...by, personId: 'yang' as PersonId }, token)).toBeUndefined();
    expect(readSeen(stamp, by, undefined)).toBeUndefined();
    expect(readSeen(stamp, by, `${token}y`)).toBeUndefined();
  });

  it('measures from the drawing to the vote, never less than nothing and never more than a day', () => {
    expect(dwellOf({ at }, later(12_345))).toBe(12_345);
    expect(dwellOf({ at }, later(-5000))).toBe(0);
    expect(dwellOf({ at }, later(9e8))).toBe(86_400_000);
    expect(dwellOf(undefined, at)).toBeUndefined();
  });

  it('tells pages of the house from links passed on', () => {
    const origin = 'https://tongxin.example';
    expect(viaOf(`${origin}/campaigns/1/calls/2`, origin, undefined)).toBe('gallery');
    expect(viaOf(`${origin}.evil.example/`, origin, undefined)).toBe('share');
    expect(viaOf('https://mp.weixin.qq.com/s/1', origin, undefined)).toBe('share');
    expect(viaOf(undefined, origin, 'share')).toBe('share');
    expect(viaOf(undefined, origin, undefined)).toBe('direct');
  });
});
