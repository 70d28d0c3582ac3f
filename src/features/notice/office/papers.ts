/** The doors of joint papers, of papers that end, and of what is recorded by hand. */

import { type Ask, act, page, type Route } from '../../../platform/route.ts';
import { getCampaign } from '../../campaign/store.ts';
import { amendNotice } from '../actions/amend-notice.ts';
import { askWithdrawal } from '../actions/ask-withdrawal.ts';
import { countersignNotice } from '../actions/countersign-notice.ts';
import { giveBack } from '../actions/give-back.ts';
import { keepNotice } from '../actions/keep-notice.ts';
import { recordByHand } from '../actions/record-by-hand.ts';
import { recordCountersign } from '../actions/record-countersign.ts';
import { redraftNotice } from '../actions/redraft-notice.ts';
import { strikeRecord } from '../actions/strike-record.ts';
import { withdrawNotice } from '../actions/withdraw-notice.ts';
import { countersignersOf } from '../countersign.ts';
import type { Notice } from '../notice.ts';
import {
  mayAmend,
  mayAskWithdrawal,
  mayCountersign,
  mayGiveBack,
  mayKeep,
  mayRecordByHand,
  mayRecordCountersigns,
  mayRedraft,
  maySeeReceipts,
  mayWithdraw,
} from '../policy.ts';
import {
  Countersigning,
  CountersignOnPaper,
  Decision,
  GivingBack,
  HandAdoption,
  HandOutcome,
  HandReceipt,
  HandStrike,
  WithdrawalAsked,
} from '../schema/paper.ts';
import { findNotice } from '../store.ts';
import { text as outsideText } from '../text/outside.ts';
import { text } from '../text/paper.ts';
import { noticePage } from './notice-page.tsx';
import { outsidePage } from './outside.tsx';

const findAsked = (ask: Ask) => findNotice(ask.tx, ask.actor, ask.params.notice!);

/** A joint paper together with the issuer of the address; another organisation finds nothing there. */
async function findIssuer(ask: Ask) {
  const notice = await findAsked(ask);
  const issuer =
    notice && countersignersOf(notice).find((one) => one.organisationId === ask.params.organisation);
  return notice && issuer ? { notice, issuer } : undefined;
}

async function findWithCampaign(ask: Ask) {
  const notice = await findAsked(ask);
  return notice && { notice, campaign: await getCampaign(ask.tx, notice.campaignId) };
}

const toNotice = (notice: { id: string }) => `/office/notices/${notice.id}`;
const toOutside = (notice: { id: string }, _found: Notice, { recipient }: { recipient: string }) =>
  `${toNotice(notice)}/outside?recipient=${encodeURIComponent(recipient)}#recipient`;
const toEdit = (notice: { id: string }) => `${toNotice(notice)}/edit`;
const office = { frame: 'office' } as const;
const one = { ...office, finds: findAsked } as const;
const byHand = { ...one, leadsTo: toOutside, shows: outsidePage } as const;

export const routes: Route[] = [
  act({
    ...office,
    post: '/office/notices/:notice/countersigns/:organisation',
    finds: findIssuer,
    may: (actor, { notice, issuer }) => mayCountersign(actor, notice, issuer),
    takes: Countersigning,
    does: countersignNotice,
    leadsTo: toNotice,
    tells: text['told.countersigned'],
    shows: (view, { notice }) => noticePage(view, notice),
  }),
  act({
    ...office,
    post: '/office/notices/:notice/countersigns/:organisation/give-back',
    finds: findIssuer,
    may: (actor, { notice, issuer }) => mayGiveBack(actor, notice, issuer),
    takes: GivingBack,
    does: giveBack,
    leadsTo: () => '/office/notices',
    tells: text['told.given-back'],
    shows: (view, { notice }) => noticePage(view, notice),
  }),
  act({
    ...one,
    post: '/office/notices/:notice/countersigns',
    may: mayRecordCountersigns,
    takes: CountersignOnPaper,
    does: recordCountersign,
    leadsTo: toNotice,
    tells: text['told.countersign-recorded'],
    shows: noticePage,
  }),
  act({
    ...one,
    post: '/office/notices/:notice/ask-withdrawal',
    may: mayAskWithdrawal,
    takes: WithdrawalAsked,
    does: askWithdrawal,
    leadsTo: toNotice,
    tells: text['told.withdrawal-asked'],
    shows: noticePage,
  }),
  act({
    ...one,
    post: '/office/notices/:notice/withdraw',
    may: mayWithdraw,
    takes: Decision,
    does: withdrawNotice,
    leadsTo: toNotice,
    tells: text['told.withdrawn'],
    shows: noticePage,
  }),
  act({
    ...one,
    post: '/office/notices/:notice/keep',
    may: mayKeep,
    takes: Decision,
    does: keepNotice,
    leadsTo: toNotice,
    tells: text['told.kept'],
    shows: noticePage,
  }),
  act({
    ...one,
    post: '/office/notices/:notice/redraft',
    may: mayRedraft,
    takes: Decision,
    does: redraftNotice,
    leadsTo: toEdit,
    tells: text['told.redrafted'],
    shows: noticePage,
  }),
  act({
    ...office,
    post: '/office/notices/:notice/amend',
    finds: findWithCampaign,
    may: (actor, { notice, campaign }) => mayAmend(actor, notice, campaign),
    takes: Decision,
    does: (doing, { notice }) => amendNotice(doing, notice),
    leadsTo: toEdit,
    tells: text['told.amended'],
    shows: (view, { notice }) => noticePage(view, notice),
  }),
  page({
    ...one,
    get: '/office/notices/:notice/outside',
    may: maySeeReceipts,
    shows: outsidePage,
  }),
  act({
    ...byHand,
    post: '/office/notices/:notice/by-hand/receipt',
    may: mayRecordByHand,
    takes: HandReceipt,
    does: (doing, notice, typed) => recordByHand(doing, notice, 'receipt', typed),
    tells: outsideText['told.recorded'],
  }),
  act({
    ...byHand,
    post: '/office/notices/:notice/by-hand/adoption',
    may: mayRecordByHand,
    takes: HandAdoption,
    does: (doing, notice, typed) => recordByHand(doing, notice, 'adoption', typed),
    tells: outsideText['told.recorded'],
  }),
  act({
    ...byHand,
    post: '/office/notices/:notice/by-hand/outcome',
    may: mayRecordByHand,
    takes: HandOutcome,
    does: (doing, notice, typed) => recordByHand(doing, notice, 'outcome', typed),
    tells: outsideText['told.recorded'],
  }),
  act({
    ...byHand,
    post: '/office/notices/:notice/by-hand/strike',
    may: mayRecordByHand,
    takes: HandStrike,
    does: strikeRecord,
    tells: outsideText['told.struck'],
  }),
];
