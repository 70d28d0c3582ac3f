/** AC-030 The matrix of promoters: verbs × seats × where the seat stands to the unit. Printed, and held still. */

import { expect, test } from 'vitest';
import { matrixOf, personOf } from '../../../world/seated.ts';
import type { Actor, Person, SeatRole } from '../../kernel/actor.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { Verdict } from '../../kernel/verdict.ts';
import { mayEdit, mayEnd, mayKeep, mayKeepFor, mayRemoveVisit, maySeePromoter } from './policy.ts';

const unit = 'nation.city.county.works';
const places: Record<string, TreePath> = {
  self: unit,
  parent: 'nation.city.county',
  grandparent: 'nation.city',
  top: 'nation',
  child: `${unit}.shop`,
  sibling: 'nation.city.county.hospital',
  sister: 'nation.other',
};

const somebody = (seats: { role: SeatRole; path: TreePath }[]): Person => personOf('p', seats);
const of = { unitPath: unit, until: undefined, removedAt: undefined };

const verbs: Record<string, (actor: Actor) => Verdict> = {
  see: (actor) => maySeePromoter(actor, of),
  keep: (actor) => mayKeepFor(actor, { path: unit }),
  edit: (actor) => mayEdit(actor, of),
  end: (actor) => mayEnd(actor, of),
  'strike-visit': (actor) => mayRemoveVisit(actor, of),
  'keep-on-paper': (actor) => mayKeepFor(actor, { path: unit, recorderPath: 'nation.city' }),
};

test('AC-030 AC-031 the unit keeps its register, levels above read, the one straight above strikes visits out', () => {
  const lines = matrixOf('promoter', places, verbs);
  expect(lines).toMatchInlineSnapshot(`
    [
      "self admin             see",
      "self officer           see keep edit end strike-visit keep-on-paper",
      "self leader            see",
      "parent admin           see",
      "parent officer         see strike-visit",
      "parent leader          see",
      "grandparent admin      see",
      "grandparent officer    see keep-on-paper",
      "grandparent leader     see",
      "top admin              see",
      "top officer            see",
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
      "person without a seat  —",
      "anyone                 —",
      "machine                —",
    ]
  `);
});

test('AC-046 each no has its reason', () => {
  const codeOf = (verdict: Verdict) =>
    verdict.allowed ? 'allowed' : `${verdict.when} ${verdict.refusal.code}`;
  const own = somebody([{ role: 'officer', path: unit }]);
  expect(codeOf(mayEdit(own, { ...of, until: '2020-06-01' }))).toBe('not-now promoter.has-ended');
  expect(codeOf(mayRemoveVisit(own, { ...of, removedAt: new Date(0) }))).toBe(
    'not-now promoter.visit-removed',
  );
  expect(codeOf(mayKeep(somebody([{ role: 'leader', path: unit }])))).toBe('never promoter.not-yours');
  expect(codeOf(mayKeep(own))).toBe('allowed');
});
