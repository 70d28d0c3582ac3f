/** What activities do when they hear facts: whoever reported one learns that it came back, and why. */

import type { ActivityId } from '../../kernel/id.ts';
import { on, type Reaction } from '../../platform/worker.ts';
import { postLetter } from '../message/actions/post-letter.ts';
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
];
