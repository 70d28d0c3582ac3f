/** Every query on the papers and their steps; who has received them is asked in `store/recipient.ts`. */

import { type RawBuilder, sql } from 'kysely';
import { type Actor, personIdOf, type SeatRole, seatsOf } from '../../kernel/actor.ts';
import { type CampaignId, isId, type NoticeId, type OrganisationId, type PersonId } from '../../kernel/id.ts';
import { offsetOf, type Page, type PageAsk, pageOf } from '../../kernel/page.ts';
import type { Named } from '../../kernel/text.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import { campaignJoin } from '../campaign/store.ts';
import { organisationJoin } from '../organisation/store.ts';
import {
  type Addressee,
  type Countersign,
  type Issuer,
  type NewerNotice,
  type Notice,
  type NoticeContent,
  type NoticeState,
  type NoticeStep,
  publicStates,
} from './notice.ts';
import type { Section } from './section.ts';

type Row = {
  id: NoticeId;
  campaign_id: CampaignId;
  title_zh: string;
  title_en: string | null;
  organisation_id: OrganisationId;
  path: string;
  name_zh: string;
  name_en: string | null;
  number: string | null;
  title: string;
  issuers: Issuer[];
  addressees: Addressee[];
  sections: Section[];
  attachments: string[];
  state: NoticeState;
  version: number;
  prepared_by: PersonId | null;
  prepared_at: Date;
  preparers: PersonId[];
  signed_by: PersonId | null;
  signed_at: Date | null;
  issued_at: Date | null;
  issued_for: number | null;
  supersedes: NoticeId | null;
  amends: boolean;
  withdrawal_reason: string | null;
  withdrawal_asked_at: Date | null;
  withdrawal_asked_by: PersonId | null;
  ended_at: Date | null;
  ended_by: PersonId | null;
  newer: NewerNotice | null;
  countersigns: (Omit<Countersign, 'at'> & { at: string })[];
};

