/** The works of a poll as scrutiny needs them: whose they are, so that nobody decides on their own. */

import { sql } from 'kysely';
import type { EntryId, OrganisationId, PersonId, PollId } from '../../../kernel/id.ts';
import type { Named } from '../../../kernel/text.ts';
import type { TreePath } from '../../../kernel/tree.ts';
import { rowsOf, type Tx } from '../../../platform/db.ts';
import { entryJoin } from '../../entry/store.ts';
import { organisationJoin } from '../../organisation/store.ts';
import { listPollEntryIds } from '../../vote/store/poll.ts';

export type PollWork = {
  id: EntryId;
  number: string;
  title: string;
  /** Before the public; one that was hidden shows its number alone. */
  isShown: boolean;
  unitId: OrganisationId;
  unitPath: TreePath;
  unitName: Named;
  /** Who sent it in, where that was a person for themselves. */
  makerId: PersonId | null;
};

/** The works of a poll by their numbers. */
export async function listWorks(tx: Tx, pollId: PollId): Promise<PollWork[]> {
  const ids = await listPollEntryIds(tx, pollId);
  return ids.length === 0 ? [] : listWorksOf(tx, ids);
}

export async function listWorksOf(tx: Tx, ids: readonly EntryId[]): Promise<PollWork[]> {
  const rows = await rowsOf(
    tx,
    sql<Omit<PollWork, 'unitName'> & { zh: string; en: string | null }>`
      select e.id, coalesce(e.number, '') as number, e.title, (e.shown_at is not null) as "isShown", e.unit_id as "unitId", u.path::text as "unitPath", u.name_zh as zh,
        u.name_en as en, case when e.entered_by = 'person' then e.sent_by end as "makerId"
      from unnest(${[...ids]}::uuid[]) as asked (id) join ${entryJoin(sql`asked.id`)}
        join ${organisationJoin(sql`e.unit_id`, 'u')} order by e.number, e.id`,
  );
  return rows.map(({ zh, en, ...work }) => ({ ...work, unitName: { zh, en: en ?? undefined } }));
}

/** A work by the number that stands on it, if it was ever sent in. */
export async function findWorkByNumber(tx: Tx, number: string): Promise<EntryId | undefined> {
  const rows = await rowsOf(
    tx,
    sql<{ id: EntryId }>`
      select e.id from (select ${number}::text as number) as asked join ${entryJoin(sql`e.id`)}
      where e.number = asked.number and e.submitted_at is not null limit 1`,
  );
  return rows[0]?.id;
}
