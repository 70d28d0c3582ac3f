/** The office doors of nominations: proposing, checking level by level, mending, withdrawing, consent. */

import { act, page, type Route } from '../../../platform/route.ts';
import { admit } from '../actions/admit-nomination.ts';
import { amend } from '../actions/amend-nomination.ts';
import { nominate } from '../actions/nominate.ts';
import { returnNomination } from '../actions/return-nomination.ts';
import { consent } from '../actions/set-consent.ts';
import { withdrawNomination } from '../actions/withdraw-nomination.ts';
import type { Commendation } from '../commendation.ts';
import {
  mayAdmitNomination,
  mayAmendNomination,
  mayProposeSome,
  mayReturnNomination,
  maySeeNominations,
  maySetConsent,
  mayWithdrawNomination,
} from '../policy.ts';
import { ConsentSet, NominationAmended, NominationReturned, NominationSent, Step } from '../schema.ts';
import { text } from '../text/nomination.ts';
import { findAsked } from './desk.tsx';
import { addressOfNomination, findNominationAsked, nominationPage } from './nomination-page.tsx';
import { nominationsPage } from './nominations.tsx';

const findOfPeople = async (ask: Parameters<typeof findAsked>[0]): Promise<Commendation | undefined> => {
  const of = await findAsked(ask);
  return of?.kind === 'persons' && of.state !== 'draft' ? of : undefined;
};
const shared = {
  frame: 'office',
  finds: findNominationAsked,
  leadsTo: addressOfNomination,
  shows: nominationPage,
} as const;

export const routes: Route[] = [
  page({
    get: '/office/commendations/:commendation/nominations',
    frame: 'office',
    finds: findOfPeople,
    may: maySeeNominations,
    shows: nominationsPage,
  }),
  act({
    post: '/office/commendations/:commendation/nominations',
    frame: 'office',
    finds: findOfPeople,
    may: mayProposeSome,
    takes: NominationSent,
    does: nominate,
    leadsTo: addressOfNomination,
    tells: text['told.sent'],
    shows: nominationsPage,
  }),
  page({
    get: '/office/nominations/:nomination',
    frame: 'office',
    finds: findNominationAsked,
    may: (actor, { of }) => maySeeNominations(actor, of),
    shows: nominationPage,
  }),
  act({
    ...shared,
    post: '/office/nominations/:nomination/admit',
    may: mayAdmitNomination,
    takes: Step,
    does: admit,
    tells: text['told.admitted'],
  }),
  act({
    ...shared,
    post: '/office/nominations/:nomination/return',
    may: mayReturnNomination,
    takes: NominationReturned,
    does: returnNomination,
    tells: text['told.returned'],
  }),
  act({
    ...shared,
    post: '/office/nominations/:nomination/amend',
    may: mayAmendNomination,
    takes: NominationAmended,
    does: amend,
    tells: text['told.sent'],
  }),
  act({
    ...shared,
    post: '/office/nominations/:nomination/withdraw',
    may: mayWithdrawNomination,
    takes: Step,
    does: withdrawNomination,
    tells: text['told.withdrawn'],
  }),
  act({
    ...shared,
    post: '/office/nominations/:nomination/consent',
    may: maySetConsent,
    takes: ConsentSet,
    does: consent,
    tells: text['told.consent'],
  }),
];
