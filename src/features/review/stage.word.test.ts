/** Stages as they are run: what each asks before it closes, who goes on, ties at the edge, and a fuzz over whole chains. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EntryId } from '../../kernel/id.ts';
import { blind, type Stage, type StageKind, stageKinds } from '../call/stage.ts';
import type { Ranked, RoundEntry, RoundState, RoundVerb, WorkOutcome } from './review.ts';
import { roundTransitions } from './review.ts';
import { goingOn, isDecidedByHand, judgeChoice, judgeClosing, judgeDecision, outcomesOf } from './stage.ts';

const id = (name: string) => name as EntryId;
const stageOf = (kind: StageKind, more: Partial<Stage> = {}): Stage => ({
  ...{ key: kind, kind, name: { zh: kind }, runner: 'host' as const, sight: blind },
  ...more,
});
const entry = (name: string, more: Partial<RoundEntry> = {}) =>
  ({ entryId: id(name), position: 1, ...more }) as RoundEntry;
const ranked = (...rows: readonly (readonly [string, number, number])[]): Ranked[] =>
  rows.map(([name, rank, points]) => ({
    ...{ entryId: id(name), rank, points, mean: points },
    ...{ judges: 1, least: points, most: points },
  }));

describe('closing', () => {
  const ready = { works: 3, withoutScore: 0, undecided: 0, untaken: 0 };
  const at = new Date('2026-09-10T00:00:00Z');
  const code = (kind: StageKind, more: Partial<typeof ready>, closesAt?: Date) =>
    judgeClosing({ stage: stageOf(kind), closesAt }, { ...ready, ...more }, at)?.code;

  test('not while one waits to be taken in, whatever the stage', () => {
    for (const kind of stageKinds)
      expect([kind, code(kind, { untaken: 1 })]).toEqual([kind, 'review.untaken']);
  });

  test('a scored stage waits for a score of each work, a check for a decision on each, a vote for its end', () => {
    expect(code('score', { withoutScore: 2, undecided: 3 })).toBe('review.incomplete');
    expect(code('score', { undecided: 3 })).toBeUndefined();
    expect(code('format-check', { withoutScore: 3, undecided: 1 })).toBe('review.undecided');
    expect(code('unit-check', { withoutScore: 3 })).toBeUndefined();
    expect(code('vote', {}, new Date(at.getTime() + 1))).toBe('review.vote-running');
    expect(code('vote', {}, at)).toBeUndefined();
    expect(code('jury', { undecided: 3, withoutScore: 3 })).toBeUndefined();
  });
});

describe('deciding', () => {
  const one = [id('a')];
  test('a check lets on, returns and leaves out; a jury gives nothing back; a score decides nothing', () => {
    expect(judgeDecision(stageOf('unit-check'), { outcome: 'on', entries: one })).toBeUndefined();
    expect(judgeDecision(stageOf('jury'), { outcome: 'returned', reason: 'x', entries: one })?.code).toBe(
      'review.not-decided-so',
    );
    expect(judgeDecision(stageOf('score'), { outcome: 'on', entries: one })?.code).toBe(
      'review.not-decided-so',
    );
  });

  test('what is returned or left out says why, and so does whatever a jury changes', () => {
    const check = stageOf('format-check');
    expect(judgeDecision(check, { outcome: 'returned', entries: one })).toEqual({
      code: 'review.reason-missing',
      field: 'reason',
    });
    expect(judgeDecision(check, { outcome: 'out', reason: 'too long', entries: one })).toBeUndefined();
    expect(judgeDecision(stageOf('jury'), { outcome: 'on', entries: one })?.code).toBe(
      'review.reason-missing',
    );
    expect(judgeDecision(check, { outcome: 'on', entries: [] })?.code).toBe('review.choice-empty');
  });
});

describe('who goes on', () => {
  const five = ['a', 'b', 'c', 'd', 'e'].map((name) => entry(name));
  const table = ranked(['a', 1, 95], ['b', 2, 90], ['c', 3, 80], ['d', 3, 80], ['e', 5, 10]);

  test('after a check: what was let on', () => {
    const entries = [
      entry('a', { outcome: 'on' }),
      entry('b', { outcome: 'out' }),
      entry('c', { outcome: 'returned' }),
    ];
    expect(goingOn(stageOf('unit-check'), [], entries)).toEqual({ on: ['a'], out: ['b'], free: [] });
  });

  test('the first so many; a tie at the edge is shown and left to the runner', () => {
    const going = goingOn(stageOf('score', { keep: { count: 3 } }), table, five);
    expect(going).toEqual({ on: ['a', 'b'], out: ['e'], free: ['c', 'd'], places: 1 });
    expect(judgeChoice(going, [])).toMatchObject({ code: 'review.choice-edge', about: { places: 1 } });
    expect(judgeChoice(going, [id('c'), id('d')])?.code).toBe('review.choice-edge');
    expect(judgeChoice(going, [id('e')])?.code).toBe('review.choice-unknown');
    expect(judgeChoice(going, [id('d')])).toBeUndefined();
  });

  test('ties go on where the stage says so, and points can be asked for', () => {
    const ties = goingOn(stageOf('score', { keep: { count: 3, tiesGoOn: true } }), table, five);
    expect(ties).toEqual({ on: ['a', 'b', 'c', 'd'], out: ['e'], free: [], places: undefined });
    const points = goingOn(stageOf('score', { keep: { pointsMin: 85 } }), table, five);
    expect(points.on).toEqual(['a', 'b']);
  });

  test('within sub-quotas: at least two songs', () => {
    const kinds = five.map((e, i) => ({ ...e, subtype: i >= 3 ? 'song' : 'film' }));
    const keep = { count: 3, subQuotas: [{ group: 'subtype:song', name: { zh: 'song' }, atLeast: 2 }] };
    expect(goingOn(stageOf('score', { keep }), table, kinds).on).toEqual(['a', 'd', 'e']);
  });

  test('where nothing is kept by rule the runner chooses after scoring, and all go on after a vote', () => {
    expect(goingOn(stageOf('score'), table, five)).toMatchObject({ on: [], free: ['a', 'b', 'c', 'd', 'e'] });
    expect(goingOn(stageOf('vote'), table, five)).toMatchObject({ on: ['a', 'b', 'c', 'd', 'e'], free: [] });
    expect(goingOn(stageOf('score'), table, five, { isBesideVote: true }).on).toHaveLength(5);
  });

  test('a jury changes what the ranking says, up and down; what it leaves alone stands', () => {
    const jury = stageOf('jury', { keep: { count: 2 } });
    expect(goingOn(jury, table, five).on).toEqual(['a', 'b']);
    const changed = five.map((e) =>
      e.entryId === 'b'
        ? { ...e, outcome: 'out' as const }
        : e.entryId === 'e'
          ? { ...e, outcome: 'on' as const }
          : e,
    );
    expect(goingOn(jury, table, changed)).toMatchObject({ on: ['a', 'e'], out: ['b', 'c', 'd'], free: [] });
  });

  test('a returned work is nowhere in it', () => {
    const entries = [...five.slice(0, 2), entry('c', { outcome: 'returned' })];
    const { on, out, free } = goingOn(stageOf('score', { keep: { count: 5 } }), table, entries);
    expect([...on, ...out, ...free]).toEqual(['a', 'b']);
  });
});

/** A whole chain as the fuzz walks it: the rounds that were begun, each with its works, and where the works are. */
type Walk = {
  stages: readonly Stage[];
  rounds: { state: RoundState; entries: RoundEntry[] }[];
  handed: EntryId[];
};
type Step = { verb: RoundVerb; pick: number; outcome: WorkOutcome };

