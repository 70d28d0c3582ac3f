/** Who may do what in a round: the printed matrix of verbs × seats × relation (AC-030). */

import { describe, expect, test } from 'vitest';
import { personOf } from '../../../world/seated.ts';
import type { Actor, SeatRole } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/id.ts';
import type { Verdict } from '../../kernel/verdict.ts';
import { blind, type Stage, type StageKind, type StageRunner } from '../call/stage.ts';
import {
  mayArrange,
  mayCloseRound,
  mayDecide,
  mayExtend,
  mayHandOver,
  mayHaveRounds,
  mayJudge,
  mayOpenRound,
  mayPassOn,
  mayReopen,
  mayScore,
  maySeeHosting,
  maySeeRound,
} from './policy.ts';
import type { RoundState } from './review.ts';

/** The host is a city beneath the province that owns the call; works come from everywhere. */
const places = {
  self: 'n.province.city',
  'parent (owner)': 'n.province',
  grandparent: 'n',
  child: 'n.province.city.district',
  sister: 'n.province.pasture',
  cousin: 'n.other.town',
} as const;
const roles: readonly SeatRole[] = ['admin', 'officer', 'leader'];
const person = (id: string, seats: { role: SeatRole; path: string }[]): Actor => personOf(id, seats);
const judge = { personId: 'judge' as PersonId, state: 'accepted' as const };
const actors: [string, Actor][] = [
  ...Object.entries(places).flatMap(([place, path]) =>
    roles.map((role): [string, Actor] => [`${role} at ${place}`, person('p', [{ role, path }])]),
  ),
  ['judge of the round', person('judge', [])],
  ['person without a seat', person('p', [])],
  ['anyone', { kind: 'anyone', address: '' }],
];

const runners = { host: places.self, owner: places['parent (owner)'] } as const;
const stageOf = (kind: StageKind, runner: StageRunner = 'host'): Stage => ({
  ...{ key: kind, kind, runner, name: { zh: kind }, sight: blind },
});
const round = (state: RoundState, kind: StageKind = 'score', runner: StageRunner = 'host') => ({
  hostPath: runners.host,
  ownerPath: runners.owner,
  runnerPath: runners[runner],
  isShared: state === 'handed',
  stage: stageOf(kind, runner),
  onward: state === 'handed' ? ('owner' as const) : undefined,
  state,
});
const call = { hostPath: places.self };
const ready = { works: 6, withoutScore: 0, undecided: 0, untaken: 0 };
const now = new Date('2026-09-11T04:00:00Z');

const verbs: Record<string, (actor: Actor) => Verdict> = {
  hosting: (actor) => maySeeHosting(actor, places.self),
  open: (actor) => mayOpenRound(actor, { call, received: 6 }),
  'see-open': (actor) => maySeeRound(actor, round('open')),
  'see-handed': (actor) => maySeeRound(actor, round('handed')),
  arrange: (actor) => mayArrange(actor, round('open')),
  decide: (actor) => mayDecide(actor, round('open', 'unit-check')),
  close: (actor) => mayCloseRound(actor, round('open'), ready, now),
  reopen: (actor) => mayReopen(actor, round('closed')),
  'pass-on': (actor) => mayPassOn(actor, round('closed'), false),
  'hand-over': (actor) => mayHandOver(actor, round('closed'), true),
  'run-final': (actor) => mayDecide(actor, round('open', 'jury', 'owner')),
  judge: (actor) => mayJudge(actor, judge),
  score: (actor) => mayScore(actor, { judge, round: round('open') }, now),
  mine: (actor) => mayHaveRounds(actor),
};
const mark = (verdict: Verdict) => (verdict.allowed ? 'yes' : verdict.when === 'never' ? '·' : 'later');
const refusal = (verdict: Verdict) => (verdict.allowed ? 'allowed' : verdict.refusal.code);

describe('the matrix of reviews', () => {
  test('AC-030, AC-033: verbs × seats × relation', () => {
    const heads = Object.keys(verbs);
    const rows = actors.map(([who, actor]) => [who, ...heads.map((verb) => mark(verbs[verb]!(actor)))]);
    const table = [['', ...heads], ...rows]
      .map((row) =>
        row
          .map((cell, i) => cell.padEnd(i === 0 ? 26 : 10))
          .join(' ')
          .trimEnd(),
      )
      .join('\n');
    console.log(table);
    expect(`\n${table}\n`).toMatchInlineSnapshot(`
      "
                                 hosting    open       see-open   see-handed arrange    decide     close      reopen     pass-on    hand-over  run-final  judge      score      mine
      admin at self              ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          yes
      officer at self            yes        yes        yes        yes        yes        yes        yes        yes        yes        yes        ·          ·          ·          yes
      leader at self             yes        ·          yes        yes        ·          ·          ·          ·          ·          ·          ·          ·          ·          yes
      admin at parent (owner)    ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          yes
      officer at parent (owner)  ·          ·          ·          yes        ·          ·          ·          ·          ·          ·          yes        ·          ·          yes
      leader at parent (owner)   ·          ·          ·          yes        ·          ·          ·          ·          ·          ·          ·          ·          ·          yes
      admin at grandparent       ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          yes
      officer at grandparent     ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          yes
      leader at grandparent      ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          yes
      admin at child             ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          yes
      officer at child           ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          yes
      leader at child            ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          yes
      admin at sister            ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          yes
      officer at sister          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          yes
      leader at sister           ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          yes
      admin at cousin            ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          yes
      officer at cousin          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          yes
      leader at cousin           ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          yes
      judge of the round         ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          yes        yes        yes
      person without a seat      ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          yes
      anyone                     ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          later
      "
    `);
  });
});

