/** The doors for programs: the windows of a call and of a campaign, as the pages say them. */

import { standingOf, type Window } from '../../kernel/window.ts';
import { type Ask, anyone, type Route, raw } from '../../platform/route.ts';
import type { Call } from '../call/call.ts';
import { findCall } from '../call/store.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { findCampaign } from '../campaign/store.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { findOrganisation } from '../organisation/store.ts';
import { type Extension, reportWindowOf, sayStanding, type WindowName, windowsOfCall } from './calendar.ts';
import { listExtensionsGranted, listGranted, placeOf, placeOfReport } from './store.ts';

type Found<T> = { thing: T; unit?: Organisation };

/** `?unit=` asks for one organisation, extensions included; one that is not there is not found. */
async function withUnit<T>(ask: Ask, thing: T | undefined): Promise<Found<T> | undefined> {
  if (!thing) return undefined;
  if (ask.query.unit === undefined) return { thing };
  const unit = await findOrganisation(ask.tx, ask.query.unit);
  return unit && { thing, unit };
}

function windowJson(ask: Ask, what: WindowName, window: Window, granted: Parameters<typeof standingOf>[2]) {
  const standing = standingOf(window, ask.now, granted);
  return {
    what,
    opensAt: window.opensAt,
    dueAt: window.dueAt,
    openUntil: window.openUntil,
    graceUntil: window.graceUntil,
    standing,
    sentence: { zh: sayStanding(standing, ask.now, 'zh'), en: sayStanding(standing, ask.now, 'en') },
  };
}

/** The public note: whose end is later and since when, never why. */
const extensionJson = (one: Extension) => ({
  what: one.what,
  callId: one.callId ?? null,
  organisation: { id: one.organisationId, name: one.organisationName },
  until: one.until,
  grantedAt: one.grantedAt,
});

const answer = (body: object): Response =>
  new Response(JSON.stringify(body), {
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  });

async function callWindows(ask: Ask, { thing: call, unit }: Found<Call>): Promise<Response> {
  const windows = [];
  for (const { what, window } of windowsOfCall(call)) {
    const isExtensible = what === 'entries' || what === 'recommendation';
    const granted = unit && isExtensible ? await listGranted(ask.tx, placeOf(what, call, unit)) : [];
    windows.push(windowJson(ask, what, window, granted));
  }
  const extensions = await listExtensionsGranted(ask.tx, call);
  return answer({ call: call.id, now: ask.now, windows, extensions: extensions.map(extensionJson) });
}

async function campaignWindows(ask: Ask, { thing: campaign, unit }: Found<Campaign>): Promise<Response> {
  const granted = unit ? await listGranted(ask.tx, placeOfReport(campaign, unit)) : [];
  const windows = [windowJson(ask, 'activities', reportWindowOf(campaign), granted)];
  const all = await listExtensionsGranted(ask.tx, campaign);
  const extensions = all.filter((one) => one.what === 'activities').map(extensionJson);
  return answer({ campaign: campaign.id, now: ask.now, windows, extensions });
}

export const routes: Route[] = [
  raw({
    get: '/api/calls/:call/windows',
    frame: 'site',
    finds: async (ask) => withUnit(ask, await findCall(ask.tx, ask.actor, ask.params.call!)),
    may: anyone,
    answers: (_, found, ask) => callWindows(ask, found),
  }),
  raw({
    get: '/api/campaigns/:campaign/windows',
    frame: 'site',
    finds: async (ask) => withUnit(ask, await findCampaign(ask.tx, ask.actor, ask.params.campaign!)),
    may: anyone,
    answers: (_, found, ask) => campaignWindows(ask, found),
  }),
];
