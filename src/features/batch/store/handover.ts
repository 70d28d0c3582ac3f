/** Handovers that were asked for: who may fetch what, and until when. */

import { sql } from 'kysely';
import { type Actor, personIdOf } from '../../../kernel/actor.ts';
import { type CallId, isId, type OrganisationId, type PersonId } from '../../../kernel/id.ts';
import { rowOf, type Tx } from '../../../platform/db.ts';
import type { Handover, HandoverId, Scope } from '../handover.ts';

type Row = {
  id: HandoverId;
  call_id: CallId;
  organisation_id: OrganisationId;
  scope: Scope;
  count: number;
  by_id: PersonId;
  made_at: Date;
  expires_at: Date;
};

export async function insertHandover(tx: Tx, h: Handover): Promise<void> {
  await sql`
    insert into batch_handover (id, call_id, organisation_id, scope, count, by_id, made_at, expires_at)
    values (${h.id}, ${h.callId}, ${h.organisationId}, ${h.scope}, ${h.count}, ${h.byId}, ${h.madeAt}, ${h.expiresAt})`.execute(
    tx,
  );
}

/** Only by whoever asked for it: for everybody else it is not there (AC-116). */
export async function findHandover(tx: Tx, actor: Actor, id: string): Promise<Handover | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(
    tx,
    sql<Row>`
      select h.id, h.call_id, h.organisation_id, h.scope, h.count, h.by_id, h.made_at, h.expires_at
      from batch_handover h where h.id = ${id} and h.by_id = ${personIdOf(actor) ?? null}`,
  );
  return (
    row && {
      id: row.id,
      callId: row.call_id,
      organisationId: row.organisation_id,
      scope: row.scope,
      count: row.count,
      byId: row.by_id,
      madeAt: row.made_at,
      expiresAt: row.expires_at,
    }
  );
}
