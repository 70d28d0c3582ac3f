/** Amending: the owner's officer writes the next version of a campaign; nothing beneath changes by itself. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import {
  amended,
  beforeAfter,
  changesOf,
  isChanged,
  judgeAmended,
  judgeConsent,
  type LaidDown,
  type TypedAmendment,
} from '../amend.ts';
import type { Campaign } from '../campaign.ts';
import { getVersion, saveAmended } from '../store/version.ts';
import { withOrganisations } from './name-bodies.ts';

type Typed = TypedAmendment & { version: number; reason?: string; confirmed: boolean };

/** Refuses, in this order: a stale page, values that do not stand, nothing changed, no reason, not yet confirmed. */
export async function amendCampaign(
  doing: Doing,
  campaign: Campaign,
  typed: Typed,
): Promise<Outcome<Campaign>> {
  if (typed.version !== campaign.version) return refuse('http.stale');
  const next = amended(campaign, typed);
  const above: LaidDown | undefined = campaign.parentId
    ? await getVersion(doing.tx, campaign.parentId, campaign.parentVersion!)
    : undefined;
  const problems = judgeAmended(next, above);
  if (problems.length > 0) return refuseAll(problems);
  if (!isChanged(campaign, next)) return refuse('campaign.nothing-changed');
  const consent = judgeConsent(campaign.state, typed);
  if (consent) return refuseAll([consent]);
  const bodies = await withOrganisations(doing.tx, next.bodies);
  if (!(await saveAmended(doing, { ...next, bodies }, typed.reason))) return refuse('http.stale');
  await announce(doing, {
    name: 'campaign.amended',
    subjectId: campaign.id,
    organisationId: campaign.organisationId,
    campaignId: campaign.id,
    seat: 'officer',
    reason: typed.reason,
    ...beforeAfter(changesOf(campaign, next)),
  });
  return done({ ...next, bodies, version: campaign.version + 1 });
}
