/** Who may grant and end seats, over three levels and two branches (AC-030, AC-044). */

import { expect, test } from 'vitest';
import type { Actor, Seat, SeatRole } from '../../kernel/actor.ts';
import type { OrganisationId, PersonId } from '../../kernel/id.ts';
import {
  mayAddOrganisation,
  mayClose,
  mayEndSeat,
  mayEnterOffice,
  mayGrantSeat,
  mayImport,
  mayLead,
  mayMarkOutside,
  mayMerge,
  mayMove,
  mayPlaceUnder,
  mayRename,
  mayReopen,
  maySeeSeats,
  maySplit,
} from './policy.ts';

const place = 'nation.province.city';
const me = 'me' as PersonId;
const other = 'other' as PersonId;

function person(role: SeatRole, path: string): Actor {
  const seat: Seat = { role, path, organisationId: path as OrganisationId, organisationName: { zh: path } };
  return { kind: 'person', id: me, name: 'x', username: 'x', sessionId: 's', address: 'a', seats: [seat] };
}

const places = {
  self: place,
  parent: 'nation.province',
  grandparent: 'nation',
  child: `${place}.county`,
  sister: 'nation.province.town',
  cousin: 'nation.coast.city',
};
const actors: Record<string, Actor> = {
  anyone: { kind: 'anyone', address: 'a' },
  'no seat': { kind: 'person', id: me, name: 'x', username: 'x', sessionId: 's', address: 'a', seats: [] },
};
for (const role of ['admin', 'officer', 'leader'] as const) {
  for (const [relation, path] of Object.entries(places)) actors[`${role} ${relation}`] = person(role, path);
}

test('AC-030 the matrix of organisations: verbs × seats × relation', () => {
  const sign = (verdict: { allowed: boolean }) => (verdict.allowed ? 'yes' : '–');
  const table = Object.entries(actors).map(([name, actor]) =>
    [
      name.padEnd(20),
      sign(mayEnterOffice(actor)).padEnd(7),
      sign(maySeeSeats(actor, place)).padEnd(6),
      sign(mayGrantSeat(actor, { role: 'officer', place, personId: other })).padEnd(9),
      sign(mayGrantSeat(actor, { role: 'admin', place, personId: other })).padEnd(7),
      sign(mayEndSeat(actor, { place, personId: other })).padEnd(5),
      sign(mayAddOrganisation(actor, place)),
    ]
      .join('')
      .trimEnd(),
  );
  const printed = [`${'seat at'.padEnd(20)}office seats  officer  admin  end  add`, ...table].join('\n');
  console.log(printed);
  expect(printed).toMatchInlineSnapshot(`
    "seat at             office seats  officer  admin  end  add
    anyone              –      –     –        –      –    –
    no seat             –      –     –        –      –    –
    admin self          yes    yes   yes      –      yes  yes
    admin parent        yes    yes   yes      yes    yes  yes
    admin grandparent   yes    yes   yes      yes    yes  yes
    admin child         yes    –     –        –      –    –
    admin sister        yes    –     –        –      –    –
    admin cousin        yes    –     –        –      –    –
    officer self        yes    yes   –        –      –    –
    officer parent      yes    yes   –        –      –    –
    officer grandparent yes    yes   –        –      –    –
    officer child       yes    –     –        –      –    –
    officer sister      yes    –     –        –      –    –
    officer cousin      yes    –     –        –      –    –
    leader self         yes    yes   –        –      –    –
    leader parent       yes    yes   –        –      –    –
    leader grandparent  yes    yes   –        –      –    –
    leader child        yes    –     –        –      –    –
    leader sister       yes    –     –        –      –    –
    leader cousin       yes    –     –        –      –    –"
  `);
});

test('AC-044 nobody grants to themselves, sideways, upward, or an administrator’s seat at their own level', () => {
  expect(mayGrantSeat(person('admin', place), { role: 'officer', place, personId: me })).toMatchObject({
    refusal: { code: 'organisation.own-seat' },
  });
  expect(
    mayGrantSeat(person('admin', places.sister), { role: 'officer', place, personId: other }),
  ).toMatchObject({ refusal: { code: 'organisation.not-yours' } });
  expect(
    mayGrantSeat(person('admin', places.child), { role: 'officer', place, personId: other }).allowed,
  ).toBe(false);
  expect(mayGrantSeat(person('admin', place), { role: 'admin', place, personId: other })).toMatchObject({
    refusal: { code: 'organisation.admin-from-above' },
  });
  expect(mayEndSeat(person('admin', places.parent), { place, personId: me })).toMatchObject({
    refusal: { code: 'organisation.own-seat' },
  });
});

