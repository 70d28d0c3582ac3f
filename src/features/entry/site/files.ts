/** The doors of an entry's files: sent, taken, arranged by their sender; served to whoever may see the work. */

import { act, anyone, type Route, raw, type ShownPage, type View } from '../../../platform/route.ts';
import type { MediaRoom } from '../../media/actions/examine-file.ts';
import { type Audience, entryFileResponse, renditionFor } from '../actions/answer-file.ts';
import { type FiledEntry, moveEntryFile, noteFile, orderEntryFiles } from '../actions/arrange-files.ts';
import { attachFile } from '../actions/attach-file.ts';
import { attachUpload } from '../actions/attach-upload.ts';
import { removeFile, removeOneFile } from '../actions/remove-file.ts';
import { type EntryAtCall, fileSizeBytesMax } from '../entry.ts';
import { mayEdit } from '../policy.ts';
import { Arrived, FileForm, FileMove, FileNote, FileOrder } from '../schema.ts';
import { text } from '../text.ts';
import { findExhibited, findExhibitedFile, findOwnAsked, findOwnFile } from './asked.ts';
import { own } from './writing.ts';

type OwnPage = (view: View, entry: EntryAtCall) => Promise<ShownPage>;

/** Files go apart from the words, so that no text is ever lost with them. */
export function attaching(room: MediaRoom, shows: OwnPage): Route[] {
  const attach = attachFile(room);
  const toFiles = (entry: EntryAtCall) => `${own(entry)}#file`;
  return [
    act({
      post: '/entries/:entry/file',
      frame: 'site',
      finds: findOwnAsked,
      may: mayEdit,
      takes: FileForm,
      takesFile: { field: 'file', sizeBytesMax: fileSizeBytesMax },
      does: (doing, entry, _, file) => attach(doing, entry, file),
      leadsTo: toFiles,
      tells: text['told.file'],
      shows,
    }),
    act({
      post: '/entries/:entry/file/remove',
      frame: 'site',
      finds: findOwnAsked,
      may: mayEdit,
      takes: FileForm,
      does: removeFile,
      leadsTo: toFiles,
      tells: text['told.removed'],
      shows,
    }),
    act({
      post: '/entries/:entry/files',
      frame: 'site',
      finds: findOwnAsked,
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
      post: '/entries/:entry/files/order',
      frame: 'site',
      finds: findOwnAsked,
      may: mayEdit,
      takes: FileOrder,
      does: orderEntryFiles,
      leadsTo: toFiles,
      tells: text['told.ordered'],
      shows,
    }),
    act({
      post: '/entries/:entry/files/:file/move',
      frame: 'site',
      finds: findOwnFile,
      may: mayArrange,
      takes: FileMove,
      does: moveEntryFile,
      leadsTo: toFiles,
      tells: text['told.ordered'],
      shows: showsOf,
    }),
    act({
      post: '/entries/:entry/files/:file/note',
      frame: 'site',
      finds: findOwnFile,
      may: mayArrange,
      takes: FileNote,
      does: noteFile,
      leadsTo: toFiles,
      tells: text['told.noted'],
      shows: showsOf,
    }),
    act({
      post: '/entries/:entry/files/:file/remove',
      frame: 'site',
      finds: findOwnFile,
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
const audienceOf = (entry: EntryAtCall): Audience => (entry.shownAt ? 'public' : 'private');

/** Asked again at every request, by the session: no address opens a file by itself (AC-110, AC-111). */
export function serving(room: MediaRoom): Route[] {
  return [
    raw({
      get: '/entries/:entry/file',
      frame: 'site',
      finds: findOwnAsked,
      may: anyone,
      answers: (request, { file }, { tx }) =>
        file
          ? entryFileResponse(room, file, request, { tx, audience: 'private' })
          : new Response(null, { status: 404 }),
    }),
    raw({
      get: '/entries/:entry/files/:file',
      frame: 'site',
      finds: findOwnFile,
      may: anyone,
      answers: (request, { one }, { tx }) =>
        entryFileResponse(room, one.file, request, { tx, audience: 'private' }),
    }),
    raw({
      get: '/works/:entry/file',
      frame: 'site',
      finds: findExhibited,
      may: anyone,
      answers: (request, entry, { tx }) =>
        entryFileResponse(room, entry.file!, request, { tx, audience: audienceOf(entry) }),
    }),
    raw({
      get: '/works/:entry/files/:file',
      frame: 'site',
      finds: findExhibitedFile,
      may: anyone,
      answers: (request, { entry, one }, { tx }) =>
        entryFileResponse(room, one.file, request, { tx, audience: audienceOf(entry) }),
    }),
    picture(room),
  ];
}

/** The first picture, small or wide, in the form the reader's program can show. */
function picture(room: MediaRoom): Route {
  return raw({
    get: '/works/:entry/picture/:size',
    frame: 'site',
    words: ['size'],
    finds: findExhibited,
    may: anyone,
    answers: async (request, entry, { tx, params }) => {
      const rendition = renditionFor(params.size!, request);
      if (!rendition) return new Response(null, { status: 404 });
      const asked = { tx, audience: audienceOf(entry), rendition };
      const answer = await entryFileResponse(room, entry.file!, request, asked);
      answer.headers.set('vary', 'Accept, Cookie');
      return answer;
    },
  });
}
