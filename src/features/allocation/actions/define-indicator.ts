/** Saying what a campaign counts: a new indicator, or other words and counters for one that stands. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { freeKey, type IndicatorTyped, indicatorOf, judgeIndicator } from '../indicator.ts';
import { listIndicatorsOf, lockIndicators, writeIndicators } from '../store/indicator.ts';

/** Refuses a name that another has, counters that hold each other, and more columns than a table bears. */
export async function defineIndicator(
  doing: Doing,
  campaign: Campaign,
  typed: IndicatorTyped & { key?: string },
): Promise<Outcome<Campaign>> {
  const { tx, now } = doing;
  await lockIndicators(tx, campaign.id);
  const all = await listIndicatorsOf(tx, campaign.id);
  const before = all.find((one) => one.key === typed.key);
  if (typed.key && !before) return refuse('allocation.no-such-indicator', {}, 'name');
  const problems = judgeIndicator(
    typed,
    all.filter((one) => one !== before),
  );
  if (problems.length > 0) return refuseAll(problems);
  const made = { ...indicatorOf(before?.key ?? freeKey(all), typed), isRetired: before?.isRetired ?? false };
  const next = before ? all.map((one) => (one === before ? made : one)) : [...all, made];
  await writeIndicators(tx, campaign.id, next, now);
  await announce(doing, {
    name: 'allocation.defined',
    subjectId: campaign.id,
    ...{ organisationId: campaign.organisationId, campaignId: campaign.id, seat: 'officer' },
    before: before && { indicator: before },
    after: { indicator: made },
  });
  return done(campaign);
}
