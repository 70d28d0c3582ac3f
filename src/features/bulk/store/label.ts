/** Labels that organisations put on works: seen by their own seats, and by nobody else. */

import { type RawBuilder, sql } from 'kysely';
import { type Actor, personIdOf, seatsOf } from '../../../kernel/actor.ts';
import type { EntryId, OrganisationId } from '../../../kernel/id.ts';
import type { Match } from '../../../kernel/query.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { matching } from '../../../platform/query-sql.ts';

const ownSeats = (actor: Actor): RawBuilder<unknown> =>
  sql`any(${seatsOf(actor).map((seat) => seat.organisationId)}::uuid[])`;

/** For the query of works: entries `e` that bear a label of the actor's own organisations. */
export function labelledAs(actor: Actor, match: Match): RawBuilder<boolean> {
  return sql<boolean>`exists (select from bulk_label b where b.entry_id = e.id and b.organisation_id = ${ownSeats(actor)}
    and ${matching([sql`b.name`], match)})`;
}

/** The labels a work bears for the seats of the actor. */
export async function listLabels(tx: Tx, actor: Actor, entryId: string): Promise<string[]> {
  const rows = await rowsOf(
    tx,
    sql<{ name: string }>`
      select distinct name from bulk_label where entry_id = ${entryId} and organisation_id = ${ownSeats(actor)}
      order by name limit 50`,
  );
  return rows.map((row) => row.name);
}

type Labelled = { organisationId: OrganisationId; entryId: EntryId; name: string };

/** Puts a label on; false when it was there. */
export async function insertLabel({ tx, now, actor }: Doing, one: Labelled): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ name: string }>`
      insert into bulk_label (organisation_id, entry_id, name, at, by_id)
      values (${one.organisationId}, ${one.entryId}, ${one.name}, ${now}, ${personIdOf(actor) ?? null})
      on conflict do nothing returning name`,
  );
  return row !== undefined;
}

/** Takes a label off; false when it was not there. */
export async function deleteLabel(tx: Tx, one: Labelled): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ name: string }>`
      delete from bulk_label where organisation_id = ${one.organisationId} and entry_id = ${one.entryId}
        and name = ${one.name} returning name`,
  );
  return row !== undefined;
}

/** Works of these that bear a label of an organisation; and how many labels each has. */
export async function listLabelled(
  tx: Tx,
  organisationId: OrganisationId,
  entryIds: readonly string[],
  name: string,
): Promise<Map<string, { has: boolean; count: number }>> {
  const rows = await rowsOf(
    tx,
    sql<{ entry_id: string; has: boolean; count: number }>`
      select entry_id, bool_or(name = ${name}) as has, count(*)::int as count from bulk_label
      where organisation_id = ${organisationId} and entry_id = any(${[...entryIds]}::uuid[]) group by entry_id`,
  );
  return new Map(rows.map((row) => [row.entry_id, { has: row.has, count: row.count }]));
}
