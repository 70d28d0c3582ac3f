/** Every query on the organisation tables. */

import { type RawBuilder, sql } from 'kysely';
import type { Seat, SeatRole } from '../../kernel/actor.ts';
import { isId, newId, type OrganisationId, type PersonId } from '../../kernel/id.ts';
import { offsetOf, type Page, type PageAsk, pageOf } from '../../kernel/page.ts';
import type { Named } from '../../kernel/text.ts';
import { lineOf, type TreePath } from '../../kernel/tree.ts';
import { rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import { personJoin } from '../account/store.ts';
import { type HeldSeat, labelOf, type Organisation, type OrganisationKind } from './organisation.ts';

type Row = {
  id: OrganisationId;
  path: string;
  parent_id: OrganisationId | null;
  name_zh: string;
  name_en: string | null;
  short_zh: string;
  short_en: string | null;
  kind: OrganisationKind;
};

const columns = sql`o.id, o.path::text as path, o.parent_id, o.name_zh, o.name_en, o.short_zh, o.short_en, o.kind`;

function organisationOf(row: Row): Organisation {
  return {
    id: row.id,
    path: row.path,
    parentId: row.parent_id ?? undefined,
    name: { zh: row.name_zh, en: row.name_en ?? undefined },
    shortName: { zh: row.short_zh, en: row.short_en ?? undefined },
    kind: row.kind,
  };
}

/**
 * For other stores' joins: `join ${organisationJoin(sql`e.unit_id`)}` gives the organisation as `alias` with
 * columns id, path, name_zh, name_en, short_zh, short_en, kind.
 */
export function organisationJoin(id: RawBuilder<unknown>, alias = 'o'): RawBuilder<unknown> {
  return sql`organisation ${sql.raw(alias)} on ${sql.raw(alias)}.id = ${id}`;
}

/** A condition on a path column: beneath (or at) one of the seats' nodes. No seat: nothing. */
export function withinSeats(path: RawBuilder<unknown>, seats: readonly Seat[]): RawBuilder<boolean> {
  return seats.length === 0
    ? sql<boolean>`false`
    : sql<boolean>`${path} <@ any(${seats.map((s) => s.path)}::ltree[])`;
}

/** Every organisation's name may be known; what hangs on it has its own visibility. */
export async function findOrganisation(tx: Tx, id: string): Promise<Organisation | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(tx, sql<Row>`select ${columns} from organisation o where o.id = ${id}`);
  return row && organisationOf(row);
}

export async function getOrganisation(tx: Tx, id: string): Promise<Organisation> {
  const found = await findOrganisation(tx, id);
  if (!found) throw new Error(`organisation ${id} must exist`);
  return found;
}

export async function findOrganisationByPath(tx: Tx, path: TreePath): Promise<Organisation | undefined> {
  const row = await rowOf(tx, sql<Row>`select ${columns} from organisation o where o.path = ${path}::ltree`);
  return row && organisationOf(row);
}

export async function findOrganisationByName(tx: Tx, name: string): Promise<Organisation | undefined> {
  const row = await rowOf(
    tx,
    sql<Row>`select ${columns} from organisation o where o.name_zh = ${name} order by o.path limit 1`,
  );
  return row && organisationOf(row);
}

/** Organisations by id, in the order of the tree. */
export async function listOrganisations(tx: Tx, ids: readonly string[]): Promise<Organisation[]> {
  if (ids.length === 0) return [];
  const rows = await rowsOf(
    tx,
    sql<Row>`select ${columns} from organisation o where o.id = any(${[...ids]}::uuid[]) order by nlevel(o.path), o.position, o.id`,
  );
  return rows.map(organisationOf);
}

export async function listChildren(tx: Tx, parentId: OrganisationId): Promise<Organisation[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`select ${columns} from organisation o where o.parent_id = ${parentId} order by o.position, o.id limit 1000`,
  );
  return rows.map(organisationOf);
}

/** The line from the root down to the organisation itself. */
export async function listLine(tx: Tx, path: TreePath): Promise<Organisation[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`select ${columns} from organisation o where o.path = any(${lineOf(path)}::ltree[]) order by nlevel(o.path)`,
  );
  return rows.map(organisationOf);
}

