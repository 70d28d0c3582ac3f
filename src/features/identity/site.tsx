/** The doors of one's own identity, and of signing in by it. */

import { personIdOf } from '../../kernel/actor.ts';
import { setCookie } from '../../platform/cookie.ts';
import { type Ask, act, anyone, nothing, page, type Route } from '../../platform/route.ts';
import { ownPath } from '../../platform/security.ts';
import { sessionSeconds } from '../account/account.ts';
import type { SignedIn } from '../account/actions/sign-in.ts';
import { hasPassword } from '../account/store.ts';
import { answerCode } from './actions/answer-code.ts';
import { askCode } from './actions/ask-code.ts';
import { declareAge } from './actions/declare-age.ts';
import { letGo } from './actions/end-binding.ts';
import { type Begun, beginFlow, endFlow } from './actions/flow.ts';
import { askMembership, stepMembership } from './actions/membership.ts';
import type { Purpose } from './code.ts';
import {
  mayAskMembership,
  mayEndBinding,
  mayReturn,
  maySeeIdentity,
  mayWithdrawMembership,
} from './policy.ts';
import {
  Age,
  BindingEnd,
  Digits,
  FlowBeginning,
  FlowReturn,
  MembershipAsking,
  MembershipLeaving,
  OwnFlow,
  OwnPhone,
  PhoneAsking,
} from './schema.ts';
import { codePage, demoMessagesPage, phonePage } from './site/code.tsx';
import { awayPage, backPage } from './site/flow.tsx';
import { ownPage } from './site/own.tsx';
import type { IdentityRoom } from './site/room.ts';
import { unitPage } from './site/unit.tsx';
import { findBinding, listBindings } from './store/binding.ts';
import { findCode } from './store/code.ts';
import { findFlow } from './store/flow.ts';
import { findMembershipOf, findOwnMembership } from './store/membership.ts';
import { text } from './text.ts';

const deviceSeconds = 180 * 86_400;

const findsCode = (purpose: Purpose) => (ask: Ask) => {
  const personId = personIdOf(ask.actor);
  if (purpose === 'bind' && !personId) return Promise.resolve(undefined);
  return findCode(ask.tx, ask.params.code!, { purpose, personId: purpose === 'bind' ? personId : undefined });
};
const findDevice = async ({ device }: Ask) => ({ device });
const findOwnBinding = async ({ tx, actor, params }: Ask) => {
  const personId = personIdOf(actor);
  const binding = personId && (await findBinding(tx, personId, params.binding!));
  if (!personId || !binding) return undefined;
  const isLastWay = (await listBindings(tx, personId)).length === 1 && !(await hasPassword(tx, personId));
  return { binding, isLastWay };
};
const findOwn = async ({ tx, actor }: Ask) => {
  const personId = personIdOf(actor);
  return { membership: personId ? await findMembershipOf(tx, personId) : undefined };
};
/** A way that has just begun. */
const findGoing = async ({ tx, params, device, now }: Ask) => ({
  flow: await findFlow(tx, { id: params.flow!, device }, now),
});
/** The way an address back speaks of: by its state, asked or sent. */
const findReturning = async ({ tx, query, device, now }: Ask) => ({
  flow: query.state ? await findFlow(tx, { state: query.state.slice(0, 200), device }, now) : undefined,
});

/** The doors over the ways of proving that the keeper has set. */
export function routes(room: IdentityRoom): Route[] {
  return [
    ...phoneDoors(room),
    ...ownPhoneDoors(room),
    ...flowDoors(room),
    ...ownDoors(room),
    ...membershipDoors(),
    ...(room.isDemo
      ? [page({ get: '/demo/messages', frame: 'site', finds: nothing, may: anyone, shows: demoMessagesPage })]
      : []),
  ];
}

const sessionOf = (room: IdentityRoom) => (entered: SignedIn) => [
  setCookie('tongxin', entered.token, room.origin, sessionSeconds),
];

function phoneDoors(room: IdentityRoom): Route[] {
  const [shown, answer, cookies] = [codePage(room), answerCode(room), sessionOf(room)];
  return [
    page({ get: '/sign-in/phone', frame: 'site', finds: nothing, may: anyone, shows: phonePage }),
    act({
      post: '/sign-in/phone',
      frame: 'site',
      finds: nothing,
      may: anyone,
      takes: PhoneAsking,
      does: askCode(room, 'sign-in'),
      leadsTo: (codeId) => `/sign-in/codes/${codeId}`,
      shows: phonePage,
    }),
    page({
      get: '/sign-in/codes/:code',
      frame: 'site',
      finds: findsCode('sign-in'),
      may: anyone,
      shows: shown,
    }),
    act({
      post: '/sign-in/codes/:code',
      frame: 'site',
      finds: findsCode('sign-in'),
      may: anyone,
      takes: Digits,
      does: answer,
      leadsTo: (entered) => ownPath(entered.next, '/home'),
      cookies,
      tells: text['told.signed-in'],
      shows: shown,
    }),
  ];
}

