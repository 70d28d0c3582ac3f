/** Finding and listing activities; what changes them stands in store/, by its noun. */

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
import { rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import { organisationJoin, withinSeats } from '../organisation/store.ts';
import type { Activity, ActivityState, ReachChannel, Report } from './activity.ts';

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
  times: { heldAt: string; participants: number }[] | null;
  account: string | null;
  place: string | null;
  enterprise: string | null;
  contacts: number | null;
  reach: string | null;
  reach_channel: ReachChannel | null;
  reach_source: string | null;
  spread: string | null;
  hours: number | null;
  links: string[];
  photo_ids: FileId[] | null;
  state: ActivityState;
  version: number;
  is_late: boolean;
  reporter_id: OrganisationId;
  approver_id: OrganisationId;
  acceptor_id: OrganisationId | null;
  reported_by: PersonId;
  reported_at: Date;
  approved_by: PersonId | null;
  approved_at: Date | null;
  accepted_at: Date | null;
  edits_after_approval: number;
  withheld_at: Date | null;
};

const columns = sql`a.id, a.campaign_id, a.root_campaign_id, a.unit_id, o.path::text as path, o.name_zh, o.name_en, o.short_zh,
  o.short_en, a.name, a.organiser, a.held_at, a.participants,
  (select json_agg(json_build_object('heldAt', t.held_at, 'participants', t.participants) order by t.position)
    from activity_occurrence t where t.activity_id = a.id) as times,
  a.account, a.place, a.enterprise, a.contacts, a.reach, a.reach_channel, a.reach_source, a.spread, a.hours, a.links,
  (select array_agg(p.file_id order by p.added_at, p.file_id) from activity_photo p where p.activity_id = a.id) as photo_ids,
  a.state, a.version, a.is_late, a.reporter_id, a.approver_id, a.acceptor_id, a.reported_by, a.reported_at, a.approved_by,
  a.approved_at, a.accepted_at, a.edits_after_approval, a.withheld_at`;
const from = sql`activity a join ${organisationJoin(sql`a.unit_id`)}`;

const numberOf = (stored: string | number | null): number | undefined =>
  stored === null ? undefined : Number(stored);

function reportOf(row: Row): Report {
  return {
    name: row.name,
    organiser: row.organiser,
    occurrences: (row.times ?? []).map((one) => ({ ...one, heldAt: new Date(one.heldAt) })),
    account: row.account ?? undefined,
    place: row.place ?? undefined,
    enterprise: row.enterprise ?? undefined,
    contacts: numberOf(row.contacts),
    reach: numberOf(row.reach),
    reachChannel: row.reach_channel ?? undefined,
    reachSource: row.reach_source ?? undefined,
    spread: numberOf(row.spread),
    hours: numberOf(row.hours),
    links: row.links,
  };
}

function activityOf(row: Row): Activity {
  return {
    ...reportOf(row),
    id: row.id,
    campaignId: row.campaign_id,
    rootCampaignId: row.root_campaign_id,
    unitId: row.unit_id,
    unitPath: row.path,
    unitName: { zh: row.name_zh, en: row.name_en ?? undefined },
    unitShortName: { zh: row.short_zh, en: row.short_en ?? undefined },
    heldAt: row.held_at,
    participants: row.participants,
    photoIds: row.photo_ids ?? [],
    state: row.state,
    version: row.version,
    isLate: row.is_late,
    reporterId: row.reporter_id,
    approverId: row.approver_id,
    acceptorId: row.acceptor_id ?? undefined,
    reportedBy: row.reported_by,
    reportedAt: row.reported_at,
    approvedBy: row.approved_by ?? undefined,
    approvedAt: row.approved_at ?? undefined,
    acceptedAt: row.accepted_at ?? undefined,
    editsAfterApproval: row.edits_after_approval,
    withheldAt: row.withheld_at ?? undefined,
  };
}

/** What an actor may see: activities of the units at and beneath their seats. */
export function visibleActivities(actor: Actor): RawBuilder<boolean> {
  return withinSeats(sql`o.path`, seatsOf(actor));
}

export const officesOf = (actor: Actor): OrganisationId[] =>
  seatsOf(actor)
    .filter((seat) => seat.role === 'officer')
    .map((seat) => seat.organisationId);

const me = (actor: Actor) => sql`${personIdOf(actor) ?? null}::uuid`;

/** Waiting for this actor's approval: reported to their level, and not by themselves. */
export function waitsForApproval(actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(a.state = 'reported' and a.approver_id = any(${officesOf(actor)}::uuid[])
    and a.reported_by is distinct from ${me(actor)})`;
}

/** Waiting for this actor's acceptance: approved beneath, and neither reported nor approved by themselves. */
export function waitsForAcceptance(actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(a.state = 'approved' and a.acceptor_id = any(${officesOf(actor)}::uuid[])
    and a.reported_by is distinct from ${me(actor)} and a.approved_by is distinct from ${me(actor)})`;
}

