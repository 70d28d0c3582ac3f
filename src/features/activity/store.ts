/** Every query on the activity tables. */

import { type RawBuilder, sql } from 'kysely';
import { type Actor, personIdOf, seatsOf } from '../../kernel/actor.ts';
import {
  type ActivityId,
  type CampaignId,
  type FileId,
  isId,
  type OrganisationId,
  type PersonId,
} from '../../kernel/id.ts';
import { offsetOf, type Page, type PageAsk, pageOf } from '../../kernel/page.ts';
import { dayOf, plusDays, startOfDay } from '../../kernel/period.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import { organisationJoin, withinSeats } from '../organisation/store.ts';
import {
  type Activity,
  type ActivityState,
  type ActivityStep,
  isFromAbove,
  type Report,
} from './activity.ts';

type Row = {
  id: ActivityId;
  campaign_id: CampaignId;
  root_campaign_id: CampaignId;
  unit_id: OrganisationId;
  path: string;
  name_zh: string;
  name_en: string | null;
  short_zh: string;
  short_en: string | null;
  name: string;
  organiser: string;
  held_at: Date;
  participants: number;
  account: string | null;
  place: string | null;
  link: string | null;
  photo_id: FileId | null;
  state: ActivityState;
  version: number;
  reported_by: PersonId;
  reported_at: Date;
  approved_at: Date | null;
};

const columns = sql`a.id, a.campaign_id, a.root_campaign_id, a.unit_id, o.path::text as path, o.name_zh, o.name_en, o.short_zh,
  o.short_en, a.name, a.organiser, a.held_at, a.participants, a.account, a.place, a.link, a.photo_id, a.state, a.version,
  a.reported_by, a.reported_at, a.approved_at`;
const from = sql`activity a join ${organisationJoin(sql`a.unit_id`)}`;

function activityOf(row: Row): Activity {
  return {
    id: row.id,
    campaignId: row.campaign_id,
    rootCampaignId: row.root_campaign_id,
    unitId: row.unit_id,
    unitPath: row.path,
    unitName: { zh: row.name_zh, en: row.name_en ?? undefined },
    unitShortName: { zh: row.short_zh, en: row.short_en ?? undefined },
    name: row.name,
    organiser: row.organiser,
    heldAt: row.held_at,
    participants: row.participants,
    account: row.account ?? undefined,
    place: row.place ?? undefined,
    link: row.link ?? undefined,
    photoId: row.photo_id ?? undefined,
    state: row.state,
    version: row.version,
    reportedBy: row.reported_by,
    reportedAt: row.reported_at,
    approvedAt: row.approved_at ?? undefined,
  };
}

/** What an actor may see: activities of the units at and beneath their seats. */
export function visibleActivities(actor: Actor): RawBuilder<boolean> {
  return withinSeats(sql`o.path`, seatsOf(actor));
}

const officesOf = (actor: Actor): OrganisationId[] =>
  seatsOf(actor)
    .filter((seat) => seat.role === 'officer')
    .map((seat) => seat.organisationId);

/** Waiting for this actor's decision: reported by a unit straight beneath, and not by themselves. */
function waitsFor(actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(a.state = 'reported' and o.parent_id = any(${officesOf(actor)}::uuid[])
    and a.reported_by is distinct from ${personIdOf(actor) ?? null}::uuid)`;
}

/** Returned to a unit of this actor's own. */
function returnedTo(actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(a.state = 'returned' and a.unit_id = any(${officesOf(actor)}::uuid[]))`;
}

export async function findActivity(tx: Tx, actor: Actor, id: string): Promise<Activity | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(
    tx,
    sql<Row>`select ${columns} from ${from} where a.id = ${id} and ${visibleActivities(actor)}`,
  );
  return row && activityOf(row);
}

/** An activity that must exist; visibility was decided by whoever holds the id. */
export async function getActivity(tx: Tx, id: ActivityId): Promise<Activity> {
  const row = await rowOf(tx, sql<Row>`select ${columns} from ${from} where a.id = ${id}`);
  if (!row) throw new Error(`activity ${id} must exist`);
  return activityOf(row);
}

export type ActivityFilter = ActivityState | 'waiting';

/** What the actor may see, page by page: what waits for them first, then what came back to them, then the newest. */
export async function listActivities(
  tx: Tx,
  actor: Actor,
  ask: PageAsk,
  filter?: ActivityFilter,
): Promise<Page<Activity>> {
  const only = filter === 'waiting' ? waitsFor(actor) : filter ? sql`a.state = ${filter}` : sql`true`;
  const rows = await rowsOf(
    tx,
    sql<Row & { total: number }>`
      select ${columns}, count(*) over ()::int as total from ${from} where ${visibleActivities(actor)} and ${only}
      order by ${waitsFor(actor)} desc, ${returnedTo(actor)} desc, a.held_at desc, a.id desc
      limit ${ask.size} offset ${offsetOf(ask)}`,
  );
  return pageOf(rows.map(activityOf), rows[0]?.total ?? 0, ask);
}

export type ActivityCounts = Record<ActivityFilter, number>;

