/** Every query on commendations themselves; places, nominations, points and steps stand in store/. */

import { type RawBuilder, sql } from 'kysely';
import { type Actor, seatsOf } from '../../kernel/actor.ts';
import {
  type CallId,
  type CampaignId,
  type CommendationId,
  isId,
  type OrganisationId,
  type PersonId,
} from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import type { TreePath } from '../../kernel/tree.ts';
import { rowOf, rowsOf, type Tx } from '../../platform/db.ts';
import { findOrganisationByPath, organisationJoin } from '../organisation/store.ts';
import type { Commendation, CommendationKind, CommendationState, Rule } from './commendation.ts';

type Row = {
  id: CommendationId;
  campaign_id: CampaignId;
  call_id: CallId | null;
  organisation_id: OrganisationId;
  path: string;
  giver_zh: string;
  giver_en: string | null;
  within_id: OrganisationId;
  within_path: string;
  kind: CommendationKind;
  name_zh: string;
  name_en: string | null;
  rule: Omit<Rule, 'nominateUntil'> & { nominateUntil?: string };
  state: CommendationState;
  published_at: Date | null;
  computed_at: Date | null;
  prepared_by: PersonId | null;
  noticed_at: Date | null;
  notice_until: Date | null;
  signed_by: PersonId | null;
  stood_at: Date | null;
  revoked_at: Date | null;
  revoked_reason: string | null;
  version: number;
};

const columns = sql`h.id, h.campaign_id, h.call_id, h.organisation_id, g.path::text as path, g.name_zh as giver_zh,
  g.name_en as giver_en, h.within_id, w.path::text as within_path, h.kind, h.name_zh, h.name_en, h.rule, h.state,
  h.published_at, h.computed_at, h.prepared_by, h.noticed_at, h.notice_until, h.signed_by, h.stood_at, h.revoked_at,
  h.revoked_reason, h.version`;
const from = sql`commendation h join ${organisationJoin(sql`h.organisation_id`, 'g')}
  join ${organisationJoin(sql`h.within_id`, 'w')}`;

const named = (zh: string, en: string | null): Named => ({ zh, en: en ?? undefined });

function commendationOf(row: Row): Commendation {
  const { nominateUntil, ...rule } = row.rule;
  return {
    id: row.id,
    campaignId: row.campaign_id,
    callId: row.call_id ?? undefined,
    organisationId: row.organisation_id,
    organisationPath: row.path,
    organisationName: named(row.giver_zh, row.giver_en),
    withinId: row.within_id,
    withinPath: row.within_path,
    kind: row.kind,
    name: named(row.name_zh, row.name_en),
    rule: { ...rule, nominateUntil: nominateUntil ? new Date(nominateUntil) : undefined },
    state: row.state,
    publishedAt: row.published_at ?? undefined,
    computedAt: row.computed_at ?? undefined,
    preparedBy: row.prepared_by ?? undefined,
    noticedAt: row.noticed_at ?? undefined,
    noticeUntil: row.notice_until ?? undefined,
    signedBy: row.signed_by ?? undefined,
    stoodAt: row.stood_at ?? undefined,
    revokedAt: row.revoked_at ?? undefined,
    revokedReason: row.revoked_reason ?? undefined,
    version: row.version,
  };
}

const isPublic = sql<boolean>`h.state not in ('draft', 'dropped')`;

/** Until its rules are published it is only there for the giver's own people; dropped it is there for nobody. */
function visible(actor: Actor): RawBuilder<boolean> {
  const own = seatsOf(actor).map((seat) => seat.organisationId);
  return sql<boolean>`(${isPublic} or (h.state = 'draft' and h.organisation_id = any(${own}::uuid[])))`;
}

export async function findCommendation(tx: Tx, actor: Actor, id: string): Promise<Commendation | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(
    tx,
    sql<Row>`select ${columns} from ${from} where h.id = ${id} and ${visible(actor)}`,
  );
  return row && commendationOf(row);
}

export async function getCommendation(tx: Tx, id: CommendationId): Promise<Commendation> {
  const row = await rowOf(tx, sql<Row>`select ${columns} from ${from} where h.id = ${id}`);
  if (!row) throw new Error(`commendation ${id} must exist`);
  return commendationOf(row);
}

/** For the transaction: whoever nominates, admits or chooses waits for whoever does so now. */
export async function lockCommendation(tx: Tx, id: CommendationId): Promise<Commendation> {
  await sql`select id from commendation where id = ${id} for update`.execute(tx);
  return getCommendation(tx, id);
}

/** Those of a campaign that the actor may see, a call's own among them; or of one call alone. */
export async function listCommendations(
  tx: Tx,
  actor: Actor,
  of: { campaignId: CampaignId; callId?: CallId },
): Promise<Commendation[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select ${columns} from ${from} where h.campaign_id = ${of.campaignId} and ${visible(actor)}
        and (${of.callId ?? null}::uuid is null or h.call_id = ${of.callId ?? null}) order by h.made_at, h.id limit 200`,
  );
  return rows.map(commendationOf);
}

/** What waits for the actor's own seats at who gives: to sign, to confirm, to mend, to prepare, to submit. */
export async function listOwnCommendations(
  tx: Tx,
  actor: Actor,
  states: readonly CommendationState[],
): Promise<Commendation[]> {
  const own = seatsOf(actor).map((seat) => seat.organisationId);
  if (own.length === 0) return [];
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select ${columns} from ${from} where h.organisation_id = any(${own}::uuid[]) and h.state = any(${[...states]}::text[])
      order by h.made_at limit 200`,
  );
  return rows.map(commendationOf);
}

/** Awards of people that take nominations now, within whose tree the actor is an officer. */
export async function listNominating(tx: Tx, actor: Actor, now: Date): Promise<Commendation[]> {
  const places = seatsOf(actor).flatMap((seat) => (seat.role === 'officer' ? [seat.path] : []));
  if (places.length === 0) return [];
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select ${columns} from ${from} where h.kind = 'persons' and h.state = 'published'
        and (h.rule ->> 'nominateUntil')::timestamptz > ${now} and w.path @> any(${places}::ltree[])
      order by h.published_at limit 100`,
  );
  return rows.map(commendationOf);
}

/** The organisation at a place of the tree, which must stand there. */
export async function levelAt(tx: Tx, path: TreePath): Promise<OrganisationId> {
  const found = await findOrganisationByPath(tx, path);
  if (!found) throw new Error(`an organisation must stand at ${path}`);
  return found.id;
}
