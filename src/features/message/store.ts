/** Every query on letters. */

import { sql } from 'kysely';
import { type Actor, personIdOf } from '../../kernel/actor.ts';
import { isId, newId, type PersonId } from '../../kernel/id.ts';
import { offsetOf, type Page, type PageAsk, pageOf } from '../../kernel/page.ts';
import type { Values } from '../../kernel/text.ts';
import { rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import type { Letter } from './message.ts';

type Row = {
  id: string;
  person_id: PersonId;
  kind: string;
  about: Values;
  link: string;
  at: Date;
  read_at: Date | null;
};

const letterOf = (r: Row): Letter => ({
  id: r.id,
  personId: r.person_id,
  kind: r.kind,
  about: r.about,
  link: r.link,
  at: r.at,
  readAt: r.read_at ?? undefined,
});

/** Keeps a letter, once for this person, kind and fact; gives its id, and whether it was new. */
export async function insertLetter(
  tx: Tx,
  now: Date,
  letter: Omit<Letter, 'id' | 'at' | 'readAt'> & { factId: string },
): Promise<{ id: string; isNew: boolean }> {
  const row = await rowOf(
    tx,
    sql<{ id: string; isNew: boolean }>`
    insert into message_letter as l (id, person_id, fact_id, kind, about, link, at)
    values (${newId(now.getTime())}, ${letter.personId}, ${letter.factId}, ${letter.kind}, ${JSON.stringify(letter.about)}::jsonb,
      ${letter.link}, ${now})
    on conflict (fact_id, person_id, kind) do update set kind = l.kind
    returning id, xmax = 0 as "isNew"`,
  );
  return row!;
}

/** One's own letters, the newest first. */
export async function listLetters(tx: Tx, personId: PersonId, ask: PageAsk): Promise<Page<Letter>> {
  const rows = await rowsOf(
    tx,
    sql<Row & { total: number }>`
    select *, count(*) over ()::int as total from message_letter where person_id = ${personId}
    order by at desc, id desc limit ${ask.size} offset ${offsetOf(ask)}`,
  );
  return pageOf(rows.map(letterOf), rows[0]?.total ?? 0, ask);
}

/** A letter of one's own; anybody else's is not there. */
export async function findLetter(tx: Tx, actor: Actor, id: string): Promise<Letter | undefined> {
  const personId = personIdOf(actor);
  if (!personId || !isId(id)) return undefined;
  const row = await rowOf(
    tx,
    sql<Row>`select * from message_letter where id = ${id} and person_id = ${personId}`,
  );
  return row && letterOf(row);
}

/** Marks a letter as read; the first reading counts. */
export async function markRead(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`update message_letter set read_at = ${now} where id = ${id} and read_at is null`.execute(tx);
}

export async function countUnread(tx: Tx, personId: PersonId): Promise<number> {
  const row = await rowOf(
    tx,
    sql<{ n: number }>`
    select count(*)::int as n from message_letter where person_id = ${personId} and read_at is null`,
  );
  return row!.n;
}
