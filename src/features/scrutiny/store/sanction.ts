/** Every query on ladders and on the log of sanctions. */

import { type RawBuilder, sql } from 'kysely';
import { personIdOf } from '../../../kernel/actor.ts';
import { type CampaignId, type EntryId, isId, newId, type PersonId } from '../../../kernel/id.ts';
import type { Named } from '../../../kernel/text.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { entryJoin } from '../../entry/store.ts';
import { organisationJoin } from '../../organisation/store.ts';
import { type Ladder, type LadderStep, type Sanction, usualLadder } from '../ladder.ts';

/** The steps of a campaign; the usual ones, with version 0, where it has none of its own. */
export async function getLadder(tx: Tx, campaignId: CampaignId): Promise<Ladder> {
  const row = await rowOf(
    tx,
    sql<{ steps: LadderStep[]; version: number; at: Date; by_id: PersonId }>`
      select steps, version, at, by_id from scrutiny_ladder where campaign_id = ${campaignId}`,
  );
  if (!row) return { steps: usualLadder, version: 0 };
  return { steps: row.steps, version: row.version, at: row.at, byId: row.by_id };
}

/** Writes a campaign's ladder if it still is what was seen. */
export async function saveLadder(
  { tx, actor, now }: Doing,
  campaignId: CampaignId,
  { steps, version }: Pick<Ladder, 'steps' | 'version'>,
): Promise<boolean> {
  const [by, kept] = [personIdOf(actor) ?? null, JSON.stringify(steps)];
  const row = await rowOf(
    tx,
    version === 0
      ? sql<{ version: number }>`
          insert into scrutiny_ladder (campaign_id, steps, at, by_id) values (${campaignId}, ${kept}::jsonb, ${now}, ${by})
          on conflict do nothing returning version`
      : sql<{ version: number }>`
          update scrutiny_ladder set steps = ${kept}::jsonb, at = ${now}, by_id = ${by}, version = version + 1
          where campaign_id = ${campaignId} and version = ${version} returning version`,
  );
  return row !== undefined;
}

type Row = {
  id: string;
  campaign_id: CampaignId;
  entry_id: EntryId;
  title: string;
  unit_zh: string;
  unit_en: string | null;
  unit_path: string;
  maker_id: PersonId | null;
  step: string;
  step_name: Named;
  is_barring: boolean;
  reason: string;
  at: Date;
  by_id: PersonId;
  lifted_at: Date | null;
  lifted_by: PersonId | null;
  lifted_reason: string | null;
  version: number;
};

async function list(tx: Tx, where: RawBuilder<unknown>): Promise<Sanction[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select s.id, s.campaign_id, s.entry_id, e.title, u.name_zh as unit_zh, u.name_en as unit_en, u.path::text as unit_path,
        case when e.entered_by = 'person' then e.sent_by end as maker_id, s.step, s.step_name, s.is_barring, s.reason,
        s.at, s.by_id, s.lifted_at, s.lifted_by, s.lifted_reason, s.version
      from scrutiny_sanction s join ${entryJoin(sql`s.entry_id`)} join ${organisationJoin(sql`e.unit_id`, 'u')}
      where ${where}`,
  );
  return rows.map((r) => ({
    id: r.id,
    campaignId: r.campaign_id,
    entryId: r.entry_id,
    entryTitle: r.title,
    unitName: { zh: r.unit_zh, en: r.unit_en ?? undefined },
    unitPath: r.unit_path,
    makerId: r.maker_id ?? undefined,
    step: r.step,
    stepName: r.step_name,
    isBarring: r.is_barring,
    reason: r.reason,
    at: r.at,
    byId: r.by_id,
    liftedAt: r.lifted_at ?? undefined,
    liftedBy: r.lifted_by ?? undefined,
    liftedReason: r.lifted_reason ?? undefined,
    version: r.version,
  }));
}

/** The log of a campaign, the newest first. */
export function listSanctions(tx: Tx, campaignId: CampaignId): Promise<Sanction[]> {
  return list(tx, sql`s.campaign_id = ${campaignId} order by s.at desc, s.id desc limit 500`);
}

/** For features above: the steps that stand against works. */
export function listStandingSanctions(tx: Tx, entryIds: readonly EntryId[]): Promise<Sanction[]> {
  return list(tx, sql`s.entry_id = any(${[...entryIds]}::uuid[]) and s.lifted_at is null order by s.at`);
}

export async function findSanction(tx: Tx, id: string): Promise<Sanction | undefined> {
  return isId(id) ? (await list(tx, sql`s.id = ${id}`))[0] : undefined;
}

type NewSanction = { campaignId: CampaignId; entryId: EntryId; step: LadderStep; reason: string };

/** Notes a step against a work; nothing when it stands already. */
export async function insertSanction(
  { tx, actor, now }: Doing,
  made: NewSanction,
): Promise<string | undefined> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      insert into scrutiny_sanction (id, campaign_id, entry_id, step, step_name, is_barring, reason, at, by_id)
      values (${newId(now.getTime())}, ${made.campaignId}, ${made.entryId}, ${made.step.key}, ${JSON.stringify(made.step.name)}::jsonb,
        ${made.step.isBarring ?? false}, ${made.reason}, ${now}, ${personIdOf(actor) ?? null}) on conflict do nothing returning id`,
  );
  return row?.id;
}

/** Lifts a step; false when it moved. */
export async function liftSanction(
  { tx, actor, now }: Doing,
  seen: Pick<Sanction, 'id' | 'version'>,
  reason: string,
): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update scrutiny_sanction set lifted_at = greatest(at, ${now}::timestamptz), lifted_by = ${personIdOf(actor) ?? null},
        lifted_reason = ${reason}, version = version + 1
      where id = ${seen.id} and version = ${seen.version} and lifted_at is null returning id`,
  );
  return row !== undefined;
}
