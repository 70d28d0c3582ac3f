/** Pairs as the machine finds them: written once, renewed while nobody has decided, never touched afterwards. */

import { sql } from 'kysely';
import { type EntryId, newId, type OrganisationId } from '../../../kernel/id.ts';
import type { TreePath } from '../../../kernel/tree.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { firstSentAt } from '../../entry/store/step.ts';
import { entryJoin } from '../../entry/store.ts';
import { idsOfLine } from '../../organisation/store/era.ts';
import { organisationJoin } from '../../organisation/store.ts';
import { ancestorOf, inOrder, type Likeness, type ResemblanceId, turned } from '../resemblance.ts';

/** `rootId` is the entry it was taken from, where it stands in several calls: that is one work, and known to be. */
export type Compared = { id: EntryId; rootId: EntryId; sentAt: Date; unitPath: TreePath };

/** What pairs need to know of entries that still take part: when they were first sent, and where they stand. */
export async function listCompared(tx: Tx, ids: readonly EntryId[]): Promise<Map<EntryId, Compared>> {
  const rows = await rowsOf(
    tx,
    sql<{ id: EntryId; root_id: EntryId; sent_at: Date; path: TreePath }>`
      select e.id, coalesce(e.origin_id, e.id) as root_id, coalesce(${firstSentAt(sql`e.id`)}, e.created_at) as sent_at, o.path::text as path
      from unnest(${[...new Set(ids)]}::uuid[]) asked (id) join ${entryJoin(sql`asked.id`)}
      join ${organisationJoin(sql`e.unit_id`)} where e.state in ('admitted', 'recommended', 'returned', 'submitted')`,
  );
  return new Map(
    rows.map((row) => [row.id, { id: row.id, rootId: row.root_id, sentAt: row.sent_at, unitPath: row.path }]),
  );
}

export type Written = { id: ResemblanceId; ancestorId: OrganisationId; isNew: boolean };

/** Writes a pair, earlier first; nothing when it is known and unchanged, or decided: people's word stands. */
export async function savePair(
  { tx, now }: Pick<Doing, 'tx' | 'now'>,
  own: Compared,
  other: Compared,
  { score, evidence }: Likeness,
): Promise<Written | undefined> {
  const [first, second] = inOrder(own, other);
  const told = first === own ? evidence : turned(evidence);
  const ancestorId = idsOfLine(ancestorOf(first.unitPath, second.unitPath)).at(-1)!;
  const id = newId<ResemblanceId>(now.getTime());
  const row = await rowOf(
    tx,
    sql<{ id: ResemblanceId }>`
      insert into resemblance as r (id, first_id, second_id, kind, score, evidence, ancestor_id, state, found_at)
      values (${id}, ${first.id}, ${second.id}, ${told.kind}, ${Math.min(1, Math.max(0, score)).toFixed(4)},
        ${JSON.stringify(told)}::jsonb, ${ancestorId}, 'open', ${now})
      on conflict (first_id, second_id, kind) do update set score = excluded.score, evidence = excluded.evidence,
        version = r.version + 1
      where r.state = 'open' and r.evidence <> excluded.evidence returning r.id`,
  );
  return row && { id: row.id, ancestorId, isNew: row.id === id };
}

/** Ancestors anew after places moved in the tree; what was decided keeps the level that decided it. */
export async function replaceAncestors(tx: Tx, beneath: TreePath): Promise<number> {
  const rows = await rowsOf(
    tx,
    sql<{ id: ResemblanceId; a: TreePath; b: TreePath; ancestor_id: OrganisationId }>`
      select r.id, ao.path::text as a, bo.path::text as b, r.ancestor_id from resemblance r
      join ${entryJoin(sql`r.first_id`, 'a')} join ${organisationJoin(sql`a.unit_id`, 'ao')}
      join ${entryJoin(sql`r.second_id`, 'b')} join ${organisationJoin(sql`b.unit_id`, 'bo')}
      where r.state = 'open' and (ao.path <@ ${beneath}::ltree or bo.path <@ ${beneath}::ltree)`,
  );
  let count = 0;
  for (const row of rows) {
    const ancestorId = idsOfLine(ancestorOf(row.a, row.b)).at(-1)!;
    if (ancestorId === row.ancestor_id) continue;
    await sql`update resemblance set ancestor_id = ${ancestorId} where id = ${row.id}`.execute(tx);
    count++;
  }
  return count;
}
