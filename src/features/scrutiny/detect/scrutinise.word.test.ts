/** Bought votes and honest crowds before the detector: what it sets aside, and what it leaves alone. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Drawn, sampleOf } from '../../../../bench/fraud/generator.ts';
import type { CastVote } from './cast-vote.ts';
import { detectorRules } from './detector-rules.ts';
import { scrutinise } from './scrutinise.ts';
import type { Suspicion } from './suspicion.ts';

const minute = 60_000;
const day = 86_400_000;
const opensAt = Date.UTC(2026, 4, 1);

/** Numbers that look like chance and are the same in every run (mulberry32, public domain, T. Ettinger). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
const normal = (next: () => number) => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(6.2832 * next());

/** A quiet contest: ten works, honest people from home and elsewhere, day by day. */
function everyday(count = 2500): CastVote[] {
  const next = chance(7);
  return Array.from({ length: count }, (_, n) => {
    const work = Math.floor(next() * 10);
    return {
      ...{
        id: `e${n}`,
        work: `work-${work}`,
        organisation: `org-${work}`,
        voter: `everyday-${n}`,
        tier: 'wechat' as const,
      },
      at: opensAt + Math.floor(next() * 10) * day + (12 + normal(next) * 3) * 60 * minute,
      ...{
        address: `10.${Math.floor(next() * 250)}.${Math.floor(next() * 250)}.7`,
        region: next() < 0.7 ? `home-${work}` : `home-${Math.floor(next() * 10)}`,
      },
      ...{
        agent: `phone-${Math.floor(next() ** 2 * 60)}`,
        dwellMs: 35_000 * Math.exp(0.8 * normal(next)),
        via: next() < 0.2 ? 'direct' : 'gallery',
      },
      voterSince: opensAt - next() * 300 * day,
    };
  });
}

/** Five hundred workers behind one address, in twenty minutes, for one work. */
function factory(): CastVote[] {
  const next = chance(11);
  return Array.from({ length: 500 }, (_, n) => ({
    ...{ id: `f${n}`, work: 'work-3', organisation: 'org-3', voter: `worker-${n}`, tier: 'phone' as const },
    ...{ at: opensAt + 3 * day + next() * 20 * minute, address: '203.0.113.9', region: 'home-3' },
    ...{
      agent: `phone-${Math.floor(next() ** 2 * 60)}`,
      dwellMs: 30_000 * Math.exp(0.7 * normal(next)),
      via: 'qr',
    },
    voterSince: next() < 0.4 ? opensAt + 3 * day - 5 * minute : opensAt - next() * 100 * day,
  }));
}

/** A program that votes by the clock, as somebody would who wants a rival to look guilty. */
function script(work: string, count = 300): CastVote[] {
  const next = chance(13);
  return Array.from({ length: count }, (_, n) => ({
    ...{
      id: `s${n}`,
      work,
      organisation: work.replace('work', 'org'),
      voter: `bot-${n}`,
      tier: 'cookie' as const,
    },
    ...{
      at: opensAt + 5 * day + n * 4000 + next() * 500,
      address: `198.51.100.${n % 250}`,
      region: 'elsewhere',
    },
    ...{
      agent: 'phone-1',
      dwellMs: 300 + next() * 900,
      via: 'direct',
      voterSince: opensAt + 5 * day + n * 4000 - 900,
    },
  }));
}

const idsOf = (suspicions: readonly Suspicion[]) => new Set(suspicions.flatMap((one) => one.votes));
const honestOf = (seed: number): Drawn[] => {
  const { votes, truth } = sampleOf(seed, 0.4);
  return votes.filter((vote) => !truth.get(vote.id)!.isFake);
};

describe('honest crowds', { timeout: 30_000 }, () => {
  it('a quiet contest gives rise to no suspicion', () => {
    expect(scrutinise(everyday())).toEqual([]);
  });

  it('AC-150 of five hundred workers behind one address in twenty minutes every vote counts', () => {
    expect(idsOf(scrutinise([...everyday(), ...factory()])).size).toBe(0);
  });

  it.each([2001, 2002, 2003])(
    'AC-150 all honest people moved behind one address are still honest (seed %i)',
    (seed) => {
      const votes = honestOf(seed);
      const moved = votes.map((vote) => ({ ...vote, address: '203.0.113.9' }));
      expect(idsOf(scrutinise(moved)).size).toBeLessThanOrEqual(votes.length / 1000);
      expect(idsOf(scrutinise(votes)).size).toBeLessThanOrEqual(votes.length / 1000);
    },
  );
});

