/** Recommending at the door of a unit's list: the work's next step from here, to wherever it leads. */

import { type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Granted } from '../../../kernel/window.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Call } from '../../call/call.ts';
import type { Entry } from '../../entry/entry.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import { findOrganisationByPath } from '../../organisation/store.ts';
import { type Recommendation, wayOf } from '../recommendation.ts';
import type { HeldSlots } from '../store/quota.ts';
import { recommend } from './recommend.ts';

/** A unit's list at a call: how much stands in it, how that stands to its quota, the later ends granted to the unit. */
export type Place = {
  call: Call;
  organisation: Organisation;
  count: number;
  slots: HeldSlots;
  granted: readonly Granted[];
};

/** Refuses a work whose way does not lead through here, and whatever `recommend` refuses. */
export async function recommendEntry(
  doing: Doing,
  place: Omit<Place, 'granted' | 'slots'> & { entry: Entry },
): Promise<Outcome<Recommendation>> {
  const { call, organisation: from, entry } = place;
  const step = wayOf(call, entry.unitPath).find((s) => s.from === from.path && s.leg !== 'to-owner');
  const to = step && (await findOrganisationByPath(doing.tx, step.to));
  if (!step || !to) return refuse('recommendation.not-arrived');
  return recommend(doing, { entry, call, from, leg: step.leg, to });
}
