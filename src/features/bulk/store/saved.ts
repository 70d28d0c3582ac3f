/** Queries that people keep under a name. */

import { sql } from 'kysely';
import { type Actor, personIdOf, seatsOf } from '../../../kernel/actor.ts';
import { isId, newId, type OrganisationId, type PersonId } from '../../../kernel/id.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import type { ListKey, Saved } from '../bulk.ts';

type Row = {
  id: string;
  person_id: PersonId;
  organisation_id: OrganisationId | null;
  list: ListKey;
  name: string;
  query: string;
};

const savedOf = (r: Row): Saved => ({
  id: r.id,
  personId: r.person_id,
  organisationId: r.organisation_id ?? undefined,
  list: r.list,
  name: r.name,
  query: r.query,
});

const visible = (actor: Actor) => {
  const own = seatsOf(actor).map((seat) => seat.organisationId);
  return sql`(s.person_id = ${personIdOf(actor) ?? null}::uuid or s.organisation_id = any(${own}::uuid[]))`;
};

/** One's own, then those shared with one's organisations. */
export async function listSaved(tx: Tx, actor: Actor, list: string): Promise<Saved[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select s.* from bulk_saved s where s.list = ${list} and ${visible(actor)}
      order by (s.person_id = ${personIdOf(actor) ?? null}::uuid) desc, s.name, s.id limit 100`,
  );
  return rows.map(savedOf);
}

export async function findSaved(tx: Tx, actor: Actor, id: string): Promise<Saved | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(
    tx,
    sql<Row>`select s.* from bulk_saved s where s.id = ${id} and ${visible(actor)}`,
  );
  return row && savedOf(row);
}

export async function countSaved(tx: Tx, personId: PersonId): Promise<number> {
  const row = await rowOf(
    tx,
    sql<{ n: number }>`select count(*)::int as n from bulk_saved where person_id = ${personId}`,
  );
  return row!.n;
}

/** Keeps a query; one kept under the same name before is replaced. */
export async function keepSaved({ tx, now }: Doing, saved: Omit<Saved, 'id'>): Promise<string> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      insert into bulk_saved as s (id, person_id, organisation_id, list, name, query, at)
      values (${newId(now.getTime())}, ${saved.personId}, ${saved.organisationId ?? null}, ${saved.list}, ${saved.name},
        ${saved.query}, ${now})
      on conflict (person_id, list, name) do update set organisation_id = excluded.organisation_id,
        query = excluded.query, at = excluded.at
      returning id`,
  );
  return row!.id;
}

export async function deleteSaved(tx: Tx, id: string): Promise<void> {
  await sql`delete from bulk_saved where id = ${id}`.execute(tx);
}
