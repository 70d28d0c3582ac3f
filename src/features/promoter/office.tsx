/** The office doors of promoters: the register, one entry, visits. */

import { type Ask, act, nothing, page, type Route } from '../../platform/route.ts';
import { mayEnterOffice } from '../organisation/policy.ts';
import { addMany, addPromoter } from './actions/add-promoter.ts';
import { editPromoter, endPromoter } from './actions/change-promoter.ts';
import { recordVisit, removeVisit } from './actions/record-visit.ts';
import { addPage, manyPage } from './office/add.tsx';
import { promoterPage } from './office/promoter-page.tsx';
import { registerPage } from './office/register.tsx';
import { newVisitPage, visitPage } from './office/visit.tsx';
import { mayEdit, mayEnd, mayKeep, mayRemoveVisit, maySeePromoter } from './policy.ts';
import type { Promoter, Visit } from './promoter.ts';
import { ManyPasted, NewPromoter, NewVisit, PromoterEdit, PromoterEnd, VisitRemoval } from './schema.ts';
import { findPromoter, findVisit } from './store.ts';
import { text } from './text.ts';

const findAsked = (ask: Ask) => findPromoter(ask.tx, ask.actor, ask.params.promoter!);
const findVisitAsked = (ask: Ask) => findVisit(ask.tx, ask.actor, ask.params.visit!);
const itsPage = (promoter: Promoter) => `/office/promoters/${promoter.id}`;

const registerDoors: Route[] = [
  page({
    get: '/office/promoters',
    frame: 'office',
    finds: nothing,
    may: mayEnterOffice,
    shows: registerPage,
  }),
  page({ get: '/office/promoters/new', frame: 'office', finds: nothing, may: mayKeep, shows: addPage }),
  act({
    post: '/office/promoters',
    frame: 'office',
    finds: nothing,
    may: mayKeep,
    takes: NewPromoter,
    does: addPromoter,
    leadsTo: itsPage,
    tells: text['told.added'],
    shows: addPage,
  }),
  page({ get: '/office/promoters/many', frame: 'office', finds: nothing, may: mayKeep, shows: manyPage }),
  act({
    post: '/office/promoters/many',
    frame: 'office',
    finds: nothing,
    may: mayKeep,
    takes: ManyPasted,
    does: addMany,
    leadsTo: () => '/office/promoters',
    tells: text['told.added'],
    shows: manyPage,
  }),
];

const promoterDoors: Route[] = [
  page({
    get: '/office/promoters/:promoter',
    frame: 'office',
    finds: findAsked,
    may: maySeePromoter,
    shows: promoterPage,
  }),
  act({
    post: '/office/promoters/:promoter/edit',
    frame: 'office',
    finds: findAsked,
    may: mayEdit,
    takes: PromoterEdit,
    does: editPromoter,
    leadsTo: itsPage,
    tells: text['told.edited'],
    shows: promoterPage,
  }),
  act({
    post: '/office/promoters/:promoter/end',
    frame: 'office',
    finds: findAsked,
    may: mayEnd,
    takes: PromoterEnd,
    does: endPromoter,
    leadsTo: itsPage,
    tells: text['told.ended'],
    shows: promoterPage,
  }),
];

const visitDoors: Route[] = [
  page({ get: '/office/visits/new', frame: 'office', finds: nothing, may: mayKeep, shows: newVisitPage }),
  act({
    post: '/office/visits',
    frame: 'office',
    finds: nothing,
    may: mayKeep,
    takes: NewVisit,
    does: recordVisit,
    leadsTo: (visit: Visit) => `/office/visits/${visit.id}`,
    tells: text['told.visit'],
    shows: newVisitPage,
  }),
  page({
    get: '/office/visits/:visit',
    frame: 'office',
    finds: findVisitAsked,
    may: maySeePromoter,
    shows: visitPage,
  }),
  act({
    post: '/office/visits/:visit/strike',
    frame: 'office',
    finds: findVisitAsked,
    may: mayRemoveVisit,
    takes: VisitRemoval,
    does: removeVisit,
    leadsTo: (visit: Visit) => `/office/visits/${visit.id}`,
    tells: text['told.struck'],
    shows: visitPage,
  }),
];

/** All doors of the feature. */
export const routes: Route[] = [...registerDoors, ...promoterDoors, ...visitDoors];
