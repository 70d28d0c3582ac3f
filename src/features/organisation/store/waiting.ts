/** For other stores: the open organisations straight beneath one, and whether anybody there can be written to. */

import { type RawBuilder, sql } from 'kysely';
import type { OrganisationId } from '../../../kernel/id.ts';

/** `from ${openChildren(id)}` gives as `o` the organisations straight beneath that have not closed. */
export function openChildren(parentId: OrganisationId): RawBuilder<unknown> {
  return sql`(select k.* from organisation k where k.parent_id = ${parentId} and k.closed_on is null) o`;
}

/** How many officers sit at an organisation at an instant. */
export function officersAt(id: RawBuilder<unknown>, now: Date): RawBuilder<number> {
  return sql<number>`(select count(*)::int from organisation_seat w where w.organisation_id = ${id} and w.role = 'officer'
    and w.valid_from <= ${now} and (w.valid_until is null or w.valid_until > ${now}))`;
}
