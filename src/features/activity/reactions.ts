/** What activities do when they hear facts: who reported learns what came back; after a move others decide; old pastes go. */

import type { ActivityId } from '../../kernel/id.ts';
import { plusDays } from '../../kernel/period.ts';
import { type Chore, every, on, type Reaction } from '../../platform/worker.ts';
import { postLetter } from '../message/actions/post-letter.ts';
import { redirectBeneath } from './actions/redirect-activities.ts';
import { batchKeptDays } from './batch.ts';
import { forgetBatches } from './store/batch.ts';
import { getActivity } from './store.ts';

export const reactions: Reaction[] = [
  on('activity.returned', 'tell-reporter', async (doing, fact) => {
    const activity = await getActivity(doing.tx, fact.subjectId as ActivityId);
    await postLetter(doing, {
      personId: activity.reportedBy,
      fact,
      kind: 'activity.returned',
      about: { name: activity.name, reason: fact.reason ?? '' },
      link: `/office/activities/${activity.id}`,
    });
  }),
  on('organisation.moved', 'redirect-activities', async (doing, fact) => {
    await redirectBeneath(doing, fact.subjectId);
  }),
];

export const chores: Chore[] = [
  every(3600, 'forget-activity-batches', async ({ tx, now }) => {
    await forgetBatches(tx, plusDays(now, -batchKeptDays));
  }),
];
