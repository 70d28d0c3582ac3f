/** The doors by which an officer writes for a maker an entry: begin, save, send, withdraw, take it to one more call. */

import { act, type Route, type ShownPage, type View } from '../../../platform/route.ts';
import { copyEntry } from '../actions/copy-entry.ts';
import { withdrawEntry } from '../actions/withdraw-entry.ts';
import { saveWritten, sendWritten, startWritten } from '../actions/write-entry.ts';
import { beginPage } from '../begin.tsx';
import type { EntryAtCall } from '../entry.ts';
import { mayCopy, mayEdit, mayEnterAsUnit, mayWithdraw } from '../policy.ts';
import { EntryForm, FileForm, NewEntry, Withdrawal } from '../schema.ts';
import { text } from '../text.ts';
import { findAsked, findAskedCopy, findPlaceAsked } from './asked.ts';

export const own = (entry: EntryAtCall) => `/office/entries/${entry.id}`;
type OwnPage = (view: View, entry: EntryAtCall) => Promise<ShownPage>;

/** Begin, save, send. */
export function writing(shows: OwnPage): Route[] {
  return [
    act({
      post: '/office/entries/new/:call/:unit',
      frame: 'office',
      finds: findPlaceAsked,
      may: mayEnterAsUnit,
      takes: NewEntry,
      does: startWritten('unit'),
      leadsTo: (entry) => `${own(entry)}#file`,
      tells: text['told.started'],
      shows: beginPage('/office/entries'),
    }),
    act({
      post: '/office/entries/:entry/save',
      frame: 'office',
      finds: findAsked,
      may: mayEdit,
      takes: EntryForm,
      does: saveWritten,
      leadsTo: own,
      tells: text['told.saved'],
      shows,
    }),
    act({
      post: '/office/entries/:entry/send',
      frame: 'office',
      finds: findAsked,
      may: mayEdit,
      takes: EntryForm,
      does: sendWritten,
      leadsTo: own,
      tells: text['told.sent'],
      shows,
    }),
  ];
}

/** Take it back, or along to one more call. */
export function taking(shows: OwnPage): Route[] {
  return [
    act({
      post: '/office/entries/:entry/withdraw',
      frame: 'office',
      finds: findAsked,
      may: mayWithdraw,
      takes: Withdrawal,
      does: withdrawEntry,
      leadsTo: own,
      tells: text['told.withdrawn'],
      shows,
    }),
    act({
      post: '/office/entries/:entry/copies/:call',
      frame: 'office',
      finds: findAskedCopy,
      may: mayCopy,
      takes: FileForm,
      does: copyEntry,
      leadsTo: own,
      tells: text['told.copied'],
      shows: (view, { entry }) => shows(view, entry),
    }),
  ];
}
