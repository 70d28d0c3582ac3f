/** Every refusal and every letter of the house, gathered from the features. */

import { refusals as account } from '../features/account/text.ts';
import { letters as activityLetters } from '../features/activity/letters.ts';
import { refusals as activity } from '../features/activity/text.ts';
import { refusals as allocation } from '../features/allocation/text.ts';
import { letters as awardLetters } from '../features/award/letters.ts';
import { refusals as award } from '../features/award/text.ts';
import { refusals as batch } from '../features/batch/text.ts';
import { letters as calendarLetters } from '../features/calendar/letters.ts';
import { refusals as calendar } from '../features/calendar/text.ts';
import { letters as callLetters } from '../features/call/letters.ts';
import { refusals as call } from '../features/call/text.ts';
import { letters as campaignLetters } from '../features/campaign/letters.ts';
import { refusals as campaign } from '../features/campaign/text.ts';
import { letters as entryLetters } from '../features/entry/letters.ts';
import { refusals as entry } from '../features/entry/text.ts';
import { letters as materialLetters } from '../features/material/letters.ts';
import { refusals as material } from '../features/material/text.ts';
import { refusals as media } from '../features/media/text.ts';
import { refusals as message } from '../features/message/text.ts';
import { letters as noticeLetters } from '../features/notice/letters.ts';
import { refusals as notice } from '../features/notice/text.ts';
import { refusals as organisation } from '../features/organisation/text.ts';
import { refusals as progress } from '../features/progress/text.ts';
import { refusals as promoter } from '../features/promoter/text.ts';
import { letters as recommendationLetters } from '../features/recommendation/letters.ts';
import { refusals as recommendation } from '../features/recommendation/text.ts';
import { letters as reminderLetters } from '../features/reminder/letters.ts';
import { refusals as reminder } from '../features/reminder/text.ts';
import { refusals as rendition } from '../features/rendition/text.ts';
import { letters as resemblanceLetters } from '../features/resemblance/letters.ts';
import { refusals as resemblance } from '../features/resemblance/text.ts';
import { letters as reviewLetters } from '../features/review/letters.ts';
import { refusals as review } from '../features/review/text.ts';
import { refusals as upload } from '../features/upload/text.ts';
import { refusals as vote } from '../features/vote/text.ts';
import type { RefusalTable, Sentence } from '../kernel/text.ts';
import { refusals as platform } from '../platform/text.ts';

export const refusals: RefusalTable = {
  ...platform,
  ...account,
  ...organisation,
  ...media,
  ...upload,
  ...rendition,
  ...message,
  ...campaign,
  ...call,
  ...calendar,
  ...progress,
  ...entry,
  ...resemblance,
  ...activity,
  ...promoter,
  ...material,
  ...batch,
  ...allocation,
  ...recommendation,
  ...review,
  ...vote,
  ...award,
  ...notice,
  ...reminder,
};

export const letters: Record<string, Sentence> = {
  ...activityLetters,
  ...awardLetters,
  ...calendarLetters,
  ...callLetters,
  ...campaignLetters,
  ...entryLetters,
  ...materialLetters,
  ...noticeLetters,
  ...recommendationLetters,
  ...reminderLetters,
  ...resemblanceLetters,
  ...reviewLetters,
};
