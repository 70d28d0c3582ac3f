/** The office doors of reviews for whoever runs a stage: open, take in, decide, close, pass on, hand over. */

import type { Actor } from '../../kernel/actor.ts';
import { all, never, unless, type Verdict } from '../../kernel/verdict.ts';
import { type Ask, act, page, type Route } from '../../platform/route.ts';
import { findCall, getCall } from '../call/store.ts';
import { askedAgain } from '../entry/asking.tsx';
import { isEntrant } from '../panel/policy.ts';
import { countStanding } from '../recommendation/store.ts';
import { closeRound } from './actions/close-round.ts';
import { decide } from './actions/decide.ts';
import { extendRound } from './actions/extend-round.ts';
import { handOver } from './actions/hand-over.ts';
import { openRound } from './actions/open-round.ts';
import { orderWorks } from './actions/order-works.ts';
import { passOn } from './actions/pass-on.ts';
import { reopenRound } from './actions/reopen-round.ts';
import { takeIn } from './actions/take-in.ts';
import { undoDecision } from './actions/undo-decision.ts';
import { hostingPage } from './office/hosting-page.tsx';
import { type FoundRound, roundHref } from './office/round.ts';
import { roundPage } from './office/round-page.tsx';
import {
  mayArrange,
  mayCloseRound,
  mayDecide,
  mayExtend,
  mayHandOver,
  mayOpenRound,
  mayPassOn,
  mayReopen,
  maySeeHosting,
  maySeeRound,
} from './policy.ts';
import {
  Deciding,
  Extending,
  HandOver,
  Moving,
  PassingOn,
  RoundClosing,
  RoundOpening,
  RoundReopening,
  RoundTaking,
  Undoing,
} from './schema.ts';
import { stageAfter } from './stage.ts';
import { listRoundEntries } from './store/judging.ts';
import { type Hosting, reckonRound } from './store/waiting.ts';
import { findRound, findRoundOfCall } from './store.ts';
import { text as stageText } from './text/stage.ts';
import { text } from './text.ts';

async function findHostingAsked({ tx, actor, params }: Ask): Promise<Hosting | undefined> {
  const call = await findCall(tx, actor, params.call!);
  if (!call || !maySeeHosting(actor, call.hostPath).allowed) return undefined;
  const received = await countStanding(tx, { callId: call.id, leg: 'to-host' });
  return { call, received, round: await findRoundOfCall(tx, call.id) };
}

/** Hidden from everybody but its runner, and from the other side until works have come there (AC-033). */
async function findRoundAsked({ tx, actor, params, query }: Ask): Promise<FoundRound | undefined> {
  const round = await findRound(tx, params.round!);
  if (!round || !maySeeRound(actor, round).allowed) return undefined;
  const call = await getCall(tx, round.callId);
  const isLast = stageAfter(call, round.position) === undefined;
  const hasStake = isEntrant(actor, await listRoundEntries(tx, round.id));
  const reckoning = await reckonRound(tx, round);
  return { round, call, isLast, hasStake, reckoning, again: askedAgain(query) };
}

/** Whoever has a stake in one of the works neither runs the round nor reads it: another officer does (AC-167). */
const apart =
  (may: (actor: Actor, found: FoundRound, now: Date) => Verdict) =>
  (actor: Actor, found: FoundRound, now: Date): Verdict =>
    all(unless(!found.hasStake, never('panel.entrant')), may(actor, found, now));

const behind = { frame: 'office', finds: findRoundAsked, shows: roundPage } as const;
const back = ({ id }: { id: string }) => roundHref(id);
/** To where one was in the list, after an act on some of it. */
const backInList = (_: unknown, { round, again }: FoundRound) => `${roundHref(round.id)}${again}`;

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
    leadsTo: back,
    tells: text['told.opened'],
    shows: hostingPage,
  }),
  page({
    get: '/office/rounds/:round',
    ...behind,
    may: apart((actor, { round }) => maySeeRound(actor, round)),
  }),
  act({
    post: '/office/rounds/:round/take',
    ...behind,
    may: apart((actor, { round }) => mayArrange(actor, round)),
    takes: RoundTaking,
    does: takeIn,
    leadsTo: back,
    tells: text['told.taken'],
  }),
  act({
    post: '/office/rounds/:round/decide',
    ...behind,
    may: apart((actor, { round }) => mayDecide(actor, round)),
    takes: Deciding,
    does: decide,
    leadsTo: backInList,
    tells: stageText['told.decided'],
  }),
  act({
    post: '/office/rounds/:round/undo',
    ...behind,
    may: apart((actor, { round }) => mayDecide(actor, round)),
    takes: Undoing,
    does: undoDecision,
    leadsTo: backInList,
    tells: stageText['told.undone'],
  }),
  act({
    post: '/office/rounds/:round/order',
    ...behind,
    may: apart((actor, { round }) => mayDecide(actor, round)),
    takes: Moving,
    does: orderWorks,
    leadsTo: backInList,
    tells: stageText['told.moved'],
  }),
  act({
    post: '/office/rounds/:round/close',
    ...behind,
    may: apart((actor, { round, reckoning }, now) => mayCloseRound(actor, round, reckoning, now)),
    takes: RoundClosing,
    does: closeRound,
    leadsTo: back,
    tells: text['told.closed'],
  }),
  act({
    post: '/office/rounds/:round/extend',
    ...behind,
    may: apart((actor, { round }) => mayExtend(actor, round)),
    takes: Extending,
    does: extendRound,
    leadsTo: back,
    tells: stageText['told.extended'],
  }),
  act({
    post: '/office/rounds/:round/reopen',
    ...behind,
    may: apart((actor, { round }) => mayReopen(actor, round)),
    takes: RoundReopening,
    does: reopenRound,
    leadsTo: back,
    tells: stageText['told.reopened'],
  }),
  act({
    post: '/office/rounds/:round/pass-on',
    ...behind,
    may: apart((actor, { round, isLast }) => mayPassOn(actor, round, isLast)),
    takes: PassingOn,
    does: passOn,
    leadsTo: back,
    tells: stageText['told.passed-on'],
  }),
  act({
    post: '/office/rounds/:round/hand-over',
    ...behind,
    may: apart((actor, { round, isLast }) => mayHandOver(actor, round, isLast)),
    takes: HandOver,
    does: handOver,
    leadsTo: back,
    tells: text['told.handed'],
  }),
];
