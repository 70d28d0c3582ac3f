/** What was asked of the dashboard: where, which indicator, in which order, which page; and the address of all that. */

import type { Actor } from '../../../kernel/actor.ts';
import { askPage } from '../../../kernel/page.ts';
import { isWithin } from '../../../kernel/tree.ts';
import { all, allowed, notNow, type Verdict } from '../../../kernel/verdict.ts';
import type { Ask } from '../../../platform/route.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { findCampaign } from '../../campaign/store.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import { findOrganisation } from '../../organisation/store.ts';
import type { Indicator } from '../indicator.ts';
import { mayReadFigures } from '../policy.ts';
import { type Order, readOrder, sayOrder } from '../progress.ts';
import { findIndicator } from '../store/rings.ts';

export const unitsAtOnce = 100;

export type ProgressAsked = {
  campaign: Campaign;
  at: Organisation;
  indicator: Indicator;
  /** Whether the indicator was named, so that links go on naming it. */
  isNamed: boolean;
  order: Order;
  /** What was asked as an order and is none. */
  oddOrder?: string;
  page: number;
  /** For exports: every page at once. */
  isWhole: boolean;
};

/** The campaign for those in its line, an organisation of its tree, and an indicator it counts; else there is no such page. */
export async function findProgressAsked(ask: Ask): Promise<ProgressAsked | undefined> {
  const { tx, actor, params, query } = ask;
  const campaign = await findCampaign(tx, actor, params.campaign!);
  if (!campaign || !mayReadFigures(actor, campaign).allowed) return undefined;
  const at = await findOrganisation(tx, query.at ?? campaign.organisationId);
  if (!at || !isWithin(at.path, campaign.organisationPath)) return undefined;
  const indicator = await findIndicator(tx, campaign, query.indicator);
  if (!indicator) return undefined;
  const order = readOrder(query.sort);
  return {
    ...{ campaign, at, indicator, isNamed: query.indicator !== undefined },
    order: order ?? { key: 'tree', isDown: false },
    oddOrder: order ? undefined : query.sort,
    page: askPage(query.page).page,
    isWhole: query.page === undefined || query.page === 'all',
  };
}

/** Read along the line of the tree, in an order that is on the list (AC-065). */
export function mayAskProgress(actor: Actor, asked: ProgressAsked): Verdict {
  const odd = asked.oddOrder;
  return all(
    mayReadFigures(actor, asked.campaign),
    odd === undefined ? allowed : notNow('http.unknown-order', { name: odd.slice(0, 40) }),
  );
}

type Change = {
  at?: string;
  indicator?: string;
  order?: Order;
  page?: number | 'all';
  as?: 'xlsx' | 'csv';
};

/** The address of the dashboard as it is seen, with what is to change. */
export function addressOf(asked: ProgressAsked, change: Change = {}): string {
  const { campaign } = asked;
  const at = change.at ?? asked.at.id;
  const order = sayOrder(change.order ?? asked.order);
  const indicator = change.indicator ?? (asked.isNamed ? asked.indicator.key : undefined);
  const query = new URLSearchParams();
  if (at !== campaign.organisationId) query.set('at', at);
  if (indicator) query.set('indicator', indicator);
  if (order !== 'tree') query.set('sort', order);
  if (change.page !== undefined && change.page !== 1) query.set('page', String(change.page));
  else if (change.as && change.page === 1) query.set('page', '1');
  const path = `/office/campaigns/${campaign.id}/progress${change.as ? `.${change.as}` : ''}`;
  return query.size > 0 ? `${path}?${query}` : path;
}
