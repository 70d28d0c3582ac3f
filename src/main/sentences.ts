/** Every refusal and every letter of the house, gathered from the features. */

import { refusals as account } from '../features/account/text.ts';
import { letters as activityLetters } from '../features/activity/letters.ts';
import { refusals as activity } from '../features/activity/text.ts';
import { refusals as allocation } from '../features/allocation/text.ts';
import { letters as awardLetters } from '../features/award/letters.ts';
import { refusals as award } from '../features/award/text.ts';
import { refusals as batch } from '../features/batch/text.ts';
import { letters as bulkLetters } from '../features/bulk/letters.ts';
import { refusals as bulk } from '../features/bulk/text.ts';
import { letters as bulletinLetters } from '../features/bulletin/letters.ts';
import { refusals as bulletin } from '../features/bulletin/text.ts';
import { letters as calendarLetters } from '../features/calendar/letters.ts';
import { refusals as calendar } from '../features/calendar/text.ts';
import { letters as callLetters } from '../features/call/letters.ts';
import { refusals as callBallot } from '../features/call/text/ballot.ts';
import { refusals as callStage } from '../features/call/text/stage.ts';
import { refusals as call } from '../features/call/text.ts';
import { letters as campaignLetters } from '../features/campaign/letters.ts';
import { refusals as campaign } from '../features/campaign/text.ts';
import { letters as commendationLetters } from '../features/commendation/letters.ts';
import { refusals as commendation } from '../features/commendation/text.ts';
import { letters as entryLetters } from '../features/entry/letters.ts';
import { refusals as entryHiding } from '../features/entry/text/hiding.ts';
import { refusals as entry } from '../features/entry/text.ts';
import { letters as identityLetters } from '../features/identity/letters.ts';
import { refusals as identity } from '../features/identity/text.ts';
import { letters as materialLetters } from '../features/material/letters.ts';
import { refusals as material } from '../features/material/text.ts';
import { refusals as media } from '../features/media/text.ts';
import { refusals as message } from '../features/message/text.ts';
import { letters as noticeLetters } from '../features/notice/letters.ts';
import { refusals as notice } from '../features/notice/text.ts';
import { letters as objectionLetters } from '../features/objection/letters.ts';
import { refusals as objection } from '../features/objection/text.ts';
import { refusals as organisation } from '../features/organisation/text.ts';
import { letters as outcomeLetters } from '../features/outcome/letters.ts';
import { refusals as outcome } from '../features/outcome/text.ts';
import { letters as panelLetters } from '../features/panel/letters.ts';
import { refusals as panel } from '../features/panel/text.ts';
import { refusals as progress } from '../features/progress/text.ts';
import { refusals as promoter } from '../features/promoter/text.ts';
import { refusals as reckoning } from '../features/reckoning/text.ts';
import { letters as recommendationLetters } from '../features/recommendation/letters.ts';
import { refusals as recommendation } from '../features/recommendation/text.ts';
import { refusals as redaction } from '../features/redaction/text.ts';
import { letters as reminderLetters } from '../features/reminder/letters.ts';
import { refusals as reminder } from '../features/reminder/text.ts';
import { refusals as rendition } from '../features/rendition/text.ts';
import { letters as resemblanceLetters } from '../features/resemblance/letters.ts';
import { refusals as resemblance } from '../features/resemblance/text.ts';
import { letters as reviewLetters } from '../features/review/letters.ts';
import { refusals as reviewScore } from '../features/review/text/score.ts';
import { refusals as reviewStage } from '../features/review/text/stage.ts';
import { refusals as review } from '../features/review/text.ts';
import { letters as scrutinyLetters } from '../features/scrutiny/letters.ts';
import { refusals as scrutinyAlteration } from '../features/scrutiny/text/alteration.ts';
import { refusals as scrutinyAppeal } from '../features/scrutiny/text/appeal.ts';
import { refusals as scrutinyLadder } from '../features/scrutiny/text/ladder.ts';
import { refusals as scrutiny } from '../features/scrutiny/text/scrutiny.ts';
import { refusals as upload } from '../features/upload/text.ts';
import { letters as voteLetters } from '../features/vote/letters.ts';
import { refusals as vote } from '../features/vote/text.ts';
import { refusals as query } from '../kernel/query/text.ts';
import type { RefusalTable, Sentence } from '../kernel/text.ts';
import { refusals as platform } from '../platform/text.ts';

export const refusals: RefusalTable = {
  ...platform,
  ...query,
  ...account,
  ...organisation,
  ...identity,
  ...media,
  ...upload,
  ...rendition,
  ...message,
  ...campaign,
  ...reckoning,
  ...call,
  ...callBallot,
  ...callStage,
  ...calendar,
  ...progress,
  ...entry,
  ...entryHiding,
  ...resemblance,
  ...redaction,
  ...activity,
  ...promoter,
  ...material,
  ...batch,
  ...allocation,
  ...recommendation,
  ...panel,
  ...review,
  ...reviewStage,
  ...reviewScore,
  ...vote,
  ...scrutiny,
  ...scrutinyAppeal,
  ...scrutinyAlteration,
  ...scrutinyLadder,
  ...award,
  ...objection,
  ...commendation,
  ...bulletin,
  ...outcome,
  ...notice,
  ...reminder,
  ...bulk,
};

export const letters: Record<string, Sentence> = {
  ...activityLetters,
  ...awardLetters,
  ...bulkLetters,
  ...calendarLetters,
  ...callLetters,
  ...campaignLetters,
  ...bulletinLetters,
  ...commendationLetters,
  ...identityLetters,
  ...entryLetters,
  ...materialLetters,
  ...noticeLetters,
  ...objectionLetters,
  ...outcomeLetters,
  ...panelLetters,
  ...recommendationLetters,
  ...reminderLetters,
  ...resemblanceLetters,
  ...voteLetters,
  ...scrutinyLetters,
  ...reviewLetters,
};
