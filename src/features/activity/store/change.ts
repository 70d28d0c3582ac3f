/** Writing activities: a report, its amendment, a decision on it, and the steps of its history. */

import { sql } from 'kysely';
import { personIdOf } from '../../../kernel/actor.ts';
import type { ActivityId, CampaignId, OrganisationId, PersonId } from '../../../kernel/id.ts';
import type { TreePath } from '../../../kernel/tree.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { campaignJoin } from '../../campaign/store.ts';
import { organisationJoin } from '../../organisation/store.ts';
import { type Activity, type ActivityState, participantsOf, type Report } from '../activity.ts';
import type { ActivityStep, FieldChange } from '../change.ts';
import { enterpriseKeyOf } from '../likeness.ts';

export type NewActivity = Report &
  Pick<
    Activity,
    | 'id'
    | 'campaignId'
    | 'rootCampaignId'
    | 'unitId'
    | 'isLate'
    | 'reporterId'
    | 'approverId'
    | 'acceptorId'
    | 'reportedBy'
    | 'reportedAt'
  >;

const keyOf = (report: Report) => (report.enterprise ? enterpriseKeyOf(report.enterprise) : null);

export async function insertActivity(tx: Tx, a: NewActivity): Promise<void> {
  await sql`
    insert into activity (id, campaign_id, root_campaign_id, unit_id, name, organiser, held_at, participants, occurrences, account,
      place, enterprise, enterprise_key, contacts, reach, reach_channel, reach_source, spread, hours, links, state, is_late,
      reporter_id, approver_id, acceptor_id, reported_by, reported_at)
    values (${a.id}, ${a.campaignId}, ${a.rootCampaignId}, ${a.unitId}, ${a.name}, ${a.organiser}, ${a.occurrences[0]!.heldAt},
      ${participantsOf(a)}, ${a.occurrences.length}, ${a.account ?? null}, ${a.place ?? null}, ${a.enterprise ?? null}, ${keyOf(a)},
      ${a.contacts ?? null}, ${a.reach ?? null}, ${a.reachChannel ?? null}, ${a.reachSource ?? null}, ${a.spread ?? null},
      ${a.hours ?? null}, ${[...a.links]}::text[], 'reported', ${a.isLate}, ${a.reporterId}, ${a.approverId},
      ${a.acceptorId ?? null}, ${a.reportedBy}, ${a.reportedAt})`.execute(tx);
  await putOccurrences(tx, a.id, a);
}

async function putOccurrences(tx: Tx, id: ActivityId, { occurrences }: Report): Promise<void> {
  await sql`delete from activity_occurrence where activity_id = ${id}`.execute(tx);
  await sql`
    insert into activity_occurrence (activity_id, position, held_at, participants)
    select ${id}, t.position, t.held_at, t.participants
    from unnest(${occurrences.map((one) => one.heldAt)}::timestamptz[], ${occurrences.map((one) => one.participants)}::int[])
      with ordinality as t (held_at, participants, position)`.execute(tx);
}

/** Puts a corrected text in place of the version it was made from, and reports it again; false when that has moved. */
export async function saveAmendment(
  tx: Tx,
  from: Pick<Activity, 'id' | 'state' | 'version'> & { wasApproved: boolean },
  by: { personId: PersonId; at: Date },
  a: Report,
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update activity set name = ${a.name}, organiser = ${a.organiser}, held_at = ${a.occurrences[0]!.heldAt},
        participants = ${participantsOf(a)}, occurrences = ${a.occurrences.length}, account = ${a.account ?? null},
        place = ${a.place ?? null}, enterprise = ${a.enterprise ?? null}, enterprise_key = ${keyOf(a)},
        contacts = ${a.contacts ?? null}, reach = ${a.reach ?? null}, reach_channel = ${a.reachChannel ?? null},
        reach_source = ${a.reachSource ?? null}, spread = ${a.spread ?? null}, hours = ${a.hours ?? null},
        links = ${[...a.links]}::text[], state = 'reported', approved_at = null, approved_by = null, version = version + 1,
        reported_by = ${by.personId}, reported_at = ${by.at}, edits_after_approval = edits_after_approval + ${from.wasApproved ? 1 : 0}
      where id = ${from.id} and state = ${from.state} and version = ${from.version} returning id`,
  );
  if (row) await putOccurrences(tx, from.id, a);
  return row !== undefined;
}

/** Moves the state if state and text still are what the decision was made on; false when somebody was quicker. */
export async function moveActivity(
  { tx, now, actor }: Doing,
  from: Pick<Activity, 'id' | 'state' | 'version'>,
  to: ActivityState,
): Promise<boolean> {
  const approves = to === 'approved' && from.state === 'reported';
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update activity set state = ${to},
        approved_at = case when ${to} not in ('approved', 'accepted') then null when ${approves}::boolean then ${now} else approved_at end,
        approved_by = case when ${to} not in ('approved', 'accepted') then null
          when ${approves}::boolean then ${personIdOf(actor) ?? null}::uuid else approved_by end,
        accepted_at = case when ${to} = 'accepted' then ${now}::timestamptz end
      where id = ${from.id} and state = ${from.state} and version = ${from.version} returning id`,
  );
  return row !== undefined;
}

