/** Who may do what in a round: the printed matrix of verbs × seats × relation (AC-030). */

import { describe, expect, test } from 'vitest';
import { personOf } from '../../../world/seated.ts';
import type { Actor, SeatRole } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/id.ts';
import type { Verdict } from '../../kernel/verdict.ts';
import {
  mayArrange,
  mayCloseRound,
  mayHandOver,
  mayHaveRounds,
  mayJudge,
  mayOpenRound,
  mayScore,
  maySeeHosting,
  maySeeRound,
} from './policy.ts';
import type { Round, RoundState } from './review.ts';

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
const judge = { personId: 'judge' as PersonId };
const actors: [string, Actor][] = [
  ...Object.entries(places).flatMap(([place, path]) =>
    roles.map((role): [string, Actor] => [`${role} at ${place}`, person('p', [{ role, path }])]),
  ),
  ['judge of the round', person('judge', [])],
  ['person without a seat', person('p', [])],
  ['anyone', { kind: 'anyone', address: '' }],
];

const round = (state: RoundState): Pick<Round, 'hostPath' | 'ownerPath' | 'state'> => ({
  hostPath: places.self,
  ownerPath: places['parent (owner)'],
  state,
});
const call = { hostPath: places.self };
const ready = { works: 6, withoutScore: 0, untaken: 0 };

const verbs: Record<string, (actor: Actor) => Verdict> = {
  hosting: (actor) => maySeeHosting(actor, places.self),
  open: (actor) => mayOpenRound(actor, { call, received: 6 }),
  'see-open': (actor) => maySeeRound(actor, round('open')),
  'see-handed': (actor) => maySeeRound(actor, round('handed')),
  arrange: (actor) => mayArrange(actor, round('open')),
  close: (actor) => mayCloseRound(actor, round('open'), ready),
  'hand-over': (actor) => mayHandOver(actor, round('closed')),
  judge: (actor) => mayJudge(actor, judge),
  score: (actor) => mayScore(actor, { judge, round: round('open') }),
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
                                 hosting    open       see-open   see-handed arrange    close      hand-over  judge      score      mine
      admin at self              ·          ·          ·          ·          ·          ·          ·          ·          ·          yes
      officer at self            yes        yes        yes        yes        yes        yes        yes        ·          ·          yes
      leader at self             yes        ·          yes        yes        ·          ·          ·          ·          ·          yes
      admin at parent (owner)    ·          ·          ·          ·          ·          ·          ·          ·          ·          yes
      officer at parent (owner)  ·          ·          ·          yes        ·          ·          ·          ·          ·          yes
      leader at parent (owner)   ·          ·          ·          yes        ·          ·          ·          ·          ·          yes
      admin at grandparent       ·          ·          ·          ·          ·          ·          ·          ·          ·          yes
      officer at grandparent     ·          ·          ·          ·          ·          ·          ·          ·          ·          yes
      leader at grandparent      ·          ·          ·          ·          ·          ·          ·          ·          ·          yes
      admin at child             ·          ·          ·          ·          ·          ·          ·          ·          ·          yes
      officer at child           ·          ·          ·          ·          ·          ·          ·          ·          ·          yes
      leader at child            ·          ·          ·          ·          ·          ·          ·          ·          ·          yes
      admin at sister            ·          ·          ·          ·          ·          ·          ·          ·          ·          yes
      officer at sister          ·          ·          ·          ·          ·          ·          ·          ·          ·          yes
      leader at sister           ·          ·          ·          ·          ·          ·          ·          ·          ·          yes
      admin at cousin            ·          ·          ·          ·          ·          ·          ·          ·          ·          yes
      officer at cousin          ·          ·          ·          ·          ·          ·          ·          ·          ·          yes
      leader at cousin           ·          ·          ·          ·          ·          ·          ·          ·          ·          yes
      judge of the round         ·          ·          ·          ·          ·          ·          ·          yes        yes        yes
      person without a seat      ·          ·          ·          ·          ·          ·          ·          ·          ·          yes
      anyone                     ·          ·          ·          ·          ·          ·          ·          ·          ·          later
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
    expect(refusal(mayCloseRound(officer, round(state), ready))).toBe(code);
  });

  test('closing while a work has no score, or one is not taken in', () => {
    expect(refusal(mayCloseRound(officer, round('open'), { ...ready, withoutScore: 1 }))).toBe(
      'review.incomplete',
    );
    expect(refusal(mayCloseRound(officer, round('open'), { ...ready, untaken: 1 }))).toBe('review.untaken');
  });

  test.each([
    ['open', 'review.round-open'],
    ['closed', 'allowed'],
    ['handed', 'review.handed-over'],
  ] as const)('AC-172: handing over a round that is %s: %s', (state, code) => {
    expect(refusal(mayHandOver(officer, round(state)))).toBe(code);
  });

  test('AC-164: scoring again, and scoring a closed round', () => {
    const self = person('judge', []);
    expect(
      refusal(mayScore(self, { judge, round: round('open'), score: { submittedAt: new Date(0) } })),
    ).toBe('review.score-submitted');
    expect(refusal(mayScore(self, { judge, round: round('open'), score: {} }))).toBe('allowed');
    expect(refusal(mayScore(self, { judge, round: round('closed') }))).toBe('review.round-closed');
    expect(refusal(mayScore(person('other', []), { judge, round: round('open') }))).toBe('review.not-judge');
    expect(refusal(mayCloseRound(person('other', []), round('open'), ready))).toBe('review.not-yours');
  });
});
