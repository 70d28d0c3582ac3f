/** Every query on the ways to a provider and back; of what travels only digests are kept. */

import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { newId, type PersonId } from '../../../kernel/id.ts';
import { rowOf, type Tx } from '../../../platform/db.ts';
import { type Flow, type FlowKind, flowMinutes } from '../flow.ts';

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

type Row = {
  id: string;
  kind: FlowKind;
  person_id: PersonId | null;
  away: string;
  verifier: string;
  nonce: string;
  next: string | null;
};

const columns = sql`id, kind, person_id, away, verifier, nonce, next`;

function flowOf(row: Row): Flow {
  const { id, kind, away, verifier, nonce } = row;
  return {
    id,
    kind,
    away,
    verifier,
    nonce,
    personId: row.person_id ?? undefined,
    next: row.next ?? undefined,
  };
}

export async function insertFlow(
  tx: Tx,
  now: Date,
  flow: Omit<Flow, 'id'> & { state: string; device: string },
): Promise<string> {
  const id: string = newId(now.getTime());
  const expiresAt = new Date(now.getTime() + flowMinutes * 60_000);
  await sql`
    insert into identity_flow (id, kind, state, device, person_id, away, verifier, nonce, next, expires_at)
    values (${id}, ${flow.kind}, ${digestOf(flow.state)}, ${digestOf(flow.device)}, ${flow.personId ?? null},
      ${flow.away}, ${flow.verifier}, ${flow.nonce}, ${flow.next ?? null}, ${expiresAt})`.execute(tx);
  return id;
}

/** A way that has not ended, for the browser that began it: anybody else's is not there. */
export async function findFlow(
  tx: Tx,
  by: { id?: string; state?: string; device: string | undefined },
  now: Date,
): Promise<Flow | undefined> {
  if (!by.device) return undefined;
  const row = await rowOf(
    tx,
    sql<Row>`
      select ${columns} from identity_flow
      where device = ${digestOf(by.device)} and used_at is null and expires_at > ${now}
        and (id = ${by.id ?? null}::uuid or state = ${by.state === undefined ? null : digestOf(by.state)})`,
  );
  return row && flowOf(row);
}

/** Uses a way up, once; a second one who comes at the same moment gets nothing and does not wait. */
export async function takeFlow(
  tx: Tx,
  by: { state: string; device: string | undefined },
  now: Date,
): Promise<Flow | undefined> {
  if (!by.device) return undefined;
  const row = await rowOf(
    tx,
    sql<Row>`
      update identity_flow set used_at = ${now}
      where id = (select id from identity_flow
        where device = ${digestOf(by.device)} and state = ${digestOf(by.state)} and used_at is null
          and expires_at > ${now}
        for update skip locked)
      returning ${columns}`,
  );
  return row && flowOf(row);
}

export async function forgetFlows(tx: Tx, before: Date): Promise<void> {
  await sql`delete from identity_flow where expires_at < ${before}`.execute(tx);
}
