/** Reminding by date: seven days and one day before, one day after, those who have not done it yet; each date once. */

import { plusDays } from '../../../kernel/period.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { listDatedCampaigns } from '../../campaign/store/waiting.ts';
import { isQuiet } from '../../message/delivery.ts';
import {
  dateSpan,
  dueOf,
  occasionAt,
  placeOf,
  type ReminderKind,
  reminderKinds,
  wordsFor,
} from '../reminder.ts';
import { getAutomatic, listStandings, lockReminders, noteOccasion } from '../store.ts';
import { tell, toldMax } from './send-reminder.ts';

const pageMax = 200;

/** Nobody's date is seen to at night: the next morning still lies within the occasion's day. */
export async function remindByDate(doing: Doing): Promise<void> {
  const { tx, now } = doing;
  if (isQuiet(now)) return;
  const span = { from: plusDays(now, -dateSpan.daysBack), until: plusDays(now, dateSpan.daysAhead) };
  let after: string | undefined;
  for (;;) {
    const campaigns = await listDatedCampaigns(tx, span, after, pageMax);
    for (const campaign of campaigns) await remindOf(doing, campaign);
    if (campaigns.length < pageMax) return;
    after = campaigns.at(-1)!.id;
  }
}

async function remindOf(doing: Doing, campaign: Campaign): Promise<void> {
  const near = reminderKinds.filter((kind) => {
    const dueAt = dueOf(campaign, kind);
    return dueAt !== undefined && occasionAt(dueAt, doing.now) !== undefined;
  });
  if (near.length === 0 || !(await getAutomatic(doing.tx, campaign.id)).isAutomatic) return;
  for (const kind of near) await remindOne(doing, campaign, kind);
}

async function remindOne(doing: Doing, campaign: Campaign, kind: ReminderKind): Promise<void> {
  const { tx, now } = doing;
  const dueAt = dueOf(campaign, kind)!;
  const occasion = occasionAt(dueAt, now)!;
  if (!(await noteOccasion(tx, now, { campaignId: campaign.id, kind, occasion, dueAt }))) return;
  await lockReminders(tx, campaign.id, kind);
  const missing = await listStandings(tx, campaign, now, { page: 1, size: toldMax }, kind);
  const to = missing.items.filter((one) => placeOf(one, kind, now) === 'tell');
  if (to.length > 0)
    await tell(doing, campaign, { kind, occasion, to, words: wordsFor(kind, dueAt, occasion) });
}
