/** The office doors of recommendations: choose a call, a unit's list, what the host received. */

import { isWithin } from '../../kernel/tree.ts';
import type { Tx } from '../../platform/db.ts';
import { type Ask, act, nothing, page, type Route, raw, type View } from '../../platform/route.ts';
import { listGranted, placeOf } from '../calendar/store.ts';
import type { Call } from '../call/call.ts';
import { findCall, findHostedCall, getCall } from '../call/store.ts';
import { askedAgain } from '../entry/asking.tsx';
import { findEntryFromSeats } from '../entry/store.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { mayEnterOffice } from '../organisation/policy.ts';
import { findOrganisation, getOrganisation } from '../organisation/store.ts';
import { move } from './actions/move.ts';
import { receive } from './actions/receive.ts';
import { type Place, recommendEntry } from './actions/recommend-entry.ts';
import { replace } from './actions/replace.ts';
import { returnRecommendation } from './actions/return.ts';
import { waiveSlots } from './actions/waive-slots.ts';
import { withdraw } from './actions/withdraw.ts';
import { choosePage } from './office/choose-page.tsx';
import { routes as givingRoutes } from './office/giving.ts';
import { letterPage, letterSheet } from './office/letter.tsx';
import { listPage } from './office/list-page.tsx';
import { listHref, receivedHref } from './office/parts.tsx';
import { receivedPage } from './office/received-page.tsx';
import {
  mayMove,
  mayReceive,
  mayRecommend,
  mayReplace,
  mayReturn,
  maySeeList,
  maySeeReceived,
  mayWaive,
  mayWithdraw,
} from './policy.ts';
import type { Recommendation } from './recommendation.ts';
import { Moving, Receiving, Recommending, Replacing, Returning, Waiving, Withdrawing } from './schema.ts';
import { findSlots } from './store/quota.ts';
import { countSent, findRecommendation, listChain } from './store.ts';
import { text as quotaText } from './text/quota.ts';
import { text } from './text.ts';

async function findPlaceAsked({ tx, actor, params }: Ask): Promise<Place | undefined> {
  const call = await findCall(tx, actor, params.call!);
  const organisation = await findOrganisation(tx, params.organisation!);
  if (!call?.hostId || !organisation || !isWithin(organisation.path, call.ownerPath)) return undefined;
  if (!maySeeList(actor, organisation.path).allowed) return undefined;
  return placeAt(tx, call, organisation);
}

async function placeAt(tx: Tx, call: Call, organisation: Organisation): Promise<Place> {
  const count = await countSent(tx, call.id, organisation.id);
  return {
    call,
    organisation,
    count,
    slots: await findSlots(tx, call, organisation),
    granted: await listGranted(tx, placeOf('recommendation', call, organisation)),
  };
}

/** A work is found only under the call at whose host it is judged (AC-039). */
async function findEntryOfPlaceAsked(ask: Ask) {
  const place = await findPlaceAsked(ask);
  const entry = place && (await findEntryFromSeats(ask.tx, ask.actor, ask.params.entry!));
  const hosted = entry && (await findHostedCall(ask.tx, await getCall(ask.tx, entry.callId)));
  return entry && hosted?.id === place.call.id ? { ...place, entry } : undefined;
}

async function findReceivedAsked({ tx, actor, params }: Ask) {
  const call = await findCall(tx, actor, params.call!);
  return call && maySeeReceived(actor, call.hostPath).allowed ? call : undefined;
}

/** Where works came to: nobody but its own seats know what did. */
async function findReceiverAsked({ tx, actor, params, query }: Ask) {
  const call = await findCall(tx, actor, params.call!);
  const organisation = await findOrganisation(tx, params.organisation!);
  const isSeen = organisation && maySeeReceived(actor, organisation.path).allowed;
  return call?.hostId && isSeen ? { call, organisation, again: askedAgain(query) } : undefined;
}

type FoundReceiver = NonNullable<Awaited<ReturnType<typeof findReceiverAsked>>>;

async function receiverPage(view: View, { call, organisation }: FoundReceiver) {
  const leg = view.form?.raw.leg?.[0];
  if (leg === 'to-host') return receivedPage(view, call);
  return listPage(view, await placeAt(view.tx, call, organisation));
}

async function findRecommendationAsked({ tx, actor, params, query }: Ask) {
  const recommendation = await findRecommendation(tx, actor, params.recommendation!);
  if (!recommendation) return undefined;
  const call = await getCall(tx, recommendation.callId);
  const granted = await listGranted(tx, placeOf('recommendation', call, { path: recommendation.fromPath }));
  const chain = await listChain(tx, recommendation.entryId);
  return { recommendation, call, granted, chain, again: askedAgain(query) };
}