function ownPhoneDoors(room: IdentityRoom): Route[] {
  const shown = codePage(room);
  return [
    act({
      post: '/me/identity/phone',
      frame: 'site',
      finds: nothing,
      may: maySeeIdentity,
      takes: OwnPhone,
      does: askCode(room, 'bind'),
      leadsTo: (codeId) => `/me/identity/codes/${codeId}`,
      shows: ownPage(room),
    }),
    page({
      get: '/me/identity/codes/:code',
      frame: 'site',
      finds: findsCode('bind'),
      may: maySeeIdentity,
      shows: shown,
    }),
    act({
      post: '/me/identity/codes/:code',
      frame: 'site',
      finds: findsCode('bind'),
      may: maySeeIdentity,
      takes: Digits,
      does: answerCode(room),
      leadsTo: () => '/me/identity',
      cookies: sessionOf(room),
      tells: text['told.bound'],
      shows: shown,
    }),
  ];
}

function flowDoors(room: IdentityRoom): Route[] {
  const leads = {
    leadsTo: (begun: Begun) => `/identity/flows/${begun.flowId}`,
    cookies: (begun: Begun) => [setCookie('device', begun.device, room.origin, deviceSeconds)],
  };
  return [
    act({
      post: '/sign-in/flows',
      frame: 'site',
      finds: findDevice,
      may: anyone,
      takes: FlowBeginning,
      does: beginFlow(room, 'sign-in'),
      ...leads,
    }),
    act({
      post: '/me/identity/flows',
      frame: 'site',
      finds: findDevice,
      may: maySeeIdentity,
      takes: OwnFlow,
      does: beginFlow(room, 'bind'),
      ...leads,
      shows: ownPage(room),
    }),
    page({
      get: '/identity/flows/:flow',
      frame: 'site',
      finds: findGoing,
      may: mayReturn,
      shows: awayPage(room),
    }),
    page({
      get: '/identity/back',
      frame: 'site',
      finds: findReturning,
      may: mayReturn,
      shows: backPage(room),
    }),
    act({
      post: '/identity/back',
      frame: 'site',
      finds: findDevice,
      may: anyone,
      takes: FlowReturn,
      does: endFlow(room),
      leadsTo: (entered) => ownPath(entered.next, '/home'),
      cookies: sessionOf(room),
      tells: text['told.bound'],
    }),
  ];
}

function ownDoors(room: IdentityRoom): Route[] {
  const shows = ownPage(room);
  return [
    page({ get: '/me/identity', frame: 'site', finds: nothing, may: maySeeIdentity, shows }),
    act({
      post: '/me/identity/age',
      frame: 'site',
      finds: nothing,
      may: maySeeIdentity,
      takes: Age,
      does: declareAge,
      leadsTo: () => '/me/identity',
      tells: text['told.age'],
      shows,
    }),
    act({
      post: '/me/identity/bindings/:binding/end',
      frame: 'site',
      finds: findOwnBinding,
      may: mayEndBinding,
      takes: BindingEnd,
      does: letGo,
      leadsTo: () => '/me/identity',
      tells: text['told.unbound'],
      shows,
    }),
  ];
}

function membershipDoors(): Route[] {
  return [
    page({ get: '/me/identity/unit', frame: 'site', finds: findOwn, may: maySeeIdentity, shows: unitPage }),
    act({
      post: '/me/identity/memberships',
      frame: 'site',
      finds: findOwn,
      may: mayAskMembership,
      takes: MembershipAsking,
      does: askMembership,
      leadsTo: () => '/me/identity',
      tells: text['told.asked'],
      shows: unitPage,
    }),
    act({
      post: '/me/identity/memberships/:membership/withdraw',
      frame: 'site',
      finds: async ({ tx, actor, params }) => {
        const personId = personIdOf(actor);
        return personId && findOwnMembership(tx, personId, params.membership!);
      },
      may: mayWithdrawMembership,
      takes: MembershipLeaving,
      does: stepMembership('withdraw'),
      leadsTo: () => '/me/identity',
      tells: text['told.withdrawn'],
    }),
  ];
}
