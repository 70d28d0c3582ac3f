/** The office doors of results: the desk, decisions, signing, corrections, certificates, letters. */

import { seatFor } from '../../kernel/actor.ts';
import { never, unless } from '../../kernel/verdict.ts';
import { type Ask, act, page, type Route, type ShownPage, type View } from '../../platform/route.ts';
import { findCall, getCall } from '../call/store.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { findOrganisation } from '../organisation/store.ts';
import { amend } from './actions/amend.ts';
import { applyDecisions } from './actions/apply.ts';
import { decideOver } from './actions/decide.ts';
import { prepare } from './actions/prepare.ts';
import { returnResult } from './actions/return.ts';
import { reverse } from './actions/reverse.ts';
import { askToRevoke, keepCertificate, revoke } from './actions/revoke.ts';
import { sendLetters, writeLetter } from './actions/send-letters.ts';
import { sign } from './actions/sign.ts';
import { submit } from './actions/submit.ts';
import type { Result } from './award.ts';
import type { Certificate } from './certificate.ts';
import type { Found } from './office/acts.tsx';
import { certificatesPage, papersPage, unitCertificatesPage } from './office/certificates.tsx';
import { decisionsPage } from './office/decisions.tsx';
import { type DeskSlots, deskPage } from './office/desk.tsx';
import { figureRoutes } from './office/figures.tsx';
import { lettersPage } from './office/letters.tsx';
import * as policy from './policy.ts';
import * as form from './schema.ts';
import { findCertificate, listOfCall, listOfUnit } from './store/certificate.ts';
import { findDecision } from './store/decision.ts';
import { findResult, findResultOfCall, getResult } from './store.ts';
import { text as certificateText } from './text/certificate.ts';
import { text as decisionText } from './text/decision.ts';
import { text as letterText } from './text/letter.ts';
import { text as sanctionText } from './text/sanction.ts';
import { text } from './text.ts';

/** The desk of a hosted call's result is only there for the owner's own people. */
async function findDeskAsked({ tx, actor, params }: Ask): Promise<Found | undefined> {
  const call = await findCall(tx, actor, params.call!);
  if (!call?.hostId || !policy.maySeeUnpublished(actor, call.ownerPath).allowed) return undefined;
  return { call, result: await findResultOfCall(tx, call.id) };
}

/** For everybody else a result has no office. */
async function findAsked({ tx, actor, params, now }: Ask): Promise<Result | undefined> {
  const result = await findResult(tx, actor, params.result!, now);
  return result && policy.maySeeUnpublished(actor, result.organisationPath).allowed ? result : undefined;
}

async function findDecisionAsked(ask: Ask) {
  const result = await findAsked(ask);
  const decision = result && (await findDecision(ask.tx, result.id, ask.params.decision!));
  return result && decision && { result, decision };
}

async function findWithNewest(ask: Ask) {
  const result = await findAsked(ask);
  const newest = result && (await findResultOfCall(ask.tx, result.callId));
  return result && newest && { result, newest };
}

async function findCertificateAsked({ tx, actor, params, now }: Ask): Promise<Certificate | undefined> {
  const found = await findCertificate(tx, params.certificate!, now);
  return found && policy.maySeeUnpublished(actor, found.organisationPath).allowed ? found : undefined;
}

/** A unit's certificates, for whoever has a seat there or above. */
async function findUnitAsked({ tx, actor, params }: Ask): Promise<Organisation | undefined> {
  const found = await findOrganisation(tx, params.organisation!);
  return found && seatFor(actor, ['admin', 'officer', 'leader'], found.path) ? found : undefined;
}
const maySeeUnit = (actor: Ask['actor'], unit: Organisation) =>
  unless(seatFor(actor, ['admin', 'officer', 'leader'], unit.path) !== undefined, never('award.not-yours'));

const maySee = (actor: Ask['actor'], result: Result) =>
  policy.maySeeUnpublished(actor, result.organisationPath);
const addressOf = (result: Result) => `/office/calls/${result.callId}/result`;
const decisionsOf = (result: Result) => `/office/results/${result.id}/decisions`;
const certificatesOf = (one: Certificate) => `/office/results/${one.resultId}/certificates`;
const listOf = async (view: View, one: Certificate) =>
  certificatesPage(view, await getResult(view.tx, one.resultId));

const office = { frame: 'office', finds: findAsked } as const;
const onDecisions = { ...office, leadsTo: decisionsOf, shows: decisionsPage } as const;

const decisionRoutes: Route[] = [
  page({ get: '/office/results/:result/decisions', ...office, may: maySee, shows: decisionsPage }),
  act({
    post: '/office/results/:result/decisions',
    ...onDecisions,
    may: policy.mayDecide,
    takes: form.ResultDecision,
    does: decideOver,
    tells: decisionText['told.noted'],
  }),
  act({
    post: '/office/results/:result/apply',
    ...onDecisions,
    may: policy.mayDecide,
    takes: form.ResultStep,
    does: applyDecisions,
    tells: decisionText['told.applied'],
  }),
  act({
    post: '/office/results/:result/decisions/:decision/reverse',
    frame: 'office',
    finds: findDecisionAsked,
    may: (actor, { result }) => policy.mayDecide(actor, result),
    takes: form.ResultStep,
    does: reverse,
    leadsTo: decisionsOf,
    tells: decisionText['told.reversed'],
    shows: (view, { result }) => decisionsPage(view, result),
  }),
];

