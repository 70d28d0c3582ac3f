/** Every query on recipients: to whom a paper was issued, who has signed for it, what waits. */

import { sql } from 'kysely';
import { type Actor, personIdOf, type SeatRole, seatsOf } from '../../../kernel/actor.ts';
import {
  type CampaignId,
  isId,
  type NoticeId,
  type OrganisationId,
  type PersonId,
} from '../../../kernel/id.ts';
import { offsetOf, type Page, type PageAsk, pageOf } from '../../../kernel/page.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { findAdopted } from '../../campaign/store.ts';
import { organisationJoin, withinSeats } from '../../organisation/store.ts';
import { isPreparedBy, type NewerNotice, type Notice, type NoticeState, type Recipient } from '../notice.ts';
import { getNotice, listOwnNotices, newerIn, newerOf, organisationsOf } from '../store.ts';

export async function insertRecipients(
  tx: Tx,
  noticeId: NoticeId,
  ids: readonly OrganisationId[],
): Promise<void> {
  await sql`
    insert into notice_recipient (notice_id, organisation_id)
    select ${noticeId}, unnest(${[...ids]}::uuid[])`.execute(tx);
}

/** Everybody it was issued to. */
export async function listRecipientIds(tx: Tx, noticeId: NoticeId): Promise<OrganisationId[]> {
  const rows = await rowsOf(
    tx,
    sql<{
      id: OrganisationId;
    }>`select organisation_id as id from notice_recipient where notice_id = ${noticeId}`,
  );
  return rows.map((row) => row.id);
}

type RecipientRow = {
  organisation_id: OrganisationId;
  path: string;
  name_zh: string;
  name_en: string | null;
  signed_for_at: Date | null;
  signed_for_by: PersonId | null;
  is_outside: boolean;
  paper_state: NoticeState;
  newer: NewerNotice | null;
};

const recipientColumns = sql`r.organisation_id, o.path::text as path, o.name_zh, o.name_en, o.is_outside, r.signed_for_at,
  r.signed_for_by, n.state as paper_state, ${newerOf(sql`n.id`)} as newer`;
const fromRecipients = sql`notice_recipient r join notice n on n.id = r.notice_id
  join ${organisationJoin(sql`r.organisation_id`)}`;

function recipientOf(r: RecipientRow): Recipient {
  return {
    organisationId: r.organisation_id,
    organisationPath: r.path,
    organisationName: { zh: r.name_zh, en: r.name_en ?? undefined },
    signedForAt: r.signed_for_at ?? undefined,
    signedForBy: r.signed_for_by ?? undefined,
    isOutside: r.is_outside,
    paperState: r.paper_state,
    newer: newerIn(r.newer),
  };
}

/** A place on the list is seen by those who sit there, and by the issuer and those above it; by nobody beside (AC-031). */
export async function findRecipient(
  tx: Tx,
  actor: Actor,
  notice: Notice,
  id: string,
): Promise<Recipient | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(
    tx,
    sql<RecipientRow>`
      select ${recipientColumns} from ${fromRecipients} where r.notice_id = ${notice.id} and r.organisation_id = ${id}
        and (r.organisation_id = any(${organisationsOf(actor)}::uuid[])
          or ${withinSeats(sql`${notice.organisationPath}::ltree`, seatsOf(actor))})`,
  );
  return row && recipientOf(row);
}

/** Those it was issued to who work on paper. */
export async function listOutsideRecipients(tx: Tx, noticeId: NoticeId): Promise<Recipient[]> {
  const rows = await rowsOf(
    tx,
    sql<RecipientRow>`
      select ${recipientColumns} from ${fromRecipients} where r.notice_id = ${noticeId} and o.is_outside
      order by nlevel(o.path), o.position, o.id limit 2000`,
  );
  return rows.map(recipientOf);
}

/** The actor's own organisations among the recipients. */
export async function listOwnRecipients(tx: Tx, actor: Actor, noticeId: NoticeId): Promise<Recipient[]> {
  const rows = await rowsOf(
    tx,
    sql<RecipientRow>`
      select ${recipientColumns} from ${fromRecipients}
      where r.notice_id = ${noticeId} and r.organisation_id = any(${organisationsOf(actor)}::uuid[])
      order by o.path`,
  );
  return rows.map(recipientOf);
}

export type ReceiptFilter = 'all' | 'missing' | 'signed';

