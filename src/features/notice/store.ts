/** Every query on the papers and their steps; who has received them is asked in `store/recipient.ts`. */

import { type RawBuilder, sql } from 'kysely';
import { type Actor, personIdOf, type SeatRole, seatsOf } from '../../kernel/actor.ts';
import { type CampaignId, isId, type NoticeId, type OrganisationId, type PersonId } from '../../kernel/id.ts';
import { offsetOf, type Page, type PageAsk, pageOf } from '../../kernel/page.ts';
import type { Named } from '../../kernel/text.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import { campaignJoin } from '../campaign/store.ts';
import { organisationJoin } from '../organisation/store.ts';
import type { Addressee, Notice, NoticeContent, NoticeState, NoticeStep } from './notice.ts';
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
  issuers: string[];
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
};

const columns = sql`n.id, n.campaign_id, c.title_zh, c.title_en, n.organisation_id, o.path::text as path, o.name_zh, o.name_en,
  n.number, n.title, n.issuers, n.addressees, n.sections, n.attachments, n.state, n.version, n.prepared_by,
  n.signed_by, n.signed_at, n.issued_at,
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
  };
}

/** Where the actor holds one of these seats. */
export const organisationsOf = (
  actor: Actor,
  roles: readonly SeatRole[] = ['admin', 'officer', 'leader'],
): OrganisationId[] =>
  seatsOf(actor).flatMap((seat) => (roles.includes(seat.role) ? [seat.organisationId] : []));

/** Until it is issued a paper is its own organisation's, seen by nobody above or beneath (AC-033); then it is public. */
export function visibleNotices(actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(n.state = 'issued' or n.organisation_id = any(${organisationsOf(actor)}::uuid[]))`;
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
      where ${visibleNotices(actor)} and (n.organisation_id = any(${own}::uuid[])
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

export async function insertNotice(
  tx: Tx,
  notice: NoticeContent & Pick<Notice, 'id' | 'campaignId' | 'organisationId' | 'preparedBy'>,
): Promise<void> {
  await sql`
    insert into notice (id, campaign_id, organisation_id, number, title, issuers, addressees, sections, attachments, state, prepared_by)
    values (${notice.id}, ${notice.campaignId}, ${notice.organisationId}, ${notice.number ?? null}, ${notice.title},
      ${JSON.stringify(notice.issuers)}::jsonb, ${JSON.stringify(notice.addressees)}::jsonb,
      ${JSON.stringify(notice.sections)}::jsonb, ${JSON.stringify(notice.attachments)}::jsonb, 'draft',
      ${notice.preparedBy ?? null})`.execute(tx);
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

/** Moves the paper on if it still is what the decision was made on; false when somebody was quicker. */
export async function moveNotice(doing: Doing, notice: Notice, to: NoticeState): Promise<boolean> {
  const { tx, actor, now } = doing;
  const signed = to === 'signed';
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update notice set state = ${to},
        signed_by = case when ${signed} then ${personIdOf(actor) ?? null}::uuid else signed_by end,
        signed_at = case when ${signed} then ${now}::timestamptz else signed_at end,
        issued_at = case when ${to === 'issued'} then ${now}::timestamptz else issued_at end
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
