/** The office doors of campaigns: list, found, read, amend, end. */

import { type Ask, act, nothing, page, type Route } from '../../platform/route.ts';
import { mayEnterOffice } from '../organisation/policy.ts';
import { amendCampaign } from './actions/amend-campaign.ts';
import { chooseAccent } from './actions/choose-accent.ts';
import { closeCampaign, withdrawCampaign } from './actions/end-campaign.ts';
import { foundCampaign } from './actions/found-campaign.ts';
import { supersedeCampaign } from './actions/supersede-campaign.ts';
import { accentPage } from './office/accent.tsx';
import { amendPage } from './office/amend.tsx';
import { type CampaignSlots, campaignPage } from './office/campaign-page.tsx';
import { endingPage } from './office/ending.tsx';
import { foundingPage } from './office/founding.tsx';
import { campaignsPage } from './office/list.tsx';
import { mayAmend, mayClose, mayFound, maySupersede, mayWithdraw } from './policy.ts';
import {
  CampaignAccent,
  CampaignAmendment,
  CampaignEnding,
  CampaignFounding,
  CampaignSuccession,
} from './schema.ts';
import { findCampaign } from './store.ts';
import { text } from './text.ts';

export type { CampaignLink, CampaignSlots } from './office/campaign-page.tsx';

const findAsked = (ask: Ask) => findCampaign(ask.tx, ask.actor, ask.params.campaign!);
const toCampaign = (campaign: { id: string }) => `/office/campaigns/${campaign.id}`;
const frame = 'office' as const;

const own = { frame, finds: findAsked };

const doors: Route[] = [
  page({ get: '/office/campaigns', frame, finds: nothing, may: mayEnterOffice, shows: campaignsPage }),
  page({ get: '/office/campaigns/new', frame, finds: nothing, may: mayFound, shows: foundingPage }),
  act({
    post: '/office/campaigns',
    frame,
    finds: nothing,
    may: mayFound,
    takes: CampaignFounding,
    does: foundCampaign,
    leadsTo: toCampaign,
    tells: text['told.founded'],
    shows: foundingPage,
  }),
  page({ get: '/office/campaigns/:campaign/amend', ...own, may: mayAmend, shows: amendPage }),
  act({
    post: '/office/campaigns/:campaign/amend',
    ...own,
    may: mayAmend,
    takes: CampaignAmendment,
    does: amendCampaign,
    leadsTo: toCampaign,
    tells: text['told.amended'],
    shows: amendPage,
  }),
  page({ get: '/office/campaigns/:campaign/accent', ...own, may: mayAmend, shows: accentPage }),
  act({
    post: '/office/campaigns/:campaign/accent',
    ...own,
    may: mayAmend,
    takes: CampaignAccent,
    does: chooseAccent,
    leadsTo: toCampaign,
    tells: text['told.accent'],
    shows: accentPage,
  }),
  page({ get: '/office/campaigns/:campaign/end', ...own, may: mayAmend, shows: endingPage }),
  act({
    post: '/office/campaigns/:campaign/close',
    ...own,
    may: mayClose,
    takes: CampaignEnding,
    does: closeCampaign,
    leadsTo: toCampaign,
    tells: text['told.closed'],
    shows: endingPage,
  }),
  act({
    post: '/office/campaigns/:campaign/withdraw',
    ...own,
    may: mayWithdraw,
    takes: CampaignEnding,
    does: withdrawCampaign,
    leadsTo: toCampaign,
    tells: text['told.withdrawn'],
    shows: endingPage,
  }),
  act({
    post: '/office/campaigns/:campaign/supersede',
    ...own,
    may: maySupersede,
    takes: CampaignSuccession,
    does: supersedeCampaign,
    leadsTo: toCampaign,
    tells: text['told.superseded'],
    shows: endingPage,
  }),
];

/** The doors, with what the features above put on the page. */
export function routes(slots: CampaignSlots): Route[] {
  const shows = campaignPage(slots);
  return [...doors, page({ get: '/office/campaigns/:campaign', ...own, may: mayEnterOffice, shows })];
}
