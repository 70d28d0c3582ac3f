/** Changing the tree: making, naming, moving, closing. One lock for all of it, so two changes never cross. */

import { sql } from 'kysely';
import { newId, type OrganisationId } from '../../../kernel/id.ts';
import { dayOf } from '../../../kernel/period.ts';
import type { Named } from '../../../kernel/text.ts';
import { isWithin, lineOf, parentOf, type TreePath } from '../../../kernel/tree.ts';
import { rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { labelOf, type Organisation, type OrganisationKind } from '../organisation.ts';
import { columns, getOrganisation, type OrganisationRow, organisationOf } from '../store.ts';
import { openEras, turnEras } from './era.ts';
import { pinyinOf } from './pinyin.ts';

const treeLock = 7_330_417;

/** Nobody else changes the tree until this transaction ends. What was read before may be old: read again after. */
export async function lockTree(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${treeLock})`.execute(tx);
}

/** The organisation as it is now, with the tree locked; nothing when somebody changed it since that version. */
export async function lockOrganisation(
  tx: Tx,
  id: OrganisationId,
  version: number,
): Promise<Organisation | undefined> {
  await lockTree(tx);
  const current = await getOrganisation(tx, id);
  return current.version === version ? current : undefined;
}

/** Open workplaces come to a place, or go: counted there and at every level above. */
async function addUnits(tx: Tx, at: TreePath | undefined, amount: number): Promise<void> {
  if (!at || amount === 0) return;
  await sql`
    update organisation set units = units + ${amount}::int where path = any(${lineOf(at)}::ltree[])`.execute(
    tx,
  );
}

export type NewOrganisation = {
  id?: OrganisationId;
  parent?: { id: OrganisationId };
  name: Named;
  shortName: Named;
  kind: OrganisationKind;
  levelName?: string;
  openedOn?: string;
  position?: number;
  /** From when it is known here; now, where nothing is said. */
  since?: Date;
};

/** Makes an organisation with its first era. Without a position it stands last. */
export async function insertOrganisation(tx: Tx, made: NewOrganisation): Promise<Organisation> {
  await lockTree(tx);
  const id = made.id ?? newId<OrganisationId>();
  const parent = made.parent && (await getOrganisation(tx, made.parent.id));
  const path = parent ? `${parent.path}.${labelOf(id)}` : labelOf(id);
  const { name, shortName } = made;
  await sql`
    insert into organisation (id, label, path, parent_id, name_zh, name_en, short_zh, short_en, kind, level_name,
      opened_on, pinyin, position)
    values (${id}, ${labelOf(id)}, ${path}::ltree, ${parent?.id ?? null}, ${name.zh}, ${name.en ?? null},
      ${shortName.zh}, ${shortName.en ?? null}, ${made.kind}, ${made.levelName ?? null},
      ${made.openedOn ?? null}::date, ${pinyinOf(name, shortName)},
      coalesce(${made.position ?? null}::int,
        (select coalesce(max(position) + 1, 0) from organisation where parent_id = ${parent?.id ?? null})))`.execute(
    tx,
  );
  await openEras(tx, [id], made.since);
  if (made.kind === 'grassroots') await addUnits(tx, path, 1);
  return getOrganisation(tx, id);
}

/** What may be said of an organisation without moving it. */
export type Said = {
  name: Named;
  shortName: Named;
  kind: OrganisationKind;
  levelName?: string;
};

/** Names it anew; false when somebody else was quicker. A changed kind changes the count of workplaces. */
export async function renameOrganisation(
  tx: Tx,
  organisation: Organisation,
  version: number,
  said: Said,
  now: Date,
): Promise<boolean> {
  const { name, shortName } = said;
  const changed = await rowOf(
    tx,
    sql<{ id: string }>`
      update organisation set name_zh = ${name.zh}, name_en = ${name.en ?? null}, short_zh = ${shortName.zh},
        short_en = ${shortName.en ?? null}, kind = ${said.kind}, level_name = ${said.levelName ?? null},
        pinyin = ${pinyinOf(name, shortName)}, version = version + 1
      where id = ${organisation.id} and version = ${version} returning id`,
  );
  if (!changed) return false;
  const before = organisation.kind === 'grassroots' ? 1 : 0;
  const after = said.kind === 'grassroots' ? 1 : 0;
  if (!organisation.closedOn) await addUnits(tx, organisation.path, after - before);
  await turnEras(tx, organisation.path, now, false);
  return true;
}

export type Moved = { id: OrganisationId; before: TreePath; after: TreePath };

/**
 * Puts an organisation with all beneath it under another; the last of its children. Needs the lock. Whoever asks has
 * seen to it that the new parent does not stand beneath; here it is a fault.
 */
export async function moveOrganisation(
  tx: Tx,
  organisation: Organisation,
  parent: Organisation,
  now: Date,
): Promise<Moved> {
  if (isWithin(parent.path, organisation.path)) throw new Error('nothing stands beneath itself');
  const { path: before, units } = await getOrganisation(tx, organisation.id);
  const after = `${parent.path}.${labelOf(organisation.id)}`;
  if (after === before) return { id: organisation.id, before, after };
  await addUnits(tx, parentOf(before), -units);
  await sql`
    update organisation set
      path = case when path = ${before}::ltree then ${after}::ltree
        else ${after}::ltree || subpath(path, nlevel(${before}::ltree)) end,
      parent_id = case when path = ${before}::ltree then ${parent.id}::uuid else parent_id end,
      version = case when path = ${before}::ltree then version + 1 else version end,
      position = case when path = ${before}::ltree
        then (select coalesce(max(position) + 1, 0) from organisation where parent_id = ${parent.id}) else position end
    where path <@ ${before}::ltree`.execute(tx);
  await addUnits(tx, parent.path, units);
  await turnEras(tx, after, now, true);
  return { id: organisation.id, before, after };
}

/** Closes it: no workplace any more, nobody serves there, no line leads to or from it. */
export async function closeOrganisation(
  tx: Tx,
  organisation: Organisation,
  now: Date,
  mergedInto?: OrganisationId,
): Promise<void> {
  const { id } = organisation;
  const was = await getOrganisation(tx, id);
  await sql`
    update organisation set closed_on = ${dayOf(now)}::date, merged_into = ${mergedInto ?? null}, version = version + 1
    where id = ${id}`.execute(tx);
  if (was.kind === 'grassroots' && !was.closedOn) await addUnits(tx, was.path, -1);
  await sql`
    update organisation_seat set valid_until = ${now}
    where organisation_id = ${id} and (valid_until is null or valid_until > ${now})`.execute(tx);
  await sql`
    update organisation_second_line set until = ${now}
    where (organisation_id = ${id} or leader_id = ${id}) and until is null`.execute(tx);
}

/** Opens it again, where it stands; seats are granted anew. */
export async function reopenOrganisation(tx: Tx, organisation: Organisation): Promise<void> {
  await sql`
    update organisation set closed_on = null, merged_into = null, version = version + 1
    where id = ${organisation.id}`.execute(tx);
  if (organisation.kind === 'grassroots') await addUnits(tx, organisation.path, 1);
}

/** Says whether it works in this system or on paper. */
export async function setOutside(tx: Tx, id: OrganisationId, isOutside: boolean): Promise<void> {
  await sql`
    update organisation set is_outside = ${isOutside}, version = version + 1 where id = ${id}`.execute(tx);
}

/** The names of these that an open child of the parent already bears. */
export async function listNamesTaken(
  tx: Tx,
  parentId: OrganisationId,
  names: readonly string[],
  except: readonly OrganisationId[] = [],
): Promise<string[]> {
  const rows = await rowsOf(
    tx,
    sql<{ name_zh: string }>`
      select distinct name_zh from organisation
      where parent_id = ${parentId} and name_zh = any(${[...names]}::text[]) and closed_on is null
        and id <> all(${[...except]}::uuid[]) order by name_zh limit 20`,
  );
  return rows.map((row) => row.name_zh);
}

/** All children that are open, however many: what a merging or a split moves. */
export async function listOpenChildren(tx: Tx, parentId: OrganisationId): Promise<Organisation[]> {
  const rows = await rowsOf(
    tx,
    sql<OrganisationRow>`
      select ${columns} from organisation o where o.parent_id = ${parentId} and o.closed_on is null
      order by o.position, o.id`,
  );
  return rows.map(organisationOf);
}
