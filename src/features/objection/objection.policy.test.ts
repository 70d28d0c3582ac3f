/** Who may do what with an objection: verbs × seats × relation, printed. The owner's own, and the work's unit for its statement. */

import { describe, expect, it } from 'vitest';
import { personOf } from '../../../world/seated.ts';
import type { Actor, SeatRole } from '../../kernel/actor.ts';
import type { EntryId, PersonId } from '../../kernel/id.ts';
import type { Verdict } from '../../kernel/verdict.ts';
import type { Result } from '../award/award.ts';
import type { Objection, ObjectionState } from './objection.ts';
import {
  mayAsk,
  mayDecide,
  mayGiveBack,
  mayObject,
  mayPut,
  maySee,
  mayState,
  mayTakeUp,
  mayWithdraw,
} from './policy.ts';

const objection = (state: ObjectionState, more: Partial<Objection> = {}) =>
  ({
    organisationPath: 'n.q.x',
    unitPath: 'n.q.x.h.c',
    entryId: 'e' as EntryId,
    state,
    ...more,
  }) as Objection;
const say = (verdict: Verdict) =>
  verdict.allowed ? 'yes' : verdict.when === 'never' ? '-' : verdict.refusal.code;
const verbs: Record<string, (actor: Actor) => Verdict> = {
  see: (actor) => maySee(actor, 'n.q.x'),
  'take-up': (actor) => mayTakeUp(actor, objection('received')),
  ask: (actor) => mayAsk(actor, objection('investigating')),
  put: (actor) => mayPut(actor, objection('investigating')),
  decide: (actor) => mayDecide(actor, objection('put', { putBy: 'somebody' as PersonId })),
  'give-back': (actor) => mayGiveBack(actor, objection('put')),
  state: (actor) => mayState(actor, objection('asked')),
};
const places: Record<string, string> = {
  owner: 'n.q.x',
  parent: 'n.q',
  root: 'n',
  host: 'n.q.x.h',
  unit: 'n.q.x.h.c',
  'sister unit': 'n.q.x.h.d',
  'sister branch': 'n.q.y',
};
const roles: readonly SeatRole[] = ['admin', 'officer', 'leader'];

describe('the matrix', () => {
  it('name and contact stay with the owner’s officer and leader; the unit only answers its question', () => {
    const actors: [string, Actor][] = [
      ...Object.entries(places).flatMap(([relation, path]) =>
        roles.map((role): [string, Actor] => [`${relation} ${role}`, personOf('p', [[role, path]])]),
      ),
      ['person without seat', personOf('p')],
      ['anyone', { kind: 'anyone', address: '' }],
    ];
    const rows = Object.fromEntries(
      actors.map(([name, actor]) => [
        name,
        Object.fromEntries(Object.entries(verbs).map(([verb, may]) => [verb, say(may(actor))])),
      ]),
    );
    console.table(rows);
    const only = (...may: string[]) =>
      Object.fromEntries(Object.keys(verbs).map((verb) => [verb, may.includes(verb) ? 'yes' : '-']));
    const expected: Record<string, string[]> = {
      'owner officer': ['see', 'take-up', 'ask', 'put'],
      'owner leader': ['see', 'decide', 'give-back'],
      'unit officer': ['state'],
    };
    for (const [name] of actors)
      expect({ [name]: rows[name] }).toEqual({ [name]: only(...(expected[name] ?? [])) });
  });
});

describe('the time and the state', () => {
  const from = new Date('2026-10-10T00:00:00Z');
  const until = new Date('2026-10-16T16:00:00Z');
  const signed = { state: 'signed', publishesAt: from, noticeUntil: until } as Result;
  const anyone: Actor = { kind: 'anyone', address: '' };

  it('everybody may object during the notice, to the millisecond (objection.not-in-notice)', () => {
    const at = (now: Date, result = signed) => say(mayObject(anyone, { result }, now));
    expect(at(new Date(from.getTime() - 1))).toBe('objection.not-in-notice');
    expect(at(from)).toBe('yes');
    expect(at(new Date(until.getTime() - 1))).toBe('yes');
    expect(at(until)).toBe('objection.not-in-notice');
    expect(at(from, { ...signed, state: 'standing' })).toBe('objection.not-in-notice');
  });

  it('nobody decides what they looked into themselves (objection.own-finding)', () => {
    const holder = personOf(
      'one',
      roles.map((role) => [role, 'n.q.x'] as const),
    );
    const own = objection('put', { putBy: 'one' as PersonId });
    expect(mayDecide(holder, own)).toMatchObject({
      when: 'never',
      refusal: { code: 'objection.own-finding' },
    });
    expect(say(mayGiveBack(holder, own))).toBe('yes');
  });

  it('a unit is asked only about a work, and answers only while it is asked', () => {
    const officer = personOf('p', [['officer', 'n.q.x']]);
    expect(say(mayAsk(officer, objection('investigating', { entryId: undefined })))).toBe(
      'objection.no-work',
    );
    const unit = personOf('p', [['officer', 'n.q.x.h.c']]);
    expect(say(mayState(unit, objection('investigating')))).toBe('objection.wrong-state');
    expect(say(mayState(officer, objection('asked')))).toBe('-');
    expect(mayState(officer, objection('asked'))).toMatchObject({
      refusal: { code: 'objection.not-yours' },
    });
  });

  it('it can be withdrawn until it is decided', () => {
    for (const state of ['received', 'investigating', 'asked', 'put'] as const)
      expect(say(mayWithdraw(anyone, objection(state)))).toBe('yes');
    for (const state of ['upheld', 'rejected', 'withdrawn'] as const)
      expect(say(mayWithdraw(anyone, objection(state)))).toBe('objection.wrong-state');
  });
});
