/** Every query on the material tables. */

import { type RawBuilder, sql } from 'kysely';
import { type Actor, personIdOf, seatsOf } from '../../kernel/actor.ts';
import {
  type ActivityId,
  type EntryId,
  isId,
  newId,
  type OrganisationId,
  type PersonId,
} from '../../kernel/id.ts';
import { offsetOf, type Page, type PageAsk, pageOf } from '../../kernel/page.ts';
import { isWithin } from '../../kernel/tree.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import { personJoin } from '../account/store.ts';
import { organisationJoin, withinSeats } from '../organisation/store.ts';
import type { Material, MaterialId, MaterialKind, MaterialNote, MaterialState, Written } from './material.ts';

type Row = {
  id: MaterialId;
  organisation_id: OrganisationId;
  path: string;
  name_zh: string;
  name_en: string | null;
  kind: MaterialKind;
  title: string;
  content: string;
  link: string | null;
  activity_id: ActivityId | null;
  state: MaterialState;
  entry_id: EntryId | null;
  by_id: PersonId;
  version: number;
  created_at: Date;
  updated_at: Date;
};

const columns = sql`m.id, m.organisation_id, o.path::text as path, o.name_zh, o.name_en, m.kind, m.title, m.content, m.link,
  m.activity_id, m.state, m.entry_id, m.by_id, m.version, m.created_at, m.updated_at`;
const from = sql`material m join ${organisationJoin(sql`m.organisation_id`)}`;

function materialOf(row: Row): Material {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    unitPath: row.path,
    unitName: { zh: row.name_zh, en: row.name_en ?? undefined },
    kind: row.kind,
    title: row.title,
    content: row.content,
    link: row.link ?? undefined,
    activityId: row.activity_id ?? undefined,
    state: row.state,
    entryId: row.entry_id ?? undefined,
    byId: row.by_id,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** Of the units at and beneath the actor's seats. */
const visible = (actor: Actor): RawBuilder<boolean> => withinSeats(sql`o.path`, seatsOf(actor));

export async function findMaterial(tx: Tx, actor: Actor, id: string): Promise<Material | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(
    tx,
    sql<Row>`select ${columns} from ${from} where m.id = ${id} and ${visible(actor)}`,
  );
  return row && materialOf(row);
}

/** Material that must exist; visibility was decided by whoever holds the id. */
export async function getMaterial(tx: Tx, id: MaterialId): Promise<Material> {
  const row = await rowOf(tx, sql<Row>`select ${columns} from ${from} where m.id = ${id}`);
  if (!row) throw new Error(`material ${id} must exist`);
  return materialOf(row);
}

export type MaterialFilter = { kind?: MaterialKind; state?: MaterialState };

/** What seats show, what moved last first; what was dropped only where asked for. */
export async function listMaterial(
  tx: Tx,
  actor: Actor,
  { kind, state }: MaterialFilter,
  ask: PageAsk,
): Promise<Page<Material>> {
  const rows = await rowsOf(
    tx,
    sql<Row & { total: number }>`
      select ${columns}, count(*) over ()::int as total from ${from}
      where ${visible(actor)} and (${kind ?? null}::text is null or m.kind = ${kind ?? null})
        and (case when ${state ?? null}::text is null then m.state <> 'dropped' else m.state = ${state ?? null} end)
      order by m.updated_at desc, m.id desc limit ${ask.size} offset ${offsetOf(ask)}`,
  );
  return pageOf(rows.map(materialOf), rows[0]?.total ?? 0, ask);
}

/** Which of these activities are material already. */
export async function listGatheredOf(tx: Tx, ids: readonly ActivityId[]): Promise<ActivityId[]> {
  if (ids.length === 0) return [];
  const rows = await rowsOf(
    tx,
    sql<{ activity_id: ActivityId }>`
      select activity_id from material where activity_id = any(${[...ids]}::uuid[]) and state <> 'dropped'`,
  );
  return rows.map((row) => row.activity_id);
}

type NewMaterial = Written & { organisationId: OrganisationId; activityId?: ActivityId };

/** Nothing where the activity is material already. */
export async function insertMaterial(
  { tx, now, actor }: Doing,
  m: NewMaterial,
): Promise<MaterialId | undefined> {
  const id = newId<MaterialId>(now.getTime());
  const row = await rowOf(
    tx,
    sql<{ id: MaterialId }>`
      insert into material (id, organisation_id, kind, title, content, link, activity_id, state, by_id, created_at, updated_at)
      values (${id}, ${m.organisationId}, ${m.kind}, ${m.title}, ${m.content}, ${m.link ?? null}, ${m.activityId ?? null},
        'gathered', ${personIdOf(actor) ?? null}, ${now}, ${now})
      on conflict (activity_id) where state <> 'dropped' do nothing returning id`,
  );
  return row?.id;
}

/** Saves what was written over the version it was written on; false when somebody was quicker. */
export async function saveMaterial({ tx, now }: Doing, seen: Material, written: Written): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update material set kind = ${written.kind}, title = ${written.title}, content = ${written.content},
        link = ${written.link ?? null}, version = version + 1, updated_at = ${now}
      where id = ${seen.id} and version = ${seen.version} and state in ('gathered', 'coached') returning id`,
  );
  return row !== undefined;
}

/** Moves it on, if it stands as it was seen; false when somebody was quicker. */
export async function moveMaterial(
  { tx, now }: Doing,
  seen: Pick<Material, 'id' | 'version'>,
  to: MaterialState,
  entryId?: EntryId,
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update material set state = ${to}, entry_id = ${entryId ?? null}, version = version + 1, updated_at = ${now}
      where id = ${seen.id} and version = ${seen.version} and state in ('gathered', 'coached') returning id`,
  );
  return row !== undefined;
}

/** A note; from above it makes the material coached. It overwrites nobody's words; false when it was closed meanwhile. */
export async function insertNote(
  { tx, now, actor }: Doing,
  note: { materialId: MaterialId; organisationId: OrganisationId; content: string; to: MaterialState },
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      with moved as (
        update material set state = ${note.to}, updated_at = ${now}
        where id = ${note.materialId} and state in ('gathered', 'coached') returning id)
      insert into material_note (material_id, by_id, organisation_id, at, content)
      select id, ${personIdOf(actor) ?? null}, ${note.organisationId}, ${now}, ${note.content} from moved returning id`,
  );
  return row !== undefined;
}

type NoteRow = {
  id: string;
  name: string;
  path: string;
  zh: string;
  en: string | null;
  at: Date;
  content: string;
};

/** What was advised and answered, the oldest first; of one the actor has found. */
export async function listNotes(tx: Tx, material: Material): Promise<MaterialNote[]> {
  const rows = await rowsOf(
    tx,
    sql<NoteRow>`
      select n.id, p.name, o.path::text as path, o.name_zh as zh, o.name_en as en, n.at, n.content
      from material_note n join ${personJoin(sql`n.by_id`)} join ${organisationJoin(sql`n.organisation_id`)}
      where n.material_id = ${material.id} order by n.id limit 500`,
  );
  return rows.map((row) => ({
    id: row.id,
    byName: row.name,
    organisationName: { zh: row.zh, en: row.en ?? undefined },
    isFromAbove: row.path !== material.unitPath && isWithin(material.unitPath, row.path),
    at: row.at,
    content: row.content,
  }));
}
