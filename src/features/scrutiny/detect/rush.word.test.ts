/** People who go down one list of works, and files that are small or tell little: what is found there, and who is left alone. */

import { describe, expect, it } from 'vitest';
import { thirdSampleOf } from '../../../../bench/fraud/third.ts';
import type { CastVote } from './cast-vote.ts';
import { scrutinise } from './scrutinise.ts';
import type { Suspicion } from './suspicion.ts';

const minute = 60_000;
const day = 86_400_000;
const opensAt = Date.UTC(2026, 4, 1);
const works = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** Numbers that look like chance and are the same in every run: the fractions of a long sine. */
function chance(seed: number): () => number {
  let n = seed;
  return () => {
    const wide = Math.sin(++n) * 43_758.5453;
    return wide - Math.floor(wide);
  };
}

/** Somebody's vote for a work, from its town and at leisure unless said otherwise. */
function vote(
  next: () => number,
  work: string,
  more: Partial<CastVote> & Pick<CastVote, 'id' | 'at'>,
): CastVote {
  return {
    ...{ work, organisation: `unit-${work}`, voter: more.id, tier: 'wechat' },
    ...{ address: `10.${Math.floor(next() * 250)}.${Math.floor(next() * 250)}.9`, region: `town-${work}` },
    agent: `phone-${Math.floor(next() ** 2 * 60)}`,
    dwellMs: 4000 + 50_000 * next() ** 2,
    via: next() < 0.2 ? 'direct' : 'gallery',
    voterSince: opensAt - next() * 300 * day,
    ...more,
  };
}

const everyday = (count = 900): CastVote[] => {
  const next = chance(3);
  return Array.from({ length: count }, (_, n) => {
    const work = works[Math.floor(next() * works.length)]!;
    const region = `town-${next() < 0.7 ? work : works[Math.floor(next() * works.length)]}`;
    return vote(next, work, { id: `e${n}`, at: opensAt + Math.floor(next() * 10 * day), region });
  });
};

/** Forty voters, one after the other, each for the same four works within minutes; looking as long as anybody. */
function walkers(more: (n: number, next: () => number) => Partial<CastVote>): CastVote[] {
  const next = chance(17);
  return Array.from({ length: 40 }, (_, n) => n).flatMap((n) => {
    const at = opensAt + 4 * day + next() * 50 * minute;
    const own = more(n, next);
    return ['a', 'c', 'e', 'g'].map((work, step) =>
      vote(next, work, { id: `w${n}-${work}`, voter: `w${n}`, at: at + step * minute, ...own }),
    );
  });
}
const crew = () =>
  walkers((n) => ({
    region: `far-${n % 13}`,
    via: n % 6 === 0 ? 'share' : 'direct',
    address: `77.${n}.3.1`,
  }));

const idsOf = (suspicions: readonly Suspicion[]) => new Set(suspicions.flatMap((one) => one.votes));

describe('a list of works', () => {
  it('forty people from everywhere going down it within the hour are found, however long they look', () => {
    const found = scrutinise([...everyday(), ...crew()]);
    const ids = idsOf(found);
    expect(crew().filter(({ id }) => ids.has(id)).length).toBeGreaterThan(140);
    expect(everyday().filter(({ id }) => ids.has(id))).toEqual([]);
    expect(found.map(({ rule, works: [work] }) => `${work} ${rule}`).sort()).toEqual([
      'a lockstep',
      'c lockstep',
      'e lockstep',
      'g lockstep',
    ]);
  });

  it('the grounds name the works that share the voters, in both languages, as people call them', () => {
    const found = scrutinise([...everyday(), ...crew()], { titleOf: (work) => `Work ${work}` });
    const one = found.find(({ works: [work] }) => work === 'a')!;
    expect(one.linked.map(({ work }) => work).sort()).toEqual(['c', 'e', 'g']);
    expect(one.linked.every(({ voters }) => voters > 30)).toBe(true);
    const linked = one.grounds.find(({ en }) => en.startsWith('the same voters also voted for'))!;
    for (const title of ['Work c', 'Work e', 'Work g']) {
      expect(linked.en).toContain(title);
      expect(linked.zh).toContain(title);
    }
    expect(linked.zh).toContain('同一批投票人');
  });

  it('a class that votes for four works of its town from one room is left alone', () => {
    const pupils = walkers(() => ({
      region: 'town-a',
      via: 'qr',
      address: '203.0.113.9',
      agent: 'School PC',
    }));
    const atHome = (one: CastVote) =>
      'aceg'.includes(one.work) && one.region?.startsWith('town-') ? { ...one, region: 'town-a' } : one;
    expect(idsOf(scrutinise([...everyday().map(atHome), ...pupils])).size).toBe(0);
  });
});

describe('files that tell little', () => {
  it('AC-150 without dwelling the audience of a shout, from everywhere and without a way, is left alone', () => {
    const next = chance(29);
    const audience = Array.from({ length: 300 }, (_, n) =>
      vote(next, 'b', {
        ...{ id: `s${n}`, at: opensAt + 3 * day + next() ** 2 * 60 * minute, via: 'direct' },
        ...{ region: `far-${Math.floor(next() * 20)}`, voterSince: opensAt + 3 * day - next() * minute },
      }),
    );
    const blind = [...everyday(), ...audience].map((one) => ({ ...one, dwellMs: undefined }));
    expect(idsOf(scrutinise(blind)).size).toBe(0);
  });

  it('a work that nobody but a program voted for is found too', () => {
    const next = chance(31);
    const program = Array.from({ length: 60 }, (_, n) =>
      vote(next, 'z', {
        ...{ id: `z${n}`, at: opensAt + day + n * 7000, agent: 'curl', dwellMs: 300 + next() * 500 },
        ...{ via: 'direct', address: '198.51.100.7', voterSince: opensAt + day + n * 7000 - 900 },
      }),
    );
    expect(idsOf(scrutinise([...everyday(), ...program]))).toEqual(new Set(program.map(({ id }) => id)));
  });

  it.each([
    [400, undefined],
    [1500, undefined],
    [1500, 'dwellMs'],
    [1500, 'via'],
    [1500, 'voterSince'],
    [1500, 'tier'],
  ] as const)(
    'of %i votes without %s hardly an honest one is touched, and most that are, are bought',
    (size, missing) => {
      let [bought, honest, all, honestAll] = [0, 0, 0, 0];
      for (let seed = 3001; seed <= 3012; seed++) {
        const { votes, truth } = thirdSampleOf(seed, size);
        const told = votes.map((one) => (missing ? { ...one, [missing]: undefined } : one));
        for (const id of idsOf(scrutinise(told))) truth.get(id)!.isFake ? bought++ : honest++;
        for (const { isFake } of truth.values()) isFake ? all++ : honestAll++;
      }
      expect(honest / honestAll).toBeLessThan(0.002);
      expect(bought / (bought + honest)).toBeGreaterThan(0.985);
      expect(bought / all).toBeGreaterThan(0.35);
    },
  );
});
