/** The office doors of scrutiny: suspicions and previews, quarantines, appeals, sanctions, what alters a poll. */

import { type Ask, act, page, type Route } from '../../platform/route.ts';
import { findCampaign } from '../campaign/store.ts';
import { type AlterationScene, decideAlteration, proposeAlteration } from './actions/alter.ts';
import { answerAppeal } from './actions/answer-appeal.ts';
import { confirmSeveral } from './actions/confirm-several.ts';
import { dismiss } from './actions/dismiss.ts';
import { keepLadder } from './actions/keep-ladder.ts';
import { askVoid, confirm, refuseProposal, release } from './actions/move-quarantine.ts';
import { lift, sanction } from './actions/sanction.ts';
import { setAside } from './actions/set-aside.ts';
import { alterationsOf, alterationsPage } from './office/alterations.tsx';
import { appealPage } from './office/appeal.tsx';
import { addressOf, scrutinyPage } from './office/poll.tsx';
import { previewPage } from './office/preview.tsx';
import { quarantinePage } from './office/quarantine.tsx';
import { type SanctionScene, sanctionsOf, sanctionsPage } from './office/sanctions.tsx';
import * as policy from './policy.ts';
import * as form from './schema.ts';
import { findAlteration } from './store/alteration.ts';
import { contestOf, listContests } from './store/contest.ts';
import { findAppealScene, findHeld, findScene, type HeldScene } from './store/held.ts';
import type { Scene } from './store/preview.ts';
import { findSanction } from './store/sanction.ts';
import { text as alterationText } from './text/alteration.ts';
import { text as appealText } from './text/appeal.ts';
import { text as ladderText } from './text/ladder.ts';
import { text } from './text/scrutiny.ts';

const findPollAsked = (ask: Ask) => findScene(ask, ask.params.poll!);
const findHeldAsked = (ask: Ask) => findHeld(ask, ask.params.quarantine!);
const findAppealAsked = (ask: Ask) => findAppealScene(ask, ask.params.appeal!);

async function findAlterationAsked(ask: Ask): Promise<AlterationScene | undefined> {
  const alteration = await findAlteration(ask.tx, ask.params.alteration!);
  const scene = alteration && (await findScene(ask, alteration.pollId));
  return scene && alteration && { ...scene, alteration };
}

/** The log is for the owner's own people and for those who bar in its stead; for everybody else there is none. */
async function findSanctions({ tx, actor }: Ask, campaignId: string): Promise<SanctionScene | undefined> {
  const campaign = await findCampaign(tx, actor, campaignId);
  const scene = campaign && { campaign, contests: await listContests(tx, campaign.id) };
  return scene && policy.maySeeSanctions(actor, scene).allowed ? scene : undefined;
}
const findCampaignAsked = (ask: Ask) => findSanctions(ask, ask.params.campaign!);
async function findSanctionAsked(ask: Ask) {
  const sanction = await findSanction(ask.tx, ask.params.sanction!);
  const scene = sanction && (await findSanctions(ask, sanction.campaignId));
  return scene && sanction && { ...scene, sanction, contest: contestOf(scene.contests, sanction.entryId) };
}

const toScene = ({ poll }: Scene) => addressOf(poll);
const ofQuarantine = {
  frame: 'office',
  finds: findHeldAsked,
  takes: form.QuarantineMoving,
  leadsTo: ({ quarantine }: HeldScene) => `/office/quarantines/${quarantine.id}`,
  shows: quarantinePage,
} as const;
const ofAlteration = {
  frame: 'office',
  finds: findAlterationAsked,
  leadsTo: ({ poll }: Scene) => alterationsOf(poll),
  shows: alterationsPage,
} as const;

