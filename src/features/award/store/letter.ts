/** Every query on the letters about a result that stands: texts a group, and who is written to. */

import { type RawBuilder, sql } from 'kysely';
import type { OrganisationId, PersonId, ResultId } from '../../../kernel/id.ts';
import type { Named } from '../../../kernel/text.ts';
import { rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { entryJoin } from '../../entry/store.ts';
import { organisationJoin } from '../../organisation/store.ts';
import type { Audience, LetterDraft, Recipient } from '../letter.ts';

type Row = {
  audience: Audience;
  zh: string;
  en: string;
  sent_at: Date | null;
  sent_by: PersonId | null;
  version: number;
};

export async function listLetterDrafts(tx: Tx, resultId: ResultId): Promise<LetterDraft[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select audience, zh, en, sent_at, sent_by, version from award_letter where result_id = ${resultId}
      order by array_position(array['winners', 'unplaced', 'units'], audience)`,
  );
  return rows.map((r) => ({
    audience: r.audience,
    words: { zh: r.zh, en: r.en },
    sentAt: r.sent_at ?? undefined,
    sentBy: r.sent_by ?? undefined,
    version: r.version,
  }));
}

export async function insertLetterDraft(
  tx: Tx,
  resultId: ResultId,
  audience: Audience,
  words: { zh: string; en: string },
): Promise<void> {
  await sql`
    insert into award_letter (result_id, audience, zh, en) values (${resultId}, ${audience}, ${words.zh}, ${words.en})
    on conflict do nothing`.execute(tx);
}

type Seen = { resultId: ResultId; audience: Audience; version: number };

/** Keeps the words of a letter that has not left; false when it was changed or sent meanwhile. */
export async function saveLetterDraft(
  tx: Tx,
  seen: Seen,
  words: { zh: string; en: string },
): Promise<boolean> {
  return changes(tx, seen, sql`zh = ${words.zh}, en = ${words.en}`);
}

/** Marks a letter as sent; false when it was changed or sent meanwhile. */
export async function markSent(tx: Tx, seen: Seen, now: Date, byId: PersonId | undefined): Promise<boolean> {
  return changes(tx, seen, sql`sent_at = ${now}, sent_by = ${byId ?? null}`);
}

async function changes(tx: Tx, seen: Seen, set: RawBuilder<unknown>): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ audience: string }>`
      update award_letter set ${set}, version = version + 1
      where result_id = ${seen.resultId} and audience = ${seen.audience} and version = ${seen.version} and sent_at is null
      returning audience`,
  );
  return row !== undefined;
}

type RecipientRow = {
  person_id: PersonId;
  titles: string[];
  unit_id: OrganisationId | null;
  unit_zh: string | null;
  unit_en: string | null;
};

const place = sql`award_place p join ${entryJoin(sql`p.entry_id`)} join ${organisationJoin(sql`e.unit_id`)}`;
const hasWon = sql`(p.award is not null or exists (select from award_prize w where w.result_id = p.result_id and w.entry_id = p.entry_id))`;

/**
 * Who is written to, with the works it is about. Works that are not shown (any more) and those that are out are in no
 * letter; of a revoked certificate nobody is congratulated on.
 */
export async function listRecipients(
  tx: Tx,
  resultId: ResultId,
  audience: 'winners' | 'unplaced',
): Promise<Recipient[]> {
  const isOfGroup = audience === 'winners' ? hasWon : sql`not ${hasWon} and p.out_reason is null`;
  const rows = await rowsOf(
    tx,
    sql<RecipientRow>`
      select e.sent_by as person_id, array_agg(e.title order by p.rank) as titles, null as unit_id, null as unit_zh, null as unit_en
      from ${place} where p.result_id = ${resultId} and e.shown_at is not null and ${isOfGroup}
        and not exists (select from award_certificate z where z.result_id = p.result_id and z.entry_id = p.entry_id
          and z.revoked_at is not null)
      group by e.sent_by order by min(p.rank) limit 5000`,
  );
  return rows.map((r) => ({ personId: r.person_id, titles: r.titles }));
}

export type UnitWithWorks = { unitId: OrganisationId; unitName: Named; titles: string[]; won: number };

/** The units of the works in a result, with how many of them won. */
export async function listUnits(tx: Tx, resultId: ResultId): Promise<UnitWithWorks[]> {
  const rows = await rowsOf(
    tx,
    sql<RecipientRow & { won: number }>`
      select null as person_id, e.unit_id, o.name_zh as unit_zh, o.name_en as unit_en, array_agg(e.title order by p.rank) as titles,
        count(*) filter (where ${hasWon})::int as won
      from ${place} where p.result_id = ${resultId} and e.shown_at is not null and p.out_reason is null
      group by e.unit_id, o.name_zh, o.name_en order by min(p.rank) limit 5000`,
  );
  return rows.map((r) => ({
    unitId: r.unit_id!,
    unitName: { zh: r.unit_zh!, en: r.unit_en ?? undefined },
    titles: r.titles,
    won: r.won,
  }));
}