/** How many of each kind the actor may see. */
export async function countActivities(tx: Tx, actor: Actor): Promise<ActivityCounts> {
  const row = await rowOf(
    tx,
    sql<ActivityCounts>`
      select count(*) filter (where a.state = 'reported')::int as reported,
        count(*) filter (where a.state = 'returned')::int as returned,
        count(*) filter (where a.state = 'approved')::int as approved,
        count(*) filter (where ${waitsFor(actor)})::int as waiting
      from ${from} where ${visibleActivities(actor)}`,
  );
  return row!;
}

/** For the desk: what waits for the actor's decision, the longest waiting first. */
export async function listActivitiesWaiting(tx: Tx, actor: Actor): Promise<Activity[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`select ${columns} from ${from} where ${waitsFor(actor)} order by a.reported_at limit 100`,
  );
  return rows.map(activityOf);
}

/** For the desk: what came back to the actor's own units. */
export async function listActivitiesReturned(tx: Tx, actor: Actor): Promise<Activity[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`select ${columns} from ${from} where ${returnedTo(actor)} order by a.reported_at limit 100`,
  );
  return rows.map(activityOf);
}

/** Others of the same day under the same campaign that the actor may see: where a double would stand. */
export async function listSameDay(tx: Tx, actor: Actor, activity: Activity): Promise<Activity[]> {
  const opensAt = startOfDay(dayOf(activity.heldAt));
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select ${columns} from ${from}
      where a.root_campaign_id = ${activity.rootCampaignId} and a.id <> ${activity.id} and ${visibleActivities(actor)}
        and a.held_at >= ${opensAt} and a.held_at < ${plusDays(opensAt, 1)} order by a.reported_at limit 100`,
  );
  return rows.map(activityOf);
}

export type NewActivity = Report &
  Pick<Activity, 'id' | 'campaignId' | 'rootCampaignId' | 'unitId' | 'reportedBy' | 'reportedAt'>;

export async function insertActivity(tx: Tx, a: NewActivity): Promise<void> {
  await sql`
    insert into activity (id, campaign_id, root_campaign_id, unit_id, name, organiser, held_at, participants, account, place,
      link, state, reported_by, reported_at)
    values (${a.id}, ${a.campaignId}, ${a.rootCampaignId}, ${a.unitId}, ${a.name}, ${a.organiser}, ${a.heldAt}, ${a.participants},
      ${a.account ?? null}, ${a.place ?? null}, ${a.link ?? null}, 'reported', ${a.reportedBy}, ${a.reportedAt})`.execute(
    tx,
  );
}

/** Puts a corrected text in place of the version it was made from, and reports it again; false when that has moved. */
export async function amendActivity(
  tx: Tx,
  id: ActivityId,
  from_: { version: number; by: PersonId; at: Date },
  report: Report,
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update activity set name = ${report.name}, organiser = ${report.organiser}, held_at = ${report.heldAt},
        participants = ${report.participants}, account = ${report.account ?? null}, place = ${report.place ?? null},
        link = ${report.link ?? null}, state = 'reported', version = version + 1, reported_by = ${from_.by}, reported_at = ${from_.at}
      where id = ${id} and state <> 'approved' and version = ${from_.version} returning id`,
  );
  return row !== undefined;
}

/** Moves the state if state and text still are what the decision was made on; false when somebody was quicker. */
export async function moveActivity(
  tx: Tx,
  activity: Pick<Activity, 'id'>,
  from_: { state: ActivityState; version: number },
  to: { state: ActivityState; approvedAt?: Date },
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update activity set state = ${to.state}, approved_at = ${to.approvedAt ?? null}
      where id = ${activity.id} and state = ${from_.state} and version = ${from_.version} returning id`,
  );
  return row !== undefined;
}

/** Gives the activity its photo; the version moves on, so that nobody approves what they have not seen. */
export async function setPhoto(tx: Tx, id: ActivityId, photoId: FileId): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update activity set photo_id = ${photoId}, version = version + 1 where id = ${id} and state <> 'approved' returning id`,
  );
  return row !== undefined;
}

/** Writes a step of the history, at the version that stands now and the organisation that takes it. */
export async function insertStep(
  doing: Doing,
  activity: Activity,
  verb: ActivityStep['verb'],
  reason?: string,
): Promise<void> {
  const acting = isFromAbove(verb) ? sql`o.parent_id` : sql`o.id`;
  await sql`
    insert into activity_step (activity_id, verb, at, by_id, organisation_id, reason, version)
    select a.id, ${verb}, ${doing.now}, ${personIdOf(doing.actor) ?? null}, ${acting}, ${reason ?? null}, a.version
    from ${from} where a.id = ${activity.id}`.execute(doing.tx);
}

type StepRow = {
  id: string;
  verb: ActivityStep['verb'];
  at: Date;
  by_id: PersonId | null;
  reason: string | null;
  version: number;
};

/** The history, the newest step first. */
export async function listSteps(tx: Tx, id: ActivityId): Promise<ActivityStep[]> {
  const rows = await rowsOf(
    tx,
    sql<StepRow>`select id, verb, at, by_id, reason, version from activity_step where activity_id = ${id} order by id desc limit 200`,
  );
  return rows.map((r) => ({ ...r, byId: r.by_id ?? undefined, reason: r.reason ?? undefined }));
}

export { getRootCampaignId, listProgress, moveProgress, type Progress } from './store/progress.ts';
