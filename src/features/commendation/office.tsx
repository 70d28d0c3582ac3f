/** The office doors of commendations: making and editing rules, reckoning, deciding, signing, revoking. */

import { type Ask, act, page, type Route, type View } from '../../platform/route.ts';
import { choose } from './actions/choose.ts';
import { confirm } from './actions/confirm.ts';
import { createCommendation } from './actions/create-commendation.ts';
import { decide } from './actions/decide.ts';
import { drop } from './actions/drop.ts';
import { editRule } from './actions/edit-rule.ts';
import { givePoints } from './actions/give-points.ts';
import { prepare } from './actions/prepare.ts';
import { publish } from './actions/publish.ts';
import { returnCommendation } from './actions/return.ts';
import { revoke } from './actions/revoke.ts';
import { takeBack } from './actions/revoke-place.ts';
import { sign } from './actions/sign.ts';
import { submit } from './actions/submit.ts';
import type { Commendation } from './commendation.ts';
import { deskOf, deskPage, findAsked } from './office/desk.tsx';
import { figuresPage, findFigures } from './office/figures.tsx';
import { findCallPlace, findCampaignPlace, listPage, type Place } from './office/list.tsx';
import { routes as nominationRoutes } from './office/nominating.ts';
import {
  mayChoose,
  mayConfirm,
  mayDecide,
  mayDrop,
  mayEditRule,
  mayGivePoints,
  mayMake,
  mayPublish,
  mayRead,
  mayReckon,
  mayReturn,
  mayRevoke,
  mayRevokePlace,
  maySee,
  maySign,
  maySubmit,
} from './policy.ts';
import {
  Chosen,
  Decided,
  NewCommendation,
  PointsGiven,
  RuleForm,
  Step,
  StepWithReason,
  WithReason,
} from './schema.ts';
import { findPlace, type ListedPlace } from './store/place.ts';
import { text } from './text.ts';

type AskedPlace = { of: Commendation; place: ListedPlace };

async function findPlaceAsked(ask: Ask): Promise<AskedPlace | undefined> {
  const of = await findAsked(ask);
  if (!of || !maySee(ask.actor, of.organisationPath).allowed) return undefined;
  const place = await findPlace(ask.tx, ask.params.place!);
  return place?.commendationId === of.id ? { of, place } : undefined;
}

const leadsTo = deskOf;
const mayMakeAt = (actor: Ask['actor'], place: Place) => mayMake(actor, place.giverPath);
const make = (
  doing: Parameters<typeof createCommendation>[0],
  place: Place,
  typed: Parameters<typeof createCommendation>[2],
) => createCommendation(doing, place.occasion, typed);
const placeDesk = (view: View, { of }: AskedPlace) => deskPage(view, of);

const making: Route[] = [
  page({
    get: '/office/campaigns/:campaign/commendations',
    frame: 'office',
    finds: findCampaignPlace,
    may: mayRead,
    shows: listPage,
  }),
  act({
    post: '/office/campaigns/:campaign/commendations',
    frame: 'office',
    finds: findCampaignPlace,
    may: mayMakeAt,
    takes: NewCommendation,
    does: make,
    leadsTo,
    tells: text['told.made'],
    shows: listPage,
  }),
  page({
    get: '/office/calls/:call/commendations',
    frame: 'office',
    finds: findCallPlace,
    may: mayRead,
    shows: listPage,
  }),
  act({
    post: '/office/calls/:call/commendations',
    frame: 'office',
    finds: findCallPlace,
    may: mayMakeAt,
    takes: NewCommendation,
    does: make,
    leadsTo,
    tells: text['told.made'],
    shows: listPage,
  }),
  page({
    get: '/office/commendations/:commendation',
    frame: 'office',
    finds: findAsked,
    may: mayRead,
    shows: deskPage,
  }),
  page({
    get: '/office/commendations/:commendation/figures/:organisation',
    frame: 'office',
    finds: findFigures,
    may: (actor, { of }) => maySee(actor, of.organisationPath),
    shows: figuresPage,
  }),
];

const shared = { frame: 'office', finds: findAsked, leadsTo, shows: deskPage } as const;
const onPlace = { frame: 'office', finds: findPlaceAsked, leadsTo, shows: placeDesk } as const;

const acting: Route[] = [
  act({
    ...shared,
    post: '/office/commendations/:commendation/rule',
    may: mayEditRule,
    takes: RuleForm,
    does: editRule,
    tells: text['told.edited'],
  }),
  act({
    ...shared,
    post: '/office/commendations/:commendation/publish',
    may: mayPublish,
    takes: Step,
    does: publish,
    tells: text['told.published'],
  }),
  act({
    ...shared,
    post: '/office/commendations/:commendation/drop',
    may: mayDrop,
    takes: Step,
    does: drop,
    leadsTo: (of) => `/office/campaigns/${of.campaignId}/commendations`,
    tells: text['told.dropped'],
  }),
  act({
    ...shared,
    post: '/office/commendations/:commendation/prepare',
    may: mayReckon,
    takes: Step,
    does: prepare,
    tells: text['told.prepared'],
  }),
  act({
    ...shared,
    post: '/office/commendations/:commendation/choose',
    may: mayChoose,
    takes: Chosen,
    does: choose,
    tells: text['told.prepared'],
  }),
  act({
    ...shared,
    post: '/office/commendations/:commendation/points',
    may: mayGivePoints,
    takes: PointsGiven,
    does: givePoints,
    tells: text['told.points'],
  }),
  act({
    ...onPlace,
    post: '/office/commendations/:commendation/places/:place/decide',
    may: (actor, { of }: AskedPlace) => mayDecide(actor, of),
    takes: Decided,
    does: decide,
    tells: text['told.decided'],
  }),
  act({
    ...shared,
    post: '/office/commendations/:commendation/submit',
    may: maySubmit,
    takes: Step,
    does: submit,
    tells: text['told.submitted'],
  }),
];

const signing: Route[] = [
  act({
    ...shared,
    post: '/office/commendations/:commendation/sign',
    may: maySign,
    takes: Step,
    does: sign,
    tells: text['told.signed'],
  }),
  act({
    ...shared,
    post: '/office/commendations/:commendation/return',
    may: mayReturn,
    takes: StepWithReason,
    does: returnCommendation,
    tells: text['told.returned'],
  }),
  act({
    ...shared,
    post: '/office/commendations/:commendation/confirm',
    may: mayConfirm,
    takes: Step,
    does: confirm,
    tells: text['told.confirmed'],
  }),
  act({
    ...shared,
    post: '/office/commendations/:commendation/revoke',
    may: mayRevoke,
    takes: StepWithReason,
    does: revoke,
    tells: text['told.revoked'],
  }),
  act({
    ...onPlace,
    post: '/office/commendations/:commendation/places/:place/revoke',
    may: (actor, { of }: AskedPlace) => mayRevokePlace(actor, of),
    takes: WithReason,
    does: takeBack,
    tells: text['told.revoked'],
  }),
];

export const routes: Route[] = [...making, ...acting, ...signing, ...nominationRoutes];
