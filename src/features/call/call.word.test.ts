/** The rules of calls without a database. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrganisationId } from '../../kernel/id.ts';
import { startOfDay } from '../../kernel/period.ts';
import {
  type Call,
  type CallPhase,
  inherited,
  isFrozen,
  isSupplement,
  judgeFormula,
  judgeOwnClosing,
  judgeRubric,
  phaseOfCall,
} from './call.ts';

const at = startOfDay;
const call = {
  id: 'above',
  lineage: 'above',
  campaignId: 'c',
  ownerId: 'o',
  ownerPath: 'o',
  ownerName: { zh: '青海' },
  version: 3,
  key: 'film',
  name: { zh: '微电影征集' },
  hostId: 'h' as OrganisationId,
  hostPath: 'o.h',
  hostName: { zh: '黄南州' },
  opensAt: at('2020-06-01'),
  closesAt: at('2020-08-21'),
  recommendUntil: at('2020-08-29'),
  reviewUntil: at('2020-09-09'),
  voteOpensAt: at('2020-09-10'),
  voteClosesAt: at('2020-09-18'),
  hostFloor: 6,
  unitCap: 6,
  supplements: ['unitCap'],
  frozenAt: at('2020-09-10'),
} as unknown as Call;
const running = { ...call, frozenAt: undefined };

describe('the phases of a call', () => {
  const edges: [keyof Call, CallPhase, CallPhase][] = [
    ['opensAt', 'before', 'collecting'],
    ['closesAt', 'collecting', 'recommending'],
    ['recommendUntil', 'recommending', 'reviewing'],
    ['reviewUntil', 'reviewing', 'awaiting-vote'],
    ['voteOpensAt', 'awaiting-vote', 'voting'],
    ['voteClosesAt', 'voting', 'reckoning'],
  ];
  it.each(edges)('at %s, not a moment before, %s becomes %s', (field, before, after) => {
    const edge = call[field] as Date;
    expect([phaseOfCall(call, new Date(edge.getTime() - 1)), phaseOfCall(call, edge)]).toEqual([
      before,
      after,
    ]);
  });

  it('rules are frozen from the instant the vote opens, marked or not', () => {
    expect(isFrozen(running, new Date(call.voteOpensAt.getTime() - 1))).toBe(false);
    expect(isFrozen(running, call.voteOpensAt)).toBe(true);
    expect(isFrozen(call, call.opensAt)).toBe(true);
  });
});

describe('how it adds up', () => {
  const formula = (judgesPercent: number, votesPercent: number) =>
    judgeFormula({ judgesPercent, votesPercent, conversion: 'max-normal', awards: [] });
  it.each([
    [100, 0],
    [80, 20],
    [60, 40],
  ])('%i and %i stand', (judges, votes) => expect(formula(judges, votes)).toBeUndefined());
  it.each([
    [59, 41],
    [80, 10],
    [110, -10],
    [0, 100],
  ])('%i and %i are refused', (judges, votes) => {
    expect(formula(judges, votes)).toMatchObject({ code: 'call.formula' });
  });

  it('a rubric stands only with a hundred points in all', () => {
    const criterion = (max: number) => ({ key: `${max}`, name: { zh: 'x' }, max });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 6 }), (maxima) => {
        const sum = maxima.reduce((a, b) => a + b, 0);
        const refusal = judgeRubric(maxima.map(criterion));
        if (sum === 100) expect(refusal).toBeUndefined();
        else expect(refusal).toMatchObject({ code: 'call.rubric', about: { sum } });
      }),
    );
    expect(judgeRubric([criterion(40), criterion(60)])).toBeUndefined();
  });
});

describe('an adopted call', () => {
  it('may close earlier or with the level above, never later, and after it opens', () => {
    expect(judgeOwnClosing(call.closesAt, call, 'f')).toBeUndefined();
    expect(judgeOwnClosing(at('2020-06-02'), call, 'f')).toBeUndefined();
    expect(judgeOwnClosing(new Date(call.closesAt.getTime() + 1), call, 'f')).toEqual({
      code: 'call.later-than-parent',
      about: { closesAt: call.closesAt, call: call.name },
      field: 'f',
    });
    expect(judgeOwnClosing(call.opensAt, call, 'f')).toMatchObject({
      code: 'call.closes-before-open',
      field: 'f',
    });
  });

  it('takes over every rule, and no host, floor or freeze: its works go to the host above', () => {
    const own = inherited(call, at('2020-08-11'));
    expect(own).toMatchObject({
      parentId: 'above',
      key: 'film',
      closesAt: at('2020-08-11'),
      recommendUntil: call.recommendUntil,
      unitCap: 6,
    });
    expect([own.hostId, own.hostPath, own.hostName, own.hostFloor, own.frozenAt]).toEqual(
      Array(5).fill(undefined),
    );
    expect(own).not.toHaveProperty('version');
  });

  it('keeps what the paper lacks marked', () => {
    expect([isSupplement(call, 'unitCap'), isSupplement(call, 'closesAt')]).toEqual([true, false]);
  });
});
