/** For desks: how much waits for whoever looks, and since when; quick however much waits. */

import { sql } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import type { ActivityId } from '../../../kernel/id.ts';
import { offsetOf, type Page, type PageAsk, pageOf } from '../../../kernel/page.ts';
import type { Named } from '../../../kernel/text.ts';
import { rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import { organisationJoin } from '../../organisation/store.ts';
import type { ActivityState } from '../activity.ts';
import { officesOf, returnedTo, waitsForAcceptance, waitsForApproval } from '../store.ts';

export type ActivitiesWaiting = {
  approve: number;
  accept: number;
  returned: number;
  /** Since when the longest waiting of each kind waits. */
  oldestApproveAt?: Date;
  oldestAcceptAt?: Date;
  oldestReturnedAt?: Date;
};

/** Three counts from three narrow indexes: nothing is listed, sorted or joined. */
export async function countActivitiesWaiting(tx: Tx, actor: Actor): Promise<ActivitiesWaiting> {
  const count = async (where: typeof waitsForApproval, since: 'reported_at' | 'approved_at') =>
    (await rowOf(
      tx,
      sql<{ count: number; oldest: Date | null }>`
        select count(*)::int as count, min(a.${sql.raw(since)}) as oldest from activity a where ${where(actor)}`,
    ))!;
  const approve = await count(waitsForApproval, 'reported_at');
  const accept = await count(waitsForAcceptance, 'approved_at');
  const returned = await count(returnedTo, 'reported_at');
  return {
    approve: approve.count,
    accept: accept.count,
    returned: returned.count,
    oldestApproveAt: approve.oldest ?? undefined,
    oldestAcceptAt: accept.oldest ?? undefined,
    oldestReturnedAt: returned.oldest ?? undefined,
  };
}

/** Where the reports stand of the actor’s own units. */
export async function countOwnReports(tx: Tx, actor: Actor): Promise<Partial<Record<ActivityState, number>>> {
  const rows = await rowsOf(
    tx,
    sql<{ state: ActivityState; n: number }>`
      select a.state, count(*)::int as n from activity a where a.unit_id = any(${officesOf(actor)}::uuid[]) group by a.state`,
  );
  return Object.fromEntries(rows.map((row) => [row.state, row.n]));
}

export type WaitingActivity = { id: ActivityId; name: string; unitName: Named; since: Date };

/** A page of what waits for a verb of the actor, the longest waiting first: chosen by the index, then joined. */
export async function listActivitiesToDo(
  tx: Tx,
  actor: Actor,
  verb: 'approve' | 'accept' | 'amend',
  ask: PageAsk,
): Promise<Page<WaitingActivity>> {
  const waits = { approve: waitsForApproval, accept: waitsForAcceptance, amend: returnedTo }[verb](actor);
  const since = verb === 'accept' ? sql`a.approved_at` : sql`a.reported_at`;
  const counted = await rowOf(
    tx,
    sql<{ n: number }>`select count(*)::int as n from activity a where ${waits}`,
  );
  if (counted!.n === 0) return pageOf([], 0, ask);
  const rows = await rowsOf(
    tx,
    sql<{ id: ActivityId; name: string; zh: string; en: string | null; since: Date }>`
      select a.id, a.name, o.short_zh as zh, o.short_en as en, a.since
      from (select a.*, ${since} as since from activity a where ${waits} order by ${since}, a.id
        limit ${ask.size} offset ${offsetOf(ask)}) a
      join ${organisationJoin(sql`a.unit_id`)} order by a.since, a.id`,
  );
  const items = rows.map((r) => ({
    id: r.id,
    name: r.name,
    unitName: { zh: r.zh, en: r.en ?? undefined },
    since: r.since,
  }));
  return pageOf(items, counted!.n, ask);
}
