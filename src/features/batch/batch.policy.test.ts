/** AC-030 The matrix of batches: verbs × seats × where the seat stands to the unit. Printed, and held still. */

import { expect, test } from 'vitest';
import { matrixOf, personOf } from '../../../world/seated.ts';
import type { Actor, SeatRole } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/id.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { Verdict } from '../../kernel/verdict.ts';
import type { batchTransitions } from './batch.ts';
import {
  type BatchPlace,
  mayCollect,
  mayDrop,
  mayFetch,
  mayHandIn,
  mayHandInFor,
  mayHaveBatches,
  mayOpen,
  mayPack,
} from './policy.ts';

const path = 'nation.city.county.works';
const places: Record<string, TreePath> = {
  self: path,
  parent: 'nation.city.county',
  grandparent: 'nation.city',
  top: 'nation',
  child: `${path}.shop`,
  sibling: 'nation.city.county.hospital',
  sister: 'nation.other',
};
const day = (of: number) => new Date(Date.UTC(2020, 7, of));
const now = day(10);

const somebody = (seats: { role: SeatRole; path: TreePath }[], id = 'x') => personOf(id, seats);

const place = (more: { recorderPath?: TreePath; channels?: string[]; closesAt?: Date } = {}): BatchPlace =>
  ({
    unit: { path, recorderPath: more.recorderPath },
    call: {
      channels: more.channels ?? ['person', 'unit'],
      opensAt: day(1),
      closesAt: more.closesAt ?? day(20),
      recommendUntil: day(28),
      graceMinutes: 60,
    },
  }) as unknown as BatchPlace;
const batch = (state: keyof typeof batchTransitions, more: Parameters<typeof place>[0] = {}) => ({
  ...place(more),
  state,
  createdAt: day(5),
});
const handover = { byId: 'x' as PersonId, expiresAt: day(11), organisation: { path } };

const verbs: Record<string, (actor: Actor) => Verdict> = {
  see: (actor) => mayHandInFor(actor, place().unit),
  open: (actor) => mayOpen(actor, place(), now),
  collect: (actor) => mayCollect(actor, batch('collecting')),
  'hand-in': (actor) => mayHandIn(actor, batch('collecting'), now),
  drop: (actor) => mayDrop(actor, batch('collecting')),
  'hand-in-on-paper': (actor) => mayHandIn(actor, batch('collecting', { recorderPath: 'nation.city' }), now),
  pack: (actor) => mayPack(actor, { path }),
  fetch: (actor) => mayFetch(actor, handover, now),
};

test('AC-030 AC-035 AC-036 a batch is the unit’s own: nobody above sees it, nobody hands in or packs in its stead', () => {
  const lines = matrixOf('batch', places, verbs, 'x');
  expect(lines).toMatchInlineSnapshot(`
    [
      "self admin             —",
      "self officer           see open collect hand-in drop hand-in-on-paper pack fetch",
      "self leader            —",
      "parent admin           —",
      "parent officer         —",
      "parent leader          —",
      "grandparent admin      —",
      "grandparent officer    hand-in-on-paper",
      "grandparent leader     —",
      "top admin              —",
      "top officer            —",
      "top leader             —",
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

const officer = somebody([{ role: 'officer', path }]);

test('handing in keeps the call’s time: before it, after it, in grace what was begun, and where no units are taken', () => {
  const codeOf = (verdict: Verdict) => (verdict.allowed ? 'allowed' : verdict.refusal.code);
  expect(codeOf(mayHandIn(officer, batch('collecting'), day(20)))).toBe('allowed');
  expect(codeOf(mayHandIn(officer, batch('collecting'), day(21)))).toBe('entry.call-closed');
  expect(codeOf(mayOpen(officer, place(), day(20)))).toBe('entry.call-closed');
  expect(codeOf(mayOpen(officer, place({ channels: ['person'] }), now))).toBe('entry.channel-closed');
  expect(codeOf(mayCollect(officer, batch('collecting')))).toBe('allowed');
  expect(codeOf(mayHaveBatches(somebody([{ role: 'leader', path }])))).toBe('batch.not-yours');
});

test('a batch that is done or dropped is shown with the reason', () => {
  for (const state of ['done', 'dropped'] as const)
    for (const verdict of [
      mayCollect(officer, batch(state)),
      mayHandIn(officer, batch(state), now),
      mayDrop(officer, batch(state)),
    ])
      expect(verdict).toMatchObject({ allowed: false, when: 'not-now', refusal: { code: 'batch.not-open' } });
});

test('AC-116 an archive is fetched by whoever asked for it, for a day, and only while the seat is theirs', () => {
  expect(mayFetch(officer, handover, day(11))).toMatchObject({ refusal: { code: 'batch.handover-expired' } });
  expect(mayFetch(somebody([{ role: 'officer', path }], 'y'), handover, now).allowed).toBe(false);
  expect(mayFetch(somebody([]), handover, now).allowed).toBe(false);
});
