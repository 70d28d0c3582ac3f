/** Hosts that have fewer works than their floor while the end of recommending is near: for desks, and to be told once. */

import { type RawBuilder, sql } from 'kysely';
import { type Actor, seatsOf } from '../../../kernel/actor.ts';
import type { CallId } from '../../../kernel/id.ts';
import { plusDays } from '../../../kernel/period.ts';
import { type Doing, rowOf, rowsOf, type Tx } from '../../../platform/db.ts';
import type { Call } from '../../call/call.ts';
import { callJoin, getCall } from '../../call/store.ts';
import { campaignJoin } from '../../campaign/store.ts';

export type BelowFloor = { call: Call; floor: number; count: number };
const daysBefore = 7;

type Row = { id: CallId; floor: number; count: number };

/** From a week before the end of recommending until the end of judging, in running campaigns. */
async function listBelow(tx: Tx, now: Date, more: RawBuilder<boolean>): Promise<BelowFloor[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select l.id, l.host_floor as floor, n.count
      from (select 1) as one join ${callJoin(sql`l.id`)} join ${campaignJoin(sql`l.campaign_id`)}
        cross join lateral (select count(*)::int as count from recommendation r
          where r.call_id = l.id and r.leg = 'to-host' and r.state = 'standing') n
      where l.host_id is not null and l.host_floor > n.count and l.withdrawn_at is null and c.state = 'running'
        and l.recommend_until <= ${plusDays(now, daysBefore)} and l.review_until > ${now} and ${more}
      order by l.recommend_until, l.id limit 200`,
  );
  const found: BelowFloor[] = [];
  for (const { id, floor, count } of rows) found.push({ call: await getCall(tx, id), floor, count });
  return found;
}

/** For the officers of hosts and owners. */
export async function listHostsBelow(tx: Tx, actor: Actor, now: Date): Promise<BelowFloor[]> {
  const ids = seatsOf(actor).flatMap((seat) => (seat.role === 'officer' ? [seat.organisationId] : []));
  if (ids.length === 0) return [];
  const own = sql`any(${ids}::uuid[])`;
  return listBelow(tx, now, sql<boolean>`(l.host_id = ${own} or c.organisation_id = ${own})`);
}

/** Those that nobody has been told of yet. */
export async function listFloorsToTell(tx: Tx, now: Date): Promise<BelowFloor[]> {
  return listBelow(
    tx,
    now,
    sql<boolean>`not exists (select from recommendation_floor t where t.call_id = l.id)`,
  );
}

/** True for the one that told it. */
export async function noteFloor({ tx, now }: Doing, { call, floor, count }: BelowFloor): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql<{ call_id: string }>`
      insert into recommendation_floor (call_id, floor, count, at) values (${call.id}, ${floor}, ${count}, ${now})
      on conflict do nothing returning call_id`,
  );
  return row !== undefined;
}
