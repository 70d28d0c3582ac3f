/** What the worker does: every feature's reactions and chores. */

import { reactions as activity } from '../features/activity/reactions.ts';
import { reactions as award } from '../features/award/reactions.ts';
import { chores as callChores } from '../features/call/reactions.ts';
import { reactions as entry } from '../features/entry/reactions.ts';
import { reactions as notice } from '../features/notice/reactions.ts';
import { reactions as recommendation } from '../features/recommendation/reactions.ts';
import { reactions as review } from '../features/review/reactions.ts';
import { chores as voteChores } from '../features/vote/reactions.ts';
import type { Chore, Reaction } from '../platform/worker.ts';

export const reactions: readonly Reaction[] = [
  ...entry,
  ...activity,
  ...recommendation,
  ...review,
  ...award,
  ...notice,
];
export const chores: readonly Chore[] = [...callChores, ...voteChores];
