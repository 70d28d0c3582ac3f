/** The office doors of an entry's files: sent and arranged by the unit, served to whoever the work has reached. */

import { act, anyone, type Route, raw, type ShownPage, type View } from '../../../platform/route.ts';
import type { MediaRoom } from '../../media/actions/examine-file.ts';
import { entryFileResponse } from '../actions/answer-file.ts';
import { type FiledEntry, moveEntryFile, noteFile, orderEntryFiles } from '../actions/arrange-files.ts';
import { attachFile } from '../actions/attach-file.ts';
import { attachUpload } from '../actions/attach-upload.ts';
import { removeFile, removeOneFile } from '../actions/remove-file.ts';
import { type EntryAtCall, fileSizeBytesMax } from '../entry.ts';
import { mayEdit } from '../policy.ts';
import { Arrived, FileForm, FileMove, FileNote, FileOrder } from '../schema.ts';
import { text } from '../text.ts';
import { findAsked, findAskedFile } from './asked.ts';
import { own } from './writing.ts';

type OwnPage = (view: View, entry: EntryAtCall) => Promise<ShownPage>;

/** Files go apart from the words, so that no text is ever lost with them. */
export function attaching(room: MediaRoom, shows: OwnPage): Route[] {
  const attach = attachFile(room);
  const toFiles = (entry: EntryAtCall) => `${own(entry)}#file`;
  return [
    act({
      post: '/office/entries/:entry/file',
      frame: 'office',
      finds: findAsked,
      may: mayEdit,
      takes: FileForm,
      takesFile: { field: 'file', sizeBytesMax: fileSizeBytesMax },
      does: (doing, entry, _, file) => attach(doing, entry, file),
      leadsTo: toFiles,
      tells: text['told.file'],
      shows,
    }),
    act({
      post: '/office/entries/:entry/file/remove',
      frame: 'office',
      finds: findAsked,
      may: mayEdit,
      takes: FileForm,
      does: removeFile,
      leadsTo: toFiles,
      tells: text['told.removed'],
      shows,
    }),
    act({
      post: '/office/entries/:entry/files',
      frame: 'office',
      finds: findAsked,
      may: mayEdit,
      takes: Arrived,
      does: attachUpload(room),
      leadsTo: toFiles,
      tells: text['told.file'],
      shows,
    }),
  ];
}

export function arranging(shows: OwnPage): Route[] {
  const toFiles = (entry: EntryAtCall) => `${own(entry)}#file`;
  const showsOf = (view: View, { entry }: FiledEntry) => shows(view, entry);
  const mayArrange = (actor: FiledActor, { entry }: FiledEntry, now: Date) => mayEdit(actor, entry, now);
  return [
    act({
      post: '/office/entries/:entry/files/order',
      frame: 'office',
      finds: findAsked,
      may: mayEdit,
      takes: FileOrder,
      does: orderEntryFiles,
      leadsTo: toFiles,
      tells: text['told.ordered'],
      shows,
    }),
    act({
      post: '/office/entries/:entry/files/:file/move',
      frame: 'office',
      finds: findAskedFile,
      may: mayArrange,
      takes: FileMove,
      does: moveEntryFile,
      leadsTo: toFiles,
      tells: text['told.ordered'],
      shows: showsOf,
    }),
    act({
      post: '/office/entries/:entry/files/:file/note',
      frame: 'office',
      finds: findAskedFile,
      may: mayArrange,
      takes: FileNote,
      does: noteFile,
      leadsTo: toFiles,
      tells: text['told.noted'],
      shows: showsOf,
    }),
    act({
      post: '/office/entries/:entry/files/:file/remove',
      frame: 'office',
      finds: findAskedFile,
      may: mayArrange,
      takes: FileForm,
      does: removeOneFile,
      leadsTo: toFiles,
      tells: text['told.removed'],
      shows: showsOf,
    }),
  ];
}

type FiledActor = Parameters<typeof mayEdit>[0];

/** Asked again at every request, by the session: no address opens a file by itself (AC-110, AC-111). */
export function serving(room: MediaRoom): Route[] {
  return [
    raw({
      get: '/office/entries/:entry/file',
      frame: 'office',
      finds: findAsked,
      may: anyone,
      answers: (request, { file }, { tx }) =>
        file
          ? entryFileResponse(room, file, request, { tx, audience: 'private' })
          : new Response(null, { status: 404 }),
    }),
    raw({
      get: '/office/entries/:entry/files/:file',
      frame: 'office',
      finds: findAskedFile,
      may: anyone,
      answers: (request, { one }, { tx }) =>
        entryFileResponse(room, one.file, request, { tx, audience: 'private' }),
    }),
  ];
}
