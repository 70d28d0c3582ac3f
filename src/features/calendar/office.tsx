/** The office doors of the calendar: a campaign's phases, deadlines and chain, and its extensions. */

import { type Ask, act, page, type Route, type ShownPage, type View } from '../../platform/route.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { findCampaign, getCampaign } from '../campaign/store.ts';
import { mayEnterOffice } from '../organisation/policy.ts';
import { endExtension } from './actions/end-extension.ts';
import { grantExtension } from './actions/grant-extension.ts';
import { prepareExtension } from './actions/prepare-extension.ts';
import { setCalendar } from './actions/set-calendar.ts';
import type { Extension } from './calendar.ts';
import { calendarPage } from './office/calendar-page.tsx';
import { extensionsAddress, extensionsPage } from './office/extensions-page.tsx';
import { mayEnd, mayGrant, mayPrepare, maySeeExtensions, maySetCalendar } from './policy.ts';
import { CalendarForm, ExtensionForm, Nothing } from './schema.ts';
import { findExtension } from './store.ts';
import { text } from './text.ts';

const findAsked = (ask: Ask) => findCampaign(ask.tx, ask.actor, ask.params.campaign!);
const findExtensionAsked = (ask: Ask) => findExtension(ask.tx, ask.actor, ask.params.extension!);

/** The list again, around an extension that could not be granted or ended. */
const listAround = async (view: View, extension: Extension): Promise<ShownPage> =>
  extensionsPage(view, await getCampaign(view.tx, extension.campaignId));
const toList = (extension: Extension) => extensionsAddress({ id: extension.campaignId });

export const routes: Route[] = [
  page({
    get: '/office/campaigns/:campaign/calendar',
    frame: 'office',
    finds: findAsked,
    may: mayEnterOffice,
    shows: calendarPage,
  }),
  act({
    post: '/office/campaigns/:campaign/calendar',
    frame: 'office',
    finds: findAsked,
    may: maySetCalendar,
    takes: CalendarForm,
    does: setCalendar,
    leadsTo: (campaign: Campaign) => `/office/campaigns/${campaign.id}/calendar`,
    tells: text['told.set'],
    shows: calendarPage,
  }),
  page({
    get: '/office/campaigns/:campaign/extensions',
    frame: 'office',
    finds: findAsked,
    may: maySeeExtensions,
    shows: extensionsPage,
  }),
  act({
    post: '/office/campaigns/:campaign/extensions',
    frame: 'office',
    finds: findAsked,
    may: mayPrepare,
    takes: ExtensionForm,
    does: prepareExtension,
    leadsTo: toList,
    tells: text['told.prepared'],
    shows: extensionsPage,
  }),
  act({
    post: '/office/extensions/:extension/grant',
    frame: 'office',
    finds: findExtensionAsked,
    may: mayGrant,
    takes: Nothing,
    does: (doing, extension) => grantExtension(doing, extension),
    leadsTo: toList,
    tells: text['told.granted'],
    shows: listAround,
  }),
  act({
    post: '/office/extensions/:extension/end',
    frame: 'office',
    finds: findExtensionAsked,
    may: mayEnd,
    takes: Nothing,
    does: (doing, extension) => endExtension(doing, extension),
    leadsTo: toList,
    tells: text['told.ended'],
    shows: listAround,
  }),
];
