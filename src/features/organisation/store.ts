/** Every query on the organisation tables. */

import { type RawBuilder, sql } from 'kysely';
import type { Seat, SeatRole } from '../../kernel/actor.ts';
import { isId, type OrganisationId, type PersonId } from '../../kernel/id.ts';
import { offsetOf, type Page, type PageAsk, pageOf } from '../../kernel/page.ts';
import { lineOf, type TreePath } from '../../kernel/tree.ts';
import { rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import { personJoin } from '../account/store.ts';
import type { HeldSeat, Organisation, OrganisationKind } from './organisation.ts';

type Row = {
  id: OrganisationId;
  path: string;
  parent_id: OrganisationId | null;
  name_zh: string;
  name_en: string | null;
  short_zh: string;
  short_en: string | null;
  kind: OrganisationKind;
  level_name: string | null;
  is_outside: boolean;
  opened_on: string | null;
  closed_on: string | null;
  merged_into: OrganisationId | null;
  units: number;
  version: number;
};
export type OrganisationRow = Row;

/** What a statement over `organisation o` gives to `organisationOf`. */
export const columns = sql`o.id, o.path::text as path, o.parent_id, o.name_zh, o.name_en, o.short_zh, o.short_en, o.kind,
  o.level_name, o.is_outside, o.opened_on::text as opened_on, o.closed_on::text as closed_on, o.merged_into, o.units, o.version`;

export function organisationOf(row: Row): Organisation {
  return {
    id: row.id,
    path: row.path,
    parentId: row.parent_id ?? undefined,
    name: { zh: row.name_zh, en: row.name_en ?? undefined },
    shortName: { zh: row.short_zh, en: row.short_en ?? undefined },
    kind: row.kind,
    levelName: row.level_name ?? undefined,
    isOutside: row.is_outside,
    openedOn: row.opened_on ?? undefined,
    closedOn: row.closed_on ?? undefined,
    mergedInto: row.merged_into ?? undefined,
    units: row.units,
    version: row.version,
  };
}

/**
 * For other stores' joins: `join ${organisationJoin(sql`e.unit_id`)}` gives the organisation as `alias` with
 * columns id, path, name_zh, name_en, short_zh, short_en, kind, is_outside, closed_on.
 */
export function organisationJoin(id: RawBuilder<unknown>, alias = 'o'): RawBuilder<unknown> {
  return sql`organisation ${sql.raw(alias)} on ${sql.raw(alias)}.id = ${id}`;
}

/** For other stores: how many open organisations stand straight beneath one. */
export function openChildrenOf(id: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`(select count(*) from organisation k where k.parent_id = ${id} and k.closed_on is null)`;
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

/** Those right beneath; the closed ones only where asked: nobody hands anything to them any more. */
export async function listChildren(
  tx: Tx,
  parentId: OrganisationId,
  asked: { closed?: boolean } = {},
): Promise<Organisation[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select ${columns} from organisation o
      where o.parent_id = ${parentId} and (${asked.closed ?? false}::boolean or o.closed_on is null)
      order by o.position, o.id limit 1000`,
  );
  return rows.map(organisationOf);
}

/** A page of those right beneath, closed ones last. */
export async function pageChildren(
  tx: Tx,
  parentId: OrganisationId,
  ask: PageAsk,
): Promise<Page<Organisation>> {
  const rows = await rowsOf(
    tx,
    sql<Row & { total: number }>`
      select ${columns}, count(*) over ()::int as total from organisation o where o.parent_id = ${parentId}
      order by (o.closed_on is not null), o.position, o.id limit ${ask.size} offset ${offsetOf(ask)}`,
  );
  return pageOf(rows.map(organisationOf), rows[0]?.total ?? 0, ask);
}

/** The line from the root down to the organisation itself. */
export async function listLine(tx: Tx, path: TreePath): Promise<Organisation[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`select ${columns} from organisation o where o.path = any(${lineOf(path)}::ltree[]) order by nlevel(o.path)`,
  );
  return rows.map(organisationOf);
}

/**
 * Descendants down to `levels` below, parents before children; at most `most`. Each level is found through its parents
 * and cut at `most`, so the cost is that of what is shown, whatever stands further down. Closed ones only where asked.
 */
export async function listBeneath(
  tx: Tx,
  path: TreePath,
  levels: number,
  most = 2000,
  asked: { closed?: boolean } = {},
): Promise<Organisation[]> {
  const name = (level: number) => sql.raw(`level_${level}`);
  const all = Array.from({ length: levels + 1 }, (_, level) => level);
  const found = all.slice(1).map(
    (level) => sql`${name(level)} as (
      select k.id from ${name(level - 1)} a cross join lateral (
        select k.id from organisation k where k.parent_id = a.id
          and (${asked.closed ?? false}::boolean or k.closed_on is null) order by k.position, k.id limit ${most}) k
      limit ${most})`,
  );
  const rows = await rowsOf(
    tx,
    sql<Row>`
      with ${sql.join([sql`level_0 as (select id from organisation where path = ${path}::ltree)`, ...found])}
      select ${columns} from organisation o
      join (${sql.join(
        all.map((level) => sql`select id from ${name(level)}`),
        sql` union all `,
      )}) as beneath on beneath.id = o.id
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

type SeatRow = {
  role: SeatRole;
  organisation_id: OrganisationId;
  path: string;
  name_zh: string;
  name_en: string | null;
};

/** The seats a person holds at this instant: an ended one is dead without any job having run (AC-045). */
export async function listSeatsOf(tx: Tx, personId: PersonId, now: Date): Promise<Seat[]> {
  const rows = await rowsOf(
    tx,
    sql<SeatRow>`
      select s.role, s.organisation_id, o.path::text as path, o.name_zh, o.name_en
      from organisation_seat s join organisation o on o.id = s.organisation_id
      where s.person_id = ${personId} and s.valid_from <= ${now} and (s.valid_until is null or s.valid_until > ${now})
      order by nlevel(o.path), o.position, s.role`,
  );
  return rows.map(seatOf);
}

function seatOf(r: SeatRow): Seat {
  return {
    role: r.role,
    organisationId: r.organisation_id,
    organisationName: { zh: r.name_zh, en: r.name_en ?? undefined },
    path: r.path,
  };
}

/** The same of many people at once. */
export async function listSeatsOfAll(
  tx: Tx,
  personIds: readonly PersonId[],
  now: Date,
): Promise<Map<PersonId, Seat[]>> {
  const seats = new Map<PersonId, Seat[]>();
  const rows = await rowsOf(
    tx,
    sql<SeatRow & { person_id: PersonId }>`
      select s.person_id, s.role, s.organisation_id, o.path::text as path, o.name_zh, o.name_en
      from organisation_seat s join organisation o on o.id = s.organisation_id
      where s.person_id = any(${[...personIds]}::uuid[]) and s.valid_from <= ${now}
        and (s.valid_until is null or s.valid_until > ${now})
      order by nlevel(o.path), o.position, s.role`,
  );
  for (const row of rows) seats.set(row.person_id, [...(seats.get(row.person_id) ?? []), seatOf(row)]);
  return seats;
}

export type HeldRow = {
  id: string;
  person_id: PersonId;
  name: string;
  username: string;
  role: SeatRole;
  valid_from: Date;
  valid_until: Date | null;
};

export function heldSeatOf(row: HeldRow): HeldSeat {
  return {
    id: row.id,
    personId: row.person_id,
    personName: row.name,
    username: row.username,
    role: row.role,
    validFrom: row.valid_from,
    validUntil: row.valid_until ?? undefined,
  };
}

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
  return rows.map(heldSeatOf);
}
