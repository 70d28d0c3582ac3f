/** The matrix of reminders: seats × relations to the owner; a level reminds for itself, nobody in its stead (AC-036). */

import { expect, test } from 'vitest';
import { personOf } from '../../../world/seated.ts';
import type { Actor, SeatRole } from '../../kernel/actor.ts';
import type { Verdict } from '../../kernel/verdict.ts';
import { mayRemind, maySeeStandings } from './policy.ts';

const owner = 'nation.province';
const someone = (role?: SeatRole, path = owner): Actor => personOf('p', role ? [{ role, path }] : []);
const roles: SeatRole[] = ['officer', 'leader', 'admin'];
const relations = { above: 'nation', self: owner, below: `${owner}.city`, sibling: 'nation.province2' };
const actors: [string, Actor][] = [
  ...Object.entries(relations).flatMap(([relation, path]) =>
    roles.map((role): [string, Actor] => [`${role} ${relation}`, someone(role, path)]),
  ),
  ['without a seat', someone()],
  ['anyone', { kind: 'anyone', address: '' }],
  ['the machine', { kind: 'machine' }],
];
const cell = (verdict: Verdict) => (verdict.allowed ? 'yes' : verdict.refusal.code);

test('only the owner’s own level sees the standings; only its officer reminds, while the campaign runs', () => {
  const running = { organisationPath: owner, state: 'running' as const };
  const closed = { organisationPath: owner, state: 'closed' as const };
  const rows = actors.map(([name, actor]) =>
    [
      name,
      cell(maySeeStandings(actor, running)),
      cell(mayRemind(actor, running)),
      cell(mayRemind(actor, closed)),
    ].join(' | '),
  );
  console.log(['who | see | remind | remind when closed', ...rows].join('\n'));
  expect(rows).toEqual(
    actors.map(([name]) => {
      const see = name.endsWith('self') ? 'yes' : 'reminder.not-owner';
      const isOfficer = name === 'officer self';
      return [
        name,
        see,
        isOfficer ? 'yes' : 'reminder.not-owner',
        isOfficer ? 'reminder.not-running' : 'reminder.not-owner',
      ].join(' | ');
    }),
  );
});
