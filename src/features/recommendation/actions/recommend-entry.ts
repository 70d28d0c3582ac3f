/** Recommending at the door of a unit's list: the work's next step from here, to wherever it leads. */

import { type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Granted } from '../../../kernel/window.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Call } from '../../call/call.ts';
import type { Entry } from '../../entry/entry.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import { findOrganisationByPath } from '../../organisation/store.ts';
import { type Recommendation, routeOf } from '../recommendation.ts';
import { recommend } from './recommend.ts';

/** A unit's list at a call: how much stands in it, and the later ends granted to the unit. */
export type Place = {
  call: Call;
  organisation: Organisation;
  count: number;
  granted: readonly Granted[];
};

/** Refuses a work whose way does not lead through here, and whatever `recommend` refuses. */
export async function recommendEntry(
  doing: Doing,
  place: Omit<Place, 'granted'> & { entry: Entry },
): Promise<Outcome<Recommendation>> {
  const { call, organisation: from, entry } = place;
  const route = routeOf({ unitPath: entry.unitPath, ownerPath: call.ownerPath, hostPath: call.hostPath! });
  const step = route.find((s) => s.from === from.path && s.leg !== 'to-owner');
  const to = step && (await findOrganisationByPath(doing.tx, step.to));
  if (!step || !to) return refuse('recommendation.not-arrived');
  return recommend(doing, { entry, call, from, leg: step.leg, to });
}
