/** AC-030 The matrix of material: verbs × seats × where the seat stands to the unit. Printed, and held still. */

import { expect, test } from 'vitest';
import { matrixOf, personOf } from '../../../world/seated.ts';
import type { Actor, SeatRole } from '../../kernel/actor.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { Verdict } from '../../kernel/verdict.ts';
import { type MaterialState, materialStates } from './material.ts';
import {
  coachSeat,
  mayDrop,
  mayEdit,
  mayGather,
  mayGatherFor,
  mayNote,
  maySeeMaterial,
  mayTurn,
} from './policy.ts';

const unitPath = 'nation.city.county.works';
const places: Record<string, TreePath> = {
  self: unitPath,
  parent: 'nation.city.county',
  grandparent: 'nation.city',
  top: 'nation',
  child: `${unitPath}.shop`,
  sibling: 'nation.city.county.hospital',
  sister: 'nation.other',
};

const somebody = (seats: { role: SeatRole; path: TreePath }[], id = 'other') => personOf(id, seats);
const inState = (state: MaterialState, recorderPath?: TreePath) => ({ unitPath, state, recorderPath });
const gathered = inState('gathered');
const onPaper = inState('gathered', 'nation.city');

const verbs: Record<string, (actor: Actor) => Verdict> = {
  see: (actor) => maySeeMaterial(actor, gathered),
  gather: (actor) => mayGatherFor(actor, { path: unitPath }),
  edit: (actor) => mayEdit(actor, gathered),
  note: (actor) => mayNote(actor, gathered),
  turn: (actor) => mayTurn(actor, gathered),
  drop: (actor) => mayDrop(actor, gathered),
  'edit-on-paper': (actor) => mayEdit(actor, onPaper),
};

test('AC-030 AC-031 AC-036 the unit keeps its material, the line above reads and coaches, sisters find nothing', () => {
  const lines = matrixOf('material', places, verbs);
  expect(lines).toMatchInlineSnapshot(`
    [
      "self admin             see",
      "self officer           see gather edit note turn drop edit-on-paper",
      "self leader            see note",
      "parent admin           see",
      "parent officer         see note",
      "parent leader          see note",
      "grandparent admin      see",
      "grandparent officer    see note edit-on-paper",
      "grandparent leader     see note",
      "top admin              see",
      "top officer            see note",
      "top leader             see note",
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

test('whoever keeps material does not coach it themselves, whatever seats they hold', () => {
  const both = somebody([
    { role: 'officer', path: unitPath },
    { role: 'leader', path: 'nation.city' },
  ]);
  expect(coachSeat(both, gathered)).toBeUndefined();
  const recorder = somebody([{ role: 'officer', path: 'nation.city' }]);
  expect(coachSeat(recorder, gathered)?.path).toBe('nation.city');
  expect(coachSeat(recorder, onPaper)).toBeUndefined();
  expect(mayNote(recorder, onPaper).allowed).toBe(true);
});

test('closed material is shown with the reason why nothing can be done with it', () => {
  const officer = somebody([{ role: 'officer', path: unitPath }]);
  for (const state of materialStates) {
    const isOpen = state === 'gathered' || state === 'coached';
    for (const may of [mayEdit, mayNote, mayTurn, mayDrop]) {
      const verdict = may(officer, inState(state));
      expect([state, verdict.allowed]).toEqual([state, isOpen]);
      if (!verdict.allowed)
        expect([verdict.when, verdict.refusal.code]).toEqual(['not-now', 'material.is-closed']);
    }
  }
  expect(mayGather({ kind: 'anyone', address: 'x' })).toMatchObject({
    refusal: { code: 'material.not-yours' },
  });
});
