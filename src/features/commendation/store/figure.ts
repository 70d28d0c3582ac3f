/** The figures of those who may win, gathered from the stores that keep the records; votes are in none of them. */

import type { OrganisationId } from '../../../kernel/id.ts';
import type { TreePath } from '../../../kernel/tree.ts';
import type { Tx } from '../../../platform/db.ts';
import { countOf, listShared } from '../../allocation/indicator.ts';
import { listIndicators } from '../../allocation/store/indicator.ts';
import { listTargetsFor } from '../../allocation/store.ts';
import { countAwardsBeneath } from '../../award/store/count.ts';
import { getCall, listCalls } from '../../call/store.ts';
import { getCampaign, getRootCampaignId } from '../../campaign/store.ts';
import { countWorksBeneath } from '../../entry/store/count.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import { listBeneath, listChildren } from '../../organisation/store.ts';
import { completenessOf, noProgress, punctualityOf, type Rate } from '../../progress/progress.ts';
import { listProgress } from '../../progress/store.ts';
import { countRecommendedBeneath } from '../../recommendation/store/count.ts';
import { type Commendation, isMeant } from '../commendation.ts';
import type { Contender, Figure, Figures } from '../measure.ts';
import { listPoints } from './place.ts';

const levelsMax = 8;
const candidatesMax = 5000;

/** Those the rule means, in the order of the tree. */
export async function listMeant(tx: Tx, of: Commendation): Promise<Organisation[]> {
  const { whom } = of.rule;
  const levels = whom.depth === 'any' ? levelsMax : Number(whom.depth);
  const found =
    levels === 1
      ? await listChildren(tx, of.withinId)
      : await listBeneath(tx, of.withinPath, levels, candidatesMax);
  return found.filter((one) => isMeant(whom, of.withinPath, one));
}

/** The lineages of the calls that count: the one call of a host's own award, or all of the campaign. */
export async function lineagesOf(tx: Tx, of: Commendation): Promise<TreePath[]> {
  const calls = of.callId ? [await getCall(tx, of.callId)] : await listCalls(tx, of.campaignId);
  return calls.map((call) => call.lineage);
}

const plain = (amount: number | undefined): Figure => ({ amount: amount ?? 0, of: 1 });
/** A rate as its percentage, not rounded; nothing where there is nothing to be a part of. */
const percent = (rate: Rate | undefined): Figure | undefined =>
  rate && { amount: Math.min(rate.part, rate.whole) * 100, of: rate.whole };

/** Everybody with every figure there is; four statements for works and hands, four more for a campaign. */
export async function gatherFigures(
  tx: Tx,
  of: Commendation,
  organisations: readonly Organisation[],
): Promise<Contender<OrganisationId>[]> {
  const ids = organisations.map((one) => one.id);
  const lineages = await lineagesOf(tx, of);
  const works = await countWorksBeneath(tx, lineages, ids);
  const recommended = await countRecommendedBeneath(tx, lineages, ids);
  const awards = await countAwardsBeneath(tx, lineages, ids);
  const byHand = new Map((await listPoints(tx, of.id)).map((one) => [one.organisationId, one.points]));
  const rest = of.callId ? new Map<OrganisationId, Figures>() : await campaignFigures(tx, of, organisations);
  return organisations.map(({ id, units }) => ({
    id,
    workplaces: units,
    figures: {
      ...rest.get(id),
      entered: plain(works.get(id)?.entered),
      admitted: plain(works.get(id)?.admitted),
      recommended: plain(recommended.get(id)?.recommended),
      finalists: plain(recommended.get(id)?.finalists),
      awards: plain(awards.get(id)?.all),
      'awards-first': plain(awards.get(id)?.first),
      'awards-second': plain(awards.get(id)?.second),
      'awards-third': plain(awards.get(id)?.third),
      hand: byHand.has(id) ? { amount: byHand.get(id)! * 2, of: 2 } : undefined,
    },
  }));
}

async function campaignFigures(
  tx: Tx,
  of: Commendation,
  organisations: readonly Organisation[],
): Promise<Map<OrganisationId, Figures>> {
  const ids = organisations.map((one) => one.id);
  const campaign = await getCampaign(tx, of.campaignId);
  const progress = await listProgress(tx, await getRootCampaignId(tx, campaign), ids);
  const targets = await listTargetsFor(tx, campaign, ids);
  const indicators = listShared(await listIndicators(tx, campaign));
  return new Map(
    organisations.map(({ id, units }) => {
      const reached = progress.get(id) ?? noProgress;
      const { activities, participants, contacts, visits, promoters } = reached;
      const shares = indicators.flatMap((indicator) => {
        const [target, amount] = [targets.get(id)?.get(indicator.key), countOf(indicator, reached)];
        return target && amount !== undefined ? Math.min(100, Math.floor((amount * 100) / target)) : [];
      });
      const figures: Figures = {
        activities: plain(activities),
        participants: plain(participants),
        contacts: plain(contacts),
        visits: plain(visits),
        promoters: plain(promoters),
        completeness: percent(completenessOf(reached, units)),
        punctuality: percent(punctualityOf(reached)),
        targets:
          shares.length > 0
            ? { amount: shares.reduce((all, share) => all + share, 0), of: shares.length }
            : undefined,
      };
      return [id, figures] as const;
    }),
  );
}
