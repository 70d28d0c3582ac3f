/** Who may do what with a result: verbs × seats × relation, printed. Only the owner's own seats may anything. */

import { describe, expect, it } from 'vitest';
import { personOf } from '../../../world/seated.ts';
import type { Actor, Seat, SeatRole } from '../../kernel/actor.ts';
import type { OrganisationId, PersonId } from '../../kernel/id.ts';
import type { Verdict } from '../../kernel/verdict.ts';
import type { Call } from '../call/call.ts';
import type { Result, ResultState } from './award.ts';
import type { Certificate } from './certificate.ts';
import {
  mayAmend,
  mayAskRevocation,
  mayDecide,
  mayPrepare,
  mayRecall,
  mayReturn,
  mayRevoke,
  maySeeUnpublished,
  maySign,
  mayState,
  maySubmit,
  mayWriteLetters,
} from './policy.ts';

const closesAt = new Date('2026-09-18T00:00:00Z');
const after = new Date('2026-09-19T00:00:00Z');
const formula = { judgesPercent: 80, votesPercent: 20 } as Call['formula'];
const call = { ownerPath: 'n.q.x', voteClosesAt: closesAt, formula } as Call;
const shown = { publishesAt: closesAt, noticeUntil: new Date('2026-09-26T00:00:00Z') };
const result = (state: ResultState, preparedBy = 'somebody', more: Partial<Result> = {}) =>
  ({
    id: 'r',
    organisationPath: 'n.q.x',
    state,
    preparedBy: preparedBy as PersonId,
    ...(state === 'signed' || state === 'standing' ? shown : {}),
    ...more,
  }) as Result;
const certificate = (more: Partial<Certificate> = {}) =>
  ({ organisationPath: 'n.q.x', ...more }) as Certificate;
const asked = certificate({ revocationAskedAt: closesAt, revocationAskedBy: 'somebody' as PersonId });
const both = (state: ResultState) => ({ result: result(state), newest: result(state) });

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
  state: (actor) => mayState(actor, { call }),
  submit: (actor) => maySubmit(actor, result('prepared')),
  sign: (actor) => maySign(actor, result('submitted')),
  return: (actor) => mayReturn(actor, result('submitted')),
  recall: (actor) => mayRecall(actor, result('signed'), new Date(closesAt.getTime() - 1)),
  decide: (actor) => mayDecide(actor, result('prepared')),
  amend: (actor) => mayAmend(actor, both('standing'), after),
  ask: (actor) => mayAskRevocation(actor, certificate(), after),
  revoke: (actor) => mayRevoke(actor, asked, after),
  write: (actor) => mayWriteLetters(actor, result('standing')),
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
    const none = Object.fromEntries(Object.keys(verbs).map((verb) => [verb, '-']));
    const only = (...may: string[]) => ({ ...none, ...Object.fromEntries(may.map((verb) => [verb, 'yes'])) });
    expect(rows['self admin']).toEqual(only('see'));
    expect(rows['self officer']).toEqual(
      only('see', 'prepare', 'state', 'submit', 'decide', 'amend', 'ask', 'write'),
    );
    expect(rows['self leader']).toEqual(only('see', 'sign', 'return', 'recall', 'revoke'));
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
    ['signed', 'award.wrong-state', 'award.wrong-state', 'award.wrong-state'],
    ['standing', 'award.wrong-state', 'award.wrong-state', 'award.wrong-state'],
  ] as const)('%s: prepare %s, submit %s, sign and return %s', (state, preparing, submitting, deciding) => {
    expect(say(mayPrepare(officer, { call, result: result(state) }, after))).toBe(preparing);
    expect(say(maySubmit(officer, result(state)))).toBe(submitting);
    expect(say(maySign(leader, result(state)))).toBe(deciding);
    expect(say(mayReturn(leader, result(state)))).toBe(deciding);
  });

  it('figures are stated until the result lies with the leader, and again when it came back', () => {
    expect(say(mayState(officer, { call }))).toBe('yes');
    for (const [state, expected] of [
      ['prepared', 'yes'],
      ['returned', 'yes'],
      ['submitted', 'award.wrong-state'],
      ['signed', 'award.wrong-state'],
      ['standing', 'award.wrong-state'],
    ] as const)
      expect([state, say(mayState(officer, { call, result: result(state) }))]).toEqual([state, expected]);
  });

  it('whoever holds both seats does not sign what they prepared themselves (AC-172)', () => {
    const holder = person(
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
    const verdict = maySign(holder, result('submitted', 'one'));
    expect(verdict).toMatchObject({ allowed: false, when: 'never', refusal: { code: 'award.own-paper' } });
    expect(say(maySign(holder, result('submitted', 'other')))).toBe('yes');
    expect(say(mayReturn(holder, result('submitted', 'one')))).toBe('yes');
    const submitted = result('submitted', 'other', { submittedBy: 'one' as PersonId });
    expect(maySign(holder, submitted)).toMatchObject({ when: 'never', refusal: { code: 'award.own-paper' } });
    const own = { ...asked, revocationAskedBy: 'one' as PersonId };
    expect(mayRevoke(holder, own, after)).toMatchObject({ refusal: { code: 'award.own-paper' } });
  });

  it('experts alone: a result needs no end of a vote', () => {
    const alone = { ...call, formula: { ...formula, judgesPercent: 100, votesPercent: 0 } };
    expect(say(mayPrepare(officer, { call: alone }, new Date(0)))).toBe('yes');
  });

  it('what everybody sees is neither recalled nor decided over, only corrected, one correction at a time', () => {
    expect(say(mayRecall(leader, result('signed'), closesAt))).toBe('award.already-shown');
    expect(say(mayRecall(leader, result('standing'), closesAt))).toBe('award.wrong-state');
    for (const state of ['submitted', 'returned', 'signed', 'standing'] as const)
      expect(say(mayDecide(officer, result(state)))).toBe('award.wrong-state');
    expect(say(mayAmend(officer, both('signed'), new Date(closesAt.getTime() - 1)))).toBe(
      'award.wrong-state',
    );
    expect(say(mayAmend(officer, both('signed'), closesAt))).toBe('yes');
    const underWay = { result: result('signed'), newest: { ...result('prepared'), id: 'n' as Result['id'] } };
    expect(say(mayAmend(officer, underWay, after))).toBe('award.under-way');
  });

  it('a certificate is revoked once, after it was asked; letters wait until the result stands', () => {
    expect(say(mayRevoke(leader, certificate(), after))).toBe('award.not-asked');
    const gone = certificate({ revokedAt: closesAt });
    expect(say(mayAskRevocation(officer, gone, after))).toBe('award.revoked-already');
    expect(say(mayWriteLetters(officer, result('signed')))).toBe('award.not-standing');
  });

  it('a stranger is told “never”, not that it is too early', () => {
    const verdict = mayPrepare(seated('officer', 'n.q'), { call }, new Date(0));
    expect(verdict).toMatchObject({ when: 'never', refusal: { code: 'award.not-yours' } });
  });
});