type FoundRecommendation = NonNullable<Awaited<ReturnType<typeof findRecommendationAsked>>>;

async function sentPage(view: View, { recommendation, call }: FoundRecommendation) {
  const organisation = await getOrganisation(view.tx, recommendation.fromId);
  return listPage(view, await placeAt(view.tx, call, organisation));
}

async function arrivedPage(view: View, { recommendation, call }: FoundRecommendation) {
  if (recommendation.leg === 'to-host') return receivedPage(view, call);
  const organisation = await getOrganisation(view.tx, recommendation.toId);
  return listPage(view, await placeAt(view.tx, call, organisation));
}

const sentHref = (r: Recommendation) => listHref(r.callId, r.fromId);
const arrivedHref = (r: Recommendation, { again }: FoundRecommendation) =>
  r.leg === 'to-host' ? `${receivedHref(r.callId)}${again}` : listHref(r.callId, r.toId);

export const routes: Route[] = [
  page({
    get: '/office/recommendations',
    frame: 'office',
    finds: nothing,
    may: mayEnterOffice,
    shows: choosePage,
  }),
  page({
    get: '/office/recommendations/:call/:organisation',
    frame: 'office',
    finds: findPlaceAsked,
    may: (actor, place) => maySeeList(actor, place.organisation.path),
    shows: listPage,
  }),
  act({
    post: '/office/recommendations/:call/:organisation/entries/:entry',
    frame: 'office',
    finds: findEntryOfPlaceAsked,
    may: mayRecommend,
    takes: Recommending,
    does: recommendEntry,
    leadsTo: sentHref,
    tells: text['told.recommended'],
    shows: listPage,
  }),
  act({
    post: '/office/recommendations/:recommendation/place',
    frame: 'office',
    finds: findRecommendationAsked,
    may: mayMove,
    takes: Moving,
    does: move,
    leadsTo: sentHref,
    tells: text['told.moved'],
    shows: sentPage,
  }),
  act({
    post: '/office/recommendations/:recommendation/replace',
    frame: 'office',
    finds: findRecommendationAsked,
    may: mayReplace,
    takes: Replacing,
    does: replace,
    leadsTo: sentHref,
    tells: text['told.replaced'],
    shows: sentPage,
  }),
  act({
    post: '/office/recommendations/:call/:organisation/waive',
    frame: 'office',
    finds: findPlaceAsked,
    may: mayWaive,
    takes: Waiving,
    does: waiveSlots,
    leadsTo: (place) => listHref(place.call.id, place.organisation.id),
    tells: quotaText['told.waived'],
    shows: listPage,
  }),
  act({
    post: '/office/recommendations/:call/:organisation/receive',
    frame: 'office',
    finds: findReceiverAsked,
    may: mayReceive,
    takes: Receiving,
    does: receive,
    leadsTo: ({ call, organisation }, { again }, { leg }) =>
      leg === 'to-host' ? `${receivedHref(call.id)}${again}` : listHref(call.id, organisation.id),
    tells: text['told.received'],
    shows: receiverPage,
  }),
  page({
    get: '/office/recommendations/:call/:organisation/letter',
    frame: 'office',
    finds: findPlaceAsked,
    may: (actor, place) => maySeeList(actor, place.organisation.path),
    shows: letterPage,
  }),
  raw({
    get: '/office/recommendations/:call/:organisation/letter.xlsx',
    frame: 'office',
    finds: findPlaceAsked,
    may: (actor, place) => maySeeList(actor, place.organisation.path),
    answers: letterSheet,
  }),
  act({
    post: '/office/recommendations/:recommendation/withdraw',
    frame: 'office',
    finds: findRecommendationAsked,
    may: mayWithdraw,
    takes: Withdrawing,
    does: withdraw,
    leadsTo: sentHref,
    tells: text['told.withdrawn'],
    shows: sentPage,
  }),
  act({
    post: '/office/recommendations/:recommendation/return',
    frame: 'office',
    finds: findRecommendationAsked,
    may: mayReturn,
    takes: Returning,
    does: returnRecommendation,
    leadsTo: arrivedHref,
    tells: text['told.returned'],
    shows: arrivedPage,
  }),
  page({
    get: '/office/calls/:call/received',
    frame: 'office',
    finds: findReceivedAsked,
    may: (actor, call) => maySeeReceived(actor, call.hostPath),
    shows: receivedPage,
  }),
  ...givingRoutes,
];
