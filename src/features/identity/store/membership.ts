/** Every query on memberships: who asked whom, and what the unit said. */

import { sql } from 'kysely';
import { type Actor, type Seat, seatsOf } from '../../../kernel/actor.ts';
import { newId, type OrganisationId, type PersonId } from '../../../kernel/id.ts';
import { offsetOf, type Page, type PageAsk, pageOf } from '../../../kernel/page.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { personJoin } from '../../account/store.ts';
import { organisationJoin } from '../../organisation/store.ts';
import type { Membership, MembershipState } from '../membership.ts';

type Row = {
  id: string;
  person_id: PersonId;
  person_name: string;
  organisation_id: OrganisationId;
  name_zh: string;
  name_en: string | null;
  path: string;
  state: MembershipState;
  known_by: string;
  asked_at: Date;
  decided_at: Date | null;
  reason: string | null;
  version: number;
};

const from = sql`
  select m.id, m.person_id, p.name as person_name, m.organisation_id, o.name_zh, o.name_en, o.path::text as path,
    m.state, m.known_by, m.asked_at, m.decided_at, m.reason, m.version`;
const joined = sql`
  identity_membership m join ${personJoin(sql`m.person_id`)} join ${organisationJoin(sql`m.organisation_id`)}`;

function membershipOf(row: Row): Membership {
  return {
    id: row.id,
    personId: row.person_id,
    personName: row.person_name,
    organisationId: row.organisation_id,
    organisationName: { zh: row.name_zh, en: row.name_en ?? undefined },
    organisationPath: row.path,
    state: row.state,
    knownBy: row.known_by,
    askedAt: row.asked_at,
    decidedAt: row.decided_at ?? undefined,
    reason: row.reason ?? undefined,
    version: row.version,
  };
}

/** The newest of a person, whatever became of it. */
export async function findMembershipOf(tx: Tx, personId: PersonId): Promise<Membership | undefined> {
  const row = await rowOf(
    tx,
    sql<Row>`
      ${from} from ${joined} where m.person_id = ${personId}
      order by (m.state in ('asked', 'confirmed')) desc, m.asked_at desc, m.id desc limit 1`,
  );
  return row && membershipOf(row);
}

/** For reactions, which only know its id. */
export async function getMembership(tx: Tx, id: string): Promise<Membership> {
  const row = await rowOf(tx, sql<Row>`${from} from ${joined} where m.id = ${id}`);
  if (!row) throw new Error(`membership ${id} must exist`);
  return membershipOf(row);
}

/** One's own. */
export async function findOwnMembership(
  tx: Tx,
  personId: PersonId,
  id: string,
): Promise<Membership | undefined> {
  const row = await rowOf(
    tx,
    sql<Row>`${from} from ${joined} where m.id = ${id} and m.person_id = ${personId}`,
  );
  return row && membershipOf(row);
}

/** One that the actor's own unit decides on: officers of that unit see it, nobody above does. */
export async function findMembershipAt(tx: Tx, actor: Actor, id: string): Promise<Membership | undefined> {
  const row = await rowOf(
    tx,
    sql<Row>`
      ${from} from ${joined} where m.id = ${id} and m.organisation_id = any(${unitsOf(actor)}::uuid[])`,
  );
  return row && membershipOf(row);
}

const officers = (seat: Seat): boolean => seat.role === 'officer';
const unitsOf = (actor: Actor): OrganisationId[] =>
  seatsOf(actor)
    .filter(officers)
    .map((seat) => seat.organisationId);

/** Who asks an organisation, or was confirmed by it: the longest waiting first. */
export async function listMembershipsAt(
  tx: Tx,
  organisationId: OrganisationId,
  state: MembershipState,
  ask: PageAsk,
): Promise<Page<Membership>> {
  const rows = await rowsOf(
    tx,
    sql<Row & { total: number }>`
      ${from}, count(*) over ()::int as total from ${joined}
      where m.organisation_id = ${organisationId} and m.state = ${state}
      order by m.asked_at, m.id limit ${ask.size} offset ${offsetOf(ask)}`,
  );
  return pageOf(rows.map(membershipOf), rows[0]?.total ?? 0, ask);
}

/** What waits for an officer, at all the organisations where they sit. */
export async function listAskedMemberships(tx: Tx, actor: Actor, ask: PageAsk): Promise<Page<Membership>> {
  const units = unitsOf(actor);
  if (units.length === 0) return pageOf<Membership>([], 0, ask);
  const rows = await rowsOf(
    tx,
    sql<Row & { total: number }>`
      ${from}, count(*) over ()::int as total from ${joined}
      where m.organisation_id = any(${units}::uuid[]) and m.state = 'asked'
      order by m.asked_at, m.id limit ${ask.size} offset ${offsetOf(ask)}`,
  );
  return pageOf(rows.map(membershipOf), rows[0]?.total ?? 0, ask);
}

/** Asks; nothing when another asking or membership of the person is still open. */
export async function insertMembership(
  tx: Tx,
  now: Date,
  asked: { personId: PersonId; organisationId: OrganisationId; knownBy: string },
): Promise<string | undefined> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      insert into identity_membership (id, person_id, organisation_id, state, known_by, asked_at)
      values (${newId(now.getTime())}, ${asked.personId}, ${asked.organisationId}, 'asked', ${asked.knownBy}, ${now})
      on conflict (person_id) where state in ('asked', 'confirmed') do nothing returning id`,
  );
  return row?.id;
}

/** Decides, where nobody was quicker. */
export async function decideMembership(
  { tx, now }: Pick<Doing, 'tx' | 'now'>,
  membership: Pick<Membership, 'id' | 'version'>,
  to: { state: MembershipState; by: PersonId; reason?: string },
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update identity_membership set state = ${to.state}, decided_at = greatest(${now}, asked_at), decided_by = ${to.by},
        reason = ${to.reason ?? null}, version = version + 1
      where id = ${membership.id} and version = ${membership.version} returning id`,
  );
  return row !== undefined;
}
