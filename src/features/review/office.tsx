/** The office doors of reviews for the host: open a round, invite judges, close, hand over. */

import { type Ask, act, page, type Route } from '../../platform/route.ts';
import { findCall } from '../call/store.ts';
import { countStanding } from '../recommendation/store.ts';
import { closeRound } from './actions/close-round.ts';
import { handOver } from './actions/hand-over.ts';
import { inviteJudge } from './actions/invite-judge.ts';
import { openRound } from './actions/open-round.ts';
import { takeIn } from './actions/take-in.ts';
import { hostingPage, roundHref } from './office/hosting-page.tsx';
import { judgesHref, judgesPage } from './office/judges-page.tsx';
import { type FoundRound, roundPage } from './office/round-page.tsx';
import {
  mayArrange,
  mayCloseRound,
  mayHandOver,
  mayOpenRound,
  maySeeHosting,
  maySeeRound,
} from './policy.ts';
import { HandOver, Invitation, RoundClosing, RoundOpening, RoundTaking } from './schema.ts';
import { findRound, findRoundOfCall, type Hosting, reckonRound } from './store.ts';
import { text } from './text.ts';

async function findHostingAsked({ tx, actor, params }: Ask): Promise<Hosting | undefined> {
  const call = await findCall(tx, actor, params.call!);
  if (!call || !maySeeHosting(actor, call.hostPath).allowed) return undefined;
  const received = await countStanding(tx, { callId: call.id, leg: 'to-host' });
  return { call, received, round: await findRoundOfCall(tx, call.id) };
}

/** Hidden from everybody but the host, and from the owner until it is handed over (AC-033). */
async function findRoundAsked({ tx, actor, params }: Ask): Promise<FoundRound | undefined> {
  const round = await findRound(tx, params.round!);
  if (!round || !maySeeRound(actor, round).allowed) return undefined;
  return { round, reckoning: await reckonRound(tx, round) };
}

export const routes: Route[] = [
  page({
    get: '/office/calls/:call/round',
    frame: 'office',
    finds: findHostingAsked,
    may: (actor, hosting) => maySeeHosting(actor, hosting.call.hostPath),
    shows: hostingPage,
  }),
  act({
    post: '/office/calls/:call/round',
    frame: 'office',
    finds: findHostingAsked,
    may: mayOpenRound,
    takes: RoundOpening,
    does: openRound,
    leadsTo: (round) => roundHref(round.id),
    tells: text['told.opened'],
    shows: hostingPage,
  }),
  page({
    get: '/office/rounds/:round',
    frame: 'office',
    finds: findRoundAsked,
    may: (actor, { round }) => maySeeRound(actor, round),
    shows: roundPage,
  }),
  act({
    post: '/office/rounds/:round/take',
    frame: 'office',
    finds: findRoundAsked,
    may: (actor, { round }) => mayArrange(actor, round),
    takes: RoundTaking,
    does: takeIn,
    leadsTo: (round) => roundHref(round.id),
    tells: text['told.taken'],
    shows: roundPage,
  }),
  page({
    get: '/office/rounds/:round/judges',
    frame: 'office',
    finds: findRoundAsked,
    may: (actor, { round }) => maySeeHosting(actor, round.hostPath),
    shows: judgesPage,
  }),
  act({
    post: '/office/rounds/:round/judges',
    frame: 'office',
    finds: findRoundAsked,
    may: (actor, { round }) => mayArrange(actor, round),
    takes: Invitation,
    does: inviteJudge,
    leadsTo: (round) => judgesHref(round.id),
    tells: text['told.invited'],
    shows: judgesPage,
  }),
  act({
    post: '/office/rounds/:round/close',
    frame: 'office',
    finds: findRoundAsked,
    may: (actor, { round, reckoning }) => mayCloseRound(actor, round, reckoning),
    takes: RoundClosing,
    does: closeRound,
    leadsTo: (round) => roundHref(round.id),
    tells: text['told.closed'],
    shows: roundPage,
  }),
  act({
    post: '/office/rounds/:round/hand-over',
    frame: 'office',
    finds: findRoundAsked,
    may: (actor, { round }) => mayHandOver(actor, round),
    takes: HandOver,
    does: handOver,
    leadsTo: (round) => roundHref(round.id),
    tells: text['told.handed'],
    shows: roundPage,
  }),
];
