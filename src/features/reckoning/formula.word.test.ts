/** The formulas that real campaigns used, each with numbers worked out by hand. */

import { describe, expect, it } from 'vitest';
import { assignAwards } from './award-table.ts';
import { type Contender, composeRanking } from './composite.ts';
import { judgeFormula } from './formula.ts';
import type { Formula, Given } from './reckoning.ts';
import { standingsOf } from './score.ts';

const formula = (votesPercent: number, more: Partial<Formula> = {}): Formula => ({
  judgesPercent: 100 - votesPercent,
  votesPercent,
  conversion: { kind: 'max-normal' },
  awards: [],
  ...more,
});
const work = (entryId: string, judges: number, votes: number, more: Partial<Contender> = {}): Contender => ({
  ...{ entryId, judges, votes },
  submittedAt: new Date(Date.UTC(2021, 8, entryId.charCodeAt(0))),
  ...more,
});
const places = (of: Formula, works: Contender[]) =>
  composeRanking(of, works).map((one) => [one.entryId, one.composite, one.rank]);

describe('real formulas, by hand', () => {
  it('nation 2021 and 2025: judges 60, votes 40, votes by the most', () => {
    // A: 92×0.6 + 1000/4000×100×0.4 = 55.2 + 10 = 65.2. B: 80×0.6 + 40 = 88. C: 88×0.6 + 75×0.4 = 52.8 + 30 = 82.8.
    const works = [work('A', 92, 1000), work('B', 80, 4000), work('C', 88, 3000)];
    expect(places(formula(40), works)).toEqual([
      ['B', 88, 1],
      ['C', 82.8, 2],
      ['A', 65.2, 3],
    ]);
  });

  it('Luzhou 2022: judges 85, votes 15, because accounts need expertise', () => {
    // A: 92×0.85 + 25×0.15 = 78.2 + 3.75 = 81.95. B: 80×0.85 + 15 = 83. C: 88×0.85 + 75×0.15 = 74.8 + 11.25 = 86.05.
    const works = [work('A', 92, 1000), work('B', 80, 4000), work('C', 88, 3000)];
    expect(places(formula(15), works)).toEqual([
      ['C', 86.05, 1],
      ['B', 83, 2],
      ['A', 81.95, 3],
    ]);
  });

  it('Guangxi 2019: judges 70, votes 30', () => {
    // A: 90×0.7 + 1/3 of the most = 33.33×0.3 = 63 + 9.999 → 73. B: 71.5×0.7 + 30 = 50.05 + 30 = 80.05.
    expect(places(formula(30), [work('A', 90, 100), work('B', 71.5, 300)])).toEqual([
      ['B', 80.05, 1],
      ['A', 73, 2],
    ]);
  });

  it('Wuhan 2022: the first three by votes go straight in, the others by votes 30 and judges 70', () => {
    // D has 84×0.7 + 50×0.3 = 73.8, E 95×0.7 + 1×0.3 = 66.8: both behind A, B, C, whatever these have.
    const works = [
      ...[work('A', 40, 1000), work('B', 30, 900), work('C', 50, 800)],
      ...[work('D', 84, 500), work('E', 95, 10)],
    ];
    const composed = composeRanking(formula(30, { direct: { by: 'votes', count: 3 } }), works);
    expect(composed.map((one) => [one.entryId, one.isDirect])).toEqual([
      ...[
        ['A', true],
        ['B', true],
        ['C', true],
      ],
      ...[
        ['D', false],
        ['E', false],
      ],
    ]);
    expect(composed.slice(3).map((one) => one.composite)).toEqual([73.8, 66.8]);
  });

  it('Zhungeer 2023: 30, 29, 28 by each judge’s order, Σ ÷ 7 × 0.7, votes by place × 0.3', () => {
    // Seven judges of three works: A first for five and second for two: (5×30 + 2×29) ÷ 7 = 29.714 → 29.71.
    // B first for two, second for five: (2×30 + 5×29) ÷ 7 = 29.286 → 29.29. C last for all: 28.
    const given = Array.from({ length: 7 }, (_, judge): Given[] => {
      const [a, b] = judge < 5 ? [95, 90] : [80, 85];
      const one = (entryId: string, total: number) => ({
        ...{ entryId, total },
        ...{ judgeId: `j${judge}`, marks: {} },
      });
      return [one('A', a), one('B', b), one('C', 60)];
    }).flat();
    const scores = { average: 'mean', scale: 'rank-points', first: 30, step: 1 } as const;
    const standings = standingsOf(scores, given, ['A', 'B', 'C']);
    expect(standings.map((one) => one.points)).toEqual([29.71, 29.29, 28]);
    // Votes: C first of three: 30×0.3 = 9; B 29×0.3 = 8.7; A 28×0.3 = 8.4.
    const rule = formula(30, { scores, conversion: { kind: 'rank-points', first: 9, step: 0.3 } });
    const votes: Record<string, number> = { A: 10, B: 20, C: 30 };
    const works = standings.map(({ entryId, points }) => work(entryId, points, votes[entryId]!));
    // A: 29.71×0.7 = 20.797 + 8.4 = 29.197 → 29.2. B: 20.503 + 8.7 = 29.203 → 29.2, and A has the better judges. C: 19.6 + 9 = 28.6.
    expect(places(rule, works)).toEqual([
      ['A', 29.2, 1],
      ['B', 29.2, 2],
      ['C', 28.6, 3],
    ]);
    expect(judgeFormula(rule)).toEqual([]);
  });

  it('votes weigh nothing where they were only a gate: experts alone (Chongzuo 2024)', () => {
    expect(places(formula(0), [work('A', 90.5, 0), work('B', 91, 0)])).toEqual([
      ['B', 91, 1],
      ['A', 90.5, 2],
    ]);
  });

  it('each vote 0.05 of a point, at most 25', () => {
    const rule = formula(25, { conversion: { kind: 'per-vote', points: 0.05, cap: 25 } });
    // A: 88×0.75 + 123×0.05 = 66 + 6.15 = 72.15. B: 80×0.75 + 25 (of 30) = 85. C, 500 votes: just 25: 60 + 25.
    const works = [work('A', 88, 123), work('B', 80, 600), work('C', 80, 500)];
    expect(places(rule, works)).toEqual([
      ['B', 85, 1],
      ['C', 85, 2],
      ['A', 72.15, 3],
    ]);
    expect(judgeFormula(rule)).toEqual([]);
  });

  it('bonus 10, 9, 8 …, overtime −1, −3, −5, over twelve minutes out, ties by teachers, then 创意 > 画面 > 内容 > 连贯', () => {
    const ties = ['creative', 'picture', 'content', 'flow'].map((key) => ({ by: 'criterion', key }) as const);
    // Where −1, −3 and −5 begin is not printed; here after 10:00, 10:30 and 11:00.
    const rule = formula(0, {
      bonus: { by: 'votes', points: [10, 9, 8, 7, 6, 5, 4, 3, 2, 1] },
      penalties: [
        { overSeconds: 600, points: 1 },
        { overSeconds: 630, points: 3 },
        { overSeconds: 660, points: 5 },
        { overSeconds: 720, points: 0, disqualifies: true },
      ],
      ties: [{ by: 'judges' }, ...ties],
    });
    const marks = (creative: number, picture: number) => ({ creative, picture, content: 20, flow: 20 });
    const works = [
      // 85 + 10 − 3 = 92 (10:31); 83 + 9 = 92, tied with A, but A has the better teachers.
      ...[work('A', 85, 500, { seconds: 631 }), work('B', 83, 400, { seconds: 600 })],
      // 80 + 8 = 88 each, equal votes share the better place; D is more creative. G is behind them: fifth, 6 points.
      ...[
        work('C', 80, 300, { seconds: 1, marks: marks(18, 25) }),
        work('D', 80, 300, { seconds: 1, marks: marks(20, 10) }),
      ],
      // 99 and 12:01: out. 12:00 is not over: 99 − 5, no vote, no bonus.
      ...[work('E', 99, 900, { seconds: 721 }), work('F', 99, 0, { seconds: 720 })],
      work('G', 60, 100, { seconds: 601 }),
    ];
    const composed = composeRanking(rule, works);
    expect(composed.map((one) => [one.entryId, one.composite, one.rank])).toEqual([
      ...[
        ['F', 94, 1],
        ['A', 92, 2],
        ['B', 92, 3],
      ],
      ...[
        ['D', 88, 4],
        ['C', 88, 5],
        ['G', 65, 6],
        ['E', 0, undefined],
      ],
    ]);
    expect(composed[1]).toMatchObject({ decidedBy: 'judges', bonus: 10, penalty: 3 });
    expect(composed[3]).toMatchObject({ decidedBy: 'criterion', decidedByKey: 'creative' });
    expect(judgeFormula(rule)).toEqual([]);
  });

  it('the most heard of, 2024 and 2025: likes on another platform decide half of that prize, and never half of the ranking', () => {
    const likes = { key: 'likes', name: { zh: '点赞' }, conversion: { kind: 'max-normal' } } as const;
    const half = formula(0, { judgesPercent: 50, figures: [{ ...likes, percent: 50 }] });
    expect(judgeFormula(half).map((one) => one.code)).toEqual(['reckoning.votes-heavy']);
    const rule = formula(0, {
      figures: [{ ...likes, percent: 0 }],
      prizes: [
        {
          ...{ key: 'heard', name: { zh: '最具网络影响力奖' }, count: 1 },
          by: { kind: 'parts', votes: 50, figure: { key: 'likes', percent: 50 } },
        },
      ],
    });
    expect(judgeFormula(rule)).toEqual([]);
    // A: 100×0.5 + 500 ÷ 2000 = 25×0.5 = 62.5. B: 30×0.5 + 100×0.5 = 65. C: 90×0.5 + 30×0.5 = 60, and the best judges.
    const works = [
      work('A', 80, 400, { figures: { likes: 500 } }),
      work('B', 70, 120, { figures: { likes: 2000 } }),
      work('C', 99, 360, { figures: { likes: 600 } }),
    ];
    const composed = composeRanking(rule, works);
    expect(composed[0]!.entryId).toBe('C');
    expect(assignAwards(rule, composed, () => [], 3).prizes).toEqual(new Map([['heard', ['B']]]));
  });

  it('by the most, by range and by share give three different winners to the same scores and votes', () => {
    const works = [work('A', 71, 800), work('B', 84, 700), work('C', 96, 500)];
    const order = (kind: 'max-normal' | 'min-max' | 'share') =>
      composeRanking(formula(40, { conversion: { kind } }), works).map((one) => [one.entryId, one.composite]);
    // Judges × 0.6: 42.6, 50.4, 57.6. Votes × 0.4 of 100 A, 87.5 B, 62.5 C.
    expect(order('max-normal')).toEqual([
      ['B', 85.4],
      ['C', 82.6],
      ['A', 82.6],
    ]);
    // Of 100 A, 200 ÷ 300 = 66.67 B, 0 C.
    expect(order('min-max')).toEqual([
      ['A', 82.6],
      ['B', 77.07],
      ['C', 57.6],
    ]);
    // Of 2000: 40 A, 35 B, 25 C.
    expect(order('share')).toEqual([
      ['C', 67.6],
      ['B', 64.4],
      ['A', 58.6],
    ]);
  });
});
