/** Deciding several: a page of activities approved or accepted at once, all of them or none. */

import type { ActivityId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { holdProgress } from '../../progress/store.ts';
import { listActivitiesOf } from '../store.ts';
import { acceptActivity } from './accept-activity.ts';
import { approveActivity } from './approve-activity.ts';

type Chosen = { chosen: readonly { activity: ActivityId; version: number; take: boolean }[] };

/** Refuses the whole page when one is not theirs to decide, without saying which (AC-050), or has moved since it was seen. */
function several(one: typeof approveActivity) {
  return async (doing: Doing, _: unknown, { chosen }: Chosen): Promise<Outcome<number>> => {
    const taken = chosen.filter((row) => row.take);
    if (taken.length === 0) return refuse('activity.none-chosen');
    const found = await listActivitiesOf(
      doing.tx,
      doing.actor,
      taken.map((row) => row.activity),
    );
    if (found.length < taken.length) return refuse('activity.not-all-yours');
    // Held in the order of ids: two pages that touch two campaigns never wait for each other.
    for (const root of [...new Set(found.map((activity) => activity.rootCampaignId))].sort())
      await holdProgress(doing.tx, root);
    for (const activity of found) {
      const { version } = taken.find((row) => row.activity === activity.id)!;
      const outcome = await one(doing, activity, { version });
      if (!outcome.ok) {
        const code = outcome.refusals[0]!.code;
        const isOthers = code === 'activity.not-the-level-above' || code === 'activity.own-report';
        return refuse(isOthers ? 'activity.not-all-yours' : 'activity.some-moved');
      }
    }
    return done(found.length);
  };
}

export const approveSeveral = several(approveActivity);
export const acceptSeveral = several(acceptActivity);
