/** The office doors of calls: open, read, amend, withdraw. */

import type { Actor } from '../../kernel/actor.ts';
import { refuse } from '../../kernel/verdict.ts';
import { type Ask, act, page, type Route } from '../../platform/route.ts';
import { findCampaign, getCampaign } from '../campaign/store.ts';
import { mayEnterOffice } from '../organisation/policy.ts';
import { amendBallot } from './actions/amend-ballot.ts';
import { amendCall } from './actions/amend-call.ts';
import { amendEligibility } from './actions/amend-eligibility.ts';
import { amendFiles } from './actions/amend-files.ts';
import { amendJudging } from './actions/amend-judging.ts';
import type { RoundsGuard } from './actions/amend-to.ts';
import { type EntriesGuard, keepField, moveField, removeField } from './actions/keep-form.ts';
import { openOwnCall } from './actions/open-own-call.ts';
import { discardForm, publishForm } from './actions/publish-form.ts';
import { withdrawCall } from './actions/withdraw-call.ts';
import type { Call } from './call.ts';
import { amendPage, type FoundCall } from './office/amend.tsx';
import { ballotPage, findBallot, mayLayFound } from './office/ballot.tsx';
import { type CallSlots, callPage } from './office/call-page.tsx';
import { eligibilityPage, findEligibility } from './office/eligibility.tsx';
import { filesPage } from './office/files.tsx';
import { findForm, formPage, mayDesign } from './office/form.tsx';
import { formFieldPage } from './office/form-field.tsx';
import { formPreviewPage } from './office/form-preview.tsx';
import { findJudging, judgingPage, mayShapeFound } from './office/judging.tsx';
import { libraryPage } from './office/library.tsx';
import { openingPage } from './office/opening.tsx';
import { mayAmendCall, mayOpenCall, mayWithdrawCall } from './policy.ts';
import {
  BallotForm,
  CallAmendment,
  CallLook,
  CallOpening,
  CallWithdrawal,
  EligibilityForm,
  FieldForm,
  FieldMove,
  FieldRemoval,
  FilesForm,
  FormDiscard,
  FormPublication,
  JudgingForm,
  JudgingLook,
} from './schema.ts';
import { findCall } from './store.ts';
import { text as ballotText } from './text/ballot.ts';
import { text as designText } from './text/design.ts';
import { text as fieldText } from './text/field.ts';
import { text as judgingText } from './text/judging.ts';
import { text } from './text.ts';

export type { CallLink, CallSlots } from './office/call-page.tsx';
export { callsPart, PhaseBadge } from './office/calls.tsx';

const findCampaignAsked = (ask: Ask) => findCampaign(ask.tx, ask.actor, ask.params.campaign!);
const findAsked = (ask: Ask) => findCall(ask.tx, ask.actor, ask.params.call!);

async function findWithCampaign(ask: Ask): Promise<FoundCall | undefined> {
  const call = await findAsked(ask);
  return call && { call, campaign: await getCampaign(ask.tx, call.campaignId) };
}

/** The same, and whether a round was opened already. */
const findToAmend =
  (rounds: RoundsGuard) =>
  async (ask: Ask): Promise<FoundCall | undefined> => {
    const found = await findWithCampaign(ask);
    return found && { ...found, hasRounds: await rounds(ask.tx, found.call.id) };
  };

const doors: Route[] = [
  page({
    get: '/office/campaigns/:campaign/calls/new',
    frame: 'office',
    finds: findCampaignAsked,
    may: mayOpenCall,
    shows: openingPage,
  }),
  act({
    post: '/office/campaigns/:campaign/calls',
    frame: 'office',
    finds: findCampaignAsked,
    may: mayOpenCall,
    takes: CallOpening,
    does: openOwnCall,
    leadsTo: (call) => `/office/calls/${call.id}`,
    tells: text['told.opened'],
    shows: openingPage,
  }),
  // Sends the form there and back with the hosts that were looked for: nothing is done, nothing typed is lost.
  act({
    post: '/office/campaigns/:campaign/calls/look',
    frame: 'office',
    finds: findCampaignAsked,
    may: mayOpenCall,
    takes: CallLook,
    does: async () => refuse('call.looked', undefined, 'hostId'),
    leadsTo: (_, campaign) => `/office/campaigns/${campaign.id}/calls/new`,
    shows: openingPage,
  }),
  page({
    get: '/office/campaigns/:campaign/calls/library',
    frame: 'office',
    finds: findCampaignAsked,
    may: mayOpenCall,
    shows: libraryPage,
  }),
  act({
    post: '/office/calls/:call/withdraw',
    frame: 'office',
    finds: findWithCampaign,
    may: (actor, { call, campaign }) => mayWithdrawCall(actor, call, campaign),
    takes: CallWithdrawal,
    does: (doing, { call }, { reason }) => withdrawCall(doing, call, reason),
    leadsTo: (call) => `/office/calls/${call.id}`,
    tells: text['told.withdrawn'],
    shows: amendPage,
  }),
];

const mayAmendFound = (actor: Actor, { call, campaign }: FoundCall) => mayAmendCall(actor, call, campaign);

