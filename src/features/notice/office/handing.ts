/** The doors of handing over: the list, what was given, its receipt and its outcome, the sheet. */

import { type Ask, act, page, type Route, raw } from '../../../platform/route.ts';
import { findCampaign, getCampaign } from '../../campaign/store.ts';
import { handOver } from '../actions/hand-over.ts';
import { recordOutcome, recordReceipt } from '../actions/record-handover.ts';
import type { Handover } from '../handover.ts';
import { mayHandOver, mayRecordHandover, maySeeHandovers } from '../policy.ts';
import { HandoverCame, HandoverGiven, HandoverReceived } from '../schema/paper.ts';
import { findHandover } from '../store/handover.ts';
import { text } from '../text/outside.ts';
import { handoversPage } from './handovers.tsx';
import { receiptsSheet } from './sheet.ts';

const findAsked = (ask: Ask) => findCampaign(ask.tx, ask.actor, ask.params.campaign!);
const toHandovers = ({ campaignId }: Pick<Handover, 'campaignId'>) =>
  `/office/campaigns/${campaignId}/handovers`;

const recorded = {
  frame: 'office',
  finds: (ask: Ask) => findHandover(ask.tx, ask.actor, ask.params.handover!),
  leadsTo: toHandovers,
  tells: text['told.recorded'],
  shows: async (view, handover) => handoversPage(view, await getCampaign(view.tx, handover.campaignId)),
} as const satisfies Partial<Parameters<typeof act<Handover, unknown, Handover>>[0]>;

export const routes: Route[] = [
  page({
    get: '/office/campaigns/:campaign/handovers',
    frame: 'office',
    finds: findAsked,
    may: maySeeHandovers,
    shows: handoversPage,
  }),
  act({
    post: '/office/campaigns/:campaign/handovers',
    frame: 'office',
    finds: findAsked,
    may: mayHandOver,
    takes: HandoverGiven,
    does: handOver,
    leadsTo: toHandovers,
    tells: text['told.handed-over'],
    shows: handoversPage,
  }),
  raw({
    get: '/office/campaigns/:campaign/handovers/receipts.xlsx',
    frame: 'office',
    finds: findAsked,
    may: maySeeHandovers,
    answers: receiptsSheet,
  }),
  act({
    ...recorded,
    post: '/office/handovers/:handover/receipt',
    may: mayRecordHandover,
    takes: HandoverReceived,
    does: recordReceipt,
  }),
  act({
    ...recorded,
    post: '/office/handovers/:handover/outcome',
    may: mayRecordHandover,
    takes: HandoverCame,
    does: recordOutcome,
  }),
];
