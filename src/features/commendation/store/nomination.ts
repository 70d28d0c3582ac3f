/** Every query on nominations: who was proposed by which unit, at which level it lies, how many stand against a quota. */

import { sql } from 'kysely';
import { type Actor, personIdOf, seatsOf } from '../../../kernel/actor.ts';
import {
  type CommendationId,
  isId,
  type NominationId,
  type OrganisationId,
  type PersonId,
} from '../../../kernel/id.ts';
import { offsetOf, type Page, type PageAsk, pageOf } from '../../../kernel/page.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { organisationJoin, withinSeats } from '../../organisation/store.ts';
import type { Nomination, NominationState, NominationText } from '../nomination.ts';

type Row = {
  id: NominationId;
  commendation_id: CommendationId;
  unit_id: OrganisationId;
  unit_path: string;
  unit_zh: string;
  unit_en: string | null;
  at_id: OrganisationId;
  at_path: string;
  at_zh: string;
  at_en: string | null;
  state: NominationState;
  name: string;
  role: string | null;
  account: string | null;
  link: string | null;
  deed: string;
  contact: string | null;
  consented_at: Date | null;
  by_id: PersonId | null;
  version: number;
};

const columns = sql`n.id, n.commendation_id, n.unit_id, u.path::text as unit_path, u.name_zh as unit_zh,
  u.name_en as unit_en, n.at_id, t.path::text as at_path, t.name_zh as at_zh, t.name_en as at_en, n.state, n.name,
  n.role, n.account, n.link, n.deed, n.contact, n.consented_at, n.by_id, n.version`;
const from = sql`commendation_nomination n join ${organisationJoin(sql`n.unit_id`, 'u')}
  join ${organisationJoin(sql`n.at_id`, 't')}`;

function nominationOf(row: Row): Nomination {
  return {
    id: row.id,
    commendationId: row.commendation_id,
    unitId: row.unit_id,
    unitPath: row.unit_path,
    unitName: { zh: row.unit_zh, en: row.unit_en ?? undefined },
    atId: row.at_id,
    atPath: row.at_path,
    atName: { zh: row.at_zh, en: row.at_en ?? undefined },
    state: row.state,
    name: row.name,
    role: row.role ?? undefined,
    account: row.account ?? undefined,
    link: row.link ?? undefined,
    deed: row.deed,
    contact: row.contact ?? undefined,
    consentedAt: row.consented_at ?? undefined,
    byId: row.by_id ?? undefined,
    version: row.version,
  };
}

/** At the unit and above it; and at who gives the award, once it was received there. */
const visible = (actor: Actor) => {
  const own = seatsOf(actor).map((seat) => seat.organisationId);
  return sql<boolean>`(${withinSeats(sql`u.path`, seatsOf(actor))} or n.at_id = any(${own}::uuid[]))`;
};

export async function findNomination(tx: Tx, actor: Actor, id: string): Promise<Nomination | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(
    tx,
    sql<Row>`select ${columns} from ${from} where n.id = ${id} and ${visible(actor)}`,
  );
  return row && nominationOf(row);
}

export async function getNomination(tx: Tx, id: NominationId): Promise<Nomination> {
  const row = await rowOf(tx, sql<Row>`select ${columns} from ${from} where n.id = ${id}`);
  if (!row) throw new Error(`nomination ${id} must exist`);
  return nominationOf(row);
}

/** Those of one award that the actor may see, in the order of the tree. */
export async function listNominations(
  tx: Tx,
  actor: Actor,
  commendationId: CommendationId,
  ask: PageAsk,
): Promise<Page<Nomination>> {
  const rows = await rowsOf(
    tx,
    sql<Row & { total: number }>`
      select ${columns}, count(*) over ()::int as total from ${from}
      where n.commendation_id = ${commendationId} and ${visible(actor)}
      order by u.path, n.at, n.id limit ${ask.size} offset ${offsetOf(ask)}`,
  );
  return pageOf(rows.map(nominationOf), rows[0]?.total ?? 0, ask);
}