export const routes: Route[] = [
  page({
    get: '/office/polls/:poll/scrutiny',
    frame: 'office',
    finds: findPollAsked,
    may: policy.maySee,
    shows: scrutinyPage,
  }),
  page({
    get: '/office/polls/:poll/scrutiny/preview',
    frame: 'office',
    finds: findPollAsked,
    may: policy.maySee,
    shows: previewPage,
  }),
  act({
    post: '/office/polls/:poll/quarantines',
    frame: 'office',
    finds: findPollAsked,
    may: policy.mayServe,
    takes: form.SettingAside,
    does: setAside,
    leadsTo: toScene,
    tells: text['told.decided'],
    shows: previewPage,
  }),
  act({
    post: '/office/polls/:poll/dismissals',
    frame: 'office',
    finds: findPollAsked,
    may: policy.mayServe,
    takes: form.Dismissing,
    does: dismiss,
    leadsTo: toScene,
    tells: text['told.dismissed'],
    shows: previewPage,
  }),
  act({
    post: '/office/polls/:poll/confirmations',
    frame: 'office',
    finds: findPollAsked,
    may: policy.mayConfirmSeveral,
    takes: form.Confirming,
    does: confirmSeveral,
    leadsTo: ({ poll, left }) => `${addressOf(poll)}${left > 0 ? `?left=${left}` : ''}`,
    tells: text['told.confirmed'],
    shows: scrutinyPage,
  }),
  page({
    get: '/office/quarantines/:quarantine',
    frame: 'office',
    finds: findHeldAsked,
    may: policy.maySee,
    shows: quarantinePage,
  }),
  act({
    post: '/office/quarantines/:quarantine/confirm',
    ...ofQuarantine,
    may: policy.mayConfirm,
    does: confirm,
    tells: text['told.confirmed'],
  }),
  act({
    post: '/office/quarantines/:quarantine/refuse',
    ...ofQuarantine,
    may: policy.mayRefuse,
    does: refuseProposal,
    tells: text['told.refused'],
  }),
  act({
    post: '/office/quarantines/:quarantine/release',
    ...ofQuarantine,
    may: policy.mayRelease,
    does: release,
    tells: text['told.decided'],
  }),
  act({
    post: '/office/quarantines/:quarantine/void',
    ...ofQuarantine,
    may: policy.mayVoid,
    does: askVoid,
    tells: text['told.decided'],
  }),
  page({
    get: '/office/appeals/:appeal',
    frame: 'office',
    finds: findAppealAsked,
    may: policy.maySee,
    shows: appealPage,
  }),
  act({
    post: '/office/appeals/:appeal/answer',
    frame: 'office',
    finds: findAppealAsked,
    may: (actor, scene) => policy.mayAnswer(actor, scene),
    takes: form.Answering,
    does: answerAppeal,
    leadsTo: ({ appeal }) => `/office/appeals/${appeal.id}`,
    tells: appealText['told.answered'],
    shows: appealPage,
  }),
  page({
    get: '/office/polls/:poll/alterations',
    frame: 'office',
    finds: findPollAsked,
    may: policy.maySee,
    shows: alterationsPage,
  }),
  act({
    post: '/office/polls/:poll/alterations',
    frame: 'office',
    finds: findPollAsked,
    may: policy.mayServe,
    takes: form.Altering,
    does: proposeAlteration,
    leadsTo: ({ poll }) => alterationsOf(poll),
    tells: alterationText['told.proposed'],
    shows: alterationsPage,
  }),
  act({
    post: '/office/alterations/:alteration/confirm',
    ...ofAlteration,
    may: policy.mayDecideAlteration,
    takes: form.AlterationDeciding,
    does: (doing, scene, taken) => decideAlteration(doing, scene, { verb: 'confirm', ...taken }),
    tells: alterationText['told.altered'],
  }),
  act({
    post: '/office/alterations/:alteration/refuse',
    ...ofAlteration,
    may: policy.mayDecideAlteration,
    takes: form.AlterationDeciding,
    does: (doing, scene, taken) => decideAlteration(doing, scene, { verb: 'refuse', ...taken }),
    tells: alterationText['told.refused'],
  }),
  act({
    post: '/office/alterations/:alteration/withdraw',
    ...ofAlteration,
    may: policy.mayWithdrawAlteration,
    takes: form.AlterationWithdrawing,
    does: (doing, scene, taken) => decideAlteration(doing, scene, { verb: 'withdraw', ...taken }),
    tells: alterationText['told.withdrawn'],
  }),
  page({
    get: '/office/campaigns/:campaign/sanctions',
    frame: 'office',
    finds: findCampaignAsked,
    may: policy.maySeeSanctions,
    shows: sanctionsPage,
  }),
  act({
    post: '/office/campaigns/:campaign/sanctions',
    frame: 'office',
    finds: findCampaignAsked,
    may: policy.maySeeSanctions,
    takes: form.Sanctioning,
    does: sanction,
    leadsTo: ({ campaign }) => sanctionsOf(campaign),
    tells: ladderText['told.sanctioned'],
    shows: sanctionsPage,
  }),
  act({
    post: '/office/campaigns/:campaign/ladder',
    frame: 'office',
    finds: findCampaignAsked,
    may: policy.maySanction,
    takes: form.LadderSaving,
    does: keepLadder,
    leadsTo: ({ campaign }) => sanctionsOf(campaign),
    tells: ladderText['told.ladder'],
    shows: sanctionsPage,
  }),
  act({
    post: '/office/sanctions/:sanction/lift',
    frame: 'office',
    finds: findSanctionAsked,
    may: policy.mayLift,
    takes: form.Lifting,
    does: lift,
    leadsTo: ({ campaign }) => sanctionsOf(campaign),
    tells: ladderText['told.lifted'],
    shows: sanctionsPage,
  }),
];
