/** Every query on campaigns. */

import { type RawBuilder, sql } from 'kysely';
import { type Actor, personIdOf, seatsOf } from '../../kernel/actor.ts';
import { type CampaignId, isId, type OrganisationId } from '../../kernel/id.ts';
import { offsetOf, type Page, type PageAsk, pageOf } from '../../kernel/page.ts';
import type { Named } from '../../kernel/text.ts';
import { lineOf, type TreePath } from '../../kernel/tree.ts';
import { rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import { organisationJoin } from '../organisation/store.ts';
import {
  type Accent,
  type Body,
  type CalendarItem,
  type Campaign,
  type CampaignState,
  type Latitudes,
  type PaperAbove,
  rootLabelOf,
} from './campaign.ts';

type StoredItem = Omit<CalendarItem, 'opensAt' | 'closesAt'> & { opensAt: string; closesAt: string };
export type CampaignRow = {
  id: CampaignId;
  lineage: string;
  parent_id: CampaignId | null;
  parent_version: number | null;
  organisation_id: OrganisationId;
  path: string;
  name_zh: string;
  name_en: string | null;
  short_zh: string;
  short_en: string | null;
  year: number;
  title_zh: string;
  title_en: string | null;
  theme_zh: string | null;
  theme_en: string | null;
  opens_at: Date;
  closes_at: Date;
  period_words: string | null;
  phases: StoredItem[];
  activities_from: Date;
  supplements: string[];
  latitude: Latitudes;
  bodies: Body[];
  paper_above: PaperAbove | null;
  report_due_at: Date | null;
  report_until: Date | null;
  grace_minutes: number;
  archives_at: Date | null;
  ended_at: Date | null;
  ended_reason: string | null;
  superseded_by: CampaignId | null;
  accent: Accent | null;
  state: CampaignState;
  version: number;
};

/** For the store of versions beside this one. */
export const columns = sql`c.id, c.lineage::text as lineage, c.parent_id, c.parent_version, c.organisation_id, o.path::text as path,
  o.name_zh, o.name_en, o.short_zh, o.short_en, c.year, c.title_zh, c.title_en, c.theme_zh, c.theme_en,
  c.opens_at, c.closes_at, c.period_words, c.phases, c.activities_from, c.supplements, c.latitude, c.bodies, c.paper_above, c.report_due_at,
  c.report_until, c.grace_minutes, c.archives_at, c.ended_at, c.ended_reason, c.superseded_by, c.accent, c.state, c.version`;
export const from = sql`campaign c join ${organisationJoin(sql`c.organisation_id`)}`;

const named = (zh: string, en: string | null): Named => ({ zh, en: en ?? undefined });

export function campaignOf(row: CampaignRow): Campaign {
  return {
    id: row.id,
    lineage: row.lineage,
    parentId: row.parent_id ?? undefined,
    parentVersion: row.parent_version ?? undefined,
    organisationId: row.organisation_id,
    organisationPath: row.path,
    organisationName: named(row.name_zh, row.name_en),
    organisationShortName: named(row.short_zh, row.short_en),
    year: row.year,
    title: named(row.title_zh, row.title_en),
    theme: row.theme_zh ? named(row.theme_zh, row.theme_en) : undefined,
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    periodWords: row.period_words ?? undefined,
    calendar: row.phases.map((i) => ({ ...i, opensAt: new Date(i.opensAt), closesAt: new Date(i.closesAt) })),
    activitiesFrom: row.activities_from,
    supplements: row.supplements,
    latitude: row.latitude,
    bodies: row.bodies,
    paperAbove: row.paper_above ?? undefined,
    reportDueAt: row.report_due_at ?? undefined,
    reportUntil: row.report_until ?? undefined,
    graceMinutes: row.grace_minutes,
    archivesAt: row.archives_at ?? undefined,
    endedAt: row.ended_at ?? undefined,
    endedReason: row.ended_reason ?? undefined,
    supersededBy: row.superseded_by ?? undefined,
    accent: row.accent ?? undefined,
    state: row.state,
    version: row.version,
  };
}

/** What an actor may see: campaigns that run or ran are public; a draft is its own organisation's. */
export function visibleCampaigns(actor: Actor): RawBuilder<boolean> {
  const own = seatsOf(actor).map((seat) => seat.organisationId);
  return sql<boolean>`(c.state <> 'draft' or c.organisation_id = any(${own}::uuid[]))`;
}

/** For other stores: `join ${campaignJoin(sql`e.campaign_id`)}` gives the campaign as `c`. */
export function campaignJoin(id: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`campaign c on c.id = ${id}`;
}

export async function findCampaign(tx: Tx, actor: Actor, id: string): Promise<Campaign | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(
    tx,
    sql<CampaignRow>`select ${columns} from ${from} where c.id = ${id} and ${visibleCampaigns(actor)}`,
  );
  return row && campaignOf(row);
}

/** A campaign that must exist; visibility was decided by whoever holds the id. */
export async function getCampaign(tx: Tx, id: CampaignId): Promise<Campaign> {
  const row = await rowOf(tx, sql<CampaignRow>`select ${columns} from ${from} where c.id = ${id}`);
  if (!row) throw new Error(`campaign ${id} must exist`);
  return campaignOf(row);
}

/** Campaigns of the organisations at, above and beneath the actor's seats; the topmost first. */
export async function listCampaigns(tx: Tx, actor: Actor): Promise<Campaign[]> {
  const paths = seatsOf(actor).map((seat) => seat.path);
  const above = [...new Set(paths.flatMap(lineOf))];
  const rows = await rowsOf(
    tx,
    sql<CampaignRow>`
      select ${columns} from ${from}
      where ${visibleCampaigns(actor)} and (o.path = any(${above}::ltree[]) or o.path <@ any(${paths}::ltree[]))
      order by c.year desc, nlevel(c.lineage), o.position limit 300`,
  );
  return rows.map(campaignOf);
}

