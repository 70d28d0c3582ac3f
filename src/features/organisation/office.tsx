/** The office doors of organisations: the tree, one node, its seats, every change to it, importing, the first setup. */

import type { Files } from '../../platform/files.ts';
import { type Ask, act, anyone, nothing, page, type Route, raw } from '../../platform/route.ts';
import { sheetLimits } from '../../platform/spreadsheet.ts';
import { addOrganisation } from './actions/add-organisation.ts';
import { closeOrganisation } from './actions/close-organisation.ts';
import { endSeat } from './actions/end-seat.ts';
import { grantSeat } from './actions/grant-seat.ts';
import { importOrganisations } from './actions/import-organisations.ts';
import { keepImport } from './actions/keep-import.ts';
import { endLead, lead } from './actions/lead.ts';
import { markOutside } from './actions/mark-outside.ts';
import { mergeOrganisation } from './actions/merge-organisation.ts';
import { moveOrganisation } from './actions/move-organisation.ts';
import { renameOrganisation } from './actions/rename-organisation.ts';
import { reopenOrganisation } from './actions/reopen-organisation.ts';
import { setUp } from './actions/set-up.ts';
import { splitOrganisation } from './actions/split-organisation.ts';
import type { FoundSlots } from './office/asking.tsx';
import { closePage, outsidePage, reopenPage } from './office/closing.tsx';
import { importPage, lookPage, templateAnswer } from './office/importing.tsx';
import { organisationPage } from './office/node.tsx';
import { renamePage } from './office/rename.tsx';
import { setupPage } from './office/setup.tsx';
import { splitPage } from './office/split.tsx';
import { leadPage, mergePage, movePage } from './office/toward.tsx';
import { hrefOf } from './office/tree.tsx';
import { treePageWith } from './office/tree-page.tsx';
import type { Organisation } from './organisation.ts';
import * as policy from './policy.ts';
import * as schema from './schema.ts';
import { findImport } from './store/import.ts';
import { findSeat } from './store/seat.ts';
import { findOrganisation } from './store.ts';
import { changeText } from './text/change.ts';
import { importText } from './text/import.ts';
import { text } from './text.ts';

const findAsked = (ask: Ask) => findOrganisation(ask.tx, ask.params.organisation!);
/** A table is found only at the place it was sent in for (AC-040). */
async function findImportAsked(ask: Ask) {
  const kept = await findImport(ask.tx, ask.params.import!);
  return kept?.organisation.id === ask.params.organisation ? kept : undefined;
}

const office = { frame: 'office', finds: findAsked } as const;

const doors: Route[] = [
  page({
    get: '/office/organisations/:organisation',
    ...office,
    may: policy.mayEnterOffice,
    shows: organisationPage,
  }),
  act({
    post: '/office/organisations/:organisation/seats',
    ...office,
    may: (actor, o) => policy.mayGrantSeat(actor, { role: 'officer', place: o.path }),
    takes: schema.SeatGrant,
    does: grantSeat,
    leadsTo: hrefOf,
    tells: text['told.granted'],
    shows: organisationPage,
  }),
  act({
    post: '/office/organisations/:organisation/children',
    ...office,
    may: (actor, o) => policy.mayAddOrganisation(actor, o.path),
    takes: schema.NewOrganisation,
    does: addOrganisation,
    leadsTo: hrefOf,
    tells: text['told.added'],
    shows: organisationPage,
  }),
  act({
    post: '/office/seats/:seat/end',
    frame: 'office',
    finds: (ask) => findSeat(ask.tx, ask.params.seat!),
    may: (actor, s) => policy.mayEndSeat(actor, { place: s.organisation.path, personId: s.personId }),
    takes: schema.SeatEnd,
    does: endSeat,
    leadsTo: hrefOf,
    tells: text['told.ended'],
  }),
  page({ get: '/setup', frame: 'site', finds: nothing, may: anyone, shows: setupPage }),
  act({
    post: '/setup',
    frame: 'site',
    finds: nothing,
    may: anyone,
    takes: schema.Setup,
    does: setUp,
    leadsTo: () => '/sign-in',
    tells: text['told.set-up'],
    shows: setupPage,
  }),
];

type May = (actor: Ask['actor'], found: Organisation, now: Date) => ReturnType<typeof policy.mayMove>;
const mayRename: May = (actor, found) => policy.mayRename(actor, found);