const rankedOf = (entries: readonly RoundEntry[]): Ranked[] =>
  entries.map((e, index) => ({
    ...{ entryId: e.entryId, rank: 1 + Math.floor(index / 2), points: 90 - Math.floor(index / 2) * 5 },
    ...{ mean: 80, judges: 2, least: 70, most: 90 },
  }));

/** What the word lets a step do: the next walk, or nothing when it refuses. */
function take(walk: Walk, { verb, pick, outcome }: Step): Walk | undefined {
  const position = walk.rounds.length - 1;
  const [round, stage] = [walk.rounds[position]!, walk.stages[position]!];
  const to = roundTransitions[round.state][verb];
  if (!to) return undefined;
  const isLast = position === walk.stages.length - 1;
  const now = (next: (typeof walk.rounds)[number]) => ({
    ...walk,
    rounds: [...walk.rounds.slice(0, -1), next],
  });
  const going = () => goingOn(stage, rankedOf(round.entries), round.entries);
  if (verb === 'decide') {
    const target = round.entries.filter((e) => e.outcome === undefined)[pick % 3];
    const wrong = !target || judgeDecision(stage, { outcome, reason: 'why', entries: [target.entryId] });
    if (wrong) return undefined;
    return now({ ...round, entries: round.entries.map((e) => (e === target ? { ...e, outcome } : e)) });
  }
  if (verb === 'take-in') {
    const back = round.entries.find((e) => e.outcome === 'returned');
    if (!back) return undefined;
    return now({
      ...round,
      entries: round.entries.map((e) => (e === back ? { ...e, outcome: undefined } : e)),
    });
  }
  if (verb === 'close') {
    const undecided = round.entries.filter((e) => e.outcome === undefined).length;
    const reckoning = { works: round.entries.length, withoutScore: 0, undecided, untaken: 0 };
    return judgeClosing({ stage }, reckoning, new Date(0)) ? undefined : now({ ...round, state: to });
  }
  if (verb !== 'pass-on' && verb !== 'hand-over') return now({ ...round, state: to });
  if ((verb === 'hand-over') !== isLast) return undefined;
  const { on, free, places } = going();
  const chosen = free.slice(0, places ?? 1 + (pick % Math.max(1, free.length)));
  if (judgeChoice(going(), chosen)) return undefined;
  const survivors = [...on, ...chosen];
  const done = now({ ...round, state: to });
  if (isLast) return { ...done, handed: survivors };
  const entries = survivors.map((name) => entry(name));
  return { ...done, rounds: [...done.rounds, { state: 'open', entries }] };
}

