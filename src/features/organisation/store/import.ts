/** Tables of organisations: kept as they were sent in, held against the tree, carried out by a few statements. */

import { sql } from 'kysely';
import { personIdOf } from '../../../kernel/actor.ts';
import { isId, newId, type OrganisationId } from '../../../kernel/id.ts';
import { lineOf } from '../../../kernel/tree.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { type ImportRow, type PlannedRow, segmentsOf } from '../import.ts';
import { labelOf, type Organisation } from '../organisation.ts';
import { columns, getOrganisation, type OrganisationRow, organisationOf } from '../store.ts';
import { openEras, turnEras } from './era.ts';
import { pinyinOf } from './pinyin.ts';

/** A table as it was sent in. */
export type KeptImport = {
  id: string;
  organisation: Organisation;
  rows: ImportRow[];
  at: Date;
  doneAt?: Date;
  made?: number;
  changed?: number;
};

export async function insertImport(
  doing: Doing,
  organisationId: OrganisationId,
  rows: readonly ImportRow[],
): Promise<string> {
  const id = newId();
  await sql`
    insert into organisation_import (id, organisation_id, by_id, at, rows)
    values (${id}, ${organisationId}, ${personIdOf(doing.actor) ?? null}, ${doing.now},
      ${JSON.stringify(rows)}::jsonb)`.execute(doing.tx);
  return id;
}

export async function findImport(tx: Tx, id: string): Promise<KeptImport | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(
    tx,
    sql<{
      id: string;
      organisation_id: string;
      rows: ImportRow[];
      at: Date;
      done_at: Date | null;
      made: number | null;
      changed: number | null;
    }>`select id, organisation_id, rows, at, done_at, made, changed from organisation_import where id = ${id}`,
  );
  if (!row) return undefined;
  return {
    id: row.id,
    organisation: await getOrganisation(tx, row.organisation_id),
    rows: row.rows,
    at: row.at,
    doneAt: row.done_at ?? undefined,
    made: row.made ?? undefined,
    changed: row.changed ?? undefined,
  };
}

