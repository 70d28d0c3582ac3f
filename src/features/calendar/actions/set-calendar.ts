/** Setting the calendar: the owner's officer writes phases and deadlines, as the campaign's next version. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { saveAmended } from '../../campaign/store/version.ts';
import { getCampaign } from '../../campaign/store.ts';
import { itemsOf, type TypedItem } from '../phase.ts';

export type TypedCalendar = { version: number; reason?: string; items: readonly TypedItem[] };

/** Refuses a line that lacks something or ends before it begins, and to write over what somebody saved since (409). */
export async function setCalendar(
  doing: Doing,
  campaign: Campaign,
  typed: TypedCalendar,
): Promise<Outcome<Campaign>> {
  const judged = itemsOf(typed.items, campaign.calendar, campaign.opensAt);
  if ('refusals' in judged) return refuseAll(judged.refusals);
  const amended = { ...campaign, version: typed.version, calendar: judged.items };
  if (!(await saveAmended(doing, amended, typed.reason))) return refuse('http.stale');
  const after = await getCampaign(doing.tx, campaign.id);
  await announce(doing, {
    name: 'calendar.set',
    subjectId: campaign.id,
    organisationId: campaign.organisationId,
    campaignId: campaign.id,
    seat: 'officer',
    reason: typed.reason,
    before: { lines: campaign.calendar.length, version: campaign.version },
    after: { lines: after.calendar.length, version: after.version },
  });
  return done(after);
}
