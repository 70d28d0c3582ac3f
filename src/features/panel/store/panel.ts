/** Every query on panels and their judges. */

import { sql } from 'kysely';
import { type Actor, personIdOf } from '../../../kernel/actor.ts';
import {
  type CampaignId,
  isId,
  newId,
  type OrganisationId,
  type PanelId,
  type PersonId,
} from '../../../kernel/id.ts';
import type { Named } from '../../../kernel/text.ts';
import { rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { personJoin } from '../../account/store.ts';
import { campaignJoin } from '../../campaign/store.ts';
import { organisationJoin } from '../../organisation/store.ts';
import type { Judge, JudgeRole, JudgeState, Panel } from '../panel.ts';

type PanelRow = {
  id: PanelId;
  campaign_id: CampaignId;
  owner_path: string;
  organisation_id: OrganisationId;
  organisation_path: string;
  organisation_zh: string;
  organisation_en: string | null;
  name_zh: string;
  name_en: string | null;
  distance: number;
  version: number;
};

const named = (zh: string, en: string | null): Named => ({ zh, en: en ?? undefined });

/** For other stores: `join ${panelJoin(sql`d.panel_id`)}` gives the panel as `p`. */
export function panelJoin(id: ReturnType<typeof sql>): ReturnType<typeof sql> {
  return sql`panel p on p.id = ${id}`;
}

type Part = ReturnType<typeof sql>;

/**
 * For other stores: whether what a person gave a work in a panel counts. They sit there, or sat there until the judging
 * was over (`until`; null while it goes on); and no conflict with that very work was said before it was over.
 */
export function countsIn(at: { panelId: Part; personId: Part; entryId: Part; until: Part }): Part {
  const { panelId, personId, entryId, until } = at;
  return sql`(exists (select from panel_judge pj where pj.panel_id = ${panelId} and pj.person_id = ${personId}
      and (pj.state = 'accepted' or pj.ended_at >= ${until}))
    and not exists (select from panel_conflict pc where pc.person_id = ${personId} and pc.entry_id = ${entryId}
      and pc.state in ('conflict', 'pinned-conflict') and pc.ended_at is null and (${until} is null or pc.at < ${until})))`;
}

export async function findPanel(tx: Tx, id: string): Promise<Panel | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(
    tx,
    sql<PanelRow>`
    select n.id, n.campaign_id, w.path::text as owner_path, n.organisation_id, o.path::text as organisation_path,
      o.name_zh as organisation_zh, o.name_en as organisation_en, n.name_zh, n.name_en, n.distance, n.version
    from panel n join ${campaignJoin(sql`n.campaign_id`)} join ${organisationJoin(sql`c.organisation_id`, 'w')}
      join ${organisationJoin(sql`n.organisation_id`)}
    where n.id = ${id}`,
  );
  return (
    row && {
      id: row.id,
      campaignId: row.campaign_id,
      ownerPath: row.owner_path,
      organisationId: row.organisation_id,
      organisationPath: row.organisation_path,
      organisationName: named(row.organisation_zh, row.organisation_en),
      name: named(row.name_zh, row.name_en),
      distance: row.distance,
      version: row.version,
    }
  );
}

export async function getPanel(tx: Tx, id: string): Promise<Panel> {
  const found = await findPanel(tx, id);
  if (!found) throw new Error(`panel ${id} must exist`);
  return found;
}

export type NewPanel = { campaignId: CampaignId; organisationId: OrganisationId; name: Named };

export async function insertPanel(tx: Tx, actor: Actor, now: Date, panel: NewPanel): Promise<PanelId> {
  const id = newId<PanelId>(now.getTime());
  await sql`
    insert into panel (id, campaign_id, organisation_id, name_zh, name_en, at, by_id)
    values (${id}, ${panel.campaignId}, ${panel.organisationId}, ${panel.name.zh}, ${panel.name.en ?? null}, ${now},
      ${personIdOf(actor) ?? null})`.execute(tx);
  return id;
}

/** Keeps everybody else from deciding about this panel until the transaction ends. */
export async function lockPanel(tx: Tx, id: PanelId): Promise<void> {
  await sql`select id from panel where id = ${id} for update`.execute(tx);
}

