/** Recommending: a unit hands a work one step on, at the end of its list. */

import { type Outcome, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { listGranted, placeOf } from '../../calendar/store.ts';
import type { Call } from '../../call/call.ts';
import type { Entry } from '../../entry/entry.ts';
import { getEntry } from '../../entry/store.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import type { Leg, Recommendation } from '../recommendation.ts';
import { holdSlots } from '../store/holder.ts';
import { countStanding, lockChain } from '../store.ts';
import { handOn } from './hand-on.ts';
import { judgeLeaving } from './judge-leaving.ts';

export type Recommending = { entry: Entry; call: Call; from: Organisation; leg: Leg; to: Organisation };

/**
 * Refuses a step that is not the work's next (AC-172), a full list, counted under a lock (AC-173), what comes late, and
 * what the level above would give back.
 */
export async function recommend(
  doing: Doing,
  { entry: seen, call: asked, from, leg, to }: Recommending,
): Promise<Outcome<Recommendation>> {
  const { tx } = doing;
  const { call, slots } = await holdSlots(tx, asked, from);
  const standing = await lockChain(tx, seen.id);
  const entry = await getEntry(tx, seen.id);
  const granted = await listGranted(tx, placeOf('recommendation', call, from));
  const problems = await judgeLeaving(doing, { entry, call, from, leg, standing, granted, slots });
  if (problems.length > 0) return refuseAll(problems);
  const place = 1 + (await countStanding(tx, { callId: call.id, fromId: from.id, leg }));
  const made = await handOn(doing, { entry, call, from, to, leg, place, granted });
  if (!made.ok) return made;
  await announce(doing, {
    name: 'recommendation.made',
    subjectId: entry.id,
    organisationId: from.id,
    campaignId: call.campaignId,
    seat: 'officer',
    after: { recommendationId: made.value.id, leg, place, toId: to.id },
  });
  return made;
}
