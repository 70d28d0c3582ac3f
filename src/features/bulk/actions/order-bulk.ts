/** Ordering: what was looked at is carried out, at once or when its time to be taken back is over. */

import { personIdOf } from '../../../kernel/actor.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { type Bulk, dueAt, isLong } from '../bulk.ts';
import { countItems, getBulk, moveBulk } from '../store.ts';
import { actOf, type BulkRoom } from './act.ts';
import { runPortion } from './run-portion.ts';

/** Refuses when nothing of it can be done, or when somebody ordered or dropped it in the meantime. */
export function orderBulkWith(room: BulkRoom) {
  return async (doing: Doing, bulk: Bulk, seen: { version: number }): Promise<Outcome<Bulk>> => {
    const { tx, actor, now } = doing;
    const act = actOf(room, bulk.act);
    if (!act) return refuse('bulk.unknown-act');
    const { left } = await countItems(tx, bulk.id);
    if (left === 0) return refuse('bulk.nothing-to-do');
    const who = actor.kind === 'person' ? { sessionId: actor.sessionId, address: actor.address } : {};
    const marks = { ...who, byId: personIdOf(actor), orderedAt: now, dueAt: dueAt(act.way, now) };
    if (!(await moveBulk(tx, { ...bulk, version: seen.version }, 'waiting', marks)))
      return refuse('http.stale');
    await announce(doing, {
      name: 'bulk.ordered',
      subjectId: bulk.id,
      organisationId: bulk.organisationId,
      seat: 'officer',
      after: { act: bulk.act, query: bulk.query, items: left, by: personIdOf(actor) },
    });
    if (act.way === 'held' || isLong(left)) return done(bulk);
    await runPortion(doing, act, await getBulk(tx, bulk.id), left + 1);
    return done(bulk);
  };
}
