/** What the worker does: every feature's reactions and chores. */

import { reactions as activity, chores as activityChores } from '../features/activity/reactions.ts';
import { reactions as award, chores as awardChores } from '../features/award/reactions.ts';
import { reactions as bulk, choresOf as bulkChoresOf } from '../features/bulk/reactions.ts';
import { reactions as bulletin } from '../features/bulletin/reactions.ts';
import { reactions as calendar } from '../features/calendar/reactions.ts';
import { reactions as call, chores as callChores } from '../features/call/reactions.ts';
import { reactions as campaign, chores as campaignChores } from '../features/campaign/reactions.ts';
import { reactions as commendation } from '../features/commendation/reactions.ts';
import { reactions as entry } from '../features/entry/reactions.ts';
import { chores as identityChores, reactionsOf as identityOf } from '../features/identity/reactions.ts';
import { reactions as material } from '../features/material/reactions.ts';
import { postLetter } from '../features/message/actions/post-letter.ts';
import { reactions as notice } from '../features/notice/reactions.ts';
import { reactions as objection, chores as objectionChores } from '../features/objection/reactions.ts';
import { chores as organisationChores } from '../features/organisation/reactions.ts';
import { reactions as outcome } from '../features/outcome/reactions.ts';
import { reactions as panel } from '../features/panel/reactions.ts';
import { reactions as progress, chores as progressChores } from '../features/progress/reactions.ts';
import {
  reactions as recommendation,
  chores as recommendationChores,
} from '../features/recommendation/reactions.ts';
import { reactions as reminder, chores as reminderChores } from '../features/reminder/reactions.ts';
import { chores as renditionChores } from '../features/rendition/reactions.ts';
import { reactions as resemblance } from '../features/resemblance/reactions.ts';
import { reactions as review, chores as reviewChores } from '../features/review/reactions.ts';
import { reactions as scrutiny, chores as scrutinyChores } from '../features/scrutiny/reactions.ts';
import { reactions as vote, chores as voteChores } from '../features/vote/reactions.ts';
import type { Chore, Reaction } from '../platform/worker.ts';
import { bulkRoom } from './slots.tsx';

export const reactions: readonly Reaction[] = [
  ...identityOf(postLetter),
  ...campaign,
  ...call,
  ...calendar,
  ...progress,
  ...entry,
  ...resemblance,
  ...activity,
  ...material,
  ...recommendation,
  ...vote,
  ...scrutiny,
  ...panel,
  ...review,
  ...award,
  ...objection,
  ...commendation,
  ...bulletin,
  ...outcome,
  ...notice,
  ...reminder,
  ...bulk,
];
export const chores: readonly Chore[] = [
  ...organisationChores,
  ...identityChores,
  ...renditionChores,
  ...activityChores,
  ...campaignChores,
  ...callChores,
  ...progressChores,
  ...recommendationChores,
  ...voteChores,
  ...scrutinyChores,
  ...reviewChores,
  ...awardChores,
  ...objectionChores,
  ...reminderChores,
  ...bulkChoresOf(bulkRoom),
];