const now = new Date('2020-08-20T00:00:00Z');
const open = { path: place, name: { zh: '市' } };
const closed = { ...open, closedOn: '2020-01-01' };
const root = { path: 'nation', name: { zh: '全国' } };

test('AC-030 the matrix of changing the tree: verbs × seats × relation, open and closed', () => {
  const sign = (verdict: ReturnType<typeof mayMove>) =>
    verdict.allowed ? 'yes' : verdict.when === 'never' ? '–' : 'not now';
  const verbs: [string, (actor: Actor) => ReturnType<typeof mayMove>][] = [
    ['rename', (actor) => mayRename(actor, open)],
    ['move', (actor) => mayMove(actor, open, now)],
    ['merge', (actor) => mayMerge(actor, open, now)],
    ['split', (actor) => maySplit(actor, open, now)],
    ['close', (actor) => mayClose(actor, open, now)],
    ['lead', (actor) => mayLead(actor, open, now)],
    ['outside', (actor) => mayMarkOutside(actor, open, now)],
    ['reopen', (actor) => mayReopen(actor, open, now)],
    ['toward', (actor) => mayPlaceUnder(actor, place)],
    ['import', (actor) => mayImport(actor, open, now)],
    ['move closed', (actor) => mayMove(actor, closed, now)],
    ['reopen closed', (actor) => mayReopen(actor, closed, now)],
    ['rename root', (actor) => mayRename(actor, root)],
  ];
  const cell = (text: string, at: number) => text.padEnd(Math.max(8, verbs[at]![0].length + 1));
  const head = 'seat at'.padEnd(20) + verbs.map(([verb], at) => cell(verb, at)).join('');
  const table = Object.entries(actors).map(
    ([name, actor]) => name.padEnd(20) + verbs.map(([, may], at) => cell(sign(may(actor)), at)).join(''),
  );
  const printed = [head, ...table].map((line) => line.trimEnd()).join('\n');
  console.log(printed);
  expect(printed).toMatchInlineSnapshot(`
    "seat at             rename  move    merge   split   close   lead    outside reopen  toward  import  move closed reopen closed rename root
    anyone              –       –       –       –       –       –       –       –       –       –       –           –             –
    no seat             –       –       –       –       –       –       –       –       –       –       –           –             –
    admin self          –       –       –       –       –       –       –       –       yes     yes     –           –             –
    admin parent        yes     yes     yes     yes     yes     yes     yes     not now yes     yes     not now     yes           –
    admin grandparent   yes     yes     yes     yes     yes     yes     yes     not now yes     yes     not now     yes           yes
    admin child         –       –       –       –       –       –       –       –       –       –       –           –             –
    admin sister        –       –       –       –       –       –       –       –       –       –       –           –             –
    admin cousin        –       –       –       –       –       –       –       –       –       –       –           –             –
    officer self        –       –       –       –       –       –       –       –       –       –       –           –             –
    officer parent      –       –       –       –       –       –       –       –       –       –       –           –             –
    officer grandparent –       –       –       –       –       –       –       –       –       –       –           –             –
    officer child       –       –       –       –       –       –       –       –       –       –       –           –             –
    officer sister      –       –       –       –       –       –       –       –       –       –       –           –             –
    officer cousin      –       –       –       –       –       –       –       –       –       –       –           –             –
    leader self         –       –       –       –       –       –       –       –       –       –       –           –             –
    leader parent       –       –       –       –       –       –       –       –       –       –       –           –             –
    leader grandparent  –       –       –       –       –       –       –       –       –       –       –           –             –
    leader child        –       –       –       –       –       –       –       –       –       –       –           –             –
    leader sister       –       –       –       –       –       –       –       –       –       –       –           –             –
    leader cousin       –       –       –       –       –       –       –       –       –       –       –           –             –"
  `);
});

test('nobody changes their own root, and the refusal says who may (organisation.own-root); what is closed is only opened again', () => {
  expect(mayMove(person('admin', place), open, now)).toMatchObject({
    when: 'never',
    refusal: { code: 'organisation.own-root' },
  });
  expect(mayClose(person('admin', places.parent), closed, now)).toMatchObject({
    when: 'not-now',
    refusal: { code: 'organisation.closed' },
  });
  expect(mayReopen(person('admin', places.parent), open, now)).toMatchObject({
    refusal: { code: 'organisation.not-closed' },
  });
  expect(mayRename(person('admin', 'nation'), root).allowed).toBe(true);
  expect(mayRename(person('officer', 'nation'), root).allowed).toBe(false);
});
