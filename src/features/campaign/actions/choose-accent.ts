/** The owner chooses in which accent its public pages are drawn; none is the red of the house. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Accent, Campaign } from '../campaign.ts';
import { saveAccent } from '../store/accent.ts';

export async function chooseAccent(
  doing: Doing,
  campaign: Campaign,
  typed: { accent?: Accent; was?: Accent },
): Promise<Outcome<Campaign>> {
  if (!(await saveAccent(doing.tx, campaign.id, typed))) return refuse('http.stale');
  await announce(doing, {
    name: 'campaign.accent-chosen',
    subjectId: campaign.id,
    organisationId: campaign.organisationId,
    campaignId: campaign.id,
    seat: 'officer',
    before: { accent: campaign.accent ?? null },
    after: { accent: typed.accent ?? null },
  });
  return done({ ...campaign, accent: typed.accent });
}
