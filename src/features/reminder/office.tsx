/** The doors of standings and reminders. */

import { type Ask, act, page, type Route } from '../../platform/route.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { findCampaign } from '../campaign/store.ts';
import { sendReminder } from './actions/send-reminder.ts';
import { setAutomatic } from './actions/set-automatic.ts';
import { previewPage } from './office/preview.tsx';
import { standingPage } from './office/standing.tsx';
import { mayRemind, maySeeStandings } from './policy.ts';
import { AutomaticChange, Choosing, Sending } from './schema.ts';
import { text } from './text.ts';

/** Whoever does not ask for it does not find it: neither beside, nor above, nor beneath (AC-032, AC-036). */
async function findAsked(ask: Ask): Promise<Campaign | undefined> {
  const campaign = await findCampaign(ask.tx, ask.actor, ask.params.campaign!);
  return campaign && maySeeStandings(ask.actor, campaign).allowed ? campaign : undefined;
}

const own = { frame: 'office', finds: findAsked } as const;
const standing = (campaign: Campaign) => `/office/campaigns/${campaign.id}/standing`;

export const routes: Route[] = [
  page({ get: '/office/campaigns/:campaign/standing', ...own, may: maySeeStandings, shows: standingPage }),
  act({
    post: '/office/campaigns/:campaign/standing/choose',
    ...own,
    may: mayRemind,
    takes: Choosing,
    does: async (_doing, campaign) => ({ ok: true, value: campaign }),
    leadsTo: (campaign, _found, { kind, to }) =>
      `/office/campaigns/${campaign.id}/reminders/new?kind=${kind}&to=${to.join(',')}`,
    shows: standingPage,
  }),
  act({
    post: '/office/campaigns/:campaign/standing/automatic',
    ...own,
    may: mayRemind,
    takes: AutomaticChange,
    does: setAutomatic,
    leadsTo: standing,
    tells: text['told.saved'],
    shows: standingPage,
  }),
  page({ get: '/office/campaigns/:campaign/reminders/new', ...own, may: mayRemind, shows: previewPage }),
  act({
    post: '/office/campaigns/:campaign/reminders',
    ...own,
    may: mayRemind,
    takes: Sending,
    does: sendReminder,
    leadsTo: standing,
    tells: text['told.sent'],
    shows: previewPage,
  }),
];
