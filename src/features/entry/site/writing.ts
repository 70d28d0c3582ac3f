/** The doors by which a person writes an entry: begin, save, send, withdraw, take it to one more call. */

import { act, type Route, type ShownPage, type View } from '../../../platform/route.ts';
import { copyEntry } from '../actions/copy-entry.ts';
import { withdrawEntry } from '../actions/withdraw-entry.ts';
import { saveWritten, sendWritten, startWritten } from '../actions/write-entry.ts';
import { beginPage } from '../begin.tsx';
import type { EntryAtCall } from '../entry.ts';
import { mayCopy, mayEdit, mayEnterAsPerson, mayWithdraw } from '../policy.ts';
import { EntryForm, FileForm, NewEntry, Withdrawal } from '../schema.ts';
import { text } from '../text.ts';
import { findOwnAsked, findOwnCopy, findPlaceAsked } from './asked.ts';

export const own = (entry: EntryAtCall) => `/entries/${entry.id}`;
type OwnPage = (view: View, entry: EntryAtCall) => Promise<ShownPage>;

/** Begin, save, send. */
export function writing(shows: OwnPage): Route[] {
  return [
    act({
      post: '/entries/new/:call/:unit',
      frame: 'site',
      finds: findPlaceAsked,
      may: mayEnterAsPerson,
      takes: NewEntry,
      does: startWritten('person'),
      leadsTo: (entry) => `${own(entry)}#file`,
      tells: text['told.started'],
      shows: beginPage('/entries'),
    }),
    act({
      post: '/entries/:entry/save',
      frame: 'site',
      finds: findOwnAsked,
      may: mayEdit,
      takes: EntryForm,
      does: saveWritten,
      leadsTo: own,
      tells: text['told.saved'],
      shows,
    }),
    act({
      post: '/entries/:entry/send',
      frame: 'site',
      finds: findOwnAsked,
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
      post: '/entries/:entry/withdraw',
      frame: 'site',
      finds: findOwnAsked,
      may: mayWithdraw,
      takes: Withdrawal,
      does: withdrawEntry,
      leadsTo: own,
      tells: text['told.withdrawn'],
      shows,
    }),
    act({
      post: '/entries/:entry/copies/:call',
      frame: 'site',
      finds: findOwnCopy,
      may: mayCopy,
      takes: FileForm,
      does: copyEntry,
      leadsTo: own,
      tells: text['told.copied'],
      shows: (view, { entry }) => shows(view, entry),
    }),
  ];
}
