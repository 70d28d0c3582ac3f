/** The table of a commendation: who stands where with which figures, what was decided by hand, and points given by hand. */

import { type RawBuilder, sql } from 'kysely';
import { personIdOf } from '../../../kernel/actor.ts';
import {
  type CommendationId,
  isId,
  type NominationId,
  newId,
  type OrganisationId,
  type PersonId,
  type PlaceId,
} from '../../../kernel/id.ts';
import type { Named } from '../../../kernel/text.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { organisationJoin } from '../../organisation/store.ts';
import type { KeptFigure, Place } from '../commendation.ts';

/** A place with who it is: a unit, or a person and the unit that nominated them. */
export type ListedPlace = Place & {
  commendationId: CommendationId;
  organisationId: OrganisationId;
  unitName: Named;
  decidedBy?: PersonId;
  nominationId?: NominationId;
  person?: { name: string; role?: string; account?: string; isNamed: boolean };
};

type Row = {
  id: PlaceId;
  commendation_id: CommendationId;
  organisation_id: OrganisationId;
  nomination_id: NominationId | null;
  name_zh: string;
  name_en: string | null;
  rank: number;
  points: string;
  figures: KeptFigure[];
  tier: string | null;
  is_edge: boolean;
  decided_reason: string | null;
  decided_by: PersonId | null;
  number: string | null;
  revoked_at: Date | null;
  revoked_reason: string | null;
  person_name: string | null;
  role: string | null;
  account: string | null;
  consented_at: Date | null;
};

const columns = sql`p.id, p.commendation_id, o.id as organisation_id, p.nomination_id, o.name_zh, o.name_en, p.rank, p.points,
  p.figures, p.tier, p.is_edge, p.decided_reason, p.decided_by, p.number, p.revoked_at, p.revoked_reason,
  n.name as person_name, n.role, n.account, n.consented_at`;
const from = sql`commendation_place p left join commendation_nomination n on n.id = p.nomination_id
  join ${organisationJoin(sql`coalesce(p.organisation_id, n.unit_id)`)}`;

function placeOf(row: Row): ListedPlace {
  return {
    id: row.id,
    commendationId: row.commendation_id,
    organisationId: row.organisation_id,
    nominationId: row.nomination_id ?? undefined,
    unitName: { zh: row.name_zh, en: row.name_en ?? undefined },
    rank: row.rank,
    points: Number(row.points),
    figures: row.figures,
    tier: row.tier ?? undefined,
    isEdge: row.is_edge,
    decidedReason: row.decided_reason ?? undefined,
    decidedBy: row.decided_by ?? undefined,
    number: row.number ?? undefined,
    revokedAt: row.revoked_at ?? undefined,
    revokedReason: row.revoked_reason ?? undefined,
    person: row.person_name
      ? {
          name: row.person_name,
          role: row.role ?? undefined,
          account: row.account ?? undefined,
          isNamed: row.consented_at !== null,
        }
      : undefined,
  };
}

/** As they rank; for the giver's own people alone. */
export async function listPlaces(tx: Tx, id: CommendationId): Promise<ListedPlace[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select ${columns} from ${from} where p.commendation_id = ${id}
      order by p.rank, o.path, p.id limit 5000`,
  );
  return rows.map(placeOf);
}

/** Those awarded, tier by tier, in the order of the tree or of their names: never by points. */
export async function listAwarded(
  tx: Tx,
  id: CommendationId,
  listing: 'tree' | 'name',
): Promise<ListedPlace[]> {
  const order: RawBuilder<unknown> =
    listing === 'tree' ? sql`nlevel(o.path), o.position, o.path` : sql`coalesce(n.name, o.pinyin, o.name_zh)`;
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select ${columns} from ${from} where p.commendation_id = ${id} and p.tier is not null
      order by p.tier, ${order}, p.id limit 5000`,
  );
  return rows.map(placeOf);
}

export async function findPlace(tx: Tx, id: string): Promise<ListedPlace | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(tx, sql<Row>`select ${columns} from ${from} where p.id = ${id}`);
  return row && placeOf(row);
}

export type NewPlace = {
  organisationId?: OrganisationId;
  nominationId?: NominationId;
  rank: number;
  points: number;
  figures: readonly KeptFigure[];
  tier?: string;
  isEdge: boolean;
  decidedReason?: string;
};