/** False when it was changed since the version that was read. */
export async function setDistance(
  tx: Tx,
  panel: Pick<Panel, 'id' | 'version'>,
  distance: number,
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
    update panel set distance = ${distance}, version = version + 1 where id = ${panel.id} and version = ${panel.version}
    returning id`,
  );
  return row !== undefined;
}

type JudgeRow = {
  panel_id: PanelId;
  person_id: PersonId;
  number: number;
  name: string;
  role: JudgeRole;
  state: JudgeState;
  unit_id: OrganisationId;
  unit_path: string;
  unit_zh: string;
  unit_en: string | null;
  languages: string[];
  load_cap: number | null;
  invited_at: Date;
  accepted_at: Date | null;
  ended_at: Date | null;
  reason: string | null;
};

const judgeOf = (r: JudgeRow): Judge => ({
  panelId: r.panel_id,
  personId: r.person_id,
  number: r.number,
  name: r.name,
  role: r.role,
  state: r.state,
  unitId: r.unit_id,
  unitPath: r.unit_path,
  unitName: named(r.unit_zh, r.unit_en),
  languages: r.languages,
  loadCap: r.load_cap ?? undefined,
  invitedAt: r.invited_at,
  acceptedAt: r.accepted_at ?? undefined,
  endedAt: r.ended_at ?? undefined,
  reason: r.reason ?? undefined,
});

type JudgeFilter = { states?: readonly JudgeState[]; personId?: PersonId };

/** The judges of a panel, the first invited first; in the given states only, or all. */
export async function listJudges(tx: Tx, panelId: PanelId, only: JudgeFilter = {}): Promise<Judge[]> {
  const rows = await rowsOf(
    tx,
    sql<JudgeRow>`
    select j.panel_id, j.person_id, j.number, p.name, j.role, j.state, j.unit_id, o.path::text as unit_path, o.name_zh as unit_zh,
      o.name_en as unit_en, j.languages, j.load_cap, j.invited_at, j.accepted_at, j.ended_at, j.reason
    from panel_judge j join ${personJoin(sql`j.person_id`)} join ${organisationJoin(sql`j.unit_id`)}
    where j.panel_id = ${panelId} and (${only.personId ?? null}::uuid is null or j.person_id = ${only.personId ?? null})
      and (${only.states ? [...only.states] : null}::text[] is null or j.state = any(${only.states ? [...only.states] : null}::text[]))
    order by j.invited_at, j.person_id limit 500`,
  );
  return rows.map(judgeOf);
}

/** A person's place in a panel, whatever became of it. */
export async function findJudge(
  tx: Tx,
  panelId: PanelId,
  personId: PersonId | undefined,
): Promise<Judge | undefined> {
  return personId && (await listJudges(tx, panelId, { personId }))[0];
}

/** The panels a person has a place in, the newest first. */
export async function listPanelIdsOf(
  tx: Tx,
  personId: PersonId,
  states: readonly JudgeState[] = ['accepted'],
): Promise<PanelId[]> {
  const rows = await rowsOf(
    tx,
    sql<{ panel_id: PanelId }>`
    select j.panel_id from panel_judge j where j.person_id = ${personId} and j.state = any(${[...states]}::text[])
    order by j.invited_at desc, j.panel_id limit 200`,
  );
  return rows.map((row) => row.panel_id);
}

export type NewJudge = Pick<Judge, 'panelId' | 'personId' | 'unitId'> &
  Partial<Pick<Judge, 'role' | 'languages' | 'loadCap'>> & { state: 'invited' | 'accepted' };

/** Gives somebody a place, or a new one who had left it; false when they have one. */
export async function insertJudge(tx: Tx, judge: NewJudge, now: Date): Promise<boolean> {
  const accepted = judge.state === 'accepted' ? now : null;
  await lockPanel(tx, judge.panelId);
  const row = await rowOf(
    tx,
    sql<{ person_id: string }>`
    insert into panel_judge as j (panel_id, person_id, number, role, state, unit_id, languages, load_cap, invited_at, accepted_at)
    values (${judge.panelId}, ${judge.personId},
      (select coalesce(max(number), 0) + 1 from panel_judge where panel_id = ${judge.panelId}), ${judge.role ?? 'judge'}, ${judge.state}, ${judge.unitId},
      ${JSON.stringify(judge.languages ?? [])}::jsonb, ${judge.loadCap ?? null}, ${now}, ${accepted})
    on conflict (panel_id, person_id) do update set role = excluded.role, state = excluded.state,
      unit_id = excluded.unit_id, languages = excluded.languages, load_cap = excluded.load_cap,
      invited_at = excluded.invited_at, accepted_at = excluded.accepted_at, ended_at = null, reason = null
      where j.state in ('declined', 'left', 'removed')
    returning j.person_id`,
  );
  return row !== undefined;
}

type Moved = {
  panelId: PanelId;
  personId: PersonId;
  from: readonly JudgeState[];
  to: JudgeState;
  reason?: string;
};

/** Moves a judge if they still stand where the decision was made on; of two at once one wins. */
export async function moveJudge(tx: Tx, m: Moved, now: Date): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ person_id: string }>`
    update panel_judge set state = ${m.to}, reason = ${m.reason ?? null},
      accepted_at = case when ${m.to} = 'accepted' then greatest(${now}::timestamptz, invited_at) else accepted_at end,
      ended_at = case when ${m.to} = 'accepted' then null
        else greatest(${now}::timestamptz, accepted_at, invited_at) end
    where panel_id = ${m.panelId} and person_id = ${m.personId} and state = any(${[...m.from]}::text[])
    returning person_id`,
  );
  return row !== undefined;
}

/** Keeps every judge of a panel from moving and from scoring until the transaction ends. */
export async function lockJudges(tx: Tx, panelId: PanelId): Promise<void> {
  await sql`select person_id from panel_judge where panel_id = ${panelId} order by person_id for update`.execute(
    tx,
  );
}

/** Keeps a judge in their place until this transaction ends; false when they are not an accepted judge. */
export async function holdJudge(tx: Tx, panelId: PanelId, personId: PersonId): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ person_id: string }>`
    select person_id from panel_judge where panel_id = ${panelId} and person_id = ${personId} and state = 'accepted' for share`,
  );
  return row !== undefined;
}

/** What the runner sets of a judge. */
export async function setJudgePart(
  tx: Tx,
  panelId: PanelId,
  personId: PersonId,
  part: Pick<Judge, 'role' | 'languages' | 'loadCap'>,
): Promise<void> {
  await sql`
    update panel_judge set role = ${part.role}, languages = ${JSON.stringify(part.languages)}::jsonb,
      load_cap = ${part.loadCap ?? null}
    where panel_id = ${panelId} and person_id = ${personId}`.execute(tx);
}
