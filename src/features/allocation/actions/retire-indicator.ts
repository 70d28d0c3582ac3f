/** Retiring an indicator, or taking it into use again: its figures stay either way. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { indicatorsMax, listInUse } from '../indicator.ts';
import { listIndicatorsOf, lockIndicators, writeIndicators } from '../store/indicator.ts';

export async function retireIndicator(
  doing: Doing,
  campaign: Campaign,
  typed: { key: string; retired: boolean },
): Promise<Outcome<Campaign>> {
  const { tx, now } = doing;
  await lockIndicators(tx, campaign.id);
  const all = await listIndicatorsOf(tx, campaign.id);
  if (!all.some((one) => one.key === typed.key)) return refuse('allocation.no-such-indicator');
  const next = all.map((one) => (one.key === typed.key ? { ...one, isRetired: typed.retired } : one));
  if (listInUse(next).length > indicatorsMax)
    return refuse('allocation.too-many-indicators', { max: indicatorsMax });
  await writeIndicators(tx, campaign.id, next, now);
  await announce(doing, {
    name: typed.retired ? 'allocation.retired' : 'allocation.revived',
    subjectId: campaign.id,
    ...{ organisationId: campaign.organisationId, campaignId: campaign.id, seat: 'officer' },
    after: { indicator: typed.key },
  });
  return done(campaign);
}
