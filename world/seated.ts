/** People as policies see them, made up for a matrix: somebody, and the seats they hold. No database, no name of anybody. */

import type { Person, SeatRole } from '../src/kernel/actor.ts';
import type { OrganisationId, PersonId } from '../src/kernel/id.ts';
import type { TreePath } from '../src/kernel/tree.ts';

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