/** Given back to whom this actor reports for. */
export function returnedTo(actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(a.state = 'returned' and a.reporter_id = any(${officesOf(actor)}::uuid[]))`;
}

export async function findActivity(tx: Tx, actor: Actor, id: string): Promise<Activity | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(
    tx,
    sql<Row>`select ${columns} from ${from} where a.id = ${id} and ${visibleActivities(actor)}`,
  );
  return row && activityOf(row);
}

/** Those of a list of ids that the actor may see; what is missing they may not know of. */
export async function listActivitiesOf(
  tx: Tx,
  actor: Actor,
  ids: readonly ActivityId[],
): Promise<Activity[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`select ${columns} from ${from} where a.id = any(${[...ids]}::uuid[]) and ${visibleActivities(actor)}
      order by a.held_at, a.id`,
  );
  return rows.map(activityOf);
}

/** An activity that must exist; visibility was decided by whoever holds the id. */
export async function getActivity(tx: Tx, id: ActivityId): Promise<Activity> {
  const row = await rowOf(tx, sql<Row>`select ${columns} from ${from} where a.id = ${id}`);
  if (!row) throw new Error(`activity ${id} must exist`);
  return activityOf(row);
}

export type ActivityFilter = ActivityState | 'to-approve' | 'to-accept' | 'late';

function only(actor: Actor, filter: ActivityFilter | undefined): RawBuilder<unknown> {
  if (filter === 'to-approve') return waitsForApproval(actor);
  if (filter === 'to-accept') return waitsForAcceptance(actor);
  if (filter === 'late') return sql`a.is_late`;
  return filter ? sql`a.state = ${filter}` : sql`true`;
}

/** What the actor may see, page by page: what waits for them first, then what came back to them, then the newest. */
export async function listActivities(
  tx: Tx,
  actor: Actor,
  ask: PageAsk,
  filter?: ActivityFilter,
): Promise<Page<Activity>> {
  const rows = await rowsOf(
    tx,
    sql<Row & { total: number }>`
      select ${columns}, count(*) over ()::int as total from ${from}
      where ${visibleActivities(actor)} and ${only(actor, filter)}
      order by ${waitsForApproval(actor)} desc, ${waitsForAcceptance(actor)} desc, ${returnedTo(actor)} desc, a.held_at desc, a.id desc
      limit ${ask.size} offset ${offsetOf(ask)}`,
  );
  return pageOf(rows.map(activityOf), rows[0]?.total ?? 0, ask);
}

/** What waits for a verb of the actor, the longest waiting first. */
export async function listToDo(
  tx: Tx,
  actor: Actor,
  verb: 'approve' | 'accept' | 'amend',
  ask: PageAsk,
): Promise<Page<Activity>> {
  const waits = { approve: waitsForApproval, accept: waitsForAcceptance, amend: returnedTo }[verb](actor);
  const since = verb === 'accept' ? sql`a.approved_at` : sql`a.reported_at`;
  const rows = await rowsOf(
    tx,
    sql<Row & { total: number }>`
      select ${columns}, count(*) over ()::int as total from ${from} where ${waits}
      order by ${since}, a.id limit ${ask.size} offset ${offsetOf(ask)}`,
  );
  return pageOf(rows.map(activityOf), rows[0]?.total ?? 0, ask);
}

/** The latest of one unit, for who records something that was part of one. */
export async function listActivitiesAt(tx: Tx, actor: Actor, unitId: OrganisationId): Promise<Activity[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`select ${columns} from ${from} where a.unit_id = ${unitId} and ${visibleActivities(actor)}
      order by a.held_at desc limit 50`,
  );
  return rows.map(activityOf);
}

const first = { page: 1, size: 100 };

/** What waits for the actor's decision. */
export async function listActivitiesWaiting(tx: Tx, actor: Actor): Promise<Activity[]> {
  const { items } = await listToDo(tx, actor, 'approve', first);
  return [...items, ...(await listToDo(tx, actor, 'accept', first)).items];
}

/** What came back to those the actor reports for. */
export async function listActivitiesReturned(tx: Tx, actor: Actor): Promise<Activity[]> {
  return (await listToDo(tx, actor, 'amend', first)).items;
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
        count(*) filter (where a.state = 'accepted')::int as accepted,
        count(*) filter (where a.is_late)::int as late,
        count(*) filter (where ${waitsForApproval(actor)})::int as "to-approve",
        count(*) filter (where ${waitsForAcceptance(actor)})::int as "to-accept"
      from ${from} where ${visibleActivities(actor)}`,
  );
  return row!;
}

/** Others of the same days under the same campaign that the actor may see: where a double would stand. */
export async function listSameDay(
  tx: Tx,
  actor: Actor,
  asked: Pick<Report, 'occurrences'> & { id?: ActivityId; rootCampaignId: CampaignId },
): Promise<Activity[]> {
  const days = [...new Set(asked.occurrences.map((one) => dayOf(one.heldAt)))].map(startOfDay);
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select ${columns} from ${from}
      where a.root_campaign_id = ${asked.rootCampaignId} and a.id is distinct from ${asked.id ?? null}::uuid
        and ${visibleActivities(actor)} and a.id in (
          select t.activity_id from activity_occurrence t
          join unnest(${days}::timestamptz[], ${days.map((day) => plusDays(day, 1))}::timestamptz[]) d (begins, ends)
            on t.held_at >= d.begins and t.held_at < d.ends)
      order by a.reported_at limit 500`,
  );
  return rows.map(activityOf);
}