describe('AC-282: whatever people try, in whatever order', () => {
  const stage = fc.record({
    kind: fc.constantFrom(...stageKinds),
    count: fc.option(fc.integer({ min: 1, max: 6 })),
  });
  const step: fc.Arbitrary<Step> = fc.record({
    verb: fc.constantFrom<RoundVerb>(
      'take-in',
      'decide',
      'decide',
      'decide',
      'score',
      'close',
      'reopen',
      'pass-on',
      'hand-over',
    ),
    pick: fc.nat({ max: 20 }),
    outcome: fc.constantFrom<WorkOutcome>('on', 'on', 'on', 'returned', 'out'),
  });

  test('no stage is skipped, no work is lost or doubled, what went on never comes from elsewhere', () => {
    let steps = 0;
    let through = 0;
    fc.assert(
      fc.property(
        fc.array(stage, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 8 }),
        fc.array(step, { minLength: 60, maxLength: 60 }),
        (kinds, count, tried) => {
          const stages = kinds.map((one, index) =>
            stageOf(one.kind, {
              key: `s${index}`,
              keep: one.count === null ? undefined : { count: one.count },
            }),
          );
          const works = Array.from({ length: count }, (_, index) => entry(`w${index}`));
          let walk: Walk = { stages, rounds: [{ state: 'open', entries: works }], handed: [] };
          for (const one of tried) {
            steps++;
            const before = walk;
            walk = take(walk, one) ?? walk;
            expect(walk.rounds.length - before.rounds.length).toBeLessThanOrEqual(1);
            expectSound(walk);
          }
          through += Number(walk.handed.length > 0);
        },
      ),
      { numRuns: 250 },
    );
    expect(steps).toBeGreaterThanOrEqual(10_000);
    expect(through).toBeGreaterThan(20);
  });

  function expectSound({ stages, rounds, handed }: Walk): void {
    for (const [position, round] of rounds.entries()) {
      const names = round.entries.map((e) => e.entryId);
      expect(new Set(names).size).toBe(names.length);
      const isBehind = position < rounds.length - 1;
      if (isBehind) expect(round.state).toBe('handed');
      const before = rounds[position - 1];
      if (before) for (const name of names) expect(before.entries.map((e) => e.entryId)).toContain(name);
      for (const e of round.entries)
        if (e.outcome && isDecidedByHand(stages[position]!))
          expect(outcomesOf(stages[position]!)).toContain(e.outcome);
    }
    const last = rounds.at(-1)!;
    if (handed.length > 0) expect([rounds.length, last.state]).toEqual([stages.length, 'handed']);
    for (const name of handed)
      expect(last.entries.find((e) => e.entryId === name)?.outcome).not.toBe('returned');
  }
});
