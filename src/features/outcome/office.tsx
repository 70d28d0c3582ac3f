/** The office doors of outcomes: works above and recording, one record, a pasted list, the list to commend. */

import { isWithin } from '../../kernel/tree.ts';
import { type Ask, act, page, type Route, raw, type View } from '../../platform/route.ts';
import { findCampaign, getCampaign } from '../campaign/store.ts';
import type { MediaRoom } from '../media/actions/examine-file.ts';
import { serveFile } from '../media/actions/serve-file.ts';
import { findFile } from '../media/store.ts';
import { findOrganisation, getOrganisation } from '../organisation/store.ts';
import { correct, strike } from './actions/correct.ts';
import { pasteList, recordList, type SeenDraft } from './actions/paste-list.ts';
import { record } from './actions/record.ts';
import { commendationPage, commendationSheet, outcomesSheet } from './office/commendation.tsx';
import { draftPage } from './office/draft-page.tsx';
import { outcomePage } from './office/outcome-page.tsx';
import { draftHref, outcomeHref, placeHref } from './office/parts.tsx';
import { placePage } from './office/place-page.tsx';
import { paperBytesMax, type WorkOutcome } from './outcome.ts';
import { mayCorrect, mayRecord, maySeeOutcome, maySeeOutcomes } from './policy.ts';
import { ConfirmForm, CorrectForm, PasteForm, RecordForm, StrikeForm } from './schema.ts';
import { findDraft } from './store/draft.ts';
import { findOutcome, type OutcomePlace } from './store.ts';
import { text } from './text.ts';

/** A level at or beneath the campaign's owner, as its own people and those above see it. */
async function findPlaceAsked({ tx, actor, params }: Ask): Promise<OutcomePlace | undefined> {
  const campaign = await findCampaign(tx, actor, params.campaign!);
  const organisation = await findOrganisation(tx, params.organisation!);
  if (!campaign || !organisation || !isWithin(organisation.path, campaign.organisationPath)) return undefined;
  return maySeeOutcomes(actor, { organisation }).allowed ? { campaign, organisation } : undefined;
}

const findAsked = ({ tx, actor, params }: Ask) => findOutcome(tx, actor, params.outcome!);

async function findDraftAsked({ tx, actor, params }: Ask): Promise<SeenDraft | undefined> {
  const draft = await findDraft(tx, actor, params.draft!);
  if (!draft) return undefined;
  const campaign = await getCampaign(tx, draft.campaignId);
  return { draft, place: { campaign, organisation: await getOrganisation(tx, draft.organisationId) } };
}

async function findPaperAsked(ask: Ask) {
  const outcome = await findAsked(ask);
  const file = outcome?.paperId && (await findFile(ask.tx, outcome.paperId));
  return outcome && file ? { outcome, file } : undefined;
}

const place = { frame: 'office', finds: findPlaceAsked } as const;
const one = { frame: 'office', finds: findAsked } as const;
const mayPass = (actor: Ask['actor'], seen: SeenDraft) => mayRecord(actor, seen.place);
const itsPage = (outcome: WorkOutcome) => outcomeHref(outcome.id);

const placeDoors = (room: MediaRoom): Route[] => [
  page({
    get: '/office/campaigns/:campaign/outcomes/:organisation',
    ...place,
    may: maySeeOutcomes,
    shows: placePage,
  }),
  act({
    post: '/office/campaigns/:campaign/outcomes/:organisation',
    ...place,
    may: mayRecord,
    takes: RecordForm,
    takesFile: { field: 'paper', sizeBytesMax: paperBytesMax },
    does: record(room),
    leadsTo: (_, found) => placeHref(found),
    tells: text['told.recorded'],
    shows: placePage,
  }),
  act({
    post: '/office/campaigns/:campaign/outcomes/:organisation/paste',
    ...place,
    may: mayRecord,
    takes: PasteForm,
    does: pasteList,
    leadsTo: (id) => draftHref(id),
    shows: placePage,
  }),
  page({
    get: '/office/campaigns/:campaign/outcomes/:organisation/commendation',
    ...place,
    may: maySeeOutcomes,
    shows: commendationPage,
  }),
  raw({
    get: '/office/campaigns/:campaign/outcomes/:organisation/commendation.xlsx',
    ...place,
    may: maySeeOutcomes,
    answers: commendationSheet,
  }),
  raw({
    get: '/office/campaigns/:campaign/outcomes/:organisation/sheet.xlsx',
    ...place,
    may: maySeeOutcomes,
    answers: outcomesSheet,
  }),
];

/** All doors, over the room in which papers are received. */
export function routes(room: MediaRoom): Route[] {
  return [
    ...placeDoors(room),
    page({ get: '/office/outcomes/:outcome', ...one, may: maySeeOutcome, shows: outcomePage }),
    act({
      post: '/office/outcomes/:outcome/correct',
      ...one,
      may: mayCorrect,
      takes: CorrectForm,
      does: correct,
      leadsTo: itsPage,
      tells: text['told.corrected'],
      shows: outcomePage,
    }),
    act({
      post: '/office/outcomes/:outcome/strike',
      ...one,
      may: mayCorrect,
      takes: StrikeForm,
      does: strike,
      leadsTo: itsPage,
      tells: text['told.struck'],
      shows: outcomePage,
    }),
    raw({
      get: '/office/outcomes/:outcome/paper',
      frame: 'office',
      finds: findPaperAsked,
      may: (actor, { outcome }) => maySeeOutcome(actor, outcome),
      answers: (request, { file }) => serveFile(room, file, request, { audience: 'private', download: true }),
    }),
    page({
      get: '/office/outcomes/drafts/:draft',
      frame: 'office',
      finds: findDraftAsked,
      may: mayPass,
      shows: (view: View, seen) => draftPage(view, seen),
    }),
    act({
      post: '/office/outcomes/drafts/:draft',
      frame: 'office',
      finds: findDraftAsked,
      may: mayPass,
      takes: ConfirmForm,
      does: recordList,
      leadsTo: (seen) => placeHref(seen.place),
      tells: text['told.recorded'],
      shows: draftPage,
    }),
  ];
}
