/** The office doors of allocations: targets, the table of shares in and out, indicators, and the dashboard with the rings. */

import type { Files } from '../../platform/files.ts';
import { act, page, type Route, raw } from '../../platform/route.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { acknowledge } from './actions/acknowledge.ts';
import { defineIndicator } from './actions/define-indicator.ts';
import { discardDraft } from './actions/discard-draft.ts';
import type { CallGuard } from './actions/give-hosts.ts';
import { importSheet, sheetBytesMax } from './actions/import-sheet.ts';
import { pasteSheet } from './actions/paste-sheet.ts';
import { retireIndicator } from './actions/retire-indicator.ts';
import { setShares } from './actions/set-shares.ts';
import { setTargets } from './actions/set-targets.ts';
import { shareOutEqually } from './actions/share-equally.ts';
import { sheetOf } from './column.ts';
import { indicatorsPage } from './office/indicators.tsx';
import { paperPage } from './office/paper.tsx';
import { progressRoutes } from './office/progress.tsx';
import { findCampaignInLine, targetsPage } from './office/targets.tsx';
import { answerTable } from './office/written.ts';
import { mayAcknowledge, mayAllocate, mayDefine, mayReadFigures } from './policy.ts';
import {
  AcknowledgeForm,
  DiscardForm,
  EqualForm,
  ImportForm,
  IndicatorForm,
  PasteForm,
  RetireForm,
  SharesForm,
  TargetsForm,
} from './schema.ts';
import { text } from './text.ts';

const itsTargets = ({ id }: Campaign) => `/office/campaigns/${id}/targets`;
const itsTable = (campaign: Campaign) => `${itsTargets(campaign)}#shares`;
const itsTrial = (campaign: Campaign) => `${itsTargets(campaign)}?draft=1#shares`;
const itsIndicators = ({ id }: Campaign) => `/office/campaigns/${id}/indicators`;

const campaignDoor = { frame: 'office', finds: findCampaignInLine } as const;
const changing = { ...campaignDoor, shows: targetsPage } as const;

/** What the doors need of the house: received files, and whether works of a call are on their way. */
export type Rooms = { files: Pick<Files, 'quarantinePathOf' | 'discard'>; guard?: CallGuard };

export function routes(rooms: Rooms): Route[] {
  return [...targetDoors, ...tableDoors(rooms), ...indicatorDoors, ...progressRoutes];
}

const targetDoors: Route[] = [
  page({
    get: '/office/campaigns/:campaign/targets',
    ...campaignDoor,
    may: mayReadFigures,
    shows: targetsPage,
  }),
  act({
    post: '/office/campaigns/:campaign/targets',
    ...changing,
    may: mayAllocate,
    takes: TargetsForm,
    does: setTargets,
    leadsTo: itsTargets,
    tells: text['told.targeted'],
  }),
  act({
    post: '/office/campaigns/:campaign/targets/acknowledge',
    ...campaignDoor,
    may: mayAcknowledge,
    takes: AcknowledgeForm,
    does: acknowledge,
    leadsTo: itsTable,
    tells: text['told.acknowledged'],
    shows: targetsPage,
  }),
  page({
    get: '/office/campaigns/:campaign/targets/paper',
    ...campaignDoor,
    may: mayReadFigures,
    shows: paperPage,
  }),
  raw({
    get: '/office/campaigns/:campaign/targets/table',
    ...campaignDoor,
    may: mayReadFigures,
    answers: answerTable,
  }),
];

const tableDoors = ({ files, guard }: Rooms): Route[] => [
  act({
    post: '/office/campaigns/:campaign/targets/shares',
    ...changing,
    may: mayAllocate,
    takes: SharesForm,
    does: (doing, campaign: Campaign, form) => setShares(doing, campaign, sheetOf(form), guard),
    leadsTo: itsTable,
    tells: text['told.allocated'],
  }),
  act({
    post: '/office/campaigns/:campaign/targets/equal',
    ...changing,
    may: mayAllocate,
    takes: EqualForm,
    does: (doing, campaign: Campaign, form) =>
      shareOutEqually(doing, campaign, { ...sheetOf(form), indicator: form.indicator }),
    leadsTo: itsTrial,
    tells: text['told.tried'],
  }),
  act({
    post: '/office/campaigns/:campaign/targets/paste',
    ...changing,
    may: mayAllocate,
    takes: PasteForm,
    does: pasteSheet,
    leadsTo: itsTrial,
    tells: text['told.tried'],
  }),
  act({
    post: '/office/campaigns/:campaign/targets/import',
    ...changing,
    may: mayAllocate,
    takes: ImportForm,
    takesFile: { field: 'file', sizeBytesMax: sheetBytesMax },
    does: (doing, campaign: Campaign, form, file) => importSheet(doing, campaign, form, file, files),
    leadsTo: itsTrial,
    tells: text['told.tried'],
  }),
  act({
    post: '/office/campaigns/:campaign/targets/discard',
    ...changing,
    may: mayAllocate,
    takes: DiscardForm,
    does: discardDraft,
    leadsTo: itsTable,
    tells: text['told.discarded'],
  }),
];

const indicatorDoors: Route[] = [
  page({
    get: '/office/campaigns/:campaign/indicators',
    ...campaignDoor,
    may: mayReadFigures,
    shows: indicatorsPage,
  }),
  act({
    post: '/office/campaigns/:campaign/indicators',
    ...campaignDoor,
    may: mayDefine,
    takes: IndicatorForm,
    does: defineIndicator,
    leadsTo: itsIndicators,
    tells: text['told.defined'],
    shows: indicatorsPage,
  }),
  act({
    post: '/office/campaigns/:campaign/indicators/retire',
    ...campaignDoor,
    may: mayDefine,
    takes: RetireForm,
    does: retireIndicator,
    leadsTo: itsIndicators,
    tells: text['told.defined'],
    shows: indicatorsPage,
  }),
];
