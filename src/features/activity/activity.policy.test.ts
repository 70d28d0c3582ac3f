/** AC-030 The matrix of activities: verbs × seats × where the seat stands to the unit. Printed, and held still. */

import { expect, test } from 'vitest';
import { matrixOf, personOf } from '../../../world/seated.ts';
import type { Actor, Person, SeatRole } from '../../kernel/actor.ts';
import type { OrganisationId, PersonId } from '../../kernel/id.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { Verdict } from '../../kernel/verdict.ts';
import type { ActivityState } from './activity.ts';
import {
  mayAccept,
  mayAmend,
  mayApprove,
  mayChangePhotos,
  mayReopen,
  mayReport,
  mayReportFor,
  mayReturn,
  maySeeActivity,
  maySetPublic,
} from './policy.ts';

const unit = 'nation.city.county.works';
const places: Record<string, TreePath> = {
  self: unit,
  parent: 'nation.city.county',
  grandparent: 'nation.city',
  top: 'nation',
  child: `${unit}.shop`,
  sibling: 'nation.city.county.hospital',
  sister: 'nation.other',
  cousin: 'nation.other.county.works',
};

const somebody = (seats: { role: SeatRole; path: TreePath }[], id = 'other'): Person => personOf(id, seats);
const at = (path: TreePath) => path as OrganisationId;
const activity = (state: ActivityState) => ({
  ...{ unitPath: unit, unitId: at(unit), state, reportedBy: 'reporter' as PersonId },
  ...{ reporterId: at(unit), approverId: at('nation.city.county'), acceptorId: at('nation.city') },
  approvedBy: 'approver' as PersonId,
});
/** Nobody stands above the approval within the campaign's line. */
const final = (state: ActivityState) => ({ ...activity(state), acceptorId: undefined });
/** A unit on paper: the level above reports for it, the one above that approves. */
const onBehalf = (state: ActivityState) => ({
  ...activity(state),
  ...{ reporterId: at('nation.city.county'), approverId: at('nation.city'), acceptorId: at('nation') },
});

const verbs: Record<string, (actor: Actor) => Verdict> = {
  see: (actor) => maySeeActivity(actor, activity('reported')),
  report: (actor) => mayReportFor(actor, { path: unit }),
  amend: (actor) => mayAmend(actor, activity('reported')),
  approve: (actor) => mayApprove(actor, activity('reported')),
  return: (actor) => mayReturn(actor, activity('reported')),
  accept: (actor) => mayAccept(actor, activity('approved')),
  'return-approved': (actor) => mayReturn(actor, activity('approved')),
  'undo-approval': (actor) => mayReopen(actor, activity('approved')),
  'undo-acceptance': (actor) => mayReopen(actor, activity('accepted')),
  photos: (actor) => mayChangePhotos(actor, activity('reported')),
  'report-on-paper': (actor) => mayReportFor(actor, { path: unit, recorderPath: 'nation.city.county' }),
  'amend-on-paper': (actor) => mayAmend(actor, onBehalf('reported')),
  'approve-on-paper': (actor) => mayApprove(actor, onBehalf('reported')),
  'set-public': (actor) => maySetPublic(actor, activity('accepted')),
};

const codeOf = (verdict: Verdict) => (verdict.allowed ? 'allowed' : verdict.refusal.code);

test('AC-030 AC-031 AC-036 AC-046 the unit reports, the officer straight above decides, nobody sideways sees', () => {
  const lines = matrixOf('activity', places, verbs);
  expect(lines).toMatchInlineSnapshot(`
    [
      "self admin             see",
      "self officer           see report amend photos report-on-paper amend-on-paper set-public",
      "self leader            see",
      "parent admin           see",
      "parent officer         see approve return undo-approval report-on-paper amend-on-paper set-public",
      "parent leader          see",
      "grandparent admin      see",
      "grandparent officer    see accept return-approved undo-acceptance approve-on-paper set-public",
      "grandparent leader     see",
      "top admin              see",
      "top officer            see set-public",
      "top leader             see",
      "child admin            —",
      "child officer          —",
      "child leader           —",
      "sibling admin          —",
      "sibling officer        —",
      "sibling leader         —",
      "sister admin           —",
      "sister officer         —",
      "sister leader          —",
      "cousin admin           —",
      "cousin officer         —",
      "cousin leader          —",
      "person without a seat  —",
      "anyone                 —",
      "machine                —",
    ]
  `);
});

