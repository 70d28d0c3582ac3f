/** Every query on invitations by link; of a link the database keeps a hash, from which it cannot be made. */

import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { type Actor, personIdOf } from '../../../kernel/actor.ts';
import { isId, newId, type OrganisationId, type PanelId, type PersonId } from '../../../kernel/id.ts';
import { rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { digestOf, personJoin } from '../../account/store.ts';
import { organisationJoin } from '../../organisation/store.ts';
import type { Invitation } from '../invitation.ts';
import type { JudgeRole } from '../panel.ts';

/**
 * The token of a link: 128 bits made from its id with the house's secret, so that the officer can be shown it while it
 * stands, and nobody can who only holds the database. Written like an id, since an address takes nothing else.
 */
export function tokenOf(secret: string, id: string): string {
  const hex = createHmac('sha256', secret).update(`panel invitation ${id}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}

type Row = {
  id: string;
  panel_id: PanelId;
  name: string;
  contact: string | null;
  unit_id: OrganisationId;
  unit_path: string;
  unit_zh: string;
  unit_en: string | null;
  role: JudgeRole;
  languages: string[];
  load_cap: number | null;
  at: Date;
  expires_at: Date;
  used_at: Date | null;
  used_by_name: string | null;
  revoked_at: Date | null;
  declined_at: Date | null;
  reason: string | null;
};

const columns = sql`i.id, i.panel_id, i.name, i.contact, i.unit_id, o.path::text as unit_path, o.name_zh as unit_zh,
  o.name_en as unit_en, i.role, i.languages, i.load_cap, i.at, i.expires_at, i.used_at, p.name as used_by_name, i.revoked_at,
  i.declined_at, i.reason`;
const from = sql`panel_invitation i join ${organisationJoin(sql`i.unit_id`)} left join ${personJoin(sql`i.used_by`)}`;

const invitationOf = (r: Row): Invitation => ({
  id: r.id,
  panelId: r.panel_id,
  name: r.name,
  contact: r.contact ?? undefined,
  unitId: r.unit_id,
  unitPath: r.unit_path,
  unitName: { zh: r.unit_zh, en: r.unit_en ?? undefined },
  role: r.role,
  languages: r.languages,
  loadCap: r.load_cap ?? undefined,
  at: r.at,
  expiresAt: r.expires_at,
  usedAt: r.used_at ?? undefined,
  usedByName: r.used_by_name ?? undefined,
  revokedAt: r.revoked_at ?? undefined,
  declinedAt: r.declined_at ?? undefined,
  reason: r.reason ?? undefined,
});

/** The links of a panel, the newest first. */
export async function listInvitations(tx: Tx, panelId: PanelId): Promise<Invitation[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`select ${columns} from ${from} where i.panel_id = ${panelId} order by i.at desc, i.id desc limit 300`,
  );
  return rows.map(invitationOf);
}

export async function findInvitation(tx: Tx, panelId: PanelId, id: string): Promise<Invitation | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(
    tx,
    sql<Row>`select ${columns} from ${from} where i.id = ${id} and i.panel_id = ${panelId}`,
  );
  return row && invitationOf(row);
}

/** What a token opens, whatever became of it. */
export async function findByToken(tx: Tx, token: string): Promise<Invitation | undefined> {
  const row = await rowOf(
    tx,
    sql<Row>`select ${columns} from ${from} where i.token_hash = ${digestOf(token)}`,
  );
  return row && invitationOf(row);
}

export type NewInvitation = Pick<
  Invitation,
  'panelId' | 'name' | 'contact' | 'unitId' | 'role' | 'languages' | 'loadCap' | 'expiresAt'
>;

export async function insertInvitation(
  tx: Tx,
  actor: Actor,
  now: Date,
  secret: string,
  i: NewInvitation,
): Promise<string> {
  const id: string = newId(now.getTime());
  await sql`
    insert into panel_invitation (id, panel_id, token_hash, name, contact, unit_id, role, languages, load_cap, at, by_id, expires_at)
    values (${id}, ${i.panelId}, ${digestOf(tokenOf(secret, id))}, ${i.name}, ${i.contact ?? null}, ${i.unitId}, ${i.role},
      ${JSON.stringify(i.languages)}::jsonb, ${i.loadCap ?? null}, ${now}, ${personIdOf(actor) ?? null}, ${i.expiresAt})`.execute(
    tx,
  );
  return id;
}

type Ended = { as: 'used'; by: PersonId } | { as: 'revoked' } | { as: 'declined'; reason?: string };

/** Ends a link that stands, once; false when somebody was quicker or its time is over. */
export async function endInvitation(tx: Tx, id: string, end: Ended, now: Date): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
    update panel_invitation set used_at = case when ${end.as} = 'used' then ${now}::timestamptz end,
      used_by = ${end.as === 'used' ? end.by : null}, revoked_at = case when ${end.as} = 'revoked' then ${now}::timestamptz end,
      declined_at = case when ${end.as} = 'declined' then ${now}::timestamptz end,
      reason = ${end.as === 'declined' ? (end.reason ?? null) : null}
    where id = ${id} and used_at is null and revoked_at is null and declined_at is null
      and (${end.as} = 'revoked' or expires_at > ${now})
    returning id`,
  );
  return row !== undefined;
}
