/** Every query on the promoter tables. */

import { type RawBuilder, sql } from 'kysely';
import { type Actor, personIdOf, seatsOf } from '../../kernel/actor.ts';
import {
  type ActivityId,
  type CampaignId,
  isId,
  type OrganisationId,
  type PersonId,
  type PromoterId,
} from '../../kernel/id.ts';
import { offsetOf, type Page, type PageAsk, pageOf } from '../../kernel/page.ts';
import type { Named } from '../../kernel/text.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import { enterpriseKeyOf } from '../activity/likeness.ts';
import { organisationJoin, withinSeats } from '../organisation/store.ts';
import type { Entered, Promoter, Visit } from './promoter.ts';

const named = (zh: string, en: string | null): Named => ({ zh, en: en ?? undefined });
type Placed = {
  path: string;
  name_zh: string;
  name_en: string | null;
  short_zh: string;
  short_en: string | null;
};
type Row = Placed & {
  id: PromoterId;
  campaign_id: CampaignId;
  root_campaign_id: CampaignId;
  unit_id: OrganisationId;
  name: string;
  role: string | null;
  person_id: PersonId | null;
  since: string;
  until: string | null;
  ended_reason: string | null;
  version: number;
};

const unitColumns = sql`o.path::text as path, o.name_zh, o.name_en, o.short_zh, o.short_en`;
const columns = sql`p.id, p.campaign_id, p.root_campaign_id, p.unit_id, ${unitColumns}, p.name, p.role, p.person_id,
  p.since::text as since, p.until::text as until, p.ended_reason, p.version`;
const from = sql`promoter p join ${organisationJoin(sql`p.unit_id`)}`;

function promoterOf(row: Row): Promoter {
  return {
    id: row.id,
    campaignId: row.campaign_id,
    rootCampaignId: row.root_campaign_id,
    unitId: row.unit_id,
    unitPath: row.path,
    unitName: named(row.name_zh, row.name_en),
    unitShortName: named(row.short_zh, row.short_en),
    name: row.name,
    role: row.role ?? undefined,
    personId: row.person_id ?? undefined,
    since: row.since,
    until: row.until ?? undefined,
    endedReason: row.ended_reason ?? undefined,
    version: row.version,
  };
}

const visible = (actor: Actor): RawBuilder<boolean> => withinSeats(sql`o.path`, seatsOf(actor));

export async function findPromoter(tx: Tx, actor: Actor, id: string): Promise<Promoter | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(
    tx,
    sql<Row>`select ${columns} from ${from} where p.id = ${id} and ${visible(actor)}`,
  );
  return row && promoterOf(row);
}

export async function getPromoter(tx: Tx, id: PromoterId): Promise<Promoter> {
  const row = await rowOf(tx, sql<Row>`select ${columns} from ${from} where p.id = ${id}`);
  if (!row) throw new Error(`promoter ${id} must exist`);
  return promoterOf(row);
}

/** Those an actor may see, those who serve first, in the order of the tree. */
export async function listPromoters(
  tx: Tx,
  actor: Actor,
  ask: PageAsk,
  unitId?: OrganisationId,
): Promise<Page<Promoter>> {
  const rows = await rowsOf(
    tx,
    sql<Row & { total: number }>`
      select ${columns}, count(*) over ()::int as total from ${from}
      where ${visible(actor)} and (${unitId ?? null}::uuid is null or p.unit_id = ${unitId ?? null})
      order by p.until is not null, o.path, p.name, p.id limit ${ask.size} offset ${offsetOf(ask)}`,
  );
  return pageOf(rows.map(promoterOf), rows[0]?.total ?? 0, ask);
}

/** Who serves at a unit now. */
export async function listActive(tx: Tx, unitId: OrganisationId): Promise<Promoter[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`select ${columns} from ${from} where p.unit_id = ${unitId} and p.until is null order by p.name limit 1000`,
  );
  return rows.map(promoterOf);
}

export async function insertPromoter(
  { tx, actor, now }: Doing,
  p: Entered & Pick<Promoter, 'id' | 'campaignId' | 'rootCampaignId' | 'unitId'>,
): Promise<void> {
  await sql`
    insert into promoter (id, campaign_id, root_campaign_id, unit_id, name, role, since, added_by, added_at)
    values (${p.id}, ${p.campaignId}, ${p.rootCampaignId}, ${p.unitId}, ${p.name}, ${p.role ?? null}, ${p.since},
      ${personIdOf(actor) ?? null}, ${now})`.execute(tx);
}