/** The paper that takes the place of the one at `id`, drafted or out, as an object; null where there is none. */
export const newerOf = (id: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  select jsonb_build_object('id', w.id, 'title', w.title, 'number', w.number, 'state', w.state)
  from notice w where w.supersedes = ${id})`;

const countersigns = sql`(
  select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('version', k.version, 'issuer', k.issuer,
      'organisationId', k.organisation_id, 'at', k.at, 'by', k.by_id,
      'byHand', case when k.signatory is not null then jsonb_build_object('signatory', k.signatory,
        'signedOn', to_char(k.signed_on, 'YYYY-MM-DD'), 'paper', k.paper) end)) order by k.at, k.issuer), '[]')
  from notice_countersign k where k.notice_id = n.id)`;

const columns = sql`n.id, n.campaign_id, c.title_zh, c.title_en, n.organisation_id, o.path::text as path, o.name_zh, o.name_en,
  n.number, n.title, n.issuers, n.addressees, n.sections, n.attachments, n.state, n.version, n.prepared_by,
  n.signed_by, n.signed_at, n.issued_at, n.issued_for, n.supersedes, n.amends, n.withdrawal_reason,
  n.withdrawal_asked_at, n.withdrawal_asked_by, n.ended_at, n.ended_by, ${newerOf(sql`n.id`)} as newer,
  ${countersigns} as countersigns,
  (select min(s.at) from notice_step s where s.notice_id = n.id) as prepared_at,
  array(select distinct s.by_id from notice_step s
    where s.notice_id = n.id and s.verb in ('draft', 'edit', 'submit') and s.by_id is not null) as preparers`;
const from = sql`notice n join ${campaignJoin(sql`n.campaign_id`)} join ${organisationJoin(sql`n.organisation_id`)}`;

const named = (zh: string, en: string | null): Named => ({ zh, en: en ?? undefined });

function noticeOf(r: Row): Notice {
  return {
    id: r.id,
    campaignId: r.campaign_id,
    campaignTitle: named(r.title_zh, r.title_en),
    organisationId: r.organisation_id,
    organisationPath: r.path,
    organisationName: named(r.name_zh, r.name_en),
    number: r.number ?? undefined,
    title: r.title,
    issuers: r.issuers,
    addressees: r.addressees,
    sections: r.sections,
    attachments: r.attachments,
    state: r.state,
    version: r.version,
    preparedBy: r.prepared_by ?? undefined,
    preparedAt: r.prepared_at,
    preparers: r.preparers,
    signedBy: r.signed_by ?? undefined,
    signedAt: r.signed_at ?? undefined,
    issuedAt: r.issued_at ?? undefined,
    ...endingOf(r),
  };
}

function endingOf(r: Row) {
  return {
    countersigns: r.countersigns.map((one) => ({ ...one, at: new Date(one.at) })),
    campaignVersion: r.issued_for ?? undefined,
    supersedes: r.supersedes ?? undefined,
    amends: r.amends,
    withdrawal:
      r.withdrawal_reason === null || r.withdrawal_asked_at === null
        ? undefined
        : { reason: r.withdrawal_reason, at: r.withdrawal_asked_at, by: r.withdrawal_asked_by ?? undefined },
    endedAt: r.ended_at ?? undefined,
    endedBy: r.ended_by ?? undefined,
    newer: newerIn(r.newer),
  };
}

/** As it stands in a row: a missing number is null there. */
export function newerIn(newer: NewerNotice | null): NewerNotice | undefined {
  return newer ? { ...newer, number: newer.number ?? undefined } : undefined;
}

/** Where the actor holds one of these seats. */
export const organisationsOf = (
  actor: Actor,
  roles: readonly SeatRole[] = ['admin', 'officer', 'leader'],
): OrganisationId[] =>
  seatsOf(actor).flatMap((seat) => (roles.includes(seat.role) ? [seat.organisationId] : []));

/**
 * Until it is issued a paper is its own organisation's, seen by nobody above or beneath (AC-033); the other issuers
 * of a joint paper see what is before them to countersign. Once issued it is public, and stays so when it ends.
 */
export function visibleNotices(actor: Actor): RawBuilder<boolean> {
  const own = organisationsOf(actor);
  return sql<boolean>`(n.state = any(${[...publicStates]}::text[]) or n.organisation_id = any(${own}::uuid[])
    or (n.state in ('submitted', 'signed') and ${isIssuedBy(own)}))`;
}

/** Whether one of these organisations stands among the issuers. */
export function isIssuedBy(organisationIds: readonly OrganisationId[]): RawBuilder<boolean> {
  const issuers = organisationIds.map((organisationId) => JSON.stringify([{ organisationId }]));
  return sql<boolean>`n.issuers @> any(${issuers}::jsonb[])`;
}

export async function findNotice(tx: Tx, actor: Actor, id: string): Promise<Notice | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(
    tx,
    sql<Row>`select ${columns} from ${from} where n.id = ${id} and ${visibleNotices(actor)}`,
  );
  return row && noticeOf(row);
}

/** What everybody may read. */
export async function findIssuedNotice(tx: Tx, id: string): Promise<Notice | undefined> {
  return findNotice(tx, { kind: 'machine' }, id);
}

/** A notice that must exist; visibility was decided by whoever holds the id. */
export async function getNotice(tx: Tx, id: string): Promise<Notice> {
  const row = await rowOf(tx, sql<Row>`select ${columns} from ${from} where n.id = ${id}`);
  if (!row) throw new Error(`notice ${id} must exist`);
  return noticeOf(row);
}

export async function listNoticesOfCampaign(tx: Tx, actor: Actor, campaignId: CampaignId): Promise<Notice[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`select ${columns} from ${from} where n.campaign_id = ${campaignId} and ${visibleNotices(actor)} order by n.id desc limit 100`,
  );
  return rows.map(noticeOf);
}

/** What the actor's own organisations wrote or received, the newest first. */
export async function listNotices(tx: Tx, actor: Actor, ask: PageAsk): Promise<Page<Notice>> {
  const own = organisationsOf(actor);
  const rows = await rowsOf(
    tx,
    sql<Row & { total: number }>`
      select ${columns}, count(*) over ()::int as total from ${from}
      where ${visibleNotices(actor)} and (n.organisation_id = any(${own}::uuid[]) or ${isIssuedBy(own)}
        or exists (select from notice_recipient r where r.notice_id = n.id and r.organisation_id = any(${own}::uuid[])))
      order by n.issued_at desc nulls first, n.id desc limit ${ask.size} offset ${offsetOf(ask)}`,
  );
  return pageOf(rows.map(noticeOf), rows[0]?.total ?? 0, ask);
}

/** The actor's organisations' papers in one of these states. */
export async function listOwnNotices(
  tx: Tx,
  actor: Actor,
  roles: readonly SeatRole[],
  states: readonly NoticeState[],
): Promise<Notice[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select ${columns} from ${from}
      where n.organisation_id = any(${organisationsOf(actor, roles)}::uuid[]) and n.state = any(${[...states]}::text[])
      order by n.id desc limit 50`,
  );
  return rows.map(noticeOf);
}

