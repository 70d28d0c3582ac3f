/** Following: what a sanction bars is out of the list, and what a lifted one barred is back. Part of all that makes a list. */

import type { EntryId } from '../../../kernel/id.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Result } from '../award.ts';
import { insertStep } from '../store/change.ts';
import { findFollowing, insertDecision, markReversed } from '../store/decision.ts';
import { retable } from '../store/table.ts';

/** Laid on at once, with the reason of the sanction; true when the list is another by it. */
export async function followSanctions(doing: Doing, result: Result): Promise<boolean> {
  const { tx, now } = doing;
  const { out, back } = await findFollowing(tx, result);
  if (out.length + back.length === 0) return false;
  for (const { id, entryId, reason } of out)
    await insertDecision(doing, result.id, { entryId, kind: 'out', reason, sanctionId: id }, true);
  for (const { id } of back) await markReversed(tx, id, now);
  await retable(tx, result);
  for (const { reason } of out) await insertStep(tx, result.id, { verb: 'apply', at: now, reason });
  for (const { reason } of back) await insertStep(tx, result.id, { verb: 'reverse', at: now, reason });
  return true;
}

export function announceFollowed(
  doing: Doing,
  result: Result,
  of: { seat?: 'officer'; entryId?: EntryId },
): Promise<void> {
  return announce(doing, {
    name: 'award.sanctions-followed',
    subjectId: result.id,
    ...{ organisationId: result.organisationId, campaignId: result.campaignId, seat: of.seat },
    after: of.entryId ? { entryId: of.entryId } : undefined,
  });
}