/** Puts a corrected entry in place of the version it was made from; false when that has moved or ended. */
export async function saveEdit(tx: Tx, id: PromoterId, version: number, entered: Entered): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update promoter set name = ${entered.name}, role = ${entered.role ?? null}, since = ${entered.since}, version = version + 1
      where id = ${id} and version = ${version} and until is null returning id`,
  );
  return row !== undefined;
}

/** Ends an entry; false when it has moved or ended already. */
export async function endEntry(
  tx: Tx,
  id: PromoterId,
  version: number,
  end: { until: string; reason?: string },
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update promoter set until = ${end.until}, ended_reason = ${end.reason ?? null}, version = version + 1
      where id = ${id} and version = ${version} and until is null returning id`,
  );
  return row !== undefined;
}

type VisitRow = Placed & {
  id: string;
  campaign_id: CampaignId;
  root_campaign_id: CampaignId;
  unit_id: OrganisationId;
  workplace: string;
  held_on: string;
  met: number;
  note: string | null;
  activity_id: ActivityId | null;
  promoters: { id: PromoterId; name: string }[] | null;
  removed_at: Date | null;
  removed_reason: string | null;
};

const visitColumns = sql`v.id, v.campaign_id, v.root_campaign_id, v.unit_id, ${unitColumns}, v.workplace,
  v.held_on::text as held_on, v.met, v.note, v.activity_id, v.removed_at, v.removed_reason,
  (select json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name)
    from promoter_visit_by b join promoter p on p.id = b.promoter_id where b.visit_id = v.id) as promoters`;
const visitFrom = sql`promoter_visit v join ${organisationJoin(sql`v.unit_id`)}`;

function visitOf(row: VisitRow): Visit {
  return {
    id: row.id,
    campaignId: row.campaign_id,
    rootCampaignId: row.root_campaign_id,
    unitId: row.unit_id,
    unitPath: row.path,
    unitShortName: named(row.short_zh, row.short_en),
    workplace: row.workplace,
    heldOn: row.held_on,
    met: row.met,
    note: row.note ?? undefined,
    activityId: row.activity_id ?? undefined,
    promoters: row.promoters ?? [],
    removedAt: row.removed_at ?? undefined,
    removedReason: row.removed_reason ?? undefined,
  };
}

export async function findVisit(tx: Tx, actor: Actor, id: string): Promise<Visit | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(
    tx,
    sql<VisitRow>`select ${visitColumns} from ${visitFrom} where v.id = ${id} and ${visible(actor)}`,
  );
  return row && visitOf(row);
}

/** Visits an actor may see, the newest first; of one promoter, where one is asked for. */
export async function listVisits(
  tx: Tx,
  actor: Actor,
  ask: PageAsk,
  promoterId?: PromoterId,
): Promise<Page<Visit>> {
  const rows = await rowsOf(
    tx,
    sql<VisitRow & { total: number }>`
      select ${visitColumns}, count(*) over ()::int as total from ${visitFrom} where ${visible(actor)}
        and (${promoterId ?? null}::uuid is null or exists (
          select 1 from promoter_visit_by b where b.visit_id = v.id and b.promoter_id = ${promoterId ?? null}))
      order by v.held_on desc, v.id desc limit ${ask.size} offset ${offsetOf(ask)}`,
  );
  return pageOf(rows.map(visitOf), rows[0]?.total ?? 0, ask);
}

export type NewVisit = Pick<
  Visit,
  'id' | 'campaignId' | 'rootCampaignId' | 'unitId' | 'workplace' | 'heldOn' | 'met' | 'note' | 'activityId'
> & { promoters: readonly PromoterId[] };

export async function insertVisit({ tx, actor, now }: Doing, v: NewVisit): Promise<void> {
  await sql`
    insert into promoter_visit (id, campaign_id, root_campaign_id, unit_id, workplace, workplace_key, held_on, met, note,
      activity_id, recorded_by, recorded_at)
    values (${v.id}, ${v.campaignId}, ${v.rootCampaignId}, ${v.unitId}, ${v.workplace}, ${enterpriseKeyOf(v.workplace)},
      ${v.heldOn}, ${v.met}, ${v.note ?? null}, ${v.activityId ?? null}, ${personIdOf(actor) ?? null}, ${now})`.execute(
    tx,
  );
  await sql`
    insert into promoter_visit_by (visit_id, promoter_id)
    select ${v.id}, x from unnest(${[...v.promoters]}::uuid[]) x`.execute(tx);
}

/** Strikes a visit out; false when it already is. */
export async function strikeVisit({ tx, actor, now }: Doing, id: string, reason: string): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update promoter_visit set removed_at = ${now}, removed_by = ${personIdOf(actor) ?? null}, removed_reason = ${reason}
      where id = ${id} and removed_at is null returning id`,
  );
  return row !== undefined;
}
