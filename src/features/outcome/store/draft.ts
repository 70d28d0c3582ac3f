/** Queries on pasted lists that are looked at and not yet recorded. */

import { sql } from 'kysely';
import { type Actor, personIdOf } from '../../../kernel/actor.ts';
import { type CampaignId, isId, newId, type OrganisationId } from '../../../kernel/id.ts';
import { type Doing, rowOf, type Tx } from '../../../platform/db.ts';
import type { PastedLine } from '../line.ts';
import type { OutcomeContent } from '../outcome.ts';

export type OutcomeDraft = {
  id: string;
  campaignId: CampaignId;
  organisationId: OrganisationId;
  about: Pick<OutcomeContent, 'level' | 'happenedOn' | 'number'>;
  lines: readonly PastedLine[];
  doneAt?: Date;
};

/** Only by whoever pasted it. */
export async function findDraft(tx: Tx, actor: Actor, id: string): Promise<OutcomeDraft | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(
    tx,
    sql<Omit<OutcomeDraft, 'doneAt'> & { doneAt: Date | null }>`
      select id, campaign_id as "campaignId", organisation_id as "organisationId", about, lines, done_at as "doneAt"
      from outcome_draft where id = ${id} and person_id = ${personIdOf(actor) ?? null}`,
  );
  return row && { ...row, doneAt: row.doneAt ?? undefined };
}

export async function insertDraft(
  { tx, actor, now }: Doing,
  draft: Omit<OutcomeDraft, 'id' | 'doneAt'>,
): Promise<string> {
  const id = newId<string>(now.getTime());
  await sql`
    insert into outcome_draft (id, campaign_id, organisation_id, person_id, at, about, lines)
    values (${id}, ${draft.campaignId}, ${draft.organisationId}, ${personIdOf(actor) ?? null}, ${now},
      ${JSON.stringify(draft.about)}::jsonb, ${JSON.stringify(draft.lines)}::jsonb)`.execute(tx);
  return id;
}

/** Once only; false when it was recorded already. */
export async function closeDraft({ tx, now }: Doing, id: string): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{
      id: string;
    }>`update outcome_draft set done_at = ${now} where id = ${id} and done_at is null returning id`,
  );
  return row !== undefined;
}
