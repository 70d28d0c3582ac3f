/** Recording by hand what a level outside the system has reached: the last record counts, all are kept. */

import type { CampaignId, OrganisationId } from '../../../kernel/id.ts';
import { dayOf } from '../../../kernel/period.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { idOfLabel, type Organisation } from '../../organisation/organisation.ts';
import { amountsTyped, isNothing, judgeDated, noAmounts, type StatedTyped, versionOf } from '../progress.ts';
import { insertStated, isCountedElse, listStated, listStatedAmong } from '../store/stated.ts';
import { holdProgress, moveByHand } from '../store.ts';

export type Statement = {
  campaign: { id: CampaignId; organisationId: OrganisationId };
  rootCampaignId: CampaignId;
  organisation: Organisation;
  recorder?: Organisation;
};

/** Refuses: a record made on one that is no longer the last, a day ahead, and figures that are counted already. */
export async function stateProgress<A extends Statement>(
  doing: Doing,
  asked: A,
  typed: StatedTyped,
): Promise<Outcome<A>> {
  const { campaign, rootCampaignId, organisation, recorder } = asked;
  const { tx, now } = doing;
  const of = { rootCampaignId, organisationId: organisation.id };
  await holdProgress(tx, rootCampaignId);
  const [last] = await listStated(tx, of);
  if (typed.version !== versionOf(last)) return refuse('http.stale');
  const problem = judgeDated(typed.dated, dayOf(now));
  if (problem) return refuseAll([problem]);
  const [before, amounts] = [last?.amounts ?? noAmounts, amountsTyped(typed)];
  if (!isNothing(amounts)) {
    if (!recorder || !organisation.isOutside) return refuse('progress.inside');
    const above = organisation.path.split('.').slice(0, -1).map(idOfLabel);
    const isTwice =
      (await isCountedElse(tx, of)) || (await listStatedAmong(tx, rootCampaignId, above)).size > 0;
    if (isTwice) return refuse('progress.counted-twice');
  }
  await insertStated(
    doing,
    { ...of, byOrganisationId: recorder?.id ?? campaign.organisationId },
    { ...typed, amounts },
  );
  await moveByHand(tx, { rootCampaignId, unitId: organisation.id }, before, amounts);
  await announce(doing, {
    name: 'progress.stated',
    subjectId: organisation.id,
    ...{ organisationId: organisation.id, campaignId: campaign.id, seat: 'officer', reason: typed.source },
    ...{ before, after: amounts },
  });
  return done(asked);
}