/** The list of recipients in the order of the tree, perhaps only those who have or have not signed for it. */
export async function listRecipients(
  tx: Tx,
  noticeId: NoticeId,
  ask: PageAsk,
  filter: ReceiptFilter = 'all',
): Promise<Page<Recipient>> {
  const wanted = {
    all: sql`true`,
    missing: sql`r.signed_for_at is null and not o.is_outside`,
    signed: sql`r.signed_for_at is not null`,
  }[filter];
  const rows = await rowsOf(
    tx,
    sql<RecipientRow & { total: number }>`
      select ${recipientColumns}, count(*) over ()::int as total from ${fromRecipients}
      where r.notice_id = ${noticeId} and ${wanted}
      order by nlevel(o.path), o.position, o.id limit ${ask.size} offset ${offsetOf(ask)}`,
  );
  return pageOf(rows.map(recipientOf), rows[0]?.total ?? 0, ask);
}

export type ReceiptCount = { noticeId: NoticeId; recipients: number; signedFor: number };

/** How many in the system received each of these papers, and how many have signed for it; who is outside does not count. */
export async function countReceipts(tx: Tx, noticeIds: readonly NoticeId[]): Promise<ReceiptCount[]> {
  if (noticeIds.length === 0) return [];
  return rowsOf(
    tx,
    sql<ReceiptCount>`
      select notice_id as "noticeId", count(*)::int as recipients, count(signed_for_at)::int as "signedFor"
      from notice_recipient r join ${organisationJoin(sql`r.organisation_id`)}
      where notice_id = any(${[...noticeIds]}::uuid[]) and not o.is_outside group by notice_id`,
  );
}

/** Signs for it, once; false when somebody had done so before, or the organisation is no recipient. */
export async function markSignedFor(
  doing: Doing,
  noticeId: NoticeId,
  organisationId: OrganisationId,
): Promise<boolean> {
  const row = await rowOf(
    doing.tx,
    sql<{ id: string }>`
      update notice_recipient set signed_for_at = ${doing.now}, signed_for_by = ${personIdOf(doing.actor) ?? null}
      where notice_id = ${noticeId} and organisation_id = ${organisationId} and signed_for_at is null
      returning organisation_id as id`,
  );
  return row !== undefined;
}

/** Makes every other adoption of a campaign by one organisation wait for this one. */
export async function lockAdoption(
  tx: Tx,
  campaignId: CampaignId,
  organisationId: OrganisationId,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`adopt/${campaignId}/${organisationId}`}, 0))`.execute(
    tx,
  );
}

/** Papers issued to the actor's organisations that still ask something of them: signing for, or adopting. */
async function listReceived(
  tx: Tx,
  actor: Actor,
  roles: readonly SeatRole[],
  signed: boolean,
): Promise<WaitingReceipt[]> {
  const rows = await rowsOf(
    tx,
    sql<RecipientRow & { notice_id: NoticeId }>`
      select r.notice_id, ${recipientColumns} from ${fromRecipients}
      where r.organisation_id = any(${organisationsOf(actor, roles)}::uuid[]) and n.state = 'issued'
        and (r.signed_for_at is not null) = ${signed}
      order by r.notice_id desc limit 50`,
  );
  return Promise.all(
    rows.map(async (r) => ({ notice: await getNotice(tx, r.notice_id), recipient: recipientOf(r) })),
  );
}

export type WaitingReceipt = { notice: Notice; recipient: Recipient };
export type NoticesWaiting = {
  toSignFor: WaitingReceipt[];
  toAdopt: WaitingReceipt[];
  /** Submitted papers that the actor, a leader, may sign. */
  toSign: Notice[];
  returned: Notice[];
  /** Signed papers that the officer has still to issue. */
  toIssue: Notice[];
  /** Own issued papers that somebody has not signed for yet. */
  signingFor: (ReceiptCount & { notice: Notice })[];
};

/** What of notices waits for the actor, for the desk. */
export async function listNoticesWaiting(tx: Tx, actor: Actor): Promise<NoticesWaiting> {
  const toSignFor = await listReceived(tx, actor, ['officer', 'leader'], false);
  const toAdopt: WaitingReceipt[] = [];
  for (const receipt of await listReceived(tx, actor, ['officer'], true)) {
    const adopted = await findAdopted(tx, receipt.notice.campaignId, receipt.recipient.organisationId);
    if (!adopted) toAdopt.push(receipt);
  }
  const submitted = await listOwnNotices(tx, actor, ['leader'], ['submitted']);
  const issued = await listOwnNotices(tx, actor, ['officer'], ['issued']);
  const counts = await countReceipts(
    tx,
    issued.map((notice) => notice.id),
  );
  return {
    toSignFor,
    toAdopt,
    toSign: submitted.filter((notice) => !isPreparedBy(notice, personIdOf(actor))),
    returned: await listOwnNotices(tx, actor, ['officer'], ['returned']),
    toIssue: await listOwnNotices(tx, actor, ['officer'], ['signed']),
    signingFor: issued.flatMap((notice) => {
      const count = counts.find((one) => one.noticeId === notice.id);
      return count && count.signedFor < count.recipients ? [{ ...count, notice }] : [];
    }),
  };
}
