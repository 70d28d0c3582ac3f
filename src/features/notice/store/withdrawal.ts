/** Every query on taking an issued paper back: asked by an officer, decided by a leader. */

import { sql } from 'kysely';
import { personIdOf } from '../../../kernel/actor.ts';
import { type Doing, rowOf } from '../../../platform/db.ts';
import type { Notice } from '../notice.ts';

/** Puts the question; false when it is there already, or the paper has ended. */
export async function askWithdrawal(doing: Doing, notice: Notice, reason: string): Promise<boolean> {
  const row = await rowOf(
    doing.tx,
    sql<{ id: string }>`
      update notice set withdrawal_reason = ${reason}, withdrawal_asked_at = ${doing.now},
        withdrawal_asked_by = ${personIdOf(doing.actor) ?? null}
      where id = ${notice.id} and state = 'issued' and withdrawal_reason is null returning id`,
  );
  return row !== undefined;
}

/** Takes the question away: the paper stands. */
export async function dropWithdrawal(doing: Doing, notice: Notice): Promise<boolean> {
  const row = await rowOf(
    doing.tx,
    sql<{ id: string }>`
      update notice set withdrawal_reason = null, withdrawal_asked_at = null, withdrawal_asked_by = null
      where id = ${notice.id} and state = 'issued' and withdrawal_reason is not null returning id`,
  );
  return row !== undefined;
}
