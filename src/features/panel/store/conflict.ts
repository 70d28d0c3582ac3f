/** Every query on what is remembered of judges and works: declared, found, pinned. */

import { sql } from 'kysely';
import { type Actor, personIdOf } from '../../../kernel/actor.ts';
import { type EntryId, newId, type OrganisationId, type PanelId, type PersonId } from '../../../kernel/id.ts';
import type { Named } from '../../../kernel/text.ts';
import { rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { listEarlierNames, personJoin } from '../../account/store.ts';
import { organisationJoin } from '../../organisation/store.ts';
import { conflictRule, makersOf, type Remembered } from '../conflict.ts';
import {
  type Conflict,
  type ConflictGround,
  type ConflictState,
  isConflict,
  type Judge,
  type Panel,
  type Work,
} from '../panel.ts';
import { getPanel, listJudges } from './panel.ts';

type Row = {
  person_id: PersonId;
  entry_id: EntryId | null;
  unit_id: OrganisationId | null;
  unit_path: string | null;
  name: string | null;
  state: Exclude<ConflictState, 'none'>;
  ground: ConflictGround | null;
  is_here: boolean;
};

/** What stands of these persons, by person; what was said elsewhere too, except a "none" pinned there. */
async function listRemembered(
  tx: Tx,
  panelId: PanelId,
  persons: readonly PersonId[],
): Promise<Map<PersonId, Remembered[]>> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
    select x.person_id, x.entry_id, x.unit_id, o.path::text as unit_path, x.name, x.state, x.ground,
      coalesce(x.panel_id = ${panelId}, false) as is_here
    from panel_conflict x left join ${organisationJoin(sql`x.unit_id`)}
    where x.person_id = any(${[...persons]}::uuid[]) and x.ended_at is null
      and (x.state <> 'pinned-none' or x.panel_id = ${panelId})`,
  );
  const found = new Map<PersonId, Remembered[]>(persons.map((id) => [id, []]));
  for (const r of rows)
    found.get(r.person_id)!.push({
      entryId: r.entry_id ?? undefined,
      unitId: r.unit_id ?? undefined,
      unitPath: r.unit_path ?? undefined,
      name: r.name ?? undefined,
      state: r.state,
      ground: r.ground ?? undefined,
      isHere: r.is_here,
    });
  return found;
}

/** Anybody who might judge: a judge, or somebody about to be invited. */
export type Facing = Pick<Judge, 'personId' | 'name' | 'unitPath'>;

/** The conflicts of persons who are judges of a panel or might become ones, over these works. */
export async function conflictsOfPersons(
  tx: Tx,
  panel: Panel,
  persons: readonly Facing[],
  works: readonly Work[],
): Promise<Map<PersonId, Map<EntryId, Conflict>>> {
  const remembered = await listRemembered(
    tx,
    panel.id,
    persons.map((p) => p.personId),
  );
  const earlier = await listEarlierNames(
    tx,
    persons.map((p) => p.personId),
  );
  const makers = works.map(makersOf);
  const found = new Map<PersonId, Map<EntryId, Conflict>>();
  for (const person of persons) {
    const rule = conflictRule(
      person,
      panel,
      remembered.get(person.personId) ?? [],
      earlier.get(person.personId),
    );
    const own = new Map<EntryId, Conflict>();
    works.forEach((work, index) => {
      const conflict = rule(work, makers[index]);
      if (conflict) own.set(work.entryId, conflict);
    });
    found.set(person.personId, own);
  }
  return found;
}

/** How many works somebody would have to stay away from, by what is known before they are invited. */
export async function foreseeConflicts(
  tx: Tx,
  panel: Panel,
  person: Facing,
  works: readonly Work[],
): Promise<number> {
  const found = await conflictsOfPersons(tx, panel, [person], works);
  return [...found.get(person.personId)!.values()].filter((conflict) => isConflict(conflict.state)).length;
}

/** The conflicts of a panel's judges with these works; what is not in it is none. For the runner's eyes only. */
export async function conflictsOf(
  tx: Tx,
  panelId: PanelId,
  works: readonly Work[],
  judges?: readonly Judge[],
): Promise<Map<PersonId, Map<EntryId, Conflict>>> {
  const panel = await getPanel(tx, panelId);
  return conflictsOfPersons(tx, panel, judges ?? (await listJudges(tx, panelId)), works);
}

/**
 * Remembers what the rules find now for whoever has a place in the panel, so that it stands whatever a work or the
 * tree becomes later (AC-177). How many are new.
 */
export async function rememberConflicts(
  tx: Tx,
  panelId: PanelId,
  works: readonly Work[],
  now: Date,
  only?: readonly Judge[],
): Promise<number> {
  const judges = only ?? (await listJudges(tx, panelId, { states: ['invited', 'accepted'] }));
  const found = await conflictsOf(tx, panelId, works, judges);
  const rows = [...found].flatMap(([personId, own]) =>
    [...own].flatMap(([entryId, { grounds }]) => {
      const ground = grounds.find((g) => g !== 'earlier' && g !== 'pinned');
      return ground ? [{ id: newId(now.getTime()), personId, entryId, ground }] : [];
    }),
  );
  if (rows.length === 0) return 0;
  const made = await rowsOf(
    tx,
    sql<{ id: string }>`
    insert into panel_conflict (id, person_id, entry_id, panel_id, state, ground, at)
    select n.id, n.person_id, n.entry_id, ${panelId}, 'conflict', n.ground, ${now}
    from unnest(${rows.map((r) => r.id)}::uuid[], ${rows.map((r) => r.personId)}::uuid[],
      ${rows.map((r) => r.entryId)}::uuid[], ${rows.map((r) => r.ground)}::text[]) as n (id, person_id, entry_id, ground)
    on conflict (person_id, entry_id) where ground is not null do nothing returning id`,
  );
  return made.length;
}

/** Without the works a judge must not know of. */
export function withoutConflicts<T extends Work>(
  works: readonly T[],
  own: ReadonlyMap<EntryId, Conflict> | undefined,
): T[] {
  return works.filter((work) => !isConflict(own?.get(work.entryId)?.state ?? 'none'));
}

export type Declaration = { entryId?: EntryId; unitId?: OrganisationId; name?: string };

/** What a person declares, once each; for every panel from now on. */
export async function insertDeclarations(
  tx: Tx,
  personId: PersonId,
  panelId: PanelId,
  declared: readonly Declaration[],
  now: Date,
): Promise<void> {
  for (const d of declared)
    await sql`
      insert into panel_conflict (id, person_id, entry_id, unit_id, name, panel_id, state, at, by_id)
      select ${newId(now.getTime())}, ${personId}, ${d.entryId ?? null}, ${d.unitId ?? null}, ${d.name ?? null}, ${panelId},
        'conflict', ${now}, ${personId}
      where not exists (select from panel_conflict x where x.person_id = ${personId} and x.state = 'conflict'
        and x.ground is null and x.ended_at is null and x.entry_id is not distinct from ${d.entryId ?? null}::uuid
        and x.unit_id is not distinct from ${d.unitId ?? null}::uuid and x.name is not distinct from ${d.name ?? null}::text)`.execute(
      tx,
    );
}

export type Pin = {
  panelId: PanelId;
  personId: PersonId;
  entryId: EntryId;
  state: 'pinned-conflict' | 'pinned-none';
  reason: string;
};

/** Ends the pin that stands, if any; whether one did. */
export async function endPin(
  tx: Tx,
  actor: Actor,
  pin: Omit<Pin, 'state' | 'reason'>,
  now: Date,
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
    update panel_conflict set ended_at = greatest(${now}::timestamptz, at), ended_by = ${personIdOf(actor) ?? null}
    where panel_id = ${pin.panelId} and person_id = ${pin.personId} and entry_id = ${pin.entryId} and state <> 'conflict'
      and ended_at is null
    returning id`,
  );
  return row !== undefined;
}