/** Writes a step of the history, at the version that stands now and by the level that takes it. */
export async function insertStep(
  doing: Doing,
  activity: Pick<Activity, 'id' | 'version'>,
  step: {
    verb: ActivityStep['verb'];
    organisationId?: OrganisationId;
    reason?: string;
    changes?: FieldChange[];
  },
): Promise<void> {
  await sql`
    insert into activity_step (activity_id, verb, at, by_id, organisation_id, reason, version, changes)
    values (${activity.id}, ${step.verb}, ${doing.now}, ${personIdOf(doing.actor) ?? null}, ${step.organisationId ?? null},
      ${step.reason ?? null}, ${activity.version}, ${step.changes ? JSON.stringify(step.changes) : null}::jsonb)`.execute(
    doing.tx,
  );
}

type StepRow = Omit<ActivityStep, 'byId' | 'organisationId' | 'reason' | 'changes'> & {
  by_id: PersonId | null;
  organisation_id: OrganisationId | null;
  reason: string | null;
  changes: FieldChange[] | null;
};

/** The history, the newest step first. */
export async function listSteps(tx: Tx, id: ActivityId): Promise<ActivityStep[]> {
  const rows = await rowsOf(
    tx,
    sql<StepRow>`select id, verb, at, by_id, organisation_id, reason, version, changes from activity_step
      where activity_id = ${id} order by id desc limit 200`,
  );
  return rows.map(({ by_id, organisation_id, reason, changes, ...step }) => ({
    ...step,
    byId: by_id ?? undefined,
    organisationId: organisation_id ?? undefined,
    reason: reason ?? undefined,
    changes: changes ?? [],
  }));
}

/** Whether it was ever approved: what is changed afterwards is counted. */
export async function wasEverApproved(tx: Tx, id: ActivityId): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`select id from activity_step where activity_id = ${id} and verb = 'approve' limit 1`,
  );
  return row !== undefined;
}

export type Led = { unitId: OrganisationId; reporterId: OrganisationId; rootCampaignId: CampaignId };

/** Who reports under campaigns that run, at and beneath a place: whose deciders a move may have changed. */
export async function listLed(tx: Tx, within: TreePath): Promise<Led[]> {
  const rows = await rowsOf(
    tx,
    sql<{ unit_id: OrganisationId; reporter_id: OrganisationId; root_campaign_id: CampaignId }>`
      select distinct a.unit_id, a.reporter_id, a.root_campaign_id from activity a
      join ${organisationJoin(sql`a.unit_id`)} join ${campaignJoin(sql`a.root_campaign_id`)}
      where o.path <@ ${within}::ltree and c.state = 'running'`,
  );
  return rows.map((row) => ({
    unitId: row.unit_id,
    reporterId: row.reporter_id,
    rootCampaignId: row.root_campaign_id,
  }));
}

/** Hands the activities of one reporter to the levels that decide now. */
export async function redirectActivities(
  tx: Tx,
  { unitId, reporterId, rootCampaignId }: Led,
  to: { approverId: OrganisationId; acceptorId?: OrganisationId },
): Promise<void> {
  await sql`
    update activity set approver_id = ${to.approverId}, acceptor_id = ${to.acceptorId ?? null}
    where unit_id = ${unitId} and reporter_id = ${reporterId} and root_campaign_id = ${rootCampaignId}
      and (state <> 'accepted' or ${to.acceptorId ?? null}::uuid is not null)`.execute(tx);
}
