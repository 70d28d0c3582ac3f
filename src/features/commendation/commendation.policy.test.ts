/** AC-030 The matrix of commendations: verbs × seats × where the seat stands, for an owner's and for a host's. Printed, and held still. */

import { expect, test } from 'vitest';
import { matrixOf, personOf } from '../../../world/seated.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { CommendationId, NominationId, OrganisationId } from '../../kernel/id.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { Verdict } from '../../kernel/verdict.ts';
import type { Commendation, CommendationState } from './commendation.ts';
import type { Nomination, NominationState } from './nomination.ts';
import * as may from './policy.ts';

const owner = 'n.q';
const host = 'n.q.x';
const unit = 'n.q.e.u';
const now = new Date('2020-09-01T00:00:00+08:00');

const of = (state: CommendationState, more: Partial<Commendation> = {}): Commendation => ({
  id: 'h' as CommendationId,
  campaignId: 'c' as Commendation['campaignId'],
  organisationId: owner as OrganisationId,
  organisationPath: owner,
  organisationName: { zh: owner },
  withinId: owner as OrganisationId,
  withinPath: owner,
  kind: 'organisations',
  name: { zh: '优秀组织单位' },
  rule: {
    ...{ brief: '', whom: { depth: '1', kinds: [] }, tiers: [], noticeDays: 5, listing: 'tree' },
    parts: [{ measure: 'hand', max: 100, conversion: { kind: 'best' }, perWorkplace: false }],
  },
  state,
  preparedBy: 'somebody else' as Commendation['preparedBy'],
  noticeUntil: now,
  version: 1,
  ...more,
});
const persons = (state: CommendationState, until = new Date('2020-10-01')): Commendation =>
  of(state, { kind: 'persons', rule: { ...of('draft').rule, parts: [], nominateUntil: until } });
const nomination = (state: NominationState): Nomination => ({
  id: 'm' as NominationId,
  commendationId: 'h' as CommendationId,
  unitId: unit as OrganisationId,
  unitPath: unit,
  unitName: { zh: unit },
  atId: 'n.q.e' as OrganisationId,
  atPath: 'n.q.e',
  atName: { zh: 'n.q.e' },
  state,
  ...{ name: '某某', deed: '…', version: 1 },
});
const asked = (state: NominationState) => ({ of: persons('published'), nomination: nomination(state) });

const verbs: Record<string, (actor: Actor) => Verdict> = {
  see: (actor) => may.maySee(actor, owner),
  make: (actor) => may.mayMake(actor, owner),
  edit: (actor) => may.mayEditRule(actor, of('draft')),
  publish: (actor) => may.mayPublish(actor, of('draft')),
  drop: (actor) => may.mayDrop(actor, of('draft')),
  reckon: (actor) => may.mayReckon(actor, of('published')),
  points: (actor) => may.mayGivePoints(actor, of('published')),
  decide: (actor) => may.mayDecide(actor, of('prepared')),
  submit: (actor) => may.maySubmit(actor, of('prepared')),
  sign: (actor) => may.maySign(actor, of('submitted')),
  return: (actor) => may.mayReturn(actor, of('submitted')),
  confirm: (actor) => may.mayConfirm(actor, of('noticed'), now),
  revoke: (actor) => may.mayRevoke(actor, of('standing')),
  'revoke-one': (actor) => may.mayRevokePlace(actor, of('standing')),
  choose: (actor) => may.mayChoose(actor, persons('published', now), now),
  nominate: (actor) => may.mayNominate(actor, persons('published'), unit, now),
  admit: (actor) => may.mayAdmitNomination(actor, asked('sent')),
  'send-back': (actor) => may.mayReturnNomination(actor, asked('sent')),
  amend: (actor) => may.mayAmendNomination(actor, asked('returned')),
  withdraw: (actor) => may.mayWithdrawNomination(actor, asked('sent')),
  consent: (actor) => may.maySetConsent(actor, asked('sent')),
  nominations: (actor) => may.maySeeNominations(actor, persons('published')),
};
const places: Record<string, TreePath> = {
  giver: owner,
  above: 'n',
  'the level straight above the unit': 'n.q.e',
  unit,
  host,
  elsewhere: 'n.z',
};

test('AC-030 AC-036 who gives it makes and signs it, for itself alone; units nominate, each level checks', () => {
  const lines = matrixOf('commendation', places, verbs, 'p', 42);
  expect(lines).toMatchInlineSnapshot(`
    [
      "giver admin                                see nominations",
      "giver officer                              see make edit publish drop reckon points decide submit choose nominations",
      "giver leader                               see sign return confirm revoke revoke-one nominations",
      "above admin                                nominations",
      "above officer                              nominations",
      "above leader                               nominations",
      "the level straight above the unit admin    nominations",
      "the level straight above the unit officer  admit send-back nominations",
      "the level straight above the unit leader   nominations",
      "unit admin                                 nominations",
      "unit officer                               nominate amend withdraw consent nominations",
      "unit leader                                nominations",
      "host admin                                 nominations",
      "host officer                               nominations",
      "host leader                                nominations",
      "elsewhere admin                            —",
      "elsewhere officer                          —",
      "elsewhere leader                           —",
      "person without a seat                      —",
      "anyone                                     —",
      "machine                                    —",
    ]
  `);
});

test('AC-046 each no has its reason', () => {
  const code = (verdict: Verdict) =>
    verdict.allowed ? 'allowed' : `${verdict.when} ${verdict.refusal.code}`;
  const officer = personOf('o', [{ role: 'officer', path: owner }]);
  const leader = personOf('l', [{ role: 'leader', path: owner }]);
  expect(code(may.mayEditRule(officer, of('published')))).toBe('not-now commendation.frozen');
  expect(code(may.mayReckon(officer, of('draft')))).toBe('not-now commendation.wrong-state');
  expect(code(may.mayReckon(officer, persons('published')))).toBe('never commendation.chosen-not-reckoned');
  expect(code(may.mayChoose(officer, of('published'), now))).toBe('never commendation.chosen-not-reckoned');
  expect(code(may.mayChoose(officer, persons('published'), now))).toBe(
    'not-now commendation.still-nominating',
  );
  expect(code(may.mayGivePoints(officer, persons('published')))).toBe('never commendation.no-hand');
  expect(code(may.maySign(officer, of('submitted')))).toBe('never commendation.not-yours');
  const own = of('submitted', { preparedBy: leader.id });
  expect(code(may.maySign(leader, own))).toBe('never commendation.own-paper');
  const early = of('noticed', { noticeUntil: new Date('2020-09-02') });
  expect(code(may.mayConfirm(leader, early, now))).toBe('not-now commendation.notice-runs');
  const units = personOf('u', [{ role: 'officer', path: unit }]);
  expect(code(may.mayNominate(units, persons('published', now), unit, now))).toBe(
    'not-now commendation.nominations-closed',
  );
  expect(code(may.mayNominate(units, persons('published'), 'n.z.u', now))).toBe(
    'never commendation.not-yours',
  );
});
