/** Following everywhere: what a sanction, or its lifting, does to every list of the campaign that holds its work. */

import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Sanction } from '../../scrutiny/ladder.ts';
import type { Result } from '../award.ts';
import { bump, giveBack, lockResult } from '../store/change.ts';
import { followsSanctions } from '../store/decision.ts';
import { listHolding } from '../store/waiting.ts';
import { getResult } from '../store.ts';
import { announceFollowed, followSanctions } from './follow-sanctions.ts';

/** `overtaken` is a list that everybody sees already: it is only corrected. */
export type Followed = { result: Result; how: 'followed' | 'given-back' | 'overtaken' };

/**
 * A list that an officer has in hand follows by itself; one that lies with the leader, or is signed and not yet shown,
 * goes back to the officer. Each is held meanwhile; one that moved all the same is tried again by the worker.
 */
export async function followEverywhere(doing: Doing, sanction: Sanction): Promise<Followed[]> {
  const followed: Followed[] = [];
  for (const { id } of await listHolding(doing.tx, sanction.campaignId, sanction.entryId)) {
    await lockResult(doing.tx, id);
    const result = await getResult(doing.tx, id);
    if (result.state === 'returned' || (await followsSanctions(doing.tx, result))) continue;
    followed.push({ result, how: await followOne(doing, result, sanction) });
  }
  return followed;
}

async function followOne(doing: Doing, result: Result, sanction: Sanction): Promise<Followed['how']> {
  if (result.state === 'standing') return 'overtaken';
  if (result.state !== 'prepared')
    return (await takeBack(doing, result, sanction)) ? 'given-back' : 'overtaken';
  if (!(await bump(doing.tx, result))) throw new Error(`result ${result.id} moved; to be followed again`);
  await followSanctions(doing, result);
  await announceFollowed(doing, result, { entryId: sanction.entryId });
  return 'followed';
}

/** By the machine, with the sanction's reason; false for what is shown by now. */
async function takeBack(doing: Doing, result: Result, sanction: Sanction): Promise<boolean> {
  const reason = sanction.liftedReason ?? sanction.reason;
  const isSigned = result.state === 'signed';
  const step = { verb: isSigned ? 'recall' : 'return', at: doing.now, reason } as const;
  if (!(await giveBack(doing.tx, result, step))) {
    if (isSigned) return false;
    throw new Error(`result ${result.id} moved; to be followed again`);
  }
  await announce(doing, {
    name: isSigned ? 'award.recalled' : 'award.returned',
    subjectId: result.id,
    ...{ organisationId: result.organisationId, campaignId: result.campaignId, reason },
    before: { state: result.state },
    after: { state: 'returned', sanctionId: sanction.id },
  });
  return true;
}