describe('not now, with the reason', () => {
  const officer = person('p', [{ role: 'officer', path: places.self }]);

  test('opening: nothing received, or opened before', () => {
    expect(refusal(mayOpenRound(officer, { call, received: 0 }))).toBe('review.nothing-received');
    expect(refusal(mayOpenRound(officer, { call, received: 6, round: {} }))).toBe('review.round-exists');
  });

  test.each([
    ['open', 'allowed'],
    ['closed', 'review.round-closed'],
    ['handed', 'review.round-closed'],
  ] as const)('arranging and closing a round that is %s: %s', (state, code) => {
    expect(refusal(mayArrange(officer, round(state)))).toBe(code);
    expect(refusal(mayCloseRound(officer, round(state), ready, now))).toBe(code);
  });

  test('closing while a work has no score, or one is not taken in', () => {
    expect(refusal(mayCloseRound(officer, round('open'), { ...ready, withoutScore: 1 }, now))).toBe(
      'review.incomplete',
    );
    expect(refusal(mayCloseRound(officer, round('open'), { ...ready, untaken: 1 }, now))).toBe(
      'review.untaken',
    );
  });

  test.each([
    ['open', 'review.round-open'],
    ['closed', 'allowed'],
    ['handed', 'review.handed-over'],
  ] as const)('AC-172: handing over a round that is %s: %s', (state, code) => {
    expect(refusal(mayHandOver(officer, round(state), true))).toBe(code);
  });

  test('AC-172: nothing is handed over before the last stage, and after it nothing is passed on', () => {
    expect(refusal(mayHandOver(officer, round('closed'), false))).toBe('review.stage-skipped');
    expect(refusal(mayPassOn(officer, round('closed'), true))).toBe('review.last-stage');
    expect(refusal(mayPassOn(officer, round('open'), false))).toBe('review.round-open');
    expect(refusal(mayPassOn(officer, { ...round('handed'), onward: 'next' }, false))).toBe(
      'review.passed-on',
    );
    expect(refusal(mayReopen(officer, { ...round('handed'), onward: 'next' }))).toBe('review.passed-on');
    expect(refusal(mayReopen(officer, round('open')))).toBe('review.round-open');
    expect(refusal(mayExtend(officer, round('open')))).toBe('review.no-end');
    const ending = { ...round('open'), closesAt: new Date(1) };
    expect(mayExtend(officer, ending).allowed).toBe(true);
    expect(refusal(mayExtend(officer, { ...ending, state: 'closed' }))).toBe('review.round-closed');
  });

  test('a stage that the owner runs is the owner’s to run, and the host’s to read once it is shared', () => {
    const owner = person('o', [{ role: 'officer', path: places['parent (owner)'] }]);
    expect(refusal(mayCloseRound(owner, round('open', 'jury', 'owner'), ready, now))).toBe('allowed');
    expect(refusal(mayCloseRound(officer, round('open', 'jury', 'owner'), ready, now))).toBe(
      'review.not-yours',
    );
    expect(refusal(maySeeRound(officer, round('open', 'jury', 'owner')))).toBe('review.not-yours');
    expect(refusal(maySeeRound(officer, round('handed', 'jury', 'owner')))).toBe('allowed');
  });

  test('works are decided one by one only where the stage says so', () => {
    expect(refusal(mayDecide(officer, round('open', 'score')))).toBe('review.not-decided-so');
    expect(refusal(mayDecide(officer, round('closed', 'format-check')))).toBe('review.round-closed');
    expect(refusal(mayDecide(officer, round('open', 'choice')))).toBe('allowed');
  });

  test('nothing is scored after the stage has ended', () => {
    const self = person('judge', []);
    const ended = { ...round('open'), closesAt: now };
    expect(refusal(mayScore(self, { judge, round: ended }, now))).toBe('review.round-closed');
    expect(refusal(mayScore(self, { judge, round: ended }, new Date(now.getTime() - 1)))).toBe('allowed');
  });

  test('AC-164: scoring again, and scoring a closed round', () => {
    const self = person('judge', []);
    expect(
      refusal(mayScore(self, { judge, round: round('open'), score: { submittedAt: new Date(0) } }, now)),
    ).toBe('review.score-submitted');
    expect(refusal(mayScore(self, { judge, round: round('open'), score: {} }, now))).toBe('allowed');
    expect(refusal(mayScore(self, { judge, round: round('closed') }, now))).toBe('review.round-closed');
    expect(refusal(mayScore(person('other', []), { judge, round: round('open') }, now))).toBe(
      'review.not-judge',
    );
    expect(refusal(mayCloseRound(person('other', []), round('open'), ready, now))).toBe('review.not-yours');
  });
});
