/** The second line: which other organisations lead a unit beside the level above it. Seen by both, counted by the first. */

import { sql } from 'kysely';
import type { OrganisationId } from '../../../kernel/id.ts';
import { rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import type { Organisation } from '../organisation.ts';
import { columns, type OrganisationRow, organisationOf } from '../store.ts';

/** Who leads it beside the level above. */
export async function listSecondLeaders(tx: Tx, organisationId: OrganisationId): Promise<Organisation[]> {
  const rows = await rowsOf(
    tx,
    sql<OrganisationRow>`
      select ${columns} from organisation_second_line l join organisation o on o.id = l.leader_id
      where l.organisation_id = ${organisationId} and l.until is null order by l.since, o.id limit 50`,
  );
  return rows.map(organisationOf);
}

/** Whom it leads beside those beneath it. */
export async function listSecondLed(tx: Tx, leaderId: OrganisationId, most = 200): Promise<Organisation[]> {
  const rows = await rowsOf(
    tx,
    sql<OrganisationRow>`
      select ${columns} from organisation_second_line l join organisation o on o.id = l.organisation_id
      where l.leader_id = ${leaderId} and l.until is null order by nlevel(o.path), o.position, o.id limit ${most}`,
  );
  return rows.map(organisationOf);
}

/** Begins a second line, or begins it again; false when it already is. */
export async function insertSecondLine(
  tx: Tx,
  organisationId: OrganisationId,
  leaderId: OrganisationId,
  now: Date,
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ organisation_id: string }>`
      insert into organisation_second_line as l (organisation_id, leader_id, since)
      values (${organisationId}, ${leaderId}, ${now})
      on conflict (organisation_id, leader_id) do update set since = excluded.since, until = null
        where l.until is not null
      returning organisation_id`,
  );
  return row !== undefined;
}

/** Ends a second line; false when there is none. */
export async function endSecondLine(
  tx: Tx,
  organisationId: OrganisationId,
  leaderId: OrganisationId,
  now: Date,
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ organisation_id: string }>`
      update organisation_second_line set until = ${now}
      where organisation_id = ${organisationId} and leader_id = ${leaderId} and until is null
      returning organisation_id`,
  );
  return row !== undefined;
}
