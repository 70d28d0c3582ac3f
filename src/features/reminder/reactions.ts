/** What reminders do when they hear a fact, and by the clock: officers get their letter; dates are seen to. */

import type { KeptFact } from '../../kernel/fact.ts';
import type { NoticeId, OrganisationId } from '../../kernel/id.ts';
import type { Doing } from '../../platform/db.ts';
import { type Chore, every, on, type Reaction } from '../../platform/worker.ts';
import { findAdopted, getCampaign } from '../campaign/store.ts';
import { postLetter } from '../message/actions/post-letter.ts';
import { listOrganisations, listSeatsAt } from '../organisation/store.ts';
import { remindByDate } from './actions/remind-by-date.ts';
import type { ReminderKind } from './reminder.ts';
import { getReminder, listNoticesOf, type SentReminder } from './store.ts';

/** To every officer of every organisation that was to be told, in its name. */
async function tellOfficers(doing: Doing, fact: KeptFact): Promise<void> {
  const reminder = await getReminder(doing.tx, fact.subjectId);
  const campaign = await getCampaign(doing.tx, reminder.campaignId);
  const notices = await listNoticesOf(doing.tx, campaign.id, reminder.to);
  for (const organisation of await listOrganisations(doing.tx, reminder.to)) {
    const about = {
      owner: campaign.organisationShortName,
      campaign: campaign.title,
      words: reminder.words,
    };
    const link = await linkOf(doing, reminder, organisation.id, notices.get(organisation.id));
    for (const seat of await listSeatsAt(doing.tx, organisation.id, doing.now)) {
      if (seat.role !== 'officer') continue;
      const { personId } = seat;
      const organisationId = organisation.id;
      await postLetter(doing, { personId, fact, kind: 'reminder.sent', about, link, organisationId });
    }
  }
}

const pages: Partial<Record<ReminderKind, string>> = { report: '/office/activities/new' };

/** Straight to where it is done. */
async function linkOf(
  doing: Doing,
  reminder: SentReminder,
  organisationId: OrganisationId,
  noticeId: NoticeId | undefined,
): Promise<string> {
  const { kind, campaignId } = reminder;
  if (kind === 'amend') {
    const own = await findAdopted(doing.tx, campaignId, organisationId);
    return own ? `/office/campaigns/${own.id}/changes` : `/office/campaigns/${campaignId}`;
  }
  if (kind === 'adopt' && noticeId) return `/office/notices/${noticeId}/recipients/${organisationId}/adopt`;
  return pages[kind] ?? (noticeId ? `/office/notices/${noticeId}` : `/office/campaigns/${campaignId}`);
}

export const reactions: Reaction[] = [on('reminder.sent', 'tell-officers', tellOfficers)];

const hourSeconds = 3600;
export const chores: Chore[] = [every(hourSeconds, 'remind-by-date', remindByDate)];
