/** The office doors of activities: the list, reporting one and many, deciding one and many, one activity with all of it. */

import { type Ask, act, nothing, page, type Route, raw } from '../../platform/route.ts';
import type { MediaRoom } from '../media/actions/examine-file.ts';
import { serveFile } from '../media/actions/serve-file.ts';
import { findFile } from '../media/store.ts';
import { mayEnterOffice } from '../organisation/policy.ts';
import { acceptActivity } from './actions/accept-activity.ts';
import { amendActivity } from './actions/amend-activity.ts';
import { approveActivity } from './actions/approve-activity.ts';
import { addPhoto, removePhoto } from './actions/change-photos.ts';
import { acceptSeveral, approveSeveral } from './actions/decide-several.ts';
import { keepBatch } from './actions/keep-batch.ts';
import { reopenActivity } from './actions/reopen-activity.ts';
import { reportActivity } from './actions/report-activity.ts';
import { reportBatch } from './actions/report-batch.ts';
import { returnActivity } from './actions/return-activity.ts';
import { setPublic } from './actions/set-public.ts';
import { type Activity, photoBytesMax } from './activity.ts';
import { activityPage } from './office/activity-page.tsx';
import { batchPage, keptBatchPage } from './office/batch.tsx';
import { listPage } from './office/list.tsx';
import { reportPage } from './office/report.tsx';
import { severalPage } from './office/several.tsx';
import { exportList, template } from './office/sheet.ts';
import {
  mayAccept,
  mayAmend,
  mayApprove,
  mayChangePhotos,
  mayReopen,
  mayReport,
  mayReturn,
  maySeeActivity,
  maySetPublic,
} from './policy.ts';
import {
  ActivityAmendment,
  ActivityDecision,
  ActivityPhoto,
  ActivityPublic,
  ActivityReason,
  ActivityReport,
  BatchPasted,
  BatchReport,
  PhotoRemoval,
  Several,
} from './schema.ts';
import { findBatch } from './store/batch.ts';
import { findActivity } from './store.ts';
import { text } from './text.ts';

const findAsked = (ask: Ask) => findActivity(ask.tx, ask.actor, ask.params.activity!);
const findBatchAsked = (ask: Ask) => findBatch(ask.tx, ask.actor, ask.params.batch!);
const itsPage = (activity: Activity) => `/office/activities/${activity.id}`;

async function findPhotoAsked(ask: Ask) {
  const activity = await findAsked(ask);
  const photo = activity?.photoIds.find((id) => id === ask.params.photo);
  const file = photo ? await findFile(ask.tx, photo) : undefined;
  return activity && file ? { activity, file } : undefined;
}

const listDoors: Route[] = [
  page({
    get: '/office/activities',
    frame: 'office',
    asks: ['state'],
    finds: nothing,
    may: mayEnterOffice,
    shows: listPage,
  }),
  raw({
    get: '/office/activities/list.xlsx',
    frame: 'office',
    finds: nothing,
    may: mayEnterOffice,
    answers: (_, __, ask) => exportList(ask),
  }),
  raw({
    get: '/office/activities/template.xlsx',
    frame: 'office',
    finds: nothing,
    may: mayReport,
    answers: (_, __, ask) => template(ask),
  }),
  page({ get: '/office/activities/new', frame: 'office', finds: nothing, may: mayReport, shows: reportPage }),
  act({
    post: '/office/activities',
    frame: 'office',
    finds: nothing,
    may: mayReport,
    takes: ActivityReport,
    does: reportActivity,
    leadsTo: itsPage,
    tells: text['told.reported'],
    shows: reportPage,
  }),
  page({
    get: '/office/activities/several',
    frame: 'office',
    finds: nothing,
    may: mayReport,
    shows: severalPage,
  }),
  act({
    post: '/office/activities/approve-several',
    frame: 'office',
    finds: nothing,
    may: mayReport,
    takes: Several,
    does: approveSeveral,
    leadsTo: () => '/office/activities/several?verb=approve',
    tells: text['told.several'],
    shows: severalPage,
  }),
  act({
    post: '/office/activities/accept-several',
    frame: 'office',
    finds: nothing,
    may: mayReport,
    takes: Several,
    does: acceptSeveral,
    leadsTo: () => '/office/activities/several?verb=accept',
    tells: text['told.several'],
    shows: severalPage,
  }),
];

