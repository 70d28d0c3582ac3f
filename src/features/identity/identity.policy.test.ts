/** Who may prove and decide what: verbs × seats × relations. */

import { expect, test } from 'vitest';
import { matrixOf, personOf } from '../../../world/seated.ts';
import type { PersonId } from '../../kernel/id.ts';
import {
  mayAskMembership,
  mayBeAsked,
  mayDecideMembership,
  mayEndBinding,
  mayReturn,
  maySeeIdentity,
  maySeeMembers,
  mayWithdrawMembership,
} from './policy.ts';

const place = 'nation.province.city.unit';
const places = { unit: place, city: 'nation.province.city', sister: 'nation.province.city.other' };
const now = new Date('2020-08-20T00:00:00Z');
const membership = { personId: 'worker' as PersonId, organisationPath: place, state: 'asked' as const };
const binding = { personId: 'worker' as PersonId };

test('only officers of the unit itself see its members and decide; nobody above does (AC-036)', () => {
  const verbs = {
    identity: maySeeIdentity,
    ask: (actor: Parameters<typeof maySeeIdentity>[0]) => mayAskMembership(actor, {}),
    members: (actor: Parameters<typeof maySeeIdentity>[0]) => maySeeMembers(actor, place),
    confirm: (actor: Parameters<typeof maySeeIdentity>[0]) =>
      mayDecideMembership(actor, membership, 'confirm'),
    refuse: (actor: Parameters<typeof maySeeIdentity>[0]) => mayDecideMembership(actor, membership, 'refuse'),
    end: (actor: Parameters<typeof maySeeIdentity>[0]) =>
      mayDecideMembership(actor, { ...membership, state: 'confirmed' }, 'end'),
    withdraw: (actor: Parameters<typeof maySeeIdentity>[0]) => mayWithdrawMembership(actor, membership),
    unbind: (actor: Parameters<typeof maySeeIdentity>[0]) =>
      mayEndBinding(actor, { binding, isLastWay: false }),
    back: (actor: Parameters<typeof maySeeIdentity>[0]) =>
      mayReturn(actor, { flow: { personId: binding.personId } }),
    signInBack: (actor: Parameters<typeof maySeeIdentity>[0]) => mayReturn(actor, { flow: {} }),
  };
  expect(matrixOf('identity, somebody else', places, verbs)).toMatchInlineSnapshot(`
    [
      "unit admin             identity ask signInBack",
      "unit officer           identity ask members confirm refuse end signInBack",
      "unit leader            identity ask signInBack",
      "city admin             identity ask signInBack",
      "city officer           identity ask signInBack",
      "city leader            identity ask signInBack",
      "sister admin           identity ask signInBack",
      "sister officer         identity ask signInBack",
      "sister leader          identity ask signInBack",
      "person without a seat  identity ask signInBack",
      "anyone                 signInBack",
      "machine                signInBack",
    ]
  `);
  expect(
    matrixOf('identity, the worker themselves', { unit: place }, verbs, 'worker'),
  ).toMatchInlineSnapshot(`
    [
      "unit admin             identity ask withdraw unbind back signInBack",
      "unit officer           identity ask members withdraw unbind back signInBack",
      "unit leader            identity ask withdraw unbind back signInBack",
      "person without a seat  identity ask withdraw unbind back signInBack",
      "anyone                 signInBack",
      "machine                signInBack",
    ]
  `);
});

test('the reasons: one’s own membership, what is decided, the last way, a way that is gone', () => {
  const officer = personOf('worker', [['officer', place]]);
  const code = (verdict: ReturnType<typeof maySeeIdentity>) =>
    verdict.allowed ? 'allowed' : verdict.refusal.code;
  expect(code(mayDecideMembership(officer, membership, 'confirm'))).toBe('identity.own-membership');
  const other = personOf('other', [['officer', place]]);
  expect(code(mayDecideMembership(other, { ...membership, state: 'refused' }, 'confirm'))).toBe(
    'identity.membership-decided',
  );
  expect(code(mayWithdrawMembership(other, membership))).toBe('identity.not-yours');
  expect(code(mayEndBinding(officer, { binding, isLastWay: true }))).toBe('identity.last-way');
  expect(code(mayReturn(officer, {}))).toBe('identity.flow-void');
  expect(code(mayAskMembership(officer, { membership: { state: 'confirmed' } }))).toBe(
    'identity.membership-open',
  );
  expect(code(mayAskMembership(officer, { membership: { state: 'refused' } }))).toBe('allowed');
});

test('only workplaces that are open are asked', () => {
  const name = { zh: '单位' };
  expect(mayBeAsked({ kind: 'grassroots', name }, now).allowed).toBe(true);
  expect(mayBeAsked({ kind: 'territorial', name }, now)).toMatchObject({
    refusal: { code: 'identity.not-a-unit' },
  });
  expect(mayBeAsked({ kind: 'grassroots', name, closedOn: '2020-08-01' }, now)).toMatchObject({
    refusal: { code: 'organisation.closed' },
  });
});
