/** The office doors of notices: prepare, sign, issue; sign for and adopt. */

import { type Ask, act, nothing, page, type Route } from '../../platform/route.ts';
import { mayAnswer } from '../campaign/policy.ts';
import { findAdopted, findCampaign, getCampaign } from '../campaign/store.ts';
import { mayEnterOffice } from '../organisation/policy.ts';
import { adopt } from './actions/adopt.ts';
import { answerChanges } from './actions/answer-changes.ts';
import { composeNotice } from './actions/compose-notice.ts';
import { editNotice } from './actions/edit-notice.ts';
import { issueNotice } from './actions/issue-notice.ts';
import { nameIssuers } from './actions/name-issuers.ts';
import { returnNotice } from './actions/return-notice.ts';
import { signFor } from './actions/sign-for.ts';
import { signNotice } from './actions/sign-notice.ts';
import { submitNotice } from './actions/submit-notice.ts';
import { adoptPage, type FoundReceipt } from './office/adopt.tsx';
import { changesPage } from './office/changes.tsx';
import { contentOf, editPage } from './office/edit.tsx';
import { routes as handoverRoutes } from './office/handing.ts';
import { noticesPage } from './office/list.tsx';
import { noticePage } from './office/notice-page.tsx';
import { routes as paperRoutes } from './office/papers.ts';
import {
  mayAdopt,
  mayDraft,
  mayEdit,
  mayIssue,
  mayReturn,
  maySign,
  maySignFor,
  maySubmit,
} from './policy.ts';
import {
  Adoption,
  Answers,
  NoticeDraft,
  NoticeIssue,
  NoticeReturn,
  NoticeSignature,
  NoticeSubmission,
  NoticeText,
  Receipt,
} from './schema.ts';
import { findRecipient } from './store/recipient.ts';
import { findNotice } from './store.ts';
import { text as changeText } from './text/change.ts';
import { text } from './text.ts';

export { burdenPart } from './office/burden.tsx';
export { followersPart } from './office/changes.tsx';
export { noticesPart } from './office/list.tsx';

const findAsked = (ask: Ask) => findNotice(ask.tx, ask.actor, ask.params.notice!);

const findCampaignAsked = (ask: Ask) => findCampaign(ask.tx, ask.actor, ask.params.campaign!);

async function findReceiptAsked(ask: Ask): Promise<FoundReceipt | undefined> {
  const notice = await findAsked(ask);
  const recipient = notice && (await findRecipient(ask.tx, ask.actor, notice, ask.params.organisation!));
  if (!recipient) return undefined;
  const campaign = await getCampaign(ask.tx, notice.campaignId);
  return {
    notice,
    recipient,
    campaign,
    adopted: await findAdopted(ask.tx, campaign.id, recipient.organisationId),
  };
}

const named = (receipt: FoundReceipt) => ({
  notice: receipt.notice,
  organisation: { id: receipt.recipient.organisationId },
});
const toNotice = (notice: { id: string }) => `/office/notices/${notice.id}`;

export const routes: Route[] = [
  page({ get: '/office/notices', frame: 'office', finds: nothing, may: mayEnterOffice, shows: noticesPage }),
  act({
    post: '/office/campaigns/:campaign/notices',
    frame: 'office',
    finds: findCampaignAsked,
    may: mayDraft,
    takes: NoticeDraft,
    does: composeNotice,
    leadsTo: (notice) => `/office/notices/${notice.id}/edit`,
    tells: text['told.drafted'],
  }),
  page({
    get: '/office/notices/:notice',
    frame: 'office',
    finds: findAsked,
    may: mayEnterOffice,
    shows: noticePage,
  }),
  page({
    get: '/office/notices/:notice/edit',
    frame: 'office',
    finds: findAsked,
    may: mayEdit,
    shows: editPage,
  }),
  act({
    post: '/office/notices/:notice/edit',
    frame: 'office',
    finds: findAsked,
    may: mayEdit,
    takes: NoticeText,
    does: async (doing, notice, { version, issuers, ...typed }) => {
      const named = await nameIssuers(doing.tx, issuers);
      if (!named.ok) return named;
      return editNotice(doing, notice, { version, content: contentOf(typed, named.value) });
    },
    leadsTo: toNotice,
    tells: text['told.saved'],
    shows: editPage,
  }),
  act({
    post: '/office/notices/:notice/submit',
    frame: 'office',
    finds: findAsked,
    may: maySubmit,
    takes: NoticeSubmission,
    does: submitNotice,
    leadsTo: toNotice,
    tells: text['told.submitted'],
    shows: noticePage,
  }),
  act({
    post: '/office/notices/:notice/return',
    frame: 'office',
    finds: findAsked,
    may: mayReturn,
    takes: NoticeReturn,
    does: returnNotice,
    leadsTo: toNotice,
    tells: text['told.returned'],
    shows: noticePage,
  }),
  act({
    post: '/office/notices/:notice/sign',
    frame: 'office',
    finds: findAsked,
    may: maySign,
    takes: NoticeSignature,
    does: signNotice,
    leadsTo: toNotice,
    tells: text['told.signed'],
    shows: noticePage,
  }),
  act({
    post: '/office/notices/:notice/issue',
    frame: 'office',
    finds: findAsked,
    may: mayIssue,
    takes: NoticeIssue,
    does: issueNotice,
    leadsTo: toNotice,
    tells: text['told.issued'],
    shows: noticePage,
  }),
  act({
    post: '/office/notices/:notice/recipients/:organisation/sign-for',
    frame: 'office',
    finds: findReceiptAsked,
    may: maySignFor,
    takes: Receipt,
    does: (doing, receipt) => signFor(doing, named(receipt)),
    leadsTo: toNotice,
    tells: text['told.signed-for'],
    shows: (view, receipt) => noticePage(view, receipt.notice),
  }),
  page({
    get: '/office/notices/:notice/recipients/:organisation/adopt',
    frame: 'office',
    finds: findReceiptAsked,
    may: mayAdopt,
    shows: adoptPage,
  }),
  act({
    post: '/office/notices/:notice/recipients/:organisation/adopt',
    frame: 'office',
    finds: findReceiptAsked,
    may: mayAdopt,
    takes: Adoption,
    does: (doing, receipt, choice) => adopt(doing, { ...named(receipt), ...choice }),
    leadsTo: (campaign) => `/office/campaigns/${campaign.id}`,
    tells: text['told.adopted'],
    shows: adoptPage,
  }),
  page({
    get: '/office/campaigns/:campaign/changes',
    frame: 'office',
    finds: findCampaignAsked,
    may: mayAnswer,
    shows: changesPage,
  }),
  act({
    post: '/office/campaigns/:campaign/changes',
    frame: 'office',
    finds: findCampaignAsked,
    may: mayAnswer,
    takes: Answers,
    does: answerChanges,
    leadsTo: (campaign) => `/office/campaigns/${campaign.id}`,
    tells: changeText['told.answered'],
    shows: changesPage,
  }),
  ...paperRoutes,
  ...handoverRoutes,
];
