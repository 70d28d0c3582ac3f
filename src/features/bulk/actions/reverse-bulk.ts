/** Taking back: what waits never happens; what was done is undone where it is unchanged since, and left where it is not. */

import { personIdOf } from '../../../kernel/actor.ts';
import { done, next, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { type Bulk, bulkTransitions, isLong } from '../bulk.ts';
import { countItems, getBulk, moveBulk, reverseItems } from '../store.ts';
import { actOf, type BulkRoom } from './act.ts';
import { runPortion } from './run-portion.ts';

/** Refuses when it began, or somebody took it back, in the meantime. */
export function reverseBulkWith(room: BulkRoom) {
  return async (doing: Doing, bulk: Bulk, seen: { version: number }): Promise<Outcome<Bulk>> => {
    const { tx, now, actor } = doing;
    const act = actOf(room, bulk.act);
    if (!act) return refuse('bulk.unknown-act');
    const isWaiting = bulk.state === 'waiting';
    if (bulk.state === 'running') return refuse('bulk.running');
    if (!next(bulkTransitions, bulk.state, 'reverse')) return refuse('bulk.not-reversible');
    if (!isWaiting && !act.undoes) return refuse('bulk.too-late');
    const marks = { reversedBy: personIdOf(actor), dueAt: now, ...(isWaiting ? { reversedAt: now } : {}) };
    const stood = { ...bulk, version: seen.version };
    if (!(await moveBulk(tx, stood, isWaiting ? 'reversed' : 'reversing', marks)))
      return refuse('http.stale');
    const counts = await countItems(tx, bulk.id);
    await announce(doing, {
      name: 'bulk.reversed',
      subjectId: bulk.id,
      organisationId: bulk.organisationId,
      seat: 'officer',
      before: { state: bulk.state },
      after: { act: bulk.act, items: isWaiting ? counts.left : counts.done },
    });
    if (isWaiting) await reverseItems(tx, bulk.id);
    else if (!isLong(counts.done)) await runPortion(doing, act, await getBulk(tx, bulk.id), counts.done + 1);
    return done(bulk);
  };
}
