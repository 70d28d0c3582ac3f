/** Batches as they were pasted: kept for whoever pasted them, until reported as a whole or forgotten. */

import { sql } from 'kysely';
import { type Actor, personIdOf } from '../../../kernel/actor.ts';
import { isId, type OrganisationId, type PersonId } from '../../../kernel/id.ts';
import { rowOf, type Tx } from '../../../platform/db.ts';

export type KeptBatch = {
  id: string;
  unitId: OrganisationId;
  personId: PersonId;
  madeAt: Date;
  content: string;
  reportedAt?: Date;
  reported?: number;
};

export async function insertBatch(tx: Tx, b: KeptBatch): Promise<void> {
  await sql`
    insert into activity_batch (id, unit_id, person_id, made_at, content)
    values (${b.id}, ${b.unitId}, ${b.personId}, ${b.madeAt}, ${b.content})`.execute(tx);
}

/** Only by whoever pasted it: nobody else's business until it is reported. */
export async function findBatch(tx: Tx, actor: Actor, id: string): Promise<KeptBatch | undefined> {
  if (!isId(id)) return undefined;
  const row = await rowOf(
    tx,
    sql<{
      unit_id: OrganisationId;
      person_id: PersonId;
      made_at: Date;
      content: string;
      reported_at: Date | null;
      reported: number | null;
    }>`
      select unit_id, person_id, made_at, content, reported_at, reported from activity_batch
      where id = ${id} and person_id = ${personIdOf(actor) ?? null}`,
  );
  return (
    row && {
      ...{ id, unitId: row.unit_id, personId: row.person_id, madeAt: row.made_at, content: row.content },
      reportedAt: row.reported_at ?? undefined,
      reported: row.reported ?? undefined,
    }
  );
}

/** Marks it reported; false when it already is: of two who send it at once, one reports. */
export async function closeBatch(tx: Tx, id: string, at: Date, reported: number): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ id: string }>`
      update activity_batch set reported_at = ${at}, reported = ${reported} where id = ${id} and reported_at is null returning id`,
  );
  return row !== undefined;
}

/** What nobody came back for, and what was reported: the activities themselves stay. */
export async function forgetBatches(tx: Tx, madeBefore: Date): Promise<void> {
  await sql`delete from activity_batch where made_at < ${madeBefore}`.execute(tx);
}
