/** Who may do what with a result: verbs × seats × relation, printed. Only the owner's own seats may anything. */

import { describe, expect, it } from 'vitest';
import { personOf } from '../../../world/seated.ts';
import type { Actor, Seat, SeatRole } from '../../kernel/actor.ts';
import type { OrganisationId, PersonId } from '../../kernel/id.ts';
import type { Verdict } from '../../kernel/verdict.ts';
import type { Call } from '../call/call.ts';
import type { Result, ResultState } from './award.ts';
import { mayPrepare, mayReturn, maySeeUnpublished, maySign, maySubmit } from './policy.ts';

const closesAt = new Date('2026-09-18T00:00:00Z');
const after = new Date('2026-09-19T00:00:00Z');
const call = { ownerPath: 'n.q.x', voteClosesAt: closesAt } as Call;
const result = (state: ResultState, preparedBy = 'somebody') =>
  ({ organisationPath: 'n.q.x', state, preparedBy: preparedBy as PersonId }) as Result;

const places: Record<string, string> = {
  self: 'n.q.x',
  parent: 'n.q',
  grandparent: 'n',
  child: 'n.q.x.h',
  grandchild: 'n.q.x.h.c',
  'sister branch': 'n.q.y',
  cousin: 'n.q.y.k',
};
const person = (seats: readonly Seat[], id = 'p'): Actor => personOf(id, seats);
const seated = (role: SeatRole, path: string, id = 'p') =>
  person([{ role, path, organisationId: path as OrganisationId, organisationName: { zh: path } }], id);
const say = (verdict: Verdict) =>
  verdict.allowed ? 'yes' : verdict.when === 'never' ? '-' : verdict.refusal.code;

const verbs: Record<string, (actor: Actor) => Verdict> = {
  see: (actor) => maySeeUnpublished(actor, call.ownerPath),
  prepare: (actor) => mayPrepare(actor, { call }, after),
  submit: (actor) => maySubmit(actor, result('prepared')),
  sign: (actor) => maySign(actor, result('submitted')),
  return: (actor) => mayReturn(actor, result('submitted')),
};
const roles: readonly SeatRole[] = ['admin', 'officer', 'leader'];

describe('the matrix (AC-030, AC-033)', () => {
  it('nobody above, beneath or beside the owner may anything, and each seat at the owner only its own', () => {
    const rows: Record<string, Record<string, string>> = {};
    const actors: [string, Actor][] = [
      ...Object.entries(places).flatMap(([relation, path]) =>
        roles.map((role): [string, Actor] => [`${relation} ${role}`, seated(role, path)]),
      ),
      ['person without seat', person([])],
      ['anyone', { kind: 'anyone', address: '' }],
    ];
    for (const [name, actor] of actors) {
      rows[name] = Object.fromEntries(Object.entries(verbs).map(([verb, may]) => [verb, say(may(actor))]));
    }
    console.table(rows);
    const none = { see: '-', prepare: '-', submit: '-', sign: '-', return: '-' };
    expect(rows['self admin']).toEqual({ ...none, see: 'yes' });
    expect(rows['self officer']).toEqual({ ...none, see: 'yes', prepare: 'yes', submit: 'yes' });
    expect(rows['self leader']).toEqual({ ...none, see: 'yes', sign: 'yes', return: 'yes' });
    for (const [name] of actors.filter(([one]) => !one.startsWith('self')))
      expect({ [name]: rows[name] }).toEqual({ [name]: none });
  });
});

describe('the time and the state', () => {
  const officer = seated('officer', 'n.q.x');
  const leader = seated('leader', 'n.q.x');

  it('no result while people vote, to the millisecond', () => {
    expect(say(mayPrepare(officer, { call }, new Date(closesAt.getTime() - 1)))).toBe('award.vote-running');
    expect(say(mayPrepare(officer, { call }, closesAt))).toBe('yes');
  });

  it.each([
    ['prepared', 'award.wrong-state', 'yes', 'award.wrong-state'],
    ['submitted', 'award.wrong-state', 'award.wrong-state', 'yes'],
    ['returned', 'yes', 'award.wrong-state', 'award.wrong-state'],
    ['published', 'award.wrong-state', 'award.wrong-state', 'award.wrong-state'],
  ] as const)('%s: prepare %s, submit %s, sign and return %s', (state, preparing, submitting, deciding) => {
    expect(say(mayPrepare(officer, { call, result: result(state) }, after))).toBe(preparing);
    expect(say(maySubmit(officer, result(state)))).toBe(submitting);
    expect(say(maySign(leader, result(state)))).toBe(deciding);
    expect(say(mayReturn(leader, result(state)))).toBe(deciding);
  });

  it('whoever holds both seats does not sign what they prepared themselves (AC-172)', () => {
    const both = person(
      [
        ...roles.map((role) => ({
          role,
          path: 'n.q.x',
          organisationId: 'x' as OrganisationId,
          organisationName: { zh: 'x' },
        })),
      ],
      'one',
    );
    const verdict = maySign(both, result('submitted', 'one'));
    expect(verdict).toMatchObject({ allowed: false, when: 'never', refusal: { code: 'award.own-paper' } });
    expect(say(maySign(both, result('submitted', 'other')))).toBe('yes');
    expect(say(mayReturn(both, result('submitted', 'one')))).toBe('yes');
  });

  it('a stranger is told “never”, not that it is too early', () => {
    const verdict = mayPrepare(seated('officer', 'n.q'), { call }, new Date(0));
    expect(verdict).toMatchObject({ when: 'never', refusal: { code: 'award.not-yours' } });
  });
});