/** Public campaigns that own calls of their own rounds, for the site's home. */
export async function listPublicCampaigns(tx: Tx): Promise<Campaign[]> {
  const rows = await rowsOf(
    tx,
    sql<CampaignRow>`select ${columns} from ${from} where c.state <> 'draft' order by c.year desc, nlevel(c.lineage), o.position limit 100`,
  );
  return rows.map(campaignOf);
}

/** The public campaigns of one organisation, the newest year first. */
export async function listCampaignsOf(tx: Tx, organisationId: OrganisationId): Promise<Campaign[]> {
  const rows = await rowsOf(
    tx,
    sql<CampaignRow>`
      select ${columns} from ${from} where c.organisation_id = ${organisationId} and c.state not in ('draft', 'withdrawn')
      order by c.year desc, c.opens_at desc, c.id limit 100`,
  );
  return rows.map(campaignOf);
}

/** Everything that is or was public, page by page: the newest year first, the topmost before those adopted from it. */
export async function pagePublicCampaigns(tx: Tx, ask: PageAsk): Promise<Page<Campaign>> {
  const rows = await rowsOf(
    tx,
    sql<CampaignRow & { total: number }>`
      select ${columns}, count(*) over ()::int as total from ${from} where c.state <> 'draft'
      order by c.year desc, nlevel(c.lineage), o.position, c.id limit ${ask.size} offset ${offsetOf(ask)}`,
  );
  return pageOf(rows.map(campaignOf), rows[0]?.total ?? 0, ask);
}

/** The version that counts for a place: the campaign adopted nearest above it (or at it), of the newest year. */
export async function findNearestCampaign(tx: Tx, path: TreePath): Promise<Campaign | undefined> {
  const row = await rowOf(
    tx,
    sql<CampaignRow>`
      select ${columns} from ${from} where c.state = 'running' and o.path = any(${lineOf(path)}::ltree[])
      order by c.year desc, nlevel(o.path) desc limit 1`,
  );
  return row && campaignOf(row);
}

/** An organisation's own version within a lineage, if it adopted. */
export async function findAdopted(
  tx: Tx,
  parentId: CampaignId,
  organisationId: OrganisationId,
): Promise<Campaign | undefined> {
  const row = await rowOf(
    tx,
    sql<CampaignRow>`select ${columns} from ${from} where c.parent_id = ${parentId} and c.organisation_id = ${organisationId}`,
  );
  return row && campaignOf(row);
}

/** Those adopted straight from a campaign. */
export async function listAdopted(tx: Tx, parentId: CampaignId): Promise<Campaign[]> {
  const rows = await rowsOf(
    tx,
    sql<CampaignRow>`select ${columns} from ${from} where c.parent_id = ${parentId} and c.state <> 'draft' order by o.position limit 1000`,
  );
  return rows.map(campaignOf);
}

/** The topmost campaign of a campaign's lineage: under it, progress is kept. */
export async function getRootCampaignId(tx: Tx, campaign: { lineage: TreePath }): Promise<CampaignId> {
  const [root] = await listLineage(tx, rootLabelOf(campaign));
  if (!root) throw new Error(`the root of ${campaign.lineage} must exist`);
  return root.id;
}

/** The campaigns a campaign descends from, the topmost first, itself last. */
export async function listLineage(tx: Tx, lineage: TreePath): Promise<Campaign[]> {
  const rows = await rowsOf(
    tx,
    sql<CampaignRow>`select ${columns} from ${from} where c.lineage = any(${lineOf(lineage)}::ltree[]) order by nlevel(c.lineage)`,
  );
  return rows.map(campaignOf);
}

type Added = 'latitude' | 'bodies' | 'graceMinutes';
type Read = 'organisationPath' | 'organisationName' | 'organisationShortName' | 'version';
export type NewCampaign = Omit<Campaign, Read | Added> & Partial<Pick<Campaign, Added>>;

export async function insertCampaign(tx: Tx, actor: Actor, now: Date, c: NewCampaign): Promise<void> {
  const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;
  await sql`
    insert into campaign (id, lineage, parent_id, parent_version, organisation_id, year, title_zh, title_en, theme_zh, theme_en,
      opens_at, closes_at, period_words, phases, activities_from, supplements, latitude, bodies, paper_above, report_due_at,
      report_until, grace_minutes, archives_at, state, created_at, created_by)
    values (${c.id}, ${c.lineage}::ltree, ${c.parentId ?? null}, ${c.parentVersion ?? null}, ${c.organisationId}, ${c.year},
      ${c.title.zh}, ${c.title.en ?? null}, ${c.theme?.zh ?? null}, ${c.theme?.en ?? null}, ${c.opensAt}, ${c.closesAt},
      ${c.periodWords ?? null}, ${json(c.calendar)}, ${c.activitiesFrom}, ${json(c.supplements)}, ${json(c.latitude ?? {})},
      ${json(c.bodies ?? [])}, ${c.paperAbove ? json(c.paperAbove) : null}, ${c.reportDueAt ?? null}, ${c.reportUntil ?? null},
      ${c.graceMinutes ?? 0}, ${c.archivesAt ?? null}, ${c.state}, ${now}, ${personIdOf(actor) ?? null})`.execute(
    tx,
  );
}

/** Moves the state if it still is what the decision was made on; false when somebody was quicker. */
export async function moveCampaign(
  tx: Tx,
  id: CampaignId,
  from_: CampaignState,
  to: CampaignState,
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`update campaign set state = ${to} where id = ${id} and state = ${from_} returning id`,
  );
  return row !== undefined;
}