describe('bought votes', { timeout: 30_000 }, () => {
  it('AC-147 false votes for a rival cost the rival those votes and none of its own', () => {
    const suspicions = scrutinise([...everyday(), ...factory(), ...script('work-3')]);
    expect(idsOf(suspicions)).toEqual(new Set(script('work-3').map((vote) => vote.id)));
    expect(suspicions.map((one) => one.works)).toEqual([['work-3']]);
    expect(suspicions[0]!.rule).toBe('script');
  });

  it.each([2001, 2004, 2006])('most are found, and hardly anybody honest is harmed (seed %i)', (seed) => {
    const { votes, truth } = sampleOf(seed, 0.4);
    const found = [...idsOf(scrutinise(votes))];
    const right = found.filter((id) => truth.get(id)!.isFake).length;
    const all = [...truth.values()].filter((one) => one.isFake).length;
    expect(right / found.length).toBeGreaterThan(0.98);
    expect(right / all).toBeGreaterThan(0.6);
  });

  it('no suspicion rests on one kind of evidence, nor on address and hour', () => {
    for (const seed of [2001, 2004]) {
      for (const { kinds, grounds, version, strength, votes } of scrutinise(sampleOf(seed, 0.4).votes)) {
        expect(kinds.length).toBeGreaterThanOrEqual(2);
        expect(kinds.filter((kind) => kind !== 'network' && kind !== 'rhythm').length).toBeGreaterThan(0);
        expect(grounds.length).toBeGreaterThanOrEqual(2);
        expect([version, strength > 0 && strength <= 1]).toEqual([detectorRules.version, true]);
        expect(new Set(votes).size).toBe(votes.length);
      }
    }
  });

  it('a vote belongs to one suspicion only', () => {
    const all = scrutinise(sampleOf(2004, 0.4).votes).flatMap((one) => one.votes);
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('what must not matter', () => {
  const mixed = [...everyday(1200), ...factory(), ...script('work-2')];

  it('the order in which votes are read', () => {
    const wanted = scrutinise(mixed);
    expect(wanted.length).toBeGreaterThan(0);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const next = chance(seed);
        const shuffled = mixed.map((vote) => ({ vote, key: next() })).sort((a, b) => a.key - b.key);
        expect(scrutinise(shuffled.map(({ vote }) => vote))).toEqual(wanted);
      }),
      { numRuns: 5 },
    );
  });

  it('half of the honest votes for other works', () => {
    const { votes, truth } = sampleOf(2004, 0.4);
    const attacked = new Set(votes.filter((vote) => truth.get(vote.id)!.isFake).map((vote) => vote.work));
    const whole = idsOf(scrutinise(votes));
    const some = votes.filter((vote, n) => attacked.has(vote.work) || n % 2 === 0);
    const left = idsOf(scrutinise(some));
    const common = [...left].filter((id) => whole.has(id)).length;
    expect(common / Math.max(whole.size, left.size)).toBeGreaterThan(0.95);
  });
});

describe('what is missing', () => {
  it('nothing at all gives rise to nothing', () => {
    expect(scrutinise([])).toEqual([]);
  });

  it('without dwelling the way of landing is read instead, and the grounds say so', () => {
    const blind = [...everyday(), ...script('work-2')].map(({ dwellMs: _dwell, ...vote }) => vote);
    const suspicions = scrutinise(blind);
    expect(idsOf(suspicions).size).toBeGreaterThan(250);
    expect(suspicions[0]!.grounds.some(({ en }) => en.includes('dwelling is not told'))).toBe(true);
  });

  it('with the six needed fields alone nobody is accused', () => {
    const bare = [...everyday(), ...factory()].map(({ id, at, work, organisation, voter, tier }) => ({
      id,
      at,
      work,
      organisation,
      voter,
      tier,
    }));
    expect(scrutinise(bare)).toEqual([]);
  });

  it('one field missing at a time harms no honest factory', () => {
    for (const field of ['address', 'region', 'agent', 'dwellMs', 'via', 'voterSince', 'tier'] as const) {
      const votes = [...everyday(), ...factory()].map((vote) => ({ ...vote, [field]: undefined }));
      expect([field, idsOf(scrutinise(votes)).size]).toEqual([field, 0]);
    }
  });
});