/** The doors of amending a call, and of laying down how it is judged; the guard knows whether a round was opened. */
function amendDoors(rounds: RoundsGuard, onWay: RoundsGuard | undefined): Route[] {
  const amend = { frame: 'office', finds: findToAmend(rounds), shows: amendPage } as const;
  const judging = { frame: 'office', finds: findJudging(rounds), shows: judgingPage } as const;
  const ballot = { frame: 'office', finds: findBallot, shows: ballotPage } as const;
  const back = (call: Call) => `/office/calls/${call.id}`;
  return [
    page({ ...amend, get: '/office/calls/:call/amend', may: mayAmendFound }),
    act({
      ...{ ...amend, leadsTo: back, tells: text['told.amended'] },
      post: '/office/calls/:call/amend',
      may: mayAmendFound,
      takes: CallAmendment,
      does: amendCall,
    }),
    page({ ...judging, get: '/office/calls/:call/judging', may: mayEnterOffice }),
    act({
      ...{ ...judging, leadsTo: back, tells: judgingText['told.kept'] },
      post: '/office/calls/:call/judging',
      may: mayShapeFound,
      takes: JudgingForm,
      does: amendJudging(rounds, onWay),
    }),
    page({ ...ballot, get: '/office/calls/:call/ballot', may: mayEnterOffice }),
    act({
      ...{ ...ballot, leadsTo: back, tells: ballotText['told.kept'] },
      post: '/office/calls/:call/ballot',
      may: mayLayFound,
      takes: BallotForm,
      does: amendBallot,
    }),
    // Sends the form there and back after a step: nothing is done, nothing typed is lost.
    act({
      ...judging,
      post: '/office/calls/:call/judging/look',
      may: mayShapeFound,
      takes: JudgingLook,
      does: async () => refuse('call.judging-looked'),
      leadsTo: (_, { call }) => `/office/calls/${call.id}/judging`,
    }),
  ];
}

/** The doors of laying down files and eligibility. */
function designDoors(guard: EntriesGuard): Route[] {
  const may = mayAmendFound;
  const files = { frame: 'office', finds: findWithCampaign, shows: filesPage } as const;
  const who = { frame: 'office', finds: findEligibility(guard), shows: eligibilityPage } as const;
  const back = (call: Call) => `/office/calls/${call.id}`;
  return [
    page({ ...files, get: '/office/calls/:call/files', may }),
    act({
      ...{ ...files, leadsTo: back, tells: designText['told.files'] },
      post: '/office/calls/:call/files',
      may,
      takes: FilesForm,
      does: amendFiles,
    }),
    page({ ...who, get: '/office/calls/:call/eligibility', may }),
    act({
      ...{ ...who, leadsTo: back, tells: designText['told.eligibility'] },
      post: '/office/calls/:call/eligibility',
      may,
      takes: EligibilityForm,
      does: amendEligibility(guard),
    }),
  ];
}

/** The doors of designing a form; the guard knows whether anything was entered already. */
function formDoors(guard: EntriesGuard): Route[] {
  const form = { frame: 'office', finds: findForm(guard) } as const;
  const leadsTo = (call: Call) => `/office/calls/${call.id}/form`;
  const kept = { ...form, leadsTo, tells: fieldText['told.kept'], shows: formPage };
  const may = mayDesign;
  return [
    page({ ...form, get: '/office/calls/:call/form', may: mayEnterOffice, shows: formPage }),
    page({ ...form, get: '/office/calls/:call/form/preview', may: mayEnterOffice, shows: formPreviewPage }),
    page({ ...form, get: '/office/calls/:call/form/field', may, shows: formFieldPage }),
    act({
      ...kept,
      post: '/office/calls/:call/form/field',
      may,
      takes: FieldForm,
      does: keepField(guard),
      shows: formFieldPage,
    }),
    act({ ...kept, post: '/office/calls/:call/form/move', may, takes: FieldMove, does: moveField(guard) }),
    act({
      ...kept,
      post: '/office/calls/:call/form/remove',
      may,
      takes: FieldRemoval,
      does: removeField(guard),
    }),
    act({
      ...{ ...kept, tells: fieldText['told.published'] },
      post: '/office/calls/:call/form/publish',
      may,
      takes: FormPublication,
      does: publishForm(guard),
    }),
    act({
      ...{ ...kept, tells: fieldText['told.discarded'] },
      post: '/office/calls/:call/form/discard',
      may,
      takes: FormDiscard,
      does: discardForm,
    }),
  ];
}

/** The doors, with what the features above put on the page. */
export function routes(slots: CallSlots): Route[] {
  const guard: EntriesGuard = slots.hasEntries ?? (async () => false);
  return [
    ...doors,
    ...amendDoors(slots.hasRounds ?? (async () => false), slots.hasWorks),
    ...formDoors(guard),
    ...designDoors(guard),
    page({
      get: '/office/calls/:call',
      frame: 'office',
      finds: findAsked,
      may: mayEnterOffice,
      shows: callPage(slots),
    }),
  ];
}
