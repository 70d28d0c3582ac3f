/** Sanctioning: the owner takes a step of the ladder against a work, with its reason; never the machine. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import type { Sanction } from '../ladder.ts';
import { mayStep } from '../policy.ts';
import { type CampaignContest, contestOf } from '../store/contest.ts';
import { getLadder, insertSanction, liftSanction } from '../store/sanction.ts';
import { findWorkByNumber } from '../store/work.ts';

type Taken = { number: string; step: string; reason: string };
type Of = { campaign: Campaign; contests: readonly CampaignContest[] };

export async function sanction(doing: Doing, found: Of, taken: Taken): Promise<Outcome<Of>> {
  const { tx } = doing;
  const { campaign, contests } = found;
  const entryId = await findWorkByNumber(tx, taken.number);
  const contest = entryId && contestOf(contests, entryId);
  const work = contest?.works.find((one) => one.id === entryId);
  if (!entryId || !contest || !work) return refuse('scrutiny.no-work', undefined, 'number');
  const step = (await getLadder(tx, campaign.id)).steps.find((one) => one.key === taken.step);
  if (!step) return refuse('scrutiny.no-step', undefined, 'step');
  const isBarring = step.isBarring ?? false;
  const verdict = mayStep(doing.actor, { campaign, work, isBarring, contest });
  if (!verdict.allowed) return refuseAll([{ ...verdict.refusal, field: isBarring ? 'step' : 'number' }]);
  const { reason } = taken;
  const id = await insertSanction(doing, { campaignId: campaign.id, entryId, step, reason });
  if (!id) return refuse('scrutiny.step-standing', undefined, 'step');
  await announce(doing, {
    name: 'scrutiny.sanctioned',
    ...{ subjectId: id, organisationId: campaign.organisationId, campaignId: campaign.id, reason },
    after: { entryId, step: step.key },
  });
  return done(found);
}

export async function lift(
  doing: Doing,
  found: Of & { sanction: Sanction },
  { version, reason }: { version: number; reason: string },
): Promise<Outcome<Of>> {
  const { campaign, sanction: one } = found;
  if (!(await liftSanction(doing, { id: one.id, version }, reason))) return refuse('http.stale');
  await announce(doing, {
    name: 'scrutiny.sanction-lifted',
    ...{ subjectId: one.id, organisationId: campaign.organisationId, campaignId: campaign.id, reason },
    before: { entryId: one.entryId, step: one.step },
  });
  return done(found);
}
