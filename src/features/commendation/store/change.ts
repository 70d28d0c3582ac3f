/** Writing commendations: made, their rules edited while a draft, moved on, and every step noted. */

import { sql } from 'kysely';
import { personIdOf } from '../../../kernel/actor.ts';
import type { CommendationId, NominationId, OrganisationId, PersonId } from '../../../kernel/id.ts';
import type { Named } from '../../../kernel/text.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import type { Commendation, CommendationState, Rule } from '../commendation.ts';

export type NewCommendation = Pick<
  Commendation,
  'id' | 'campaignId' | 'callId' | 'organisationId' | 'withinId' | 'kind' | 'name' | 'rule'
>;

export async function insertCommendation({ tx, now }: Doing, made: NewCommendation): Promise<void> {
  await sql`
    insert into commendation (id, campaign_id, call_id, organisation_id, within_id, kind, name_zh, name_en, rule, state, made_at)
    values (${made.id}, ${made.campaignId}, ${made.callId ?? null}, ${made.organisationId}, ${made.withinId}, ${made.kind},
      ${made.name.zh}, ${made.name.en ?? null}, ${JSON.stringify(made.rule)}, 'draft', ${now})`.execute(tx);
}

/** Saves the rule of a draft if nobody saved meanwhile. */
export async function saveRule(
  tx: Tx,
  seen: { id: CommendationId; version: number },
  saved: { rule: Rule; name: Named },
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update commendation set rule = ${JSON.stringify(saved.rule)}, name_zh = ${saved.name.zh},
        name_en = ${saved.name.en ?? null}, version = version + 1
      where id = ${seen.id} and version = ${seen.version} and state = 'draft' returning id`,
  );
  return row !== undefined;
}

export type Stamps = {
  publishedAt?: Date;
  computedAt?: Date;
  preparedBy?: PersonId;
  noticedAt?: Date;
  noticeUntil?: Date;
  signedBy?: PersonId;
  stoodAt?: Date;
  revokedAt?: Date;
  revokedReason?: string;
};

/** Moves it on if it still is the one that was seen; a stamp not given stays as it is. */
export async function moveCommendation(
  tx: Tx,
  seen: { id: CommendationId; state: CommendationState; version: number },
  to: CommendationState,
  stamps: Stamps = {},
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update commendation set state = ${to}, version = version + 1,
        published_at = coalesce(${stamps.publishedAt ?? null}::timestamptz, published_at),
        computed_at = coalesce(${stamps.computedAt ?? null}::timestamptz, computed_at),
        prepared_by = coalesce(${stamps.preparedBy ?? null}::uuid, prepared_by),
        noticed_at = coalesce(${stamps.noticedAt ?? null}::timestamptz, noticed_at),
        notice_until = coalesce(${stamps.noticeUntil ?? null}::timestamptz, notice_until),
        signed_by = coalesce(${stamps.signedBy ?? null}::uuid, signed_by),
        stood_at = coalesce(${stamps.stoodAt ?? null}::timestamptz, stood_at),
        revoked_at = ${stamps.revokedAt ?? null}::timestamptz, revoked_reason = ${stamps.revokedReason ?? null}
      where id = ${seen.id} and state = ${seen.state} and version = ${seen.version} returning id`,
  );
  return row !== undefined;
}

export type Step = {
  verb: string;
  at: Date;
  byId?: PersonId;
  organisationId?: OrganisationId;
  reason?: string;
};

export async function noteStep(
  { tx, actor, now }: Doing,
  of: { commendationId: CommendationId; nominationId?: NominationId },
  step: { verb: string; organisationId?: OrganisationId; reason?: string },
): Promise<void> {
  await sql`
    insert into commendation_step (commendation_id, nomination_id, verb, at, by_id, organisation_id, reason)
    values (${of.commendationId}, ${of.nominationId ?? null}, ${step.verb}, ${now}, ${personIdOf(actor) ?? null},
      ${step.organisationId ?? null}, ${step.reason ?? null})`.execute(tx);
}

type StepRow = {
  verb: string;
  at: Date;
  by_id: PersonId | null;
  organisation_id: OrganisationId | null;
  reason: string | null;
};

/** The history of a commendation, or of one nomination, oldest first. */
export async function listSteps(
  tx: Tx,
  of: { commendationId: CommendationId; nominationId?: NominationId },
): Promise<Step[]> {
  const rows = await rowsOf(
    tx,
    sql<StepRow>`
      select verb, at, by_id, organisation_id, reason from commendation_step
      where commendation_id = ${of.commendationId} and nomination_id is not distinct from ${of.nominationId ?? null}::uuid
      order by id limit 200`,
  );
  return rows.map((row) => ({
    verb: row.verb,
    at: row.at,
    byId: row.by_id ?? undefined,
    organisationId: row.organisation_id ?? undefined,
    reason: row.reason ?? undefined,
  }));
}
