/** Giving and ending seats. */

import { sql } from 'kysely';
import type { SeatRole } from '../../../kernel/actor.ts';
import { newId, type OrganisationId, type PersonId } from '../../../kernel/id.ts';
import type { TreePath } from '../../../kernel/tree.ts';
import { rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { personJoin } from '../../account/store.ts';
import type { HeldSeat, Organisation } from '../organisation.ts';
import { getOrganisation, type HeldRow, heldSeatOf } from '../store.ts';

export async function findSeat(
  tx: Tx,
  id: string,
): Promise<(HeldSeat & { organisation: Organisation }) | undefined> {
  const row = await rowOf(
    tx,
    sql<HeldRow & { organisation_id: string }>`
      select s.id, s.person_id, p.name, p.username, s.role, s.valid_from, s.valid_until, s.organisation_id
      from organisation_seat s join ${personJoin(sql`s.person_id`)} where s.id = ${id}`,
  );
  if (!row) return undefined;
  const organisation = await getOrganisation(tx, row.organisation_id);
  return { ...heldSeatOf(row), organisation };
}

/** Gives a seat; false when the person already holds it. A seat that had ended begins anew. */
export async function insertSeat(
  tx: Tx,
  seat: {
    personId: PersonId;
    organisationId: OrganisationId;
    role: SeatRole;
    from: Date;
    until?: Date;
    grantedBy?: PersonId;
  },
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      insert into organisation_seat as s (id, person_id, organisation_id, role, valid_from, valid_until, granted_by)
      values (${newId()}, ${seat.personId}, ${seat.organisationId}, ${seat.role}, ${seat.from}, ${seat.until ?? null}, ${seat.grantedBy ?? null})
      on conflict (person_id, organisation_id, role) do update
        set valid_from = excluded.valid_from, valid_until = excluded.valid_until, granted_by = excluded.granted_by
        where s.valid_until is not null and s.valid_until <= ${seat.from}
      returning s.id`,
  );
  return row !== undefined;
}

export async function endSeat(tx: Tx, id: string, at: Date): Promise<void> {
  await sql`update organisation_seat set valid_until = ${at} where id = ${id}`.execute(tx);
}

/** Locks and counts the administrators at or above a place: somebody must remain who can grant. */
export async function countAdminsOver(tx: Tx, path: TreePath, now: Date, except: string): Promise<number> {
  const rows = await rowsOf(
    tx,
    sql<{ id: string }>`
      select s.id from organisation_seat s join organisation o on o.id = s.organisation_id
      where s.role = 'admin' and s.id <> ${except} and o.path @> ${path}::ltree
        and (s.valid_until is null or s.valid_until > ${now}) for update of s`,
  );
  return rows.length;
}
