/** Who scores, abstains, and sees how far judges stand apart: the matrix of verbs × people × states, printed and held. */

import { expect, test } from 'vitest';
import { personOf } from '../../../world/seated.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/id.ts';
import type { Verdict } from '../../kernel/verdict.ts';
import { mayAbstain, mayChair, mayJudge, mayScore, maySeeSpread } from './policy.ts';
import type { Judge, Round } from './review.ts';

const now = new Date('2020-09-01T00:00:00Z');
const runner = 'root.city';
const self = personOf('self');
const judge = {
  personId: 'self' as PersonId,
  state: 'accepted' as Judge['state'],
  role: 'judge' as Judge['role'],
};
const round = (more: Partial<Round> & { reveal?: 'own-in' | 'after-close' | 'never' } = {}) => {
  const { reveal, ...rest } = more;
  return { state: 'open', stage: { reveal }, runnerPath: runner, ...rest } as Round;
};
const said = (verdict: Verdict) => (verdict.allowed ? 'yes' : verdict.refusal.code);
const own = { submittedAt: new Date(0) };

test('a judge scores an open round in its time, until the others’ scores were seen', () => {
  const cases: [string, Parameters<typeof mayScore>[1]][] = [
    ['open, nothing given', { judge, round: round() }],
    ['open, a draft', { judge, round: round(), score: {} }],
    ['AC-164 submitted, others seen', { judge, round: round(), score: own }],
    ['submitted, others after closing', { judge, round: round({ reveal: 'after-close' }), score: own }],
    ['submitted, others never', { judge, round: round({ reveal: 'never' }), score: own }],
    [
      'AC-164 opened again after closing',
      { judge, round: round({ reveal: 'after-close', closedAt: now }), score: own },
    ],
    ['closed', { judge, round: round({ state: 'closed' }) }],
    ['time is over', { judge, round: round({ closesAt: now }) }],
    ['AC-165 left', { judge: { ...judge, state: 'left' }, round: round() }],
    ['AC-165 removed', { judge: { ...judge, state: 'removed' }, round: round() }],
    ['invited, not accepted', { judge: { ...judge, state: 'invited' }, round: round() }],
  ];
  const rows = cases.map(([what, desk]) => [
    what,
    said(mayScore(self, desk, now)),
    said(mayAbstain(self, desk, now)),
  ]);
  console.table(rows);
  expect(rows.map((row) => row.slice(1))).toEqual([
    ['yes', 'yes'],
    ['yes', 'yes'],
    ['review.score-submitted', 'review.score-submitted'],
    ['yes', 'review.score-submitted'],
    ['yes', 'review.score-submitted'],
    ['review.score-submitted', 'review.score-submitted'],
    ['review.round-closed', 'review.round-closed'],
    ['review.round-closed', 'review.round-closed'],
    ['review.no-longer-judge', 'review.no-longer-judge'],
    ['review.no-longer-judge', 'review.no-longer-judge'],
    ['review.no-longer-judge', 'review.no-longer-judge'],
  ]);
});

test('AC-046: another person, an officer or nobody never sits at a judge’s desk', () => {
  const others: Actor[] = [
    personOf('other'),
    personOf('o', [['officer', runner]]),
    { kind: 'anyone', address: '' },
  ];
  expect(others.map((actor) => said(mayJudge(actor, judge)))).toEqual(Array(3).fill('review.not-judge'));
  expect(others.map((actor) => said(mayScore(actor, { judge, round: round() }, now)))).toEqual(
    Array(3).fill('review.not-judge'),
  );
});

test('the spread is for the runner’s officer and leader, and for the chair once their own scores are in', () => {
  const seats = ['officer', 'leader', 'admin'] as const;
  expect(seats.map((role) => said(maySeeSpread(personOf('o', [[role, runner]]), round())))).toEqual([
    'yes',
    'yes',
    'review.not-yours',
  ]);
  expect(said(maySeeSpread(personOf('o', [['officer', 'root']]), round()))).toBe('review.not-yours');
  const chair = { ...judge, role: 'chair' as const };
  expect(said(mayChair(self, { judge: chair, isThrough: true }))).toBe('yes');
  expect(said(mayChair(self, { judge: chair, isThrough: false }))).toBe('review.own-first');
  expect(said(mayChair(self, { judge, isThrough: true }))).toBe('review.not-chair');
  expect(said(mayChair(self, { judge: { ...chair, state: 'removed' }, isThrough: true }))).toBe(
    'review.no-longer-judge',
  );
});
