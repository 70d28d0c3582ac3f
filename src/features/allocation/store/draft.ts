/** Queries on tables that were pasted or imported and not yet saved: one for a person and a campaign. */

import { sql } from 'kysely';
import { type Actor, personIdOf } from '../../../kernel/actor.ts';
import type { CampaignId } from '../../../kernel/id.ts';
import { rowOf, type Tx } from '../../../platform/db.ts';
import type { RawForm } from '../../../platform/form.ts';

/** The form as it would stand, and what of the pasted table found no row. */
export type Draft = { at: Date; typed: RawForm; unmatched: readonly string[] };

export async function findDraft(tx: Tx, actor: Actor, campaignId: CampaignId): Promise<Draft | undefined> {
  return rowOf(
    tx,
    sql<Draft>`
      select at, typed, unmatched from allocation_draft
      where campaign_id = ${campaignId} and person_id = ${personIdOf(actor) ?? null}`,
  );
}

export async function writeDraft(tx: Tx, actor: Actor, campaignId: CampaignId, draft: Draft): Promise<void> {
  await sql`
    insert into allocation_draft (campaign_id, person_id, at, typed, unmatched)
    values (${campaignId}, ${personIdOf(actor) ?? null}, ${draft.at}, ${JSON.stringify(draft.typed)}::jsonb,
      ${JSON.stringify(draft.unmatched)}::jsonb)
    on conflict (campaign_id, person_id) do update
      set at = excluded.at, typed = excluded.typed, unmatched = excluded.unmatched`.execute(tx);
}

export async function dropDraft(tx: Tx, actor: Actor, campaignId: CampaignId): Promise<void> {
  await sql`
    delete from allocation_draft where campaign_id = ${campaignId} and person_id = ${personIdOf(actor) ?? null}`.execute(
    tx,
  );
}
