/** The office doors of batches: the list, one batch step by step, and works packed for somebody outside. */

import { type Ask, act, nothing, page, type Route, raw } from '../../platform/route.ts';
import { findCall, getCall } from '../call/store.ts';
import type { MediaRoom } from '../media/actions/examine-file.ts';
import { findOrganisation, getOrganisation } from '../organisation/store.ts';
import { addFile } from './actions/add-file.ts';
import { dropBatch } from './actions/drop-batch.ts';
import { handIn } from './actions/hand-in.ts';
import { keepTable } from './actions/keep-table.ts';
import { type HandoverSlots, listWorks, makeHandover, type Packed } from './actions/make-handover.ts';
import { openBatch } from './actions/open-batch.ts';
import { removeFile } from './actions/remove-file.ts';
import { findWhole, seePlace, type WholeBatch } from './actions/see-batch.ts';
import { takeArrived } from './actions/take-arrived.ts';
import { archiveSizeBytesMax, sheetSizeBytesMax } from './batch.ts';
import type { Handover } from './handover.ts';
import { archiveAnswer } from './office/archive.ts';
import { batchPage } from './office/batch-page.tsx';
import { handoverPage, packPage } from './office/handover.tsx';
import { listPage } from './office/list.tsx';
import { templateAnswer } from './office/sheet.ts';
import {
  mayCollect,
  mayDrop,
  mayFetch,
  mayHandIn,
  mayHandInFor,
  mayHaveBatches,
  mayOpen,
  mayPack,
} from './policy.ts';
import { Arrived, BatchDrop, FileForm, FileRemoval, HandIn, Opening, Packing, TableForm } from './schema.ts';
import { findHandover } from './store/handover.ts';
import { text } from './text.ts';

const findPlaceAsked = (ask: Ask) => seePlace(ask, ask.params.call!, ask.params.unit!);
const findAsked = (ask: Ask) => findWhole(ask, ask.params.batch!);
const itsPage = (batch: { id: string }) => `/office/batches/${batch.id}`;
const mayLook = (actor: Ask['actor'], batch: WholeBatch) => mayHandInFor(actor, batch.unit);

/** What is not one's own to pack is not found. */
async function findPackedAsked({ tx, actor, params }: Ask): Promise<Packed | undefined> {
  const organisation = await findOrganisation(tx, params.organisation!);
  if (!organisation || !mayPack(actor, organisation).allowed) return undefined;
  const call = await findCall(tx, actor, params.call!);
  return call && { call, organisation };
}

async function findHandoverAsked({ tx, actor, params }: Ask): Promise<(Handover & Packed) | undefined> {
  const handover = await findHandover(tx, actor, params.handover!);
  if (!handover) return undefined;
  const call = await getCall(tx, handover.callId);
  return { ...handover, call, organisation: await getOrganisation(tx, handover.organisationId) };
}

const opening: Route[] = [
  page({ get: '/office/batches', frame: 'office', finds: nothing, may: mayHaveBatches, shows: listPage }),
  act({
    post: '/office/batches/new/:call/:unit',
    frame: 'office',
    finds: findPlaceAsked,
    may: mayOpen,
    takes: Opening,
    does: openBatch,
    leadsTo: itsPage,
    tells: text['told.opened'],
    shows: listPage,
  }),
  page({
    get: '/office/batches/:batch',
    frame: 'office',
    finds: findAsked,
    may: mayLook,
    shows: batchPage,
  }),
  raw({
    get: '/office/batches/:batch/template.xlsx',
    frame: 'office',
    finds: findAsked,
    may: mayLook,
    answers: (_, batch, ask) => templateAnswer(ask, batch),
  }),
];

/** Table and files, over the room in which files lie. */
const collecting = (room: MediaRoom): Route[] => [
  act({
    post: '/office/batches/:batch/table',
    frame: 'office',
    finds: findAsked,
    may: mayCollect,
    takes: TableForm,
    takesFile: { field: 'file', sizeBytesMax: sheetSizeBytesMax },
    does: keepTable(room),
    leadsTo: (batch) => `${itsPage(batch)}#check`,
    tells: text['told.table'],
    shows: batchPage,
  }),
  act({
    post: '/office/batches/:batch/file',
    frame: 'office',
    finds: findAsked,
    may: mayCollect,
    takes: FileForm,
    takesFile: { field: 'file', sizeBytesMax: archiveSizeBytesMax },
    does: addFile(room),
    leadsTo: (batch) => `${itsPage(batch)}#files`,
    tells: text['told.files'],
    shows: batchPage,
  }),
  act({
    post: '/office/batches/:batch/take',
    frame: 'office',
    finds: findAsked,
    may: mayCollect,
    takes: Arrived,
    does: takeArrived(room),
    leadsTo: (batch) => `${itsPage(batch)}#files`,
    tells: text['told.files'],
    shows: batchPage,
  }),
  act({
    post: '/office/batches/:batch/remove-file',
    frame: 'office',
    finds: findAsked,
    may: mayCollect,
    takes: FileRemoval,
    does: removeFile,
    leadsTo: (batch) => `${itsPage(batch)}#files`,
    tells: text['told.removed'],
    shows: batchPage,
  }),
];

const ending: Route[] = [
  act({
    post: '/office/batches/:batch/hand-in',
    frame: 'office',
    finds: findAsked,
    may: mayHandIn,
    takes: HandIn,
    does: handIn,
    leadsTo: (batch) => `${itsPage(batch)}#check`,
    tells: text['told.handed-in'],
    shows: batchPage,
  }),
  act({
    post: '/office/batches/:batch/drop',
    frame: 'office',
    finds: findAsked,
    may: mayDrop,
    takes: BatchDrop,
    does: dropBatch,
    leadsTo: itsPage,
    tells: text['told.dropped'],
    shows: batchPage,
  }),
];

const handingOver = (room: MediaRoom, slots: HandoverSlots): Route[] => [
  page({
    get: '/office/batches/pack/:call/:organisation',
    frame: 'office',
    finds: findPackedAsked,
    may: (actor, packed) => mayPack(actor, packed.organisation),
    shows: packPage(slots),
  }),
  act({
    post: '/office/batches/pack/:call/:organisation',
    frame: 'office',
    finds: findPackedAsked,
    may: (actor, packed) => mayPack(actor, packed.organisation),
    takes: Packing,
    does: makeHandover(slots),
    leadsTo: (handover) => `/office/batches/handovers/${handover.id}`,
    tells: text['told.packed'],
    shows: packPage(slots),
  }),
  page({
    get: '/office/batches/handovers/:handover',
    frame: 'office',
    finds: findHandoverAsked,
    may: mayFetch,
    shows: handoverPage,
  }),
  raw({
    get: '/office/batches/handovers/:handover/works.zip',
    frame: 'office',
    finds: findHandoverAsked,
    may: mayFetch,
    answers: async (_, handover, ask) =>
      archiveAnswer(room, ask, handover, await listWorks(slots, ask.tx, handover, handover.scope)),
  }),
];

/** All doors of the feature; works on their way are known above, so main puts them here. */
export function routes({ media, slots }: { media: MediaRoom; slots: HandoverSlots }): Route[] {
  return [...opening, ...collecting(media), ...ending, ...handingOver(media, slots)];
}
