/** Giving back: a round returns a work the whole way down to its unit. A part of returning there, which announces it. */

import type { CallId, EntryId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { lockCallFor } from '../../call/store.ts';
import { furthestOf } from '../recommendation.ts';
import { releaseTaken } from '../store/change.ts';
import { listChain } from '../store.ts';
import { takeBack } from './take-back.ts';

/** Every step of its way ends as returned, with the reason, the furthest first; the work is its unit's again. */
export async function giveBack(
  doing: Doing,
  at: { callId: CallId; entryId: EntryId },
  reason: string,
): Promise<Outcome<undefined>> {
  const { tx } = doing;
  const senders = (await listChain(tx, at.entryId)).map((one) => one.fromId);
  for (const id of senders.sort()) await lockCallFor(tx, at.callId, id);
  if (!(await releaseTaken(tx, at.callId, at.entryId))) return refuse('recommendation.over');
  for (;;) {
    const last = furthestOf(await listChain(tx, at.entryId));
    if (!last) return done(undefined);
    const returned = await takeBack(doing, last, 'return', reason);
    if (!returned.ok) return returned;
  }
}
