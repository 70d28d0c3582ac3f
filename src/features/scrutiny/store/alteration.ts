/** Every query on what alters the window of a poll. */

import { type RawBuilder, sql } from 'kysely';
import { type Actor, personIdOf, seatsOf } from '../../../kernel/actor.ts';
import {
  type CallId,
  type CampaignId,
  isId,
  newId,
  type OrganisationId,
  type PersonId,
  type PollId,
} from '../../../kernel/id.ts';
import type { Named } from '../../../kernel/text.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { callJoin } from '../../call/store.ts';
import { campaignJoin } from '../../campaign/store.ts';
import { pollJoin } from '../../vote/store/poll.ts';
import type { Alteration, AlterationKind, AlterationState } from '../alteration.ts';
import { arbiterId } from './arbiter.ts';

type Row = {
  id: string;
  poll_id: PollId;
  call_id: CallId;
  call_name: Named;
  campaign_id: CampaignId;
  owner_id: OrganisationId;
  kind: AlterationKind;
  reason: string;
  until: Date | null;
  state: AlterationState;
  proposed_at: Date;
  proposed_by: PersonId;
  decided_at: Date | null;
  decided_by: PersonId | null;
  decision: string | null;
  version: number;
};

/** With the name of its call, for lists. */
export type ListedAlteration = Alteration & { callName: Named };

async function list(tx: Tx, where: RawBuilder<unknown>): Promise<ListedAlteration[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select x.id, x.poll_id, b.call_id, jsonb_build_object('zh', l.name_zh, 'en', l.name_en) as call_name, l.campaign_id,
        c.organisation_id as owner_id, x.kind, x.reason, x.until, x.state, x.proposed_at, x.proposed_by, x.decided_at,
        x.decided_by, x.decision, x.version
      from scrutiny_alteration x join ${pollJoin(sql`x.poll_id`)} join ${callJoin(sql`b.call_id`)}
        join ${campaignJoin(sql`l.campaign_id`)}
      where ${where}`,
  );
  return rows.map((r) => ({
    id: r.id,
    pollId: r.poll_id,
    callId: r.call_id,
    callName: r.call_name,
    campaignId: r.campaign_id,
    ownerId: r.owner_id,
    kind: r.kind,
    reason: r.reason,
    until: r.until ?? undefined,
    state: r.state,
    proposedAt: r.proposed_at,
    proposedBy: r.proposed_by,
    decidedAt: r.decided_at ?? undefined,
    decidedBy: r.decided_by ?? undefined,
    decision: r.decision ?? undefined,
    version: r.version,
  }));
}

/** All of a poll, the newest first; for the office. */
export function listAlterations(tx: Tx, pollId: PollId): Promise<Alteration[]> {
  return list(tx, sql`x.poll_id = ${pollId} order by x.proposed_at desc, x.id desc limit 200`);
}

/** What was confirmed, of all polls of a call, the oldest first: the public log of changes. */
export function listPublicAlterations(tx: Tx, callId: CallId): Promise<Alteration[]> {
  return list(tx, sql`b.call_id = ${callId} and x.state = 'standing' order by x.decided_at, x.id limit 200`);
}

export async function findAlteration(tx: Tx, id: string): Promise<Alteration | undefined> {
  return isId(id) ? (await list(tx, sql`x.id = ${id}`))[0] : undefined;
}
export async function getAlteration(tx: Tx, id: string): Promise<Alteration> {
  const found = await findAlteration(tx, id);
  if (!found) throw new Error(`alteration ${id} must exist`);
  return found;
}

type NewAlteration = Pick<Alteration, 'pollId' | 'kind' | 'reason' | 'until'>;

/** Proposes one; nothing when another of the poll is open. */
export async function insertAlteration(
  { tx, actor, now }: Doing,
  made: NewAlteration,
): Promise<string | undefined> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      insert into scrutiny_alteration (id, poll_id, kind, reason, until, state, proposed_at, proposed_by)
      values (${newId(now.getTime())}, ${made.pollId}, ${made.kind}, ${made.reason}, ${made.until ?? null}, 'proposed', ${now},
        ${personIdOf(actor) ?? null}) on conflict do nothing returning id`,
  );
  return row?.id;
}

/** Decides one if it still is what was seen. */
export async function moveAlteration(
  { tx, actor, now }: Doing,
  seen: Pick<Alteration, 'id' | 'version'>,
  { to, decision }: { to: AlterationState; decision?: string },
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update scrutiny_alteration set state = ${to}, decision = ${decision ?? null}, version = version + 1,
        decided_at = greatest(proposed_at, ${now}::timestamptz), decided_by = ${personIdOf(actor) ?? null}
      where id = ${seen.id} and version = ${seen.version} and state = 'proposed' returning id`,
  );
  return row !== undefined;
}

/** For the desk of the arbiter's leaders: what waits for the second person. */
export async function listAlterationsWaiting(tx: Tx, actor: Actor): Promise<ListedAlteration[]> {
  const leading = seatsOf(actor)
    .filter((seat) => seat.role === 'leader')
    .map((seat) => seat.organisationId);
  if (leading.length === 0) return [];
  return list(
    tx,
    sql`x.state = 'proposed' and ${arbiterId} = any(${leading}::uuid[]) order by x.proposed_at, x.id limit 200`,
  );
}
