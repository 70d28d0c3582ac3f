/** What the tree was: where an organisation stood and what it was called at an instant, and each step of its life. */

import { type RawBuilder, sql } from 'kysely';
import { personIdOf } from '../../../kernel/actor.ts';
import type { OrganisationId } from '../../../kernel/id.ts';
import type { Named } from '../../../kernel/text.ts';
import { lineOf, type TreePath } from '../../../kernel/tree.ts';
import { type Doing, rowsOf, type Tx } from '../../../platform/db.ts';
import { personJoin } from '../../account/store.ts';
import { type Era, idOfLabel, type Step, type StepVerb } from '../organisation.ts';

type Row = {
  organisation_id: OrganisationId;
  since: Date;
  until: Date | null;
  path: string;
  name_zh: string;
  name_en: string | null;
};

const columns = sql`e.organisation_id, e.since, e.until, e.path::text as path, e.name_zh, e.name_en`;

function eraOf(row: Row): Era {
  return {
    organisationId: row.organisation_id,
    since: row.since,
    until: row.until ?? undefined,
    path: row.path,
    name: { zh: row.name_zh, en: row.name_en ?? undefined },
  };
}

/** The era of an instant; before the first one known, the first. */
export async function findEra(tx: Tx, organisationId: string, at: Date): Promise<Era | undefined> {
  return (await listErasAt(tx, [organisationId], at)).get(organisationId as OrganisationId);
}

/** The eras of an instant for several organisations at once. */
export async function listErasAt(
  tx: Tx,
  ids: readonly string[],
  at: Date,
): Promise<Map<OrganisationId, Era>> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select ${columns} from unnest(${[...ids]}::uuid[]) as asked (id)
      cross join lateral (
        select * from organisation_era one where one.organisation_id = asked.id
        order by (one.since <= ${at}) desc, case when one.since <= ${at} then one.since end desc, one.since
        limit 1) e`,
  );
  return new Map(rows.map((row) => [row.organisation_id, eraOf(row)]));
}

/** What it was called then. */
export async function nameAt(tx: Tx, organisationId: string, at: Date): Promise<Named | undefined> {
  return (await findEra(tx, organisationId, at))?.name;
}

/** The line from the root down to it, as it was then, each with the name it bore then. */
export async function listLineAt(tx: Tx, organisationId: string, at: Date): Promise<Era[]> {
  const own = await findEra(tx, organisationId, at);
  if (!own) return [];
  const ids = own.path.split('.').map(idOfLabel);
  const eras = await listErasAt(tx, ids, at);
  return ids.flatMap((id) => eras.get(id) ?? []);
}

/** All eras of one organisation, the latest first. */
export async function listEras(tx: Tx, organisationId: string): Promise<Era[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select ${columns} from organisation_era e where e.organisation_id = ${organisationId}
      order by e.since desc limit 100`,
  );
  return rows.map(eraOf);
}

/** A condition for other stores: `path` stood beneath (or at) `above` at an instant; `e` is this feature's row. */
export function eraJoin(organisationId: RawBuilder<unknown>, at: Date, alias = 'era'): RawBuilder<unknown> {
  const era = sql.raw(alias);
  return sql`organisation_era ${era} on ${era}.organisation_id = ${organisationId}
    and ${era}.since <= ${at} and (${era}.until is null or ${era}.until > ${at})`;
}

/** Opens the first era of what has just been made. */
export async function openEras(
  tx: Tx,
  ids: readonly OrganisationId[],
  since: Date | undefined,
): Promise<void> {
  await sql`
    insert into organisation_era (organisation_id, since, path, name_zh, name_en)
    select o.id, coalesce(${since ?? null}::timestamptz, clock_now()), o.path, o.name_zh, o.name_en
    from organisation o where o.id = any(${[...ids]}::uuid[])`.execute(tx);
}

/**
 * Ends the eras at or beneath a place that no longer say what is so, and begins new ones. What changes twice at one
 * instant has one era of it.
 */
export async function turnEras(tx: Tx, at: TreePath, now: Date, deep: boolean): Promise<void> {
  const place = deep ? sql`o.path <@ ${at}::ltree` : sql`o.path = ${at}::ltree`;
  const differs = sql`(e.path, e.name_zh, e.name_en) is distinct from (o.path, o.name_zh, o.name_en)`;
  await sql`
    update organisation_era e set path = o.path, name_zh = o.name_zh, name_en = o.name_en
    from organisation o
    where e.organisation_id = o.id and e.until is null and e.since >= ${now} and ${place} and ${differs}`.execute(
    tx,
  );
  await sql`
    with ended as (
      update organisation_era e set until = ${now} from organisation o
      where e.organisation_id = o.id and e.until is null and ${place} and ${differs}
      returning o.id)
    insert into organisation_era (organisation_id, since, path, name_zh, name_en)
    select o.id, ${now}, o.path, o.name_zh, o.name_en from organisation o join ended on ended.id = o.id`.execute(
    tx,
  );
}

/** Notes a step in the life of an organisation: who did what, and why. */
export async function insertStep(
  doing: Doing,
  step: { organisationId: OrganisationId; verb: StepVerb; reason?: string; about?: Record<string, unknown> },
): Promise<void> {
  await sql`
    insert into organisation_step (organisation_id, verb, at, by_id, reason, about)
    values (${step.organisationId}, ${step.verb}, ${doing.now}, ${personIdOf(doing.actor) ?? null},
      ${step.reason ?? null}, ${JSON.stringify(step.about ?? {})}::jsonb)`.execute(doing.tx);
}

/** The steps of one organisation, the latest first. */
export async function listSteps(tx: Tx, organisationId: string): Promise<Step[]> {
  const rows = await rowsOf(
    tx,
    sql<{
      id: string;
      verb: StepVerb;
      at: Date;
      by: string | null;
      reason: string | null;
      about: Record<string, unknown>;
    }>`
      select s.id, s.verb, s.at, p.name as by, s.reason, s.about
      from organisation_step s left join ${personJoin(sql`s.by_id`)}
      where s.organisation_id = ${organisationId} order by s.id desc limit 50`,
  );
  return rows.map((row) => ({ ...row, by: row.by ?? undefined, reason: row.reason ?? undefined }));
}

/** The place of an organisation and of every one above it, as ids, the root first. */
export const idsOfLine = (path: TreePath): OrganisationId[] =>
  lineOf(path).map((one) => idOfLabel(one.slice(one.lastIndexOf('.') + 1)));