const letterRoutes: Route[] = [
  page({ get: '/office/results/:result/letters', ...office, may: maySee, shows: lettersPage }),
  act({
    post: '/office/results/:result/letters',
    ...office,
    may: policy.mayWriteLetters,
    takes: form.LetterWriting,
    does: writeLetter,
    leadsTo: (result) => `/office/results/${result.id}/letters`,
    tells: letterText['told.saved'],
    shows: lettersPage,
  }),
  act({
    post: '/office/results/:result/letters/send',
    ...office,
    may: policy.mayWriteLetters,
    takes: form.LetterSending,
    does: sendLetters,
    leadsTo: (result) => `/office/results/${result.id}/letters`,
    tells: letterText['told.sent'],
    shows: lettersPage,
  }),
];

const onCertificate = {
  frame: 'office',
  finds: findCertificateAsked,
  leadsTo: certificatesOf,
  shows: listOf,
} as const;

const certificateRoutes: Route[] = [
  page({
    get: '/office/results/:result/certificates',
    frame: 'office',
    finds: findAsked,
    may: maySee,
    shows: certificatesPage,
  }),
  page({
    get: '/office/results/:result/certificates/print',
    frame: 'office',
    finds: findAsked,
    may: maySee,
    shows: async (view, result) => papersPage(view, await listOfCall(view.tx, result.callId, view.now)),
  }),
  page({
    get: '/office/organisations/:organisation/certificates',
    frame: 'office',
    finds: findUnitAsked,
    may: maySeeUnit,
    shows: unitCertificatesPage,
  }),
  page({
    get: '/office/organisations/:organisation/certificates/print',
    frame: 'office',
    finds: findUnitAsked,
    may: maySeeUnit,
    shows: async (view, unit) => papersPage(view, await listOfUnit(view.tx, unit.path, view.now)),
  }),
  act({
    post: '/office/certificates/:certificate/ask',
    ...onCertificate,
    may: policy.mayAskRevocation,
    takes: form.CertificateAsking,
    does: askToRevoke,
    tells: certificateText['told.asked'],
  }),
  act({
    post: '/office/certificates/:certificate/revoke',
    ...onCertificate,
    may: policy.mayRevoke,
    takes: form.CertificateStep,
    does: revoke,
    tells: certificateText['told.revoked'],
  }),
  act({
    post: '/office/certificates/:certificate/keep',
    ...onCertificate,
    may: policy.mayRevoke,
    takes: form.CertificateStep,
    does: keepCertificate,
    tells: certificateText['told.kept'],
  }),
];

/** The doors; the slots are filled by main from the features above. */
export function routes(slots: DeskSlots = {}): Route[] {
  const desk = (view: View, found: Found) => deskPage(view, found, slots);
  return [
    page({
      get: '/office/calls/:call/result',
      frame: 'office',
      finds: findDeskAsked,
      may: (actor, { call }) => policy.maySeeUnpublished(actor, call.ownerPath),
      shows: desk,
    }),
    act({
      post: '/office/calls/:call/result',
      frame: 'office',
      finds: findDeskAsked,
      may: policy.mayPrepare,
      takes: form.ResultPreparing,
      does: prepare,
      leadsTo: addressOf,
      tells: text['told.prepared'],
      shows: desk,
    }),
    ...figureRoutes,
    ...signRoutes(desk),
    ...decisionRoutes,
    ...certificateRoutes,
    ...letterRoutes,
  ];
}

type Desk = (view: View, found: Found) => Promise<ShownPage>;

/** What is done from the desk, by officer and leader. */
function signRoutes(desk: Desk): Route[] {
  const deskOf = async (view: View, result: Result) =>
    desk(view, { call: await getCall(view.tx, result.callId), result });
  const onDesk = { ...office, leadsTo: addressOf, shows: deskOf } as const;
  return [
    act({
      post: '/office/results/:result/submit',
      ...onDesk,
      may: policy.maySubmit,
      takes: form.ResultSubmitting,
      does: submit,
      tells: (result) =>
        result.state === 'submitted' ? text['told.submitted'] : sanctionText['told.followed'],
    }),
    act({
      post: '/office/results/:result/sign',
      ...onDesk,
      may: policy.maySign,
      takes: form.ResultSigning,
      does: sign,
      tells: text['told.signed'],
    }),
    act({
      post: '/office/results/:result/return',
      ...onDesk,
      may: policy.mayReturn,
      takes: form.ResultReturn,
      does: returnResult,
      tells: text['told.returned'],
    }),
    act({
      post: '/office/results/:result/recall',
      ...onDesk,
      may: policy.mayRecall,
      takes: form.ResultReturn,
      does: returnResult,
      tells: text['told.recalled'],
    }),
    act({
      post: '/office/results/:result/amend',
      frame: 'office',
      finds: findWithNewest,
      may: policy.mayAmend,
      takes: form.ResultAmending,
      does: (doing, { result }, { reason, recount }) =>
        amend(doing, result, { reason, recount, seat: 'officer' }),
      leadsTo: addressOf,
      tells: text['told.amended'],
      shows: (view, { result }) => deskOf(view, result),
    }),
  ];
}
