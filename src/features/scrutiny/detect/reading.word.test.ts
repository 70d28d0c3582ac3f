/** Lines of votes in the styles that people write them in. */

import { describe, expect, it } from 'vitest';
import { prefixOf } from './prefix.ts';
import { instantFrom, readCastVote } from './reading.ts';

const plain = {
  ...{ id: 'v1', at: '2026-05-01T04:00:00.000Z', work: 'w1', organisation: 'o1', voter: 'p1', tier: 'phone' },
  ...{
    address: '1.2.3.4',
    region: '4403',
    agent: 'ua',
    dwellMs: 1200,
    via: 'gallery',
    voterSince: '2026-04-01T00:00:00Z',
  },
};
const read = (row: Record<string, unknown>) => readCastVote(JSON.stringify(row));
const vote = (row: Record<string, unknown>) => {
  const one = read(row);
  if ('fault' in one) throw new Error(JSON.stringify(one));
  return one.vote;
};

describe('a line of votes', () => {
  it('is read as documented', () => {
    expect(vote(plain)).toEqual({ ...plain, at: Date.UTC(2026, 4, 1, 4), voterSince: Date.UTC(2026, 3, 1) });
  });

  it.each<[string | number, string]>([
    [1_777_608_000, 'seconds'],
    [1_777_608_000_000, 'milliseconds'],
    ['1777608000000', 'milliseconds as text'],
    [1_777_608_000_000_000, 'microseconds'],
    ['2026-05-01T12:00:00+08:00', 'an instant with its zone'],
    ['2026-05-01 12:00:00', 'the clock of China'],
    ['2026/5/1 12:00:00', 'slashes'],
  ])('an instant may be %s: %s', (value) => {
    expect(instantFrom(value)).toBe(Date.UTC(2026, 4, 1, 4));
  });

  it.each(['yesterday', '', '2026-13-01', true, null, {}])('%j is no instant', (value) => {
    expect(instantFrom(value)).toBeUndefined();
  });

  it.each([
    [0, 'cookie'],
    ['T1', 'phone'],
    [2, 'wechat'],
    ['t3', 'member'],
    ['微信', 'wechat'],
    ['Verified member', 'member'],
    ['account', 'account'],
    ['king', undefined],
  ])('tier %j means %s', (tier, meant) => {
    expect(vote({ ...plain, tier }).tier).toBe(meant);
  });

  it('other names of fields are understood', () => {
    const row = {
      vote_id: 5,
      ts: 1_777_608_000,
      workId: 'w',
      org: 'o',
      user_id: 7,
      ip: '9.9.9.9',
      city: 'c',
      userAgent: 'x',
      dwell_seconds: 2.5,
      source: 's',
      registered_at: 1_777_600_000,
    };
    expect(vote(row)).toEqual({
      ...{
        id: '5',
        at: 1_777_608_000_000,
        work: 'w',
        organisation: 'o',
        voter: '7',
        tier: undefined,
        address: '9.9.9.9',
      },
      ...{ region: 'c', agent: 'x', dwellMs: 2500, via: 's', voterSince: 1_777_600_000_000 },
    });
  });

  it('a bad line is named by what is wrong with it', () => {
    expect(readCastVote('{')).toEqual({ fault: 'json' });
    expect(readCastVote('[1]')).toEqual({ fault: 'object' });
    for (const field of ['id', 'at', 'work', 'voter'])
      expect(read({ ...plain, [field]: undefined })).toEqual({ fault: 'field', field });
    expect(read({ ...plain, at: 'noon' })).toEqual({ fault: 'field', field: 'at' });
  });

  it('what is missing or senseless beyond the needed fields stays unknown', () => {
    const bare = vote({ ...plain, tier: undefined, dwellMs: -4, region: null, via: '' });
    expect([bare.tier, bare.dwellMs, bare.region, bare.via]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('the network of an address', () => {
  it.each([
    ['1.2.3.4', '1.2.3'],
    ['1.2.3.0/24', '1.2.3'],
    ['1.2.3', '1.2.3'],
    ['::ffff:1.2.3.4', '1.2.3'],
    ['1.2.0.0/16', '1.2.0.0/16'],
    ['2001:db8:1:2ff::9', 'v6:20010db8000102'],
    ['2001:DB8:1:200::/56', 'v6:20010db8000102'],
    ['a1b2c3', 'a1b2c3'],
    ['', undefined],
  ])('%s → %s (AC-207)', (address, prefix) => {
    expect(prefixOf(address)).toBe(prefix);
  });
});
