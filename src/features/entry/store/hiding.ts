/** How a work came to be hidden, as its steps tell it: why, by which organisation, and what was said against it. */

import { sql } from 'kysely';
import type { EntryId, OrganisationId } from '../../../kernel/id.ts';
import type { Named } from '../../../kernel/text.ts';
import { rowOf, type Tx } from '../../../platform/db.ts';
import { organisationJoin } from '../../organisation/store.ts';

export type Hiding = {
  at: Date;
  reason: string;
  organisationId?: OrganisationId;
  /** The organisation whose officer hid it. */
  by?: Named;
  objection?: { at: Date; reason: string };
};

type Row = {
  at: Date;
  reason: string | null;
  organisation_id: OrganisationId | null;
  zh: string | null;
  en: string | null;
  objected_at: Date | null;
  objection: string | null;
};

/** The hiding that stands, if one does; `isHeld` makes everybody else who would object wait. */
export async function findHiding(tx: Tx, entryId: EntryId, isHeld = false): Promise<Hiding | undefined> {
  if (isHeld) await sql`select from entry where id = ${entryId} for update`.execute(tx);
  const row = await rowOf(
    tx,
    sql<Row>`
      select s.at, s.reason, s.organisation_id, o.name_zh as zh, o.name_en as en, a.at as objected_at, a.reason as objection
      from entry e join lateral (select * from entry_step x where x.entry_id = e.id and x.verb = 'hide'
        order by x.id desc limit 1) s on true
      left join ${organisationJoin(sql`s.organisation_id`)}
      left join lateral (select * from entry_step x where x.entry_id = e.id and x.verb = 'object' and x.id > s.id
        order by x.id limit 1) a on true
      where e.id = ${entryId} and e.hidden_at is not null`,
  );
  if (!row) return undefined;
  return {
    at: row.at,
    reason: row.reason ?? '',
    organisationId: row.organisation_id ?? undefined,
    by: row.zh === null ? undefined : { zh: row.zh, en: row.en ?? undefined },
    objection: row.objected_at ? { at: row.objected_at, reason: row.objection ?? '' } : undefined,
  };
}