export type NewNotice = NoticeContent &
  Pick<Notice, 'id' | 'campaignId' | 'organisationId' | 'preparedBy' | 'supersedes'> & { amends?: boolean };

export async function insertNotice(tx: Tx, notice: NewNotice): Promise<void> {
  await sql`
    insert into notice (id, campaign_id, organisation_id, number, title, issuers, addressees, sections, attachments, state,
      prepared_by, supersedes, amends)
    values (${notice.id}, ${notice.campaignId}, ${notice.organisationId}, ${notice.number ?? null}, ${notice.title},
      ${JSON.stringify(notice.issuers)}::jsonb, ${JSON.stringify(notice.addressees)}::jsonb,
      ${JSON.stringify(notice.sections)}::jsonb, ${JSON.stringify(notice.attachments)}::jsonb, 'draft',
      ${notice.preparedBy ?? null}, ${notice.supersedes ?? null}, ${notice.amends ?? false})`.execute(tx);
}

/** Writes a new text over the version it was made from; false when somebody was quicker. */
export async function updateNotice(
  tx: Tx,
  notice: Notice,
  version: number,
  content: NoticeContent,
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update notice set number = ${content.number ?? null}, title = ${content.title}, version = version + 1,
        issuers = ${JSON.stringify(content.issuers)}::jsonb, addressees = ${JSON.stringify(content.addressees)}::jsonb,
        sections = ${JSON.stringify(content.sections)}::jsonb, attachments = ${JSON.stringify(content.attachments)}::jsonb
      where id = ${notice.id} and version = ${version} and state = ${notice.state} returning id`,
  );
  return row !== undefined;
}

/**
 * Moves the paper on if it still is what the decision was made on; false when somebody was quicker. `campaignVersion`
 * is what it is issued for.
 */
export async function moveNotice(
  doing: Doing,
  notice: Notice,
  to: NoticeState,
  campaignVersion?: number,
): Promise<boolean> {
  const { tx, actor, now } = doing;
  const by = personIdOf(actor) ?? null;
  const unsigned = to === 'returned';
  const ended = to === 'withdrawn' || to === 'superseded';
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update notice set state = ${to},
        signed_by = case when ${to === 'signed'} then ${by}::uuid when ${unsigned} then null else signed_by end,
        signed_at = case when ${to === 'signed'} then ${now}::timestamptz when ${unsigned} then null else signed_at end,
        issued_at = case when ${to === 'issued'} then ${now}::timestamptz else issued_at end,
        issued_for = coalesce(${campaignVersion ?? null}::int, issued_for),
        ended_at = case when ${ended} then greatest(${now}::timestamptz,
          (select max(r.signed_for_at) from notice_recipient r where r.notice_id = notice.id)) else ended_at end,
        ended_by = case when ${ended} then ${by}::uuid else ended_by end
      where id = ${notice.id} and state = ${notice.state} and version = ${notice.version} returning id`,
  );
  return row !== undefined;
}

export async function insertStep(
  doing: Doing,
  noticeId: NoticeId,
  verb: NoticeStep['verb'],
  reason?: string,
): Promise<void> {
  await sql`
    insert into notice_step (notice_id, verb, at, by_id, reason)
    values (${noticeId}, ${verb}, ${doing.now}, ${personIdOf(doing.actor) ?? null}, ${reason ?? null})`.execute(
    doing.tx,
  );
}

/** What happened to the paper, oldest first. */
export async function listSteps(tx: Tx, noticeId: NoticeId): Promise<NoticeStep[]> {
  const rows = await rowsOf(
    tx,
    sql<{ verb: NoticeStep['verb']; at: Date; by_id: PersonId | null; reason: string | null }>`
      select verb, at, by_id, reason from notice_step where notice_id = ${noticeId} order by id limit 200`,
  );
  return rows.map((r) => ({
    verb: r.verb,
    at: r.at,
    by: r.by_id ?? undefined,
    reason: r.reason ?? undefined,
  }));
}