/** Puts a table in place of the one before; what was decided by hand is decided anew. */
export async function replacePlaces(
  doing: Doing,
  id: CommendationId,
  places: readonly NewPlace[],
): Promise<void> {
  const { tx, actor, now } = doing;
  await sql`delete from commendation_place where commendation_id = ${id}`.execute(tx);
  const rows = places.map((place) => ({ id: newId(now.getTime()), ...place }));
  await sql`
    insert into commendation_place (id, commendation_id, organisation_id, nomination_id, rank, points, figures, tier,
      is_edge, decided_reason, decided_by)
    select p.id, ${id}, p."organisationId", p."nominationId", p.rank, p.points, p.figures, p.tier, p."isEdge",
      p."decidedReason", case when p."decidedReason" is null then null else ${personIdOf(actor) ?? null}::uuid end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p (id uuid, "organisationId" uuid, "nominationId" uuid,
      rank int, points numeric, figures jsonb, tier text, "isEdge" boolean, "decidedReason" text)`.execute(
    tx,
  );
}

/** One place decided by hand. */
export async function decidePlace(
  { tx, actor }: Doing,
  id: PlaceId,
  decided: { tier?: string; reason: string },
): Promise<void> {
  await sql`
    update commendation_place set tier = ${decided.tier ?? null}, decided_reason = ${decided.reason},
      decided_by = ${personIdOf(actor) ?? null} where id = ${id}`.execute(tx);
}

/** Numbers those awarded, as they are listed. */
export async function setNumbers(tx: Tx, numbers: readonly { id: PlaceId; number: string }[]): Promise<void> {
  await sql`
    update commendation_place p set number = x.number
    from jsonb_to_recordset(${JSON.stringify(numbers)}::jsonb) as x (id uuid, number text) where p.id = x.id`.execute(
    tx,
  );
}

/** False when it was revoked meanwhile. */
export async function revokePlace({ tx, now }: Doing, id: PlaceId, reason: string): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update commendation_place set revoked_at = ${now}, revoked_reason = ${reason}
      where id = ${id} and revoked_at is null returning id`,
  );
  return row !== undefined;
}

/** The number of an award among those of its giver that stood: what its certificates' numbers begin with; counted one at a time. */
export async function readSeries(
  tx: Tx,
  { id, organisationId }: { id: CommendationId; organisationId: OrganisationId },
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`numbers of ${organisationId}`}, 0))`.execute(tx);
  const row = await rowOf(
    tx,
    sql<{ series: number }>`
      select 1 + count(*)::int as series from commendation h
      where h.organisation_id = ${organisationId} and h.stood_at is not null and h.id <> ${id}`,
  );
  return row!.series;
}

export type GivenPoints = {
  organisationId: OrganisationId;
  name: Named;
  points: number;
  reason: string;
  at: Date;
  byId?: PersonId;
};

export async function listPoints(tx: Tx, id: CommendationId): Promise<GivenPoints[]> {
  const rows = await rowsOf(
    tx,
    sql<{
      id: OrganisationId;
      name_zh: string;
      name_en: string | null;
      points: string;
      reason: string;
      at: Date;
      by_id: PersonId | null;
    }>`
      select o.id, o.name_zh, o.name_en, g.points, g.reason, g.at, g.by_id from commendation_point g
      join ${organisationJoin(sql`g.organisation_id`)} where g.commendation_id = ${id} order by o.path limit 5000`,
  );
  return rows.map((row) => ({
    organisationId: row.id,
    name: { zh: row.name_zh, en: row.name_en ?? undefined },
    points: Number(row.points),
    reason: row.reason,
    at: row.at,
    byId: row.by_id ?? undefined,
  }));
}

export async function savePoints(
  { tx, actor, now }: Doing,
  id: CommendationId,
  given: { organisationId: OrganisationId; points: number; reason: string },
): Promise<void> {
  // Later than the reckoning that it is not in yet, whichever of the two read its instant first.
  const after = sql`greatest(${now}, (select c.computed_at + interval '1 millisecond' from commendation c where c.id = ${id}))`;
  await sql`
    insert into commendation_point (commendation_id, organisation_id, points, reason, at, by_id)
    values (${id}, ${given.organisationId}, ${given.points}, ${given.reason}, ${after}, ${personIdOf(actor) ?? null})
    on conflict (commendation_id, organisation_id) do update set points = excluded.points, reason = excluded.reason,
      at = excluded.at, by_id = excluded.by_id`.execute(tx);
}
