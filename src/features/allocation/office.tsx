/** The office doors of allocations: targets with their table of shares, and the dashboard with the rings. */

import { act, page, type Route } from '../../platform/route.ts';
import { setAllocation } from './actions/set-allocation.ts';
import { findProgressAsked, progressPage } from './office/progress.tsx';
import { findCampaignInLine, targetsPage } from './office/targets.tsx';
import { mayAllocate, mayReadFigures } from './policy.ts';
import { AllocationForm } from './schema.ts';
import { text } from './text.ts';

export const routes: Route[] = [
  page({
    get: '/office/campaigns/:campaign/targets',
    frame: 'office',
    finds: findCampaignInLine,
    may: mayReadFigures,
    shows: targetsPage,
  }),
  act({
    post: '/office/campaigns/:campaign/targets',
    frame: 'office',
    finds: findCampaignInLine,
    may: mayAllocate,
    takes: AllocationForm,
    does: setAllocation,
    leadsTo: (campaign) => `/office/campaigns/${campaign.id}/targets`,
    tells: text['told.allocated'],
    shows: targetsPage,
  }),
  page({
    get: '/office/campaigns/:campaign/progress',
    frame: 'office',
    finds: findProgressAsked,
    may: (actor, asked) => mayReadFigures(actor, asked.campaign),
    shows: progressPage,
  }),
];
