/** Every query on feeds: who has an address, by its digest alone. */

import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { newId, type PersonId } from '../../../kernel/id.ts';
import { type Doing, rowOf, type Tx } from '../../../platform/db.ts';
import { digestOf, personJoin } from '../../account/store.ts';

export type Feed = { id: string; personId: PersonId; digest: string; madeAt: Date };
type Row = { id: string; person_id: PersonId; token_digest: string; made_at: Date };
const feedOf = (r: Row): Feed => ({
  id: r.id,
  personId: r.person_id,
  digest: r.token_digest,
  madeAt: r.made_at,
});

/**
 * The token of a feed: made from its id with the house's secret, so that its owner can be shown the address again while
 * the database keeps nothing from which it could be made (AC-025).
 */
export function tokenOf(secret: string, id: string): string {
  return createHmac('sha256', secret).update(`calendar feed ${id}`).digest('base64url');
}

export async function findFeedOf(tx: Tx, personId: PersonId): Promise<Feed | undefined> {
  const row = await rowOf(
    tx,
    sql<Row>`
      select id, person_id, token_digest, made_at from calendar_feed
      where person_id = ${personId} and revoked_at is null`,
  );
  return row && feedOf(row);
}

/** Whose feed a token opens; nothing when it was revoked or never was. */
export async function findFeedByToken(tx: Tx, token: string): Promise<(Feed & { name: string }) | undefined> {
  const row = await rowOf(
    tx,
    sql<Row & { name: string }>`
      select f.id, f.person_id, f.token_digest, f.made_at, p.name from calendar_feed f join ${personJoin(sql`f.person_id`)}
      where f.token_digest = ${digestOf(token)} and f.revoked_at is null`,
  );
  return row && { ...feedOf(row), name: row.name };
}

/** Makes a feed with its address; nothing when the person has one that stands. */
export async function insertFeed(
  { tx, now }: Doing,
  personId: PersonId,
  secret: string,
): Promise<string | undefined> {
  const id = newId(now.getTime());
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      insert into calendar_feed (id, person_id, token_digest, made_at)
      values (${id}, ${personId}, ${digestOf(tokenOf(secret, id))}, ${now})
      on conflict (person_id) where revoked_at is null do nothing returning id`,
  );
  return row?.id;
}

/** Revokes the person's feed; nothing when there is none. */
export async function revokeFeedOf({ tx, now }: Doing, personId: PersonId): Promise<string | undefined> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update calendar_feed set revoked_at = ${now} where person_id = ${personId} and revoked_at is null returning id`,
  );
  return row?.id;
}