const batchDoors = (room: MediaRoom): Route[] => [
  page({
    get: '/office/activities/batch',
    frame: 'office',
    finds: nothing,
    may: mayReport,
    shows: batchPage,
  }),
  act({
    post: '/office/activities/batch',
    frame: 'office',
    finds: nothing,
    may: mayReport,
    takes: BatchPasted,
    takesFile: { field: 'file', sizeBytesMax: 2_000_000 },
    does: keepBatch(room),
    leadsTo: (kept) => `/office/activities/batch/${kept.id}`,
    shows: batchPage,
  }),
  page({
    get: '/office/activities/batch/:batch',
    frame: 'office',
    finds: findBatchAsked,
    may: mayReport,
    shows: keptBatchPage,
  }),
  act({
    post: '/office/activities/batch/:batch/report',
    frame: 'office',
    finds: findBatchAsked,
    may: mayReport,
    takes: BatchReport,
    does: reportBatch,
    leadsTo: () => '/office/activities?state=reported',
    tells: text['told.batch'],
    shows: keptBatchPage,
  }),
];

const doors: Route[] = [
  page({
    get: '/office/activities/:activity',
    frame: 'office',
    finds: findAsked,
    may: maySeeActivity,
    shows: activityPage,
  }),
  act({
    post: '/office/activities/:activity/amend',
    frame: 'office',
    finds: findAsked,
    may: mayAmend,
    takes: ActivityAmendment,
    does: amendActivity,
    leadsTo: itsPage,
    tells: text['told.amended'],
    shows: activityPage,
  }),
  act({
    post: '/office/activities/:activity/approve',
    frame: 'office',
    finds: findAsked,
    may: mayApprove,
    takes: ActivityDecision,
    does: approveActivity,
    leadsTo: itsPage,
    tells: text['told.approved'],
    shows: activityPage,
  }),
  act({
    post: '/office/activities/:activity/accept',
    frame: 'office',
    finds: findAsked,
    may: mayAccept,
    takes: ActivityDecision,
    does: acceptActivity,
    leadsTo: itsPage,
    tells: text['told.accepted'],
    shows: activityPage,
  }),
  act({
    post: '/office/activities/:activity/return',
    frame: 'office',
    finds: findAsked,
    may: mayReturn,
    takes: ActivityReason,
    does: returnActivity,
    leadsTo: itsPage,
    tells: text['told.returned'],
    shows: activityPage,
  }),
  act({
    post: '/office/activities/:activity/reopen',
    frame: 'office',
    finds: findAsked,
    may: mayReopen,
    takes: ActivityReason,
    does: reopenActivity,
    leadsTo: itsPage,
    tells: text['told.reopened'],
    shows: activityPage,
  }),
  act({
    post: '/office/activities/:activity/public',
    frame: 'office',
    finds: findAsked,
    may: maySetPublic,
    takes: ActivityPublic,
    does: setPublic,
    leadsTo: itsPage,
    tells: text['told.public'],
    shows: activityPage,
  }),
];

/** A photo is received and shown through the room of media. */
const photoDoors = (room: MediaRoom): Route[] => [
  act({
    post: '/office/activities/:activity/photo',
    frame: 'office',
    finds: findAsked,
    may: mayChangePhotos,
    takes: ActivityPhoto,
    takesFile: { field: 'photo', sizeBytesMax: photoBytesMax },
    does: addPhoto(room),
    leadsTo: itsPage,
    tells: text['told.photo'],
    shows: activityPage,
  }),
  act({
    post: '/office/activities/:activity/remove-photo',
    frame: 'office',
    finds: findAsked,
    may: mayChangePhotos,
    takes: PhotoRemoval,
    does: removePhoto,
    leadsTo: itsPage,
    tells: text['told.photo-removed'],
    shows: activityPage,
  }),
  raw({
    get: '/office/activities/:activity/photos/:photo',
    frame: 'office',
    finds: findPhotoAsked,
    may: (actor, found) => maySeeActivity(actor, found.activity),
    answers: (request, { file }) =>
      serveFile(room, file, request, { rendition: 'wide.webp', audience: 'private' }),
  }),
];

/** All doors of the feature; the ones with a name of their own stand before the ones of one activity. */
export function routes(room: MediaRoom): Route[] {
  return [...listDoors, ...batchDoors(room), ...doors, ...photoDoors(room)];
}
