/** What happens behind the doors of whoever writes an entry, a person or an officer for a maker: each door adds where it stands, who is asked for, and who may. */

import type { ReceivedFile } from '../../../platform/body.ts';
import type { Doing } from '../../../platform/db.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import type { MediaRoom } from '../../media/actions/examine-file.ts';
import { type FiledEntry, moveEntryFile, noteFile, orderEntryFiles } from '../actions/arrange-files.ts';
import { attachFile } from '../actions/attach-file.ts';
import { attachUpload } from '../actions/attach-upload.ts';
import { copyEntry } from '../actions/copy-entry.ts';
import { removeFile, removeOneFile } from '../actions/remove-file.ts';
import { withdrawEntry } from '../actions/withdraw-entry.ts';
import { saveWritten, sendWritten, startWritten } from '../actions/write-entry.ts';
import { beginPage } from '../begin.tsx';
import { type EntryAtCall, fileSizeBytesMax } from '../entry.ts';
import {
  Arrived,
  EntryForm,
  FileForm,
  FileMove,
  FileNote,
  FileOrder,
  NewEntry,
  Withdrawal,
} from '../schema.ts';
import { text } from '../text.ts';

export type OwnPage = (view: View, entry: EntryAtCall) => Promise<ShownPage>;
/** Where its writer reads an entry: `/entries` or `/office/entries`. */
export type Desk = '/entries' | '/office/entries';
export const ownHref = (desk: Desk, entry: EntryAtCall) => `${desk}/${entry.id}`;

/** Begin, save, send, take back, take along to one more call. */
export function writingAt(desk: Desk, shows: OwnPage) {
  const own = (entry: EntryAtCall) => ownHref(desk, entry);
  return {
    begin: {
      takes: NewEntry,
      does: startWritten(desk === '/entries' ? 'person' : 'unit'),
      leadsTo: (entry: EntryAtCall) => `${own(entry)}#file`,
      tells: text['told.started'],
      shows: beginPage(desk),
    },
    save: { takes: EntryForm, does: saveWritten, leadsTo: own, tells: text['told.saved'], shows },
    send: { takes: EntryForm, does: sendWritten, leadsTo: own, tells: text['told.sent'], shows },
    withdraw: { takes: Withdrawal, does: withdrawEntry, leadsTo: own, tells: text['told.withdrawn'], shows },
    copy: {
      takes: FileForm,
      does: copyEntry,
      leadsTo: own,
      tells: text['told.copied'],
      shows: (view: View, { entry }: { entry: EntryAtCall }) => shows(view, entry),
    },
  };
}

/** Files go apart from the words, so that no text is ever lost with them. */
export function attachingAt(desk: Desk, room: MediaRoom, shows: OwnPage) {
  const attach = attachFile(room);
  const leadsTo = (entry: EntryAtCall) => `${ownHref(desk, entry)}#file`;
  return {
    send: {
      takes: FileForm,
      takesFile: { field: 'file', sizeBytesMax: fileSizeBytesMax },
      does: (doing: Doing, entry: EntryAtCall, _: unknown, file?: ReceivedFile) => attach(doing, entry, file),
      leadsTo,
      tells: text['told.file'],
      shows,
    },
    remove: { takes: FileForm, does: removeFile, leadsTo, tells: text['told.removed'], shows },
    take: { takes: Arrived, does: attachUpload(room), leadsTo, tells: text['told.file'], shows },
  };
}

/** Their order, and what is said of each. */
export function arrangingAt(desk: Desk, shows: OwnPage) {
  const leadsTo = (entry: EntryAtCall) => `${ownHref(desk, entry)}#file`;
  const showsOf = (view: View, { entry }: FiledEntry) => shows(view, entry);
  return {
    order: { takes: FileOrder, does: orderEntryFiles, leadsTo, tells: text['told.ordered'], shows },
    move: { takes: FileMove, does: moveEntryFile, leadsTo, tells: text['told.ordered'], shows: showsOf },
    note: { takes: FileNote, does: noteFile, leadsTo, tells: text['told.noted'], shows: showsOf },
    remove: { takes: FileForm, does: removeOneFile, leadsTo, tells: text['told.removed'], shows: showsOf },
  };
}
