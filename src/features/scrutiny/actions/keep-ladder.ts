/** Keeping a campaign's own ladder: the owner's words for what follows when votes are bought. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { judgeLadder, stepsTyped, type TypedStep } from '../ladder.ts';
import { getLadder, saveLadder } from '../store/sanction.ts';

export async function keepLadder(
  doing: Doing,
  { campaign }: { campaign: Campaign },
  taken: { version: number; steps: readonly TypedStep[] },
): Promise<Outcome<{ campaign: Campaign }>> {
  const steps = stepsTyped(taken.steps);
  const refusal = judgeLadder(steps);
  if (refusal) return refuseAll([refusal]);
  const before = await getLadder(doing.tx, campaign.id);
  if (!(await saveLadder(doing, campaign.id, { steps, version: taken.version }))) return refuse('http.stale');
  await announce(doing, {
    name: 'scrutiny.ladder-kept',
    ...{ subjectId: campaign.id, organisationId: campaign.organisationId, campaignId: campaign.id },
    before: { steps: before.steps },
    after: { steps },
  });
  return done({ campaign });
}
