/** Sanctioning: the owner takes a step of the ladder against a work, with its reason; never the machine. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { listPollsOf } from '../../vote/store/poll.ts';
import type { Sanction } from '../ladder.ts';
import { mayStep } from '../policy.ts';
import { getLadder, insertSanction, liftSanction } from '../store/sanction.ts';
import { findWorkByNumber, listWorksOf } from '../store/work.ts';

type Taken = { number: string; step: string; reason: string };
type Of = { campaign: Campaign };

export async function sanction(doing: Doing, { campaign }: Of, taken: Taken): Promise<Outcome<Of>> {
  const { tx } = doing;
  const entryId = await findWorkByNumber(tx, taken.number);
  const polls = entryId ? await listPollsOf(tx, entryId) : [];
  if (!entryId || !polls.some((poll) => poll.campaignId === campaign.id))
    return refuse('scrutiny.no-work', undefined, 'number');
  const [work] = await listWorksOf(tx, [entryId]);
  const verdict = mayStep(doing.actor, { campaign, work: work! });
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  const step = (await getLadder(tx, campaign.id)).steps.find((one) => one.key === taken.step);
  if (!step) return refuse('scrutiny.no-step', undefined, 'step');
  const { reason } = taken;
  const id = await insertSanction(doing, { campaignId: campaign.id, entryId, step, reason });
  if (!id) return refuse('scrutiny.step-standing', undefined, 'step');
  await announce(doing, {
    name: 'scrutiny.sanctioned',
    ...{ subjectId: id, organisationId: campaign.organisationId, campaignId: campaign.id, reason },
    after: { entryId, step: step.key },
  });
  return done({ campaign });
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
  return done({ campaign });
}