/** Marks a table as carried out; false when it already was. */
export async function finishImport(
  tx: Tx,
  id: string,
  now: Date,
  sums: { made: number; changed: number },
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update organisation_import set done_at = ${now}, made = ${sums.made}, changed = ${sums.changed}
      where id = ${id} and done_at is null returning id`,
  );
  return row !== undefined;
}

/** Tables nobody carried out are forgotten after a while. */
export async function forgetImports(tx: Tx, before: Date): Promise<void> {
  await sql`delete from organisation_import where done_at is null and at < ${before}`.execute(tx);
}

/** The open organisations that the paths of a table lead through, found level by level. */
export async function listAlong(
  tx: Tx,
  root: Organisation,
  rows: readonly ImportRow[],
): Promise<Organisation[]> {
  const paths = rows.map((row) => [...segmentsOf(row.cells.parent, root), row.cells.name ?? '']);
  const deepest = Math.min(20, Math.max(0, ...paths.map((path) => path.length)));
  const all: Organisation[] = [];
  let parents: OrganisationId[] = [root.id];
  for (let depth = 0; depth < deepest && parents.length > 0; depth++) {
    const names = [...new Set(paths.flatMap((path) => path[depth] ?? []))];
    const found = await rowsOf(
      tx,
      sql<OrganisationRow>`
        select ${columns} from organisation o
        where o.parent_id = any(${parents}::uuid[]) and o.closed_on is null
          and (o.name_zh = any(${names}::text[]) or o.short_zh = any(${names}::text[]))`,
    );
    all.push(...found.map(organisationOf));
    parents = found.map((row) => row.id);
  }
  return all;
}

type Made = { id: OrganisationId; path: string; parentId: OrganisationId; row: PlannedRow; units: number };

/** Makes the rows that are to be made, parents before children, with eras, steps and the count of workplaces. */
export async function insertPlanned(doing: Doing, planned: readonly PlannedRow[]): Promise<OrganisationId[]> {
  const made = placesOf(planned);
  if (made.length === 0) return [];
  const { tx } = doing;
  const each = <T>(pick: (one: Made) => T): T[] => made.map(pick);
  const cells = (pick: (row: PlannedRow) => string | undefined) => each((one) => pick(one.row) ?? null);
  await sql`
    insert into organisation (id, label, path, parent_id, name_zh, name_en, short_zh, kind, level_name, opened_on,
      pinyin, units, position)
    select n.id, n.label, n.path::ltree, n.parent_id, n.name, n.name_en, n.short, n.kind, n.level_name, n.opened_on,
      n.pinyin, n.units, n.at + coalesce((select max(position) + 1 from organisation where parent_id = n.parent_id), 0)
    from unnest(${each((one) => one.id)}::uuid[], ${each((one) => labelOf(one.id))}::text[],
      ${each((one) => one.path)}::text[], ${each((one) => one.parentId)}::uuid[],
      ${cells((row) => row.cells.name)}::text[], ${cells((row) => row.cells.nameEn)}::text[],
      ${cells(shortNameOf)}::text[], ${cells((row) => row.kind)}::text[],
      ${cells((row) => row.cells.levelName)}::text[], ${cells((row) => row.openedOn)}::date[],
      ${each((one) => pinyinOf(namesOf(one.row), { zh: shortNameOf(one.row) }))}::text[],
      ${each((one) => one.units)}::int[], ${each((_) => 0)}::int[])
      with ordinality as n (id, label, path, parent_id, name, name_en, short, kind, level_name, opened_on, pinyin,
        units, zero, at)`.execute(tx);
  const ids = each((one) => one.id);
  await openEras(tx, ids, doing.now);
  await addUnitsAbove(tx, made);
  await sql`
    insert into organisation_step (organisation_id, verb, at, by_id)
    select id, 'import', ${doing.now}, ${personIdOf(doing.actor) ?? null}::uuid
    from unnest(${ids}::uuid[]) as n (id)`.execute(tx);
  return ids;
}

const namesOf = (row: PlannedRow) => ({ zh: row.cells.name!, en: row.cells.nameEn });
const shortNameOf = (row: PlannedRow): string =>
  row.cells.shortName ?? [...row.cells.name!].slice(0, 20).join('');

function placesOf(planned: readonly PlannedRow[]): Made[] {
  const made = new Map<PlannedRow, Made>();
  const place = (row: PlannedRow): Made => {
    const known = made.get(row);
    if (known) return known;
    const above = row.parent!.existing ?? place(row.parent!.row!);
    const id = newId<OrganisationId>();
    const one = { id, path: `${above.path}.${labelOf(id)}`, parentId: above.id, row, units: 0 };
    made.set(row, one);
    return one;
  };
  for (const row of planned) if (row.happens === 'make') place(row);
  for (const one of made.values()) {
    if (one.row.kind !== 'grassroots') continue;
    for (let at: Made | undefined = one; at; at = at.row.parent?.row && made.get(at.row.parent.row))
      at.units++;
  }
  return [...made.values()];
}

/** New workplaces are counted at the organisations above that were there before. */
async function addUnitsAbove(tx: Tx, made: readonly Made[]): Promise<void> {
  const amounts = new Map<string, number>();
  for (const one of made) {
    const above = one.row.parent!.existing;
    if (!above || one.units === 0) continue;
    for (const path of lineOf(above.path)) amounts.set(path, (amounts.get(path) ?? 0) + one.units);
  }
  await sql`
    update organisation o set units = o.units + n.amount
    from unnest(${[...amounts.keys()]}::text[], ${[...amounts.values()]}::int[]) as n (path, amount)
    where o.path = n.path::ltree`.execute(tx);
}

/** Writes what the rows say of organisations there are. */
export async function updatePlanned(doing: Doing, planned: readonly PlannedRow[]): Promise<number> {
  const changed = planned.filter((row) => row.happens === 'change');
  for (const row of changed) {
    const { id, name, shortName, levelName, path } = row.existing!;
    const said = { zh: name.zh, en: row.cells.nameEn ?? name.en };
    const short = row.cells.shortName ?? shortName.zh;
    await sql`
      update organisation set name_en = ${said.en ?? null}, short_zh = ${short},
        level_name = ${row.cells.levelName ?? levelName ?? null}, pinyin = ${pinyinOf(said, { zh: short })},
        version = version + 1
      where id = ${id}`.execute(doing.tx);
    await turnEras(doing.tx, path, doing.now, false);
  }
  return changed.length;
}