export async function insertPin(tx: Tx, actor: Actor, pin: Pin, now: Date): Promise<void> {
  await sql`
    insert into panel_conflict (id, person_id, entry_id, panel_id, state, reason, at, by_id)
    values (${newId(now.getTime())}, ${pin.personId}, ${pin.entryId}, ${pin.panelId}, ${pin.state}, ${pin.reason}, ${now},
      ${personIdOf(actor) ?? null})`.execute(tx);
}

export type KeptPin = { state: ConflictState; reason: string; at: Date; byName?: string; endedAt?: Date };

/** The pins of a judge and a work in a panel, the newest first. */
export async function listPins(
  tx: Tx,
  pin: Pick<Pin, 'panelId' | 'personId' | 'entryId'>,
): Promise<KeptPin[]> {
  const rows = await rowsOf(
    tx,
    sql<{ state: ConflictState; reason: string; at: Date; by_name: string | null; ended_at: Date | null }>`
    select x.state, x.reason, x.at, p.name as by_name, x.ended_at
    from panel_conflict x left join ${personJoin(sql`x.by_id`)}
    where x.panel_id = ${pin.panelId} and x.person_id = ${pin.personId} and x.entry_id = ${pin.entryId} and x.state <> 'conflict'
    order by x.at desc, x.id desc limit 50`,
  );
  return rows.map((r) => ({
    state: r.state,
    reason: r.reason,
    at: r.at,
    byName: r.by_name ?? undefined,
    endedAt: r.ended_at ?? undefined,
  }));
}

/** What a person has declared of themselves: names and units; works they see no more, so they are not repeated. */
export async function listDeclared(tx: Tx, personId: PersonId): Promise<{ name?: string; unit?: Named }[]> {
  const rows = await rowsOf(
    tx,
    sql<{ name: string | null; zh: string | null; en: string | null }>`
    select x.name, o.name_zh as zh, o.name_en as en from panel_conflict x left join ${organisationJoin(sql`x.unit_id`)}
    where x.person_id = ${personId} and x.entry_id is null and x.ended_at is null order by x.at, x.id limit 200`,
  );
  return rows.map((r) => (r.name ? { name: r.name } : { unit: { zh: r.zh ?? '', en: r.en ?? undefined } }));
}
