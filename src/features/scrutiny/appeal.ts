/** The word "appeal": a unit or maker asks that the votes set aside be looked at again, and a person answers in time. */

import type { CallId, CampaignId, EntryId, OrganisationId, PersonId, PollId } from '../../kernel/id.ts';
import { dayMs, dayOf, plusDays, startOfDay } from '../../kernel/period.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { Transitions } from '../../kernel/verdict.ts';

export const appealStates = ['filed', 'releasing', 'granted', 'refused'] as const;
export type AppealState = (typeof appealStates)[number];
export type AppealVerb = 'grant' | 'put' | 'refuse' | 'confirm' | 'give-back';
export const answers = ['grant', 'refuse'] as const;
export type AppealAnswer = (typeof answers)[number];

/** `put`: the answer releases so much that a second person is asked; until then it is not sent. */
export const appealTransitions: Transitions<AppealState, AppealVerb> = {
  filed: { grant: 'granted', put: 'releasing', refuse: 'refused' },
  releasing: { confirm: 'granted', 'give-back': 'filed' },
  granted: {},
  refused: {},
};

export function isOpenAppeal(state: AppealState): boolean {
  return state === 'filed' || state === 'releasing';
}

export type Appeal = {
  id: string;
  pollId: PollId;
  callId: CallId;
  campaignId: CampaignId;
  ownerId: OrganisationId;
  entryId: EntryId;
  entryTitle: string;
  unitPath: TreePath;
  makerId?: PersonId;
  side: 'unit' | 'maker';
  words: string;
  at: Date;
  byId: PersonId;
  dueAt: Date;
  state: AppealState;
  answer?: string;
  answeredAt?: Date;
  answeredBy?: PersonId;
  version: number;
};

/** So many working days an officer has for the answer. */
export const answerDays = 3;

/**
 * The end of the so-manieth working day after an instant, in Shanghai: Monday to Friday. Public holidays are not known
 * here, so around them a deadline may lie too early, never too late.
 */
export function endOfWorkingDay(after: Date, days: number): Date {
  let day = startOfDay(dayOf(after));
  for (let left = days; left > 0; ) {
    day = plusDays(day, 1);
    if (isWorkingDay(day)) left--;
  }
  return new Date(day.getTime() + dayMs);
}

/** The first of January 1970 was a Thursday. */
function isWorkingDay(startsAt: Date): boolean {
  const days = Math.round((startsAt.getTime() + 8 * 3_600_000) / dayMs);
  const weekday = (days + 4) % 7;
  return weekday !== 0 && weekday !== 6;
}
