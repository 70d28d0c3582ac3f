/** Every query on reminders, and the standing of those straight beneath a campaign's owner. */

import { type RawBuilder, sql } from 'kysely';
import type { CampaignId, NoticeId, OrganisationId, PersonId, ReminderId } from '../../kernel/id.ts';
import { offsetOf, type Page, type PageAsk, pageOf } from '../../kernel/page.ts';
import { rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { adoptedVersion } from '../campaign/store/waiting.ts';
import { getRootCampaignId } from '../campaign/store.ts';
import { byHand, receivedNotice, signedForAt } from '../notice/store/waiting.ts';
import { officersAt, openChildren } from '../organisation/store/waiting.ts';
import { hasCounted } from '../progress/store/waiting.ts';
import type { Automatic, Counts, Occasion, ReminderKind, Standing } from './reminder.ts';

type Row = {
  id: OrganisationId;
  name_zh: string;
  name_en: string | null;
  is_outside: boolean;
  officers: number;
  notice_id: NoticeId | null;
  signed_for_at: Date | null;
  adopted_version: number | null;
  by_hand: boolean;
  has_reported: boolean;
  missing: ReminderKind[];
  reminded: Partial<Record<ReminderKind, string>>;
};

function standingOf(r: Row): Standing {
  const reminded = Object.entries(r.reminded).map(([kind, at]) => [kind, new Date(at)]);
  return {
    organisationId: r.id,
    name: { zh: r.name_zh, en: r.name_en ?? undefined },
    isOutside: r.is_outside,
    officers: r.officers,
    noticeId: r.notice_id ?? undefined,
    signedForAt: r.signed_for_at ?? undefined,
    adoptedVersion: r.adopted_version ?? undefined,
    isAdoptedByHand: r.by_hand,
    hasReported: r.has_reported,
    missing: r.missing,
    remindedAt: Object.fromEntries(reminded),
  };
}

/** Those straight beneath the owner, each with what was asked of it and what it has done: bounded look-ups by index. */
async function standings(tx: Tx, campaign: Campaign): Promise<RawBuilder<unknown>> {
  const root = await getRootCampaignId(tx, campaign);
  const id = sql`o.id`;
  return sql`(select s.*, array_remove(array[
        case when s.notice_id is not null and s.signed_for_at is null then 'sign' end,
        case when s.notice_id is not null and s.adopted_version is null and not s.by_hand then 'adopt' end,
        case when not s.has_reported then 'report' end,
        case when s.adopted_version < ${campaign.version}::int then 'amend' end], null) as missing
      from (select o.id, o.name_zh, o.name_en, o.is_outside, o.position, ${receivedNotice(campaign.id, id)} as notice_id,
        ${signedForAt(campaign.id, id)} as signed_for_at, ${adoptedVersion(campaign.id, id)} as adopted_version,
        ${byHand(campaign.id, id, 'adoption')} is not null as by_hand, ${hasCounted(root, id, 'activities')} as has_reported
      from ${openChildren(campaign.organisationId)}) s) s`;
}

/** What a shown row needs beside its standing: asked for the rows of one page only. */
function shown(campaign: Campaign, now: Date): RawBuilder<unknown> {
  return sql`${officersAt(sql`s.id`, now)} as officers, coalesce((select jsonb_object_agg(k.kind, k.at) from (
    select m.kind, max(m.at) as at from reminder_recipient r join reminder m on m.id = r.reminder_id
    where r.organisation_id = s.id and m.campaign_id = ${campaign.id} group by m.kind) k), '{}') as reminded`;
}

/** A page of standings in the order of the tree, perhaps only those in whom something is missing. */
export async function listStandings(
  tx: Tx,
  campaign: Campaign,
  now: Date,
  ask: PageAsk,
  only?: ReminderKind,
): Promise<Page<Standing>> {
  const where = only ? sql`${only} = any(s.missing)` : sql`true`;
  const rows = await rowsOf(
    tx,
    sql<Row & { total: number }>`
      select s.*, ${shown(campaign, now)} from (
        select s.*, count(*) over ()::int as total from ${await standings(tx, campaign)} where ${where}
        order by s.position, s.id limit ${ask.size} offset ${offsetOf(ask)}) s
      order by s.position, s.id`,
  );
  return pageOf(rows.map(standingOf), rows[0]?.total ?? 0, ask);
}

/** The standings of some of those straight beneath; who does not stand there is not found. */
export async function listStandingsOf(
  tx: Tx,
  campaign: Campaign,
  now: Date,
  ids: readonly string[],
): Promise<Standing[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select s.*, ${shown(campaign, now)} from ${await standings(tx, campaign)}
      where s.id = any(${[...ids]}::uuid[]) order by s.position, s.id`,
  );
  return rows.map(standingOf);
}

/** How many stand beneath, and in how many each thing is missing. */
export async function countStandings(tx: Tx, campaign: Campaign): Promise<Counts> {
  const missing = (kind: ReminderKind) => sql`count(*) filter (where ${kind} = any(s.missing))::int`;
  const row = await rowOf(
    tx,
    sql<Counts>`
      select count(*)::int as "all", ${missing('sign')} as sign, ${missing('adopt')} as adopt, ${missing('report')} as report,
        ${missing('amend')} as amend from ${await standings(tx, campaign)}`,
  );
  return row!;
}

/** Makes every other reminder of one thing in a campaign wait for this one, so that nobody is told twice at once. */
export async function lockReminders(tx: Tx, campaignId: CampaignId, kind: ReminderKind): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`remind/${campaignId}/${kind}`}, 0))`.execute(tx);
}

export type NewReminder = {
  id: ReminderId;
  campaignId: CampaignId;
  kind: ReminderKind;
  at: Date;
  by?: PersonId;
  occasion?: Occasion;
  words: string;
  dueAt?: Date;
  to: readonly OrganisationId[];
};

export async function insertReminder(tx: Tx, r: NewReminder): Promise<void> {
  await sql`
    insert into reminder (id, campaign_id, kind, at, by_id, occasion, words, due_at)
    values (${r.id}, ${r.campaignId}, ${r.kind}, ${r.at}, ${r.by ?? null}, ${r.occasion ?? null}, ${r.words},
      ${r.dueAt ?? null})`.execute(tx);
  await sql`
    insert into reminder_recipient (reminder_id, organisation_id) select ${r.id}, unnest(${[...r.to]}::uuid[])`.execute(
    tx,
  );
}

export type SentReminder = Pick<NewReminder, 'id' | 'campaignId' | 'kind' | 'words' | 'to'>;

export async function getReminder(tx: Tx, id: string): Promise<SentReminder> {
  const row = await rowOf(
    tx,
    sql<SentReminder>`
      select id, campaign_id as "campaignId", kind, words,
        array(select organisation_id from reminder_recipient r where r.reminder_id = m.id order by 1) as "to"
      from reminder m where id = ${id}`,
  );
  if (!row) throw new Error(`reminder ${id} must exist`);
  return row;
}

/** Whether a campaign reminds by its dates; it does until somebody says no. */
export async function getAutomatic(tx: Tx, campaignId: CampaignId): Promise<Automatic> {
  const row = await rowOf(
    tx,
    sql<Automatic>`
      select campaign_id as "campaignId", is_automatic as "isAutomatic", version from reminder_setting
      where campaign_id = ${campaignId}`,
  );
  return row ?? { campaignId, isAutomatic: true, version: 0 };
}

/** Sets it over the version that was read; false when somebody was quicker. */
export async function saveAutomatic(tx: Tx, to: Automatic): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ version: number }>`
      insert into reminder_setting as s (campaign_id, is_automatic)
      select ${to.campaignId}, ${to.isAutomatic}
      where ${to.version}::int = 0 or exists (select from reminder_setting where campaign_id = ${to.campaignId})
      on conflict (campaign_id) do update set is_automatic = excluded.is_automatic, version = s.version + 1
        where s.version = ${to.version}::int
      returning version`,
  );
  return row !== undefined;
}

/** Notes that an occasion has been seen to; false when it was before. */
export async function noteOccasion(
  tx: Tx,
  now: Date,
  seen: { campaignId: CampaignId; kind: ReminderKind; occasion: Occasion; dueAt: Date },
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ kind: string }>`
      insert into reminder_occasion (campaign_id, kind, occasion, due_at, at)
      values (${seen.campaignId}, ${seen.kind}, ${seen.occasion}, ${seen.dueAt}, ${now})
      on conflict do nothing returning kind`,
  );
  return row !== undefined;
}

/** The newest standing paper of a campaign that each of these received. */
export async function listNoticesOf(
  tx: Tx,
  campaignId: CampaignId,
  ids: readonly OrganisationId[],
): Promise<Map<OrganisationId, NoticeId>> {
  const rows = await rowsOf(
    tx,
    sql<{ id: OrganisationId; notice: NoticeId | null }>`
      select x.id, ${receivedNotice(campaignId, sql`x.id`)} as notice from unnest(${[...ids]}::uuid[]) x (id)`,
  );
  return new Map(rows.flatMap((row) => (row.notice ? [[row.id, row.notice] as const] : [])));
}
