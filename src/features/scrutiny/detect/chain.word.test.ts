/** One message asks people for several works: whoever reads them all and votes from home is left alone, and how much chance a file may hold. */

import { describe, expect, it } from 'vitest';
import type { CastVote } from './cast-vote.ts';
import { scrutinise } from './scrutinise.ts';

const minute = 60_000;
const day = 1440 * minute;
const opensAt = Date.UTC(2026, 4, 1);

/** Numbers that look like chance and are the same in every run: the fractions of a long sine. */
function chance(seed: number) {
  let n = seed * 1000;
  const next = () => {
    const wide = Math.sin(++n) * 43_758.5453;
    return wide - Math.floor(wide);
  };
  return {
    next,
    below: (most: number) => Math.floor(next() * most),
    dwellMs: () => 24_000 * Math.exp(0.8 * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(6.283 * next())),
  };
}
type Chance = ReturnType<typeof chance>;

/** Who somebody is: a phone, a network, an account of some age. */
const somebody = ({ next, below }: Chance, voter: string, town: number) => ({
  ...{
    voter,
    tier: 'wechat' as const,
    region: `city-${town}`,
    agent: `phone-${Math.floor(next() ** 2 * 150)}`,
  },
  address: `${36 + below(80)}.${below(250)}.${below(250)}.9`,
  voterSince: opensAt - (1 + next() * 400) * day,
});
const at = (work: number) => ({ work: `w${work}`, organisation: `unit-${work}` });
const works = 30;

/** Thirty works, each of a city and a unit of its own; some visitors vote for several. */
function background(draw: Chance, several: number): CastVote[] {
  const votes: CastVote[] = [];
  const cast = (person: ReturnType<typeof somebody>, work: number, instant: number) =>
    votes.push({
      ...{ id: `b${votes.length}`, ...at(work), ...person, at: Math.floor(instant), dwellMs: draw.dwellMs() },
      via: draw.next() < 0.2 ? 'direct' : ['gallery', 'share', 'qr', 'search'][draw.below(4)]!,
    });
  const instant = () => opensAt + draw.next() * 12 * day;
  for (let n = 0; n < 12_500; n++) {
    const work = Math.floor(draw.next() ** 1.3 * works);
    cast(somebody(draw, `single-${n}`, draw.next() < 0.7 ? work : draw.below(works)), work, instant());
  }
  for (let n = 0; votes.length < 12_500 + several; n++) {
    const [person, first] = [somebody(draw, `several-${n}`, draw.below(works)), instant()];
    for (let k = 0; k < 3; k++) cast(person, draw.below(works), first + k * minute);
  }
  return votes;
}

/** Members of three unions in three cities vote for the works of all three at midday. */
const unions = (draw: Chance, members: number, via: string): CastVote[] =>
  Array.from({ length: members }, (_, n) => n).flatMap((n) => {
    const person = somebody(draw, `m${n}`, [4, 11, 19][n % 3]!);
    let instant = opensAt + 5 * day + 4 * 60 * minute + draw.next() * 45 * minute;
    return [4, 11, 19].map((work) => {
      const dwellMs = draw.dwellMs();
      instant += dwellMs + draw.next() * 20_000;
      return { id: `m${n}-${work}`, ...at(work), ...person, at: Math.floor(instant), dwellMs, via };
    });
  });

describe('a chain message', { timeout: 60_000 }, () => {
  it.each([
    [20, 0, 'share'],
    [60, 0, 'share'],
    [20, 2500, 'share'],
    [60, 2500, 'share'],
    [60, 0, 'direct'],
    [60, 2500, 'direct'],
  ])(
    '%i members of three unions among %i other votes for several works, by %s: nobody is set aside',
    (members, several, via) => {
      for (let seed = 1; seed <= 2; seed++) {
        const draw = chance(seed);
        const votes = [...background(draw, several), ...unions(draw, members, via)];
        expect(scrutinise(votes).flatMap((one) => one.votes)).toEqual([]);
      }
    },
  );
});

describe('a file of any make', { timeout: 60_000 }, () => {
  it('two hundred thousand votes for one work, each from an agent of its own, are read', () => {
    const draw = chance(7);
    const votes = Array.from({ length: 200_000 }, (_, n) => ({
      ...{ id: `v${n}`, ...at(1), ...somebody(draw, `v${n}`, 1), agent: `agent-${n}`, region: `place-${n}` },
      ...{ at: opensAt + n * 2000, dwellMs: 300, via: 'direct' },
    }));
    expect(() => scrutinise(votes)).not.toThrow();
  });
});
