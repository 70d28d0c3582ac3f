/** For desks and for those who ask who has not answered yet: what of papers waits, each kind with its count, a page at a time. */

import { type RawBuilder, sql } from 'kysely';
import { type Actor, personIdOf, type SeatRole, seatsOf } from '../../../kernel/actor.ts';
import type { CampaignId, NoticeId, OrganisationId } from '../../../kernel/id.ts';
import { offsetOf, type Page, type PageAsk, pageOf } from '../../../kernel/page.ts';
import type { Named } from '../../../kernel/text.ts';
import { rowsOf, type Tx } from '../../../platform/db.ts';
import { adoptedVersion } from '../../campaign/store/waiting.ts';
import { campaignJoin } from '../../campaign/store.ts';
import { organisationJoin } from '../../organisation/store.ts';

/** For other stores: the newest standing paper of a campaign that an organisation received. */
export function receivedNotice(id: CampaignId, organisationId: RawBuilder<unknown>): RawBuilder<NoticeId> {
  return sql<NoticeId>`(select n.id from notice_recipient r join notice n on n.id = r.notice_id
    where r.organisation_id = ${organisationId} and n.campaign_id = ${id} and n.state = 'issued'
    order by n.issued_at desc limit 1)`;
}

/** For other stores: when an organisation signed for a campaign's paper, itself or by hand of the issuer. */
export function signedForAt(id: CampaignId, organisationId: RawBuilder<unknown>): RawBuilder<Date> {
  return sql<Date>`coalesce(
    (select max(r.signed_for_at) from notice_recipient r join notice n on n.id = r.notice_id
      where r.organisation_id = ${organisationId} and n.campaign_id = ${id} and n.state = 'issued'),
    ${byHand(id, organisationId, 'receipt')})`;
}

/** For other stores: when the issuer wrote down that an organisation outside received or adopted it. */
export function byHand(
  id: CampaignId,
  organisationId: RawBuilder<unknown>,
  kind: 'receipt' | 'adoption',
): RawBuilder<Date> {
  return sql<Date>`(select max(h.recorded_at) from notice_by_hand h join notice n on n.id = h.notice_id
    where h.organisation_id = ${organisationId} and n.campaign_id = ${id} and h.kind = ${kind} and not h.is_void
      and not exists (select from notice_by_hand j where j.replaces = h.id))`;
}

export const noticeErrands = ['sign-for', 'adopt', 'sign', 'returned', 'issue'] as const;
export type NoticeErrand = (typeof noticeErrands)[number];
export type WaitingNotice = {
  id: NoticeId;
  title: string;
  /** The organisation that is asked: the recipient, or the issuer itself. */
  organisationId: OrganisationId;
  organisationName: Named;
  since: Date | null;
  closesAt: Date;
};

const at = (actor: Actor, roles: readonly SeatRole[]) =>
  seatsOf(actor).flatMap((seat) => (roles.includes(seat.role) ? [seat.organisationId] : []));

/** What was received and is not answered: issued papers, whose campaign still runs. */
function received(actor: Actor, errand: 'sign-for' | 'adopt'): RawBuilder<unknown> {
  const roles: SeatRole[] = errand === 'sign-for' ? ['officer', 'leader'] : ['officer'];
  const open =
    errand === 'sign-for'
      ? sql`r.signed_for_at is null`
      : sql`r.signed_for_at is not null and c.state = 'running' and ${adoptedVersion(sql`c.id`, sql`r.organisation_id`)} is null`;
  return sql`select n.id, n.title, r.organisation_id, o.name_zh, o.name_en, n.issued_at as since, c.closes_at
    from notice_recipient r join notice n on n.id = r.notice_id join ${campaignJoin(sql`n.campaign_id`)}
      join ${organisationJoin(sql`r.organisation_id`)}
    where r.organisation_id = any(${at(actor, roles)}::uuid[]) and n.state = 'issued' and ${open}`;
}

/** What the own organisation's papers ask of a leader or an officer. */
function own(actor: Actor, errand: 'sign' | 'returned' | 'issue'): RawBuilder<unknown> {
  const state = { sign: 'submitted', returned: 'returned', issue: 'signed' }[errand];
  const verbs = { sign: 'submit', returned: 'return', issue: 'sign' }[errand];
  const me = personIdOf(actor) ?? null;
  const byOther =
    errand === 'sign'
      ? sql`n.prepared_by is distinct from ${me}::uuid and not exists (select from notice_step s
          where s.notice_id = n.id and s.verb in ('draft', 'edit', 'submit') and s.by_id = ${me}::uuid)`
      : sql`true`;
  return sql`select n.id, n.title, n.organisation_id, o.name_zh, o.name_en, c.closes_at,
      (select max(s.at) from notice_step s where s.notice_id = n.id and s.verb = ${verbs}) as since
    from notice n join ${campaignJoin(sql`n.campaign_id`)} join ${organisationJoin(sql`n.organisation_id`)}
    where n.organisation_id = any(${at(actor, errand === 'sign' ? ['leader'] : ['officer'])}::uuid[]) and n.state = ${state}
      and ${byOther}`;
}

type Row = {
  id: NoticeId;
  title: string;
  organisation_id: OrganisationId;
  name_zh: string;
  name_en: string | null;
  since: Date | null;
  closes_at: Date;
};

/** One errand's papers, the longest waiting first. */
export async function listWaitingNotices(
  tx: Tx,
  actor: Actor,
  errand: NoticeErrand,
  ask: PageAsk,
): Promise<Page<WaitingNotice>> {
  const asked = errand === 'sign-for' || errand === 'adopt' ? received(actor, errand) : own(actor, errand);
  const rows = await rowsOf(
    tx,
    sql<Row & { total: number }>`
      select x.*, count(*) over ()::int as total from (${asked}) x
      order by x.since, x.id limit ${ask.size} offset ${offsetOf(ask)}`,
  );
  const items = rows.map((r) => ({
    id: r.id,
    title: r.title,
    organisationId: r.organisation_id,
    organisationName: { zh: r.name_zh, en: r.name_en ?? undefined },
    since: r.since,
    closesAt: r.closes_at,
  }));
  return pageOf(items, rows[0]?.total ?? 0, ask);
}

export type SentNotice = {
  id: NoticeId;
  title: string;
  campaignId: CampaignId;
  issuedAt: Date;
  recipients: number;
  signedFor: number;
  adopted: number;
};

/** The own organisations' last issued papers, with how many have signed for them and adopted. */
export async function listSentNotices(tx: Tx, actor: Actor, most: number): Promise<SentNotice[]> {
  return rowsOf(
    tx,
    sql<SentNotice>`
      select n.id, n.title, n.campaign_id as "campaignId", n.issued_at as "issuedAt", x.recipients, x.signed as "signedFor", x.adopted
      from (select * from notice where organisation_id = any(${at(actor, ['officer', 'leader'])}::uuid[]) and state = 'issued'
        order by issued_at desc limit ${most}) n
      cross join lateral (select count(*)::int as recipients, count(r.signed_for_at)::int as signed,
          count(${adoptedVersion(sql`n.campaign_id`, sql`r.organisation_id`)})::int as adopted
        from notice_recipient r where r.notice_id = n.id) x
      order by n.issued_at desc`,
  );
}
