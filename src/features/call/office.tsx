/** The office doors of calls: open, read, amend, withdraw. */

import { type Ask, act, page, type Route } from '../../platform/route.ts';
import { findCampaign, getCampaign } from '../campaign/store.ts';
import { mayEnterOffice } from '../organisation/policy.ts';
import { amendCall } from './actions/amend-call.ts';
import { openOwnCall } from './actions/open-own-call.ts';
import { withdrawCall } from './actions/withdraw-call.ts';
import { amendPage, type FoundCall } from './office/amend.tsx';
import { type CallSlots, callPage } from './office/call-page.tsx';
import { openingPage } from './office/opening.tsx';
import { mayAmendCall, mayOpenCall, mayWithdrawCall } from './policy.ts';
import { CallAmendment, CallOpening, CallWithdrawal } from './schema.ts';
import { findCall } from './store.ts';
import { text } from './text.ts';

export type { CallLink, CallSlots } from './office/call-page.tsx';
export { callsPart, PhaseBadge } from './office/calls.tsx';

const findCampaignAsked = (ask: Ask) => findCampaign(ask.tx, ask.actor, ask.params.campaign!);
const findAsked = (ask: Ask) => findCall(ask.tx, ask.actor, ask.params.call!);

async function findWithCampaign(ask: Ask): Promise<FoundCall | undefined> {
  const call = await findAsked(ask);
  return call && { call, campaign: await getCampaign(ask.tx, call.campaignId) };
}

const doors: Route[] = [
  page({
    get: '/office/campaigns/:campaign/calls/new',
    frame: 'office',
    finds: findCampaignAsked,
    may: mayOpenCall,
    shows: openingPage,
  }),
  act({
    post: '/office/campaigns/:campaign/calls',
    frame: 'office',
    finds: findCampaignAsked,
    may: mayOpenCall,
    takes: CallOpening,
    does: openOwnCall,
    leadsTo: (call) => `/office/calls/${call.id}`,
    tells: text['told.opened'],
    shows: openingPage,
  }),
  page({
    get: '/office/calls/:call/amend',
    frame: 'office',
    finds: findWithCampaign,
    may: (actor, { call, campaign }) => mayAmendCall(actor, call, campaign),
    shows: amendPage,
  }),
  act({
    post: '/office/calls/:call/amend',
    frame: 'office',
    finds: findWithCampaign,
    may: (actor, { call, campaign }) => mayAmendCall(actor, call, campaign),
    takes: CallAmendment,
    does: amendCall,
    leadsTo: (call) => `/office/calls/${call.id}`,
    tells: text['told.amended'],
    shows: amendPage,
  }),
  act({
    post: '/office/calls/:call/withdraw',
    frame: 'office',
    finds: findWithCampaign,
    may: (actor, { call, campaign }) => mayWithdrawCall(actor, call, campaign),
    takes: CallWithdrawal,
    does: (doing, { call }, { reason }) => withdrawCall(doing, call, reason),
    leadsTo: (call) => `/office/calls/${call.id}`,
    tells: text['told.withdrawn'],
    shows: amendPage,
  }),
];

/** The doors, with what the features above put on the page. */
export function routes(slots: CallSlots): Route[] {
  return [
    ...doors,
    page({
      get: '/office/calls/:call',
      frame: 'office',
      finds: findAsked,
      may: mayEnterOffice,
      shows: callPage(slots),
    }),
  ];
}
