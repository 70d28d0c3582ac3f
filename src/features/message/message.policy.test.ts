/** The matrix of letters: a letter is its reader's, whoever else holds which seat wherever (AC-030). */

import { expect, test } from 'vitest';
import { personOf } from '../../../world/seated.ts';
import type { Actor, SeatRole } from '../../kernel/actor.ts';
import type { PersonId } from '../../kernel/id.ts';
import type { Verdict } from '../../kernel/verdict.ts';
import { mayKeepRobots, mayOpenInbox, mayReadLetter } from './policy.ts';

const someone = (id: string, role?: SeatRole, path = 'nation.city.unit'): Actor =>
  personOf(id, role ? [{ role, path }] : []);
const roles: SeatRole[] = ['officer', 'leader', 'admin'];
const places = ['nation', 'nation.city', 'nation.city.unit', 'nation.city.unit.team', 'nation.city2.unit'];
const actors: [string, Actor][] = [
  ['its reader', someone('reader')],
  ...places.flatMap((path) =>
    roles.map((role): [string, Actor] => [`${role} at ${path}`, someone('other', role, path)]),
  ),
  ['another person', someone('other')],
  ['anyone', { kind: 'anyone', address: '' }],
  ['the machine', { kind: 'machine' }],
];
const cell = (verdict: Verdict) => (verdict.allowed ? 'yes' : verdict.refusal.code);

test('AC-030 a letter is read by its reader only; an inbox takes being signed in', () => {
  const letter = { personId: 'reader' as PersonId };
  const rows = actors.map(
    ([name, actor]) => `${name} | ${cell(mayOpenInbox(actor))} | ${cell(mayReadLetter(actor, letter))}`,
  );
  console.log(['who | open own inbox | read the letter', ...rows].join('\n'));
  const readers = actors.filter(([, actor]) => mayReadLetter(actor, letter).allowed).map(([name]) => name);
  expect(readers).toEqual(['its reader']);
  expect(new Set(rows.map((row) => row.split(' | ')[2]))).toEqual(new Set(['yes', 'message.not-yours']));
  expect(rows.slice(-2).every((row) => row.includes('http.sign-in-needed'))).toBe(true);
});

test('an organisation’s robots are kept by administrators at or above it, by nobody beside or beneath', () => {
  const rows = actors.map(([name, actor]) => `${name} | ${cell(mayKeepRobots(actor, 'nation.city.unit'))}`);
  console.log(['who | keep robots of nation.city.unit', ...rows].join('\n'));
  expect(rows.filter((row) => row.endsWith('| yes'))).toEqual([
    'admin at nation | yes',
    'admin at nation.city | yes',
    'admin at nation.city.unit | yes',
  ]);
  expect(rows.filter((row) => !row.endsWith('| yes')).every((row) => row.endsWith('message.not-admin'))).toBe(
    true,
  );
});
