/** People as policies see them, made up for a matrix: somebody, and the seats they hold. No database, no name of anybody. */

import type { Actor, Person, SeatRole } from '../src/kernel/actor.ts';
import type { OrganisationId, PersonId } from '../src/kernel/id.ts';
import type { TreePath } from '../src/kernel/tree.ts';
import type { Verdict } from '../src/kernel/verdict.ts';

type Held = { role: SeatRole; path: TreePath } | readonly [SeatRole, TreePath];

/** Somebody with these seats; a place's path stands for its id and its name. */
export function personOf(id: string, seats: readonly Held[] = []): Person {
  const held = seats.map((one) => ('role' in one ? one : { role: one[0], path: one[1] }));
  return {
    ...{ kind: 'person', id: id as PersonId, name: id, username: id },
    ...{ sessionId: 's', address: '127.0.0.1' },
    seats: held.map(({ role, path }) => ({
      ...{ role, path },
      organisationId: path as OrganisationId,
      organisationName: { zh: path },
    })),
  };
}

const roles: readonly SeatRole[] = ['admin', 'officer', 'leader'];

/**
 * The matrix of a policy, a line a person: every role at every place, somebody without a seat, anyone, the machine;
 * and after each the verbs they may; `id` is who they all are, `width` how wide the first column is. Printed under its title, so that it can be read as a table.
 */
export function matrixOf(
  title: string,
  places: Readonly<Record<string, TreePath>>,
  verbs: Readonly<Record<string, (actor: Actor) => Verdict>>,
  id = 'other',
  width = 22,
): string[] {
  const actors: [string, Actor][] = [
    ...Object.entries(places).flatMap(([relation, path]) =>
      roles.map((role): [string, Actor] => [`${relation} ${role}`, personOf(id, [{ role, path }])]),
    ),
    ['person without a seat', personOf(id)],
    ['anyone', { kind: 'anyone', address: '127.0.0.1' }],
    ['machine', { kind: 'machine' }],
  ];
  const lines = actors.map(([who, actor]) => {
    const may = Object.entries(verbs)
      .filter(([, verb]) => verb(actor).allowed)
      .map(([name]) => name);
    return `${who.padEnd(width)} ${may.join(' ') || '—'}`;
  });
  console.log([`${title}: who may what`, ...lines].join('\n'));
  return lines;
}
