/** Every change of an extension's row: each names what it expects to find, and says when it was not so. */

import { sql } from 'kysely';
import { personIdOf } from '../../../kernel/actor.ts';
import { type ExtensionId, newId, type OrganisationId, type PersonId } from '../../../kernel/id.ts';
import { type Doing, rowOf } from '../../../platform/db.ts';
import type { Extension } from '../calendar.ts';

export type NewExtension = Pick<
  Extension,
  'campaignId' | 'what' | 'callId' | 'organisationId' | 'until' | 'usesMax' | 'reason'
>;

export async function insertExtension(
  { tx, now }: Doing,
  by: PersonId,
  e: NewExtension,
): Promise<ExtensionId> {
  const id = newId<ExtensionId>(now.getTime());
  await sql`
    insert into calendar_extension (id, campaign_id, what, call_id, organisation_id, until, uses_max, reason, prepared_by, prepared_at)
    values (${id}, ${e.campaignId}, ${e.what}, ${e.callId ?? null}, ${e.organisationId}, ${e.until}, ${e.usesMax}, ${e.reason},
      ${by}, ${now})`.execute(tx);
  return id;
}

/** Grants what still waits; false when somebody was quicker. */
export async function markGranted({ tx, now }: Doing, id: ExtensionId, by: PersonId): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update calendar_extension set granted_by = ${by}, granted_at = ${now}
      where id = ${id} and granted_at is null and ended_at is null and until > ${now} returning id`,
  );
  return row !== undefined;
}

/** Ends one that has not ended; false when somebody was quicker. */
export async function markEnded({ tx, now }: Doing, id: ExtensionId, by: PersonId): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update calendar_extension set ended_by = ${by}, ended_at = ${now}
      where id = ${id} and ended_at is null and until > ${now} returning id`,
  );
  return row !== undefined;
}

/**
 * Takes one use for a thing, once for the same thing; false when none is left or it stands no longer. The row is held
 * until the transaction ends, so that of two at once on the last use one is refused.
 */
export async function takeUse(
  { tx, actor, now }: Doing,
  id: string,
  use: { subjectId: string; unitId: OrganisationId },
): Promise<boolean> {
  const held = await rowOf(
    tx,
    sql<{ left: number }>`
      select uses_max - uses as left from calendar_extension
      where id = ${id} and granted_at is not null and ended_at is null and until > ${now} for update`,
  );
  if (!held) return false;
  const used = await rowOf(
    tx,
    sql<{
      at: Date;
    }>`select at from calendar_extension_use where extension_id = ${id} and subject_id = ${use.subjectId}`,
  );
  if (used) return true;
  if (held.left <= 0) return false;
  await sql`update calendar_extension set uses = uses + 1 where id = ${id}`.execute(tx);
  await sql`
    insert into calendar_extension_use (extension_id, subject_id, unit_id, at, by_id)
    values (${id}, ${use.subjectId}, ${use.unitId}, ${now}, ${personIdOf(actor) ?? null})`.execute(tx);
  return true;
}