/** Those that came all the way: who can be chosen. */
export async function listReceived(tx: Tx, commendationId: CommendationId): Promise<Nomination[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select ${columns} from ${from} where n.commendation_id = ${commendationId} and n.state = 'received'
      order by u.path, n.at, n.id limit 500`,
  );
  return rows.map(nominationOf);
}

/** For desks: to check at a level, or returned to the unit. */
export async function listNominationsWaiting(
  tx: Tx,
  actor: Actor,
  what: 'check' | 'mend',
): Promise<Nomination[]> {
  const own = seatsOf(actor).flatMap((seat) => (seat.role === 'officer' ? [seat.organisationId] : []));
  if (own.length === 0) return [];
  const is =
    what === 'check'
      ? sql`n.state = 'sent' and n.at_id = any(${own}::uuid[])`
      : sql`n.state = 'returned' and n.unit_id = any(${own}::uuid[])`;
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select ${columns} from ${from} join commendation h on h.id = n.commendation_id
      where ${is} and h.state = 'published' order by n.at limit 200`,
  );
  return rows.map(nominationOf);
}

/** How many of a unit's own stand. */
export async function countOwn(tx: Tx, id: CommendationId, unitId: OrganisationId): Promise<number> {
  const row = await rowOf(
    tx,
    sql<{ n: number }>`
      select count(*)::int as n from commendation_nomination
      where commendation_id = ${id} and unit_id = ${unitId} and state in ('sent', 'received', 'returned')`,
  );
  return row!.n;
}

/** How many have passed a level: those from beneath it that lie further on by now. */
export async function countPassed(
  tx: Tx,
  id: CommendationId,
  level: { id: OrganisationId; path: string },
): Promise<number> {
  const row = await rowOf(
    tx,
    sql<{ n: number }>`
      select count(*)::int as n from ${from} where n.commendation_id = ${id} and n.state in ('sent', 'received')
        and u.path <@ ${level.path}::ltree and not t.path <@ ${level.path}::ltree`,
  );
  return row!.n;
}

export type NewNomination = NominationText & {
  id: NominationId;
  commendationId: CommendationId;
  unitId: OrganisationId;
  atId: OrganisationId;
  state: NominationState;
  hasConsent: boolean;
};

export async function insertNomination({ tx, actor, now }: Doing, made: NewNomination): Promise<void> {
  await sql`
    insert into commendation_nomination (id, commendation_id, unit_id, at_id, state, name, role, account, link, deed, contact,
      consented_at, at, by_id)
    values (${made.id}, ${made.commendationId}, ${made.unitId}, ${made.atId}, ${made.state}, ${made.name}, ${made.role ?? null},
      ${made.account ?? null}, ${made.link ?? null}, ${made.deed}, ${made.contact ?? null},
      ${made.hasConsent ? now : null}, ${now}, ${personIdOf(actor) ?? null})`.execute(tx);
}

type Seen = Pick<Nomination, 'id' | 'version'>;

/** What the unit writes anew, and where it lies from then on; false when somebody was quicker. */
export async function amendNomination(
  tx: Tx,
  seen: Seen,
  typed: NominationText,
  to: { atId: OrganisationId; state: NominationState },
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update commendation_nomination set name = ${typed.name}, role = ${typed.role ?? null}, account = ${typed.account ?? null},
        link = ${typed.link ?? null}, deed = ${typed.deed}, contact = ${typed.contact ?? null}, at_id = ${to.atId},
        state = ${to.state}, version = version + 1 where id = ${seen.id} and version = ${seen.version} returning id`,
  );
  return row !== undefined;
}

/** Moves it to a level or a state if it still is the one that was seen. */
export async function moveNomination(
  tx: Tx,
  seen: Seen & Pick<Nomination, 'state'>,
  to: { atId: OrganisationId; state: NominationState },
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update commendation_nomination set at_id = ${to.atId}, state = ${to.state}, version = version + 1
      where id = ${seen.id} and version = ${seen.version} and state = ${seen.state} returning id`,
  );
  return row !== undefined;
}

export async function setConsent({ tx, now }: Doing, seen: Seen, hasConsent: boolean): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update commendation_nomination set version = version + 1,
        consented_at = case when ${hasConsent}::boolean then coalesce(consented_at, ${now}::timestamptz) end
      where id = ${seen.id} and version = ${seen.version} returning id`,
  );
  return row !== undefined;
}
