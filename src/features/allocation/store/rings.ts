/** The figures behind the rings and the table of units: a fixed number of statements, whatever stands beneath. */

import { levelOf } from '../../../kernel/tree.ts';
import type { Tx } from '../../../platform/db.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { getRootCampaignId } from '../../campaign/store.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import { listBeneath, listChildren } from '../../organisation/store.ts';
import { listProgress, nothingReached, type Reached } from '../../progress/store.ts';
import { type Indicator, listInUse } from '../indicator.ts';
import { type Figure, figureOf, growFigure } from '../progress.ts';
import { listTargetsFor } from '../store.ts';
import { listIndicators } from './indicator.ts';

const ringLevels = 3;
const figuresMax = 400;
/** As many as `listChildren` gives; with more, the difference would say nothing. */
const childrenMax = 1000;

export type RingsFigures = { root: Figure; indicator: Indicator; isCut: boolean };

/** The indicator asked for; unasked, activities, or the first there is. Nothing where there is no such one. */
export async function findIndicator(
  tx: Tx,
  campaign: Pick<Campaign, 'lineage'>,
  key: string | undefined,
): Promise<Indicator | undefined> {
  const indicators = listInUse(await listIndicators(tx, campaign));
  if (key !== undefined) return indicators.find((one) => one.key === key);
  return indicators.find((one) => one.key === 'events') ?? indicators[0];
}

/** What the rings draw: an organisation and three levels beneath it. */
export async function ringsOf(
  tx: Tx,
  campaign: Campaign,
  organisation: Organisation,
  asked?: Indicator,
): Promise<RingsFigures> {
  const indicator = asked ?? (await findIndicator(tx, campaign, undefined));
  if (!indicator) throw new Error(`campaign ${campaign.id} must have an indicator`);
  const found = await listBeneath(tx, organisation.path, ringLevels, figuresMax + 1, { closed: true });
  const shown = wholeLevels(found);
  const ids = shown.map((o) => o.id);
  const targets = await listTargetsFor(tx, campaign, ids);
  const progress = await listProgress(tx, await getRootCampaignId(tx, campaign), ids);
  // What has closed is drawn only with what it had reached.
  const isSeen = (o: Organisation) => !o.closedOn || progress.has(o.id);
  return {
    root: growFigure([organisation, ...shown.slice(1).filter(isSeen)], indicator, targets, progress),
    indicator,
    isCut: shown.length < found.length,
  };
}

/** Where there are too many, the last level that does not fit is left out whole; the first beneath is only cut. */
function wholeLevels(found: readonly Organisation[]): readonly Organisation[] {
  if (found.length <= figuresMax) return found;
  const deepest = levelOf(found.at(-1)!.path);
  return deepest === levelOf(found[0]!.path) + 1
    ? found.slice(0, figuresMax)
    : found.filter((o) => levelOf(o.path) < deepest);
}

export type Comparison = {
  /** The organisation looked at. */
  own: Figure;
  /** Those straight beneath it, in the order of the tree; closed ones only with what they reached. */
  beneath: Figure[];
  /** What it reached by records of its own: the difference between all and those beneath. */
  apart: number;
  /** Everything counted at or beneath the organisation looked at. */
  reached: Reached;
};

/** An organisation with all that stand straight beneath it, for one indicator. */
export async function compareUnits(
  tx: Tx,
  campaign: Campaign,
  organisation: Organisation,
  indicator: Indicator,
): Promise<Comparison> {
  const children = await listChildren(tx, organisation.id, { closed: true });
  const ids = [organisation, ...children].map((o) => o.id);
  const targets = await listTargetsFor(tx, campaign, ids);
  const progress = await listProgress(tx, await getRootCampaignId(tx, campaign), ids);
  const figure = (o: Organisation) =>
    figureOf(o, indicator, targets.get(o.id)?.get(indicator.key), progress.get(o.id));
  const own = figure(organisation);
  const all = children.map(figure);
  const sum = all.reduce((total, one) => total + (one.reached ?? 0), 0);
  return {
    own,
    beneath: all.filter((one) => !one.isClosed || one.reached),
    apart: all.length > 0 && all.length < childrenMax ? (own.reached ?? 0) - sum : 0,
    reached: progress.get(organisation.id) ?? nothingReached,
  };
}