/** Descendants down to `levels` below, parents before children; at most `most`. */
export async function listBeneath(
  tx: Tx,
  path: TreePath,
  levels: number,
  most = 2000,
): Promise<Organisation[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select ${columns} from organisation o
      where o.path <@ ${path}::ltree and nlevel(o.path) <= nlevel(${path}::ltree) + ${levels}::int
      order by nlevel(o.path), o.position, o.id limit ${most}`,
  );
  return rows.map(organisationOf);
}

/** The roots of the tree: mostly one. */
export async function listRoots(tx: Tx): Promise<Organisation[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`select ${columns} from organisation o where o.parent_id is null order by o.position`,
  );
  return rows.map(organisationOf);
}

/** Organisations whose name contains the words; signs of the pattern language mean themselves (AC-193). */
export async function searchOrganisations(
  tx: Tx,
  words: string,
  ask: PageAsk,
  only?: { kind?: OrganisationKind; within?: TreePath },
): Promise<Page<Organisation>> {
  const pattern = `%${words.slice(0, 40).replace(/[\\%_]/g, '\\$&')}%`;
  const where = sql`o.name_zh like ${pattern}
    and (${only?.kind ?? null}::text is null or o.kind = ${only?.kind ?? null})
    and (${only?.within ?? null}::ltree is null or o.path <@ ${only?.within ?? null}::ltree)`;
  const rows = await rowsOf(
    tx,
    sql<Row & { total: number }>`
      select ${columns}, count(*) over ()::int as total from organisation o where ${where}
      order by nlevel(o.path), o.position, o.id limit ${ask.size} offset ${offsetOf(ask)}`,
  );
  return pageOf(rows.map(organisationOf), rows[0]?.total ?? 0, ask);
}

export async function insertOrganisation(
  tx: Tx,
  organisation: {
    id?: OrganisationId;
    parent?: Organisation;
    name: Named;
    shortName: Named;
    kind: OrganisationKind;
    position?: number;
  },
): Promise<Organisation> {
  const id = organisation.id ?? newId<OrganisationId>();
  const label = labelOf(id);
  const path = organisation.parent ? `${organisation.parent.path}.${label}` : label;
  await sql`
    insert into organisation (id, label, path, parent_id, name_zh, name_en, short_zh, short_en, kind, position)
    values (${id}, ${label}, ${path}::ltree, ${organisation.parent?.id ?? null}, ${organisation.name.zh},
      ${organisation.name.en ?? null}, ${organisation.shortName.zh}, ${organisation.shortName.en ?? null},
      ${organisation.kind}, ${organisation.position ?? 0})`.execute(tx);
  const { name, shortName, kind } = organisation;
  return { id, path, parentId: organisation.parent?.id, name, shortName, kind };
}

type SeatRow = { role: SeatRole; organisation_id: OrganisationId; path: string; name_zh: string };

/** The seats a person holds at this instant: an ended one is dead without any job having run (AC-045). */
export async function listSeatsOf(tx: Tx, personId: PersonId, now: Date): Promise<Seat[]> {
  const rows = await rowsOf(
    tx,
    sql<SeatRow>`
      select s.role, s.organisation_id, o.path::text as path, o.name_zh
      from organisation_seat s join organisation o on o.id = s.organisation_id
      where s.person_id = ${personId} and s.valid_from <= ${now} and (s.valid_until is null or s.valid_until > ${now})
      order by nlevel(o.path), o.position, s.role`,
  );
  return rows.map((r) => ({
    role: r.role,
    organisationId: r.organisation_id,
    organisationName: r.name_zh,
    path: r.path,
  }));
}

type HeldRow = {
  id: string;
  person_id: PersonId;
  name: string;
  username: string;
  role: SeatRole;
  valid_from: Date;
  valid_until: Date | null;
};

/** Who serves at a node now. */
export async function listSeatsAt(tx: Tx, organisationId: OrganisationId, now: Date): Promise<HeldSeat[]> {
  const rows = await rowsOf(
    tx,
    sql<HeldRow>`
      select s.id, s.person_id, p.name, p.username, s.role, s.valid_from, s.valid_until
      from organisation_seat s join ${personJoin(sql`s.person_id`)}
      where s.organisation_id = ${organisationId} and (s.valid_until is null or s.valid_until > ${now})
      order by s.role, p.username`,
  );
  return rows.map((r) => ({
    id: r.id,
    personId: r.person_id,
    personName: r.name,
    username: r.username,
    role: r.role,
    validFrom: r.valid_from,
    validUntil: r.valid_until ?? undefined,
  }));
}

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
  return {
    id: row.id,
    personId: row.person_id,
    personName: row.name,
    username: row.username,
    role: row.role,
    validFrom: row.valid_from,
    validUntil: row.valid_until ?? undefined,
    organisation,
  };
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
