/** The doors of an entry's files: sent, taken, arranged by their sender; served to whoever may see the work. */

import type { Actor } from '../../../kernel/actor.ts';
import { act, anyone, type Route, raw } from '../../../platform/route.ts';
import type { MediaRoom } from '../../media/actions/examine-file.ts';
import { type Audience, entryFileResponse, renditionFor } from '../actions/answer-file.ts';
import type { FiledEntry } from '../actions/arrange-files.ts';
import type { EntryAtCall } from '../entry.ts';
import { mayEdit } from '../policy.ts';
import { findExhibited, findExhibitedFile, findOwnAsked, findOwnFile } from './asked.ts';
import { arrangingAt, attachingAt, type OwnPage } from './typed.ts';

/** Sent, taken from what was uploaded, arranged. */
export function filing(room: MediaRoom, shows: OwnPage): Route[] {
  const attaching = attachingAt('/entries', room, shows);
  const arranging = arrangingAt('/entries', shows);
  const [frame, finds, findsOne] = ['site' as const, findOwnAsked, findOwnFile];
  const mayArrange = (actor: Actor, { entry }: FiledEntry, now: Date) => mayEdit(actor, entry, now);
  return [
    act({ post: '/entries/:entry/file', frame, finds, may: mayEdit, ...attaching.send }),
    act({ post: '/entries/:entry/file/remove', frame, finds, may: mayEdit, ...attaching.remove }),
    act({ post: '/entries/:entry/files', frame, finds, may: mayEdit, ...attaching.take }),
    act({ post: '/entries/:entry/files/order', frame, finds, may: mayEdit, ...arranging.order }),
    act({
      post: '/entries/:entry/files/:file/move',
      frame,
      finds: findsOne,
      may: mayArrange,
      ...arranging.move,
    }),
    act({
      post: '/entries/:entry/files/:file/note',
      frame,
      finds: findsOne,
      may: mayArrange,
      ...arranging.note,
    }),
    act({
      post: '/entries/:entry/files/:file/remove',
      frame,
      finds: findsOne,
      may: mayArrange,
      ...arranging.remove,
    }),
  ];
}

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