/** Each way to change one organisation: a page that says what follows, and the act. */
const changes: Route[] = [
  page({ get: '/office/organisations/:organisation/rename', ...office, may: mayRename, shows: renamePage }),
  act({
    post: '/office/organisations/:organisation/rename',
    ...office,
    may: mayRename,
    takes: schema.Renaming,
    does: renameOrganisation,
    leadsTo: hrefOf,
    tells: changeText['told.renamed'],
    shows: renamePage,
  }),
  page({ get: '/office/organisations/:organisation/move', ...office, may: policy.mayMove, shows: movePage }),
  act({
    post: '/office/organisations/:organisation/move',
    ...office,
    may: policy.mayMove,
    takes: schema.Toward,
    does: moveOrganisation,
    leadsTo: hrefOf,
    tells: changeText['told.moved'],
    shows: movePage,
  }),
  page({
    get: '/office/organisations/:organisation/merge',
    ...office,
    may: policy.mayMerge,
    shows: mergePage,
  }),
  act({
    post: '/office/organisations/:organisation/merge',
    ...office,
    may: policy.mayMerge,
    takes: schema.Toward,
    does: mergeOrganisation,
    leadsTo: hrefOf,
    tells: changeText['told.merged'],
    shows: mergePage,
  }),
  page({
    get: '/office/organisations/:organisation/split',
    ...office,
    may: policy.maySplit,
    shows: splitPage,
  }),
  act({
    post: '/office/organisations/:organisation/split',
    ...office,
    may: policy.maySplit,
    takes: schema.Splitting,
    does: splitOrganisation,
    leadsTo: hrefOf,
    tells: changeText['told.split'],
    shows: splitPage,
  }),
  page({
    get: '/office/organisations/:organisation/close',
    ...office,
    may: policy.mayClose,
    shows: closePage,
  }),
  act({
    post: '/office/organisations/:organisation/close',
    ...office,
    may: policy.mayClose,
    takes: schema.WithReason,
    does: closeOrganisation,
    leadsTo: hrefOf,
    tells: changeText['told.closed'],
    shows: closePage,
  }),
  page({
    get: '/office/organisations/:organisation/reopen',
    ...office,
    may: policy.mayReopen,
    shows: reopenPage,
  }),
  act({
    post: '/office/organisations/:organisation/reopen',
    ...office,
    may: policy.mayReopen,
    takes: schema.WithReason,
    does: reopenOrganisation,
    leadsTo: hrefOf,
    tells: changeText['told.reopened'],
    shows: reopenPage,
  }),
  page({
    get: '/office/organisations/:organisation/outside',
    ...office,
    may: policy.mayMarkOutside,
    shows: outsidePage,
  }),
  act({
    post: '/office/organisations/:organisation/outside',
    ...office,
    may: policy.mayMarkOutside,
    takes: schema.Outside,
    does: markOutside,
    leadsTo: hrefOf,
    tells: changeText['told.marked'],
    shows: outsidePage,
  }),
  page({
    get: '/office/organisations/:organisation/second-lines',
    ...office,
    may: policy.mayLead,
    shows: leadPage,
  }),
  act({
    post: '/office/organisations/:organisation/second-lines',
    ...office,
    may: policy.mayLead,
    takes: schema.Toward,
    does: lead,
    leadsTo: hrefOf,
    tells: changeText['told.led'],
    shows: leadPage,
  }),
  act({
    post: '/office/organisations/:organisation/second-lines/end',
    ...office,
    may: policy.mayLead,
    takes: schema.Toward,
    does: endLead,
    leadsTo: hrefOf,
    tells: changeText['told.led-ended'],
    shows: leadPage,
  }),
];

const importing = (files: Pick<Files, 'quarantinePathOf' | 'discard'>): Route[] => [
  page({
    get: '/office/organisations/:organisation/import',
    ...office,
    may: policy.mayImport,
    shows: importPage,
  }),
  raw({
    get: '/office/organisations/:organisation/import/template',
    ...office,
    may: policy.mayImport,
    answers: templateAnswer,
  }),
  act({
    post: '/office/organisations/:organisation/import',
    ...office,
    may: policy.mayImport,
    takes: schema.TableToImport,
    takesFile: { field: 'file', sizeBytesMax: sheetLimits.bytes },
    does: (doing, organisation, typed, file) => keepImport(files, doing, organisation, typed, file),
    leadsTo: ({ id }, organisation) => `${hrefOf(organisation)}/imports/${id}`,
    shows: importPage,
  }),
  page({
    get: '/office/organisations/:organisation/imports/:import',
    frame: 'office',
    finds: findImportAsked,
    may: (actor, kept, now) => policy.mayImport(actor, kept.organisation, now),
    shows: lookPage,
  }),
  act({
    post: '/office/organisations/:organisation/imports/:import',
    frame: 'office',
    finds: findImportAsked,
    may: (actor, kept, now) => policy.mayImport(actor, kept.organisation, now),
    takes: schema.ImportConfirmed,
    does: importOrganisations,
    leadsTo: (kept) => hrefOf(kept.organisation),
    tells: importText['told.imported'],
    shows: lookPage,
  }),
];

/** `slots` is what features above put under organisations that were found. */
export const routes = (
  files: Pick<Files, 'quarantinePathOf' | 'discard'>,
  slots: FoundSlots = {},
): Route[] => [
  page({
    get: '/office/organisations',
    frame: 'office',
    finds: nothing,
    may: policy.mayEnterOffice,
    shows: treePageWith(slots),
  }),
  ...doors,
  ...changes,
  ...importing(files),
];
