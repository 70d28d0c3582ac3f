/** The office doors of activities: the list, reporting, one activity with everything done to it. */

import { type Ask, act, nothing, page, type Route, raw } from '../../platform/route.ts';
import type { MediaRoom } from '../media/actions/examine-file.ts';
import { serveFile } from '../media/actions/serve-file.ts';
import { findFile } from '../media/store.ts';
import { mayEnterOffice } from '../organisation/policy.ts';
import { addPhoto } from './actions/add-photo.ts';
import { amendActivity } from './actions/amend-activity.ts';
import { approveActivity } from './actions/approve-activity.ts';
import { reopenActivity } from './actions/reopen-activity.ts';
import { reportActivity } from './actions/report-activity.ts';
import { returnActivity } from './actions/return-activity.ts';
import { type Activity, photoBytesMax } from './activity.ts';
import { activityPage } from './office/activity-page.tsx';
import { listPage } from './office/list.tsx';
import { reportPage } from './office/report.tsx';
import { mayAmend, mayApprove, mayReopen, mayReport, mayReturn, maySeeActivity } from './policy.ts';
import {
  ActivityAmendment,
  ActivityApproval,
  ActivityPhoto,
  ActivityReopening,
  ActivityReport,
  ActivityReturn,
} from './schema.ts';
import { findActivity } from './store.ts';
import { text } from './text.ts';

const findAsked = (ask: Ask) => findActivity(ask.tx, ask.actor, ask.params.activity!);
const itsPage = (activity: Activity) => `/office/activities/${activity.id}`;

async function findPhotoAsked(ask: Ask) {
  const activity = await findAsked(ask);
  const file = activity?.photoId ? await findFile(ask.tx, activity.photoId) : undefined;
  return activity && file ? { activity, file } : undefined;
}

const doors: Route[] = [
  page({
    get: '/office/activities',
    frame: 'office',
    asks: ['state'],
    finds: nothing,
    may: mayEnterOffice,
    shows: listPage,
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
    takes: ActivityApproval,
    does: approveActivity,
    leadsTo: itsPage,
    tells: text['told.approved'],
    shows: activityPage,
  }),
  act({
    post: '/office/activities/:activity/return',
    frame: 'office',
    finds: findAsked,
    may: mayReturn,
    takes: ActivityReturn,
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
    takes: ActivityReopening,
    does: reopenActivity,
    leadsTo: itsPage,
    tells: text['told.reopened'],
    shows: activityPage,
  }),
];

/** A photo is received and shown through the room of media. */
const photoDoors = (room: MediaRoom): Route[] => [
  act({
    post: '/office/activities/:activity/photo',
    frame: 'office',
    finds: findAsked,
    may: mayAmend,
    takes: ActivityPhoto,
    takesFile: { field: 'photo', sizeBytesMax: photoBytesMax },
    does: addPhoto(room),
    leadsTo: itsPage,
    tells: text['told.photo'],
    shows: activityPage,
  }),
  raw({
    get: '/office/activities/:activity/photo',
    frame: 'office',
    finds: findPhotoAsked,
    may: (actor, found) => maySeeActivity(actor, found.activity),
    answers: (request, { file }) =>
      serveFile(room, file, request, { rendition: 'wide.webp', audience: 'private' }),
  }),
];

/** All doors of the feature. */
export function routes(room: MediaRoom): Route[] {
  return [...doors, ...photoDoors(room)];
}
