/** Handing over: what was given to a level outside the system is written down. */

import { dayOf } from '../../../kernel/period.ts';
import { done, type Outcome, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { type Handover, judgeDay } from '../handover.ts';
import { mayHandOver } from '../policy.ts';
import { getHandover, insertHandover } from '../store/handover.ts';

/** Refuses a day that has not come. */
export async function handOver(
  doing: Doing,
  campaign: Campaign,
  given: Pick<Handover, 'what' | 'form' | 'receiver' | 'handedOn' | 'note'>,
): Promise<Outcome<Handover>> {
  const verdict = mayHandOver(doing.actor, campaign);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  const problems = judgeDay('handedOn', given.handedOn, dayOf(doing.now));
  if (problems.length > 0) return refuseAll(problems);
  const { organisationId, id: campaignId } = campaign;
  const id = await insertHandover(doing, { ...given, campaignId, organisationId });
  await announce(doing, {
    name: 'notice.handed-over',
    subjectId: id,
    organisationId,
    campaignId,
    seat: 'officer',
    after: given,
  });
  return done(await getHandover(doing.tx, id));
}