test('AC-046 each no has its reason', () => {
  const officer = (path: TreePath, id?: string) => somebody([{ role: 'officer', path }], id);
  expect(codeOf(mayReportFor(officer('nation.city.county'), { path: unit }))).toBe('activity.not-yours');
  expect(codeOf(mayApprove(officer(unit), activity('reported')))).toBe('activity.not-the-level-above');
  expect(codeOf(mayApprove(officer('nation.city'), activity('reported')))).toBe(
    'activity.not-the-level-above',
  );
  expect(codeOf(mayReport(somebody([{ role: 'leader', path: unit }])))).toBe('activity.not-yours');
  expect(codeOf(mayReport(officer('nation')))).toBe('allowed');
});

test('AC-044 whoever reported it does not approve it, not even with a seat above', () => {
  const both = somebody(
    [
      { role: 'officer', path: unit },
      { role: 'officer', path: 'nation.city.county' },
    ],
    'reporter',
  );
  expect(codeOf(mayApprove(both, activity('reported')))).toBe('activity.own-report');
  expect(codeOf(mayReturn(both, activity('reported')))).toBe('allowed');
});

test('AC-172 every state × verb for those who may: what the state forbids is “not now”, with its reason', () => {
  const above = somebody([{ role: 'officer', path: 'nation.city.county' }]);
  const own = somebody([{ role: 'officer', path: unit }]);
  const top = somebody([{ role: 'officer', path: 'nation.city' }]);
  const table = (['reported', 'returned', 'approved', 'accepted'] as const).map((state) => {
    const one = activity(state);
    const said = {
      amend: mayAmend(own, one),
      photos: mayChangePhotos(own, one),
      approve: mayApprove(above, one),
      return: mayReturn(above, one),
      reopen: mayReopen(above, one),
      accept: mayAccept(top, one),
      'return above': mayReturn(top, one),
      'reopen above': mayReopen(top, one),
      'amend final': mayAmend(own, final(state)),
      'reopen final': mayReopen(above, final(state)),
    };
    return `${state}: ${Object.entries(said)
      .map(([verb, verdict]) => `${verb} ${codeOf(verdict)}`)
      .join(', ')}`;
  });
  expect(table).toMatchInlineSnapshot(`
    [
      "reported: amend allowed, photos allowed, approve allowed, return allowed, reopen activity.not-approved, accept activity.not-approved, return above activity.not-the-level-above, reopen above activity.not-the-level-above, amend final allowed, reopen final activity.not-approved",
      "returned: amend allowed, photos allowed, approve activity.not-reported, return activity.not-reported, reopen activity.not-approved, accept activity.not-approved, return above activity.not-reported, reopen above activity.not-the-level-above, amend final allowed, reopen final activity.not-approved",
      "approved: amend allowed, photos activity.is-approved, approve activity.not-reported, return activity.not-the-level-above, reopen allowed, accept allowed, return above allowed, reopen above activity.not-the-level-above, amend final activity.is-locked, reopen final allowed",
      "accepted: amend activity.is-locked, photos activity.is-locked, approve activity.not-reported, return activity.not-reported, reopen activity.is-accepted, accept activity.not-approved, return above activity.not-reported, reopen above allowed, amend final activity.is-locked, reopen final activity.is-accepted",
    ]
  `);
});

test('nobody stands above the root: what it reports, nobody could approve', () => {
  const top = somebody([{ role: 'officer', path: 'nation' }]);
  expect(
    codeOf(mayApprove(top, { ...activity('reported'), unitPath: 'nation', reporterId: at('nation') })),
  ).toBe('activity.not-the-level-above');
});

test('AC-044 whoever approved it does not accept it, not even with a seat above', () => {
  const top = somebody([{ role: 'officer', path: 'nation.city' }], 'approver');
  expect(codeOf(mayAccept(top, activity('approved')))).toBe('activity.own-report');
  expect(codeOf(mayReturn(top, activity('approved')))).toBe('allowed');
});
