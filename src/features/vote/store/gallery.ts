/** Works before the public as galleries, feeds and lists of pages ask for them: shown ones and nothing else (AC-111). */

import { type RawBuilder, sql } from 'kysely';
import type { CallId, CampaignId, EntryId, OrganisationId } from '../../../kernel/id.ts';
import { offsetOf, type Page, type PageAsk, pageOf } from '../../../kernel/page.ts';
import type { Named } from '../../../kernel/text.ts';
import type { TreePath } from '../../../kernel/tree.ts';
import { rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { callJoin } from '../../call/store.ts';
import { shownEntries, shownSaying } from '../../entry/store/search.ts';
import { keptFiles } from '../../media/store.ts';
import { organisationJoin } from '../../organisation/store.ts';
import type { GalleryKind } from '../gallery.ts';

export type GalleryWhere = {
  /** Of calls with a round of their own; works of versions adopted from them are theirs. */
  lineages: readonly TreePath[];
  words?: readonly string[];
  place?: TreePath;
  unitId?: OrganisationId;
  kind?: GalleryKind;
};

const all = sql<boolean>`true`;

/** A file of these kinds; whatever has none of them is a link, a paper or words. */
function ofKind(kind: GalleryKind | undefined): RawBuilder<boolean> {
  if (kind === undefined) return all;
  const found = sql`exists (select from ${keptFiles} f where f.id = e.file_id and f.kind = any(${kind === 'other' ? ['video', 'audio', 'picture'] : [kind]}::text[]))`;
  return kind === 'other' ? sql<boolean>`not ${found}` : sql<boolean>`${found}`;
}

const works = sql`${shownEntries} join ${callJoin(sql`e.call_id`)} join ${organisationJoin(sql`e.unit_id`)}`;

function shownWhere(where: GalleryWhere): RawBuilder<boolean> {
  const { lineages, words = [], place, unitId, kind } = where;
  return sql<boolean>`(${shownSaying(words)} and l.lineage <@ any(${[...lineages]}::ltree[])
    and ${place === undefined ? all : sql`o.path <@ ${place}::ltree`}
    and ${unitId === undefined ? all : sql`e.unit_id = ${unitId}`} and ${ofKind(kind)})`;
}

/** One page in a fixed order: by number, or what was shown last first. */
export async function pageWorks(
  tx: Tx,
  where: GalleryWhere,
  order: 'number' | 'latest',
  ask: PageAsk,
): Promise<Page<EntryId>> {
  const by = order === 'latest' ? sql`e.shown_at desc, e.id desc` : sql`e.number, e.id`;
  const rows = await rowsOf(
    tx,
    sql<{ id: EntryId; total: number }>`
      select e.id, count(*) over ()::int as total from ${works} where ${shownWhere(where)}
      order by ${by} limit ${ask.size} offset ${offsetOf(ask)}`,
  );
  const total = rows[0]?.total ?? (ask.page > 1 ? await countWorks(tx, where) : 0);
  return pageOf(
    rows.map((row) => row.id),
    total,
    ask,
  );
}

/** All of them, for whoever shuffles. */
export async function listWorkIds(tx: Tx, where: GalleryWhere): Promise<{ id: EntryId }[]> {
  return rowsOf(tx, sql<{ id: EntryId }>`select e.id from ${works} where ${shownWhere(where)}`);
}

export async function countWorks(tx: Tx, where: GalleryWhere): Promise<number> {
  const row = await rowOf(
    tx,
    sql<{ total: number }>`select count(*)::int as total from ${works} where ${shownWhere(where)}`,
  );
  return row!.total;
}

export type UnitWorks = { unitId: OrganisationId; path: TreePath; name: Named; works: number };
type UnitRow = {
  unit_id: OrganisationId;
  path: string;
  name_zh: string;
  name_en: string | null;
  works: number;
};

/** How many works of each unit are shown, in the order of the tree. */
export async function countByUnit(tx: Tx, where: GalleryWhere): Promise<UnitWorks[]> {
  const rows = await rowsOf(
    tx,
    sql<UnitRow>`
      select e.unit_id, o.path::text as path, o.name_zh, o.name_en, count(*)::int as works from ${works}
      where ${shownWhere(where)} group by e.unit_id, o.path, o.name_zh, o.name_en order by o.path`,
  );
  return rows.map((row) => ({
    unitId: row.unit_id,
    path: row.path,
    name: { zh: row.name_zh, en: row.name_en ?? undefined },
    works: row.works,
  }));
}

/** How many works are shown of each of these lineages of calls. */
export async function countByCall(tx: Tx, lineages: readonly TreePath[]): Promise<Map<TreePath, number>> {
  if (lineages.length === 0) return new Map();
  const rows = await rowsOf(
    tx,
    sql<{ lineage: string; works: number }>`
      select asked.lineage::text as lineage, count(*)::int as works
      from unnest(${[...lineages]}::ltree[]) as asked (lineage) cross join ${works}
      where l.lineage <@ asked.lineage group by asked.lineage`,
  );
  return new Map(rows.map((row) => [row.lineage, row.works]));
}

export type Neighbour = { id: EntryId; title: string };

/** The works before and after one of a call, by their numbers. */
export async function findNeighbours(
  tx: Tx,
  lineage: TreePath,
  number: string,
): Promise<{ previous?: Neighbour; next?: Neighbour }> {
  const beside = (where: RawBuilder<unknown>, order: RawBuilder<unknown>) =>
    rowOf(
      tx,
      sql<Neighbour>`
        select e.id, e.title from ${works} where ${shownWhere({ lineages: [lineage] })} and ${where}
        order by e.number ${order} limit 1`,
    );
  return {
    previous: await beside(sql`e.number < ${number}`, sql`desc`),
    next: await beside(sql`e.number > ${number}`, sql`asc`),
  };
}

export type FedWork = {
  id: EntryId;
  callId: CallId;
  campaignId: CampaignId;
  title: string;
  summary: string;
  unitName: Named;
  shownAt: Date;
  updatedAt: Date;
};
type FedRow = Omit<FedWork, 'unitName'> & { name_zh: string; name_en: string | null };

/** What came before the public last, for feeds. */
export async function listLatest(tx: Tx, lineages: readonly TreePath[], most: number): Promise<FedWork[]> {
  const rows = await rowsOf(
    tx,
    sql<FedRow>`
      select e.id, e.call_id as "callId", e.campaign_id as "campaignId", e.title, e.summary, e.shown_at as "shownAt",
        e.updated_at as "updatedAt", o.name_zh, o.name_en
      from ${works} where ${shownWhere({ lineages })} order by e.shown_at desc, e.id desc limit ${most}`,
  );
  return rows.map(({ name_zh, name_en, ...work }) => ({
    ...work,
    unitName: { zh: name_zh, en: name_en ?? undefined },
  }));
}

/** The works of the whole house before the public, by their ids, for the list of pages that search machines read. */
export async function listShownIds(
  tx: Tx,
  skip: number,
  most: number,
): Promise<{ id: EntryId; changedAt: Date }[]> {
  return rowsOf(
    tx,
    sql<{ id: EntryId; changedAt: Date }>`
      select e.id, greatest(e.shown_at, e.updated_at) as "changedAt" from ${works} order by e.id limit ${most} offset ${skip}`,
  );
}

export async function countShown(tx: Tx): Promise<number> {
  const row = await rowOf(tx, sql<{ total: number }>`select count(*)::int as total from ${works}`);
  return row!.total;
}
