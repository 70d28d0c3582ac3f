/** Every query on countersignatures: who has put their name to which version, and what waits for whom. */

import { sql } from 'kysely';
import { type Actor, personIdOf } from '../../../kernel/actor.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { countersignersOf } from '../countersign.ts';
import type { Countersign, Issuer, Notice } from '../notice.ts';
import { mayCountersign } from '../policy.ts';
import { getNotice, isIssuedBy, organisationsOf } from '../store.ts';

/** Puts an issuer's name to the version as it stands; false when it is there already. */
export async function insertCountersign(
  doing: Doing,
  notice: Pick<Notice, 'id' | 'version'>,
  issuer: Issuer,
  byHand?: Countersign['byHand'],
): Promise<boolean> {
  const row = await rowOf(
    doing.tx,
    sql<{ issuer: string }>`
      insert into notice_countersign (notice_id, version, issuer, organisation_id, at, by_id, signatory, signed_on, paper)
      values (${notice.id}, ${notice.version}, ${issuer.name}, ${issuer.organisationId ?? null}, ${doing.now},
        ${personIdOf(doing.actor) ?? null}, ${byHand?.signatory ?? null}, ${byHand?.signedOn ?? null}::date,
        ${byHand?.paper ?? null})
      on conflict do nothing returning issuer`,
  );
  return row !== undefined;
}

/** Makes whoever moves the paper wait: a version is countersigned only while it still is before its issuers. */
export async function lockNotice(tx: Tx, notice: Pick<Notice, 'id' | 'version' | 'state'>): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      select id from notice where id = ${notice.id} and version = ${notice.version} and state = ${notice.state} for update`,
  );
  return row !== undefined;
}

export type WaitingCountersign = { notice: Notice; issuer: Issuer };

/** Joint papers of others that the actor, a leader of one of their issuers, may countersign; for the desk. */
export async function listCountersignsWaiting(tx: Tx, actor: Actor): Promise<WaitingCountersign[]> {
  const rows = await rowsOf(
    tx,
    sql<{ id: string }>`
      select n.id from notice n
      where n.state in ('submitted', 'signed') and ${isIssuedBy(organisationsOf(actor, ['leader']))}
      order by n.id desc limit 50`,
  );
  const waiting: WaitingCountersign[] = [];
  for (const { id } of rows) {
    const notice = await getNotice(tx, id);
    const issuer = countersignersOf(notice).find((one) => mayCountersign(actor, notice, one).allowed);
    if (issuer) waiting.push({ notice, issuer });
  }
  return waiting;
}
