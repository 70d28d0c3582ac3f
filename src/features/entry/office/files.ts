/** The office doors of an entry's files: sent and arranged by the unit, served to whoever the work has reached. */

import type { Actor } from '../../../kernel/actor.ts';
import { act, anyone, type Route, raw } from '../../../platform/route.ts';
import type { MediaRoom } from '../../media/actions/examine-file.ts';
import { entryFileResponse } from '../actions/answer-file.ts';
import type { FiledEntry } from '../actions/arrange-files.ts';
import { mayEdit } from '../policy.ts';
import { arrangingAt, attachingAt, type OwnPage } from '../site/typed.ts';
import { findAsked, findAskedFile } from './asked.ts';

/** Sent, taken from what was uploaded, arranged. */
export function filing(room: MediaRoom, shows: OwnPage): Route[] {
  const attaching = attachingAt('/office/entries', room, shows);
  const arranging = arrangingAt('/office/entries', shows);
  const [frame, finds, findsOne] = ['office' as const, findAsked, findAskedFile];
  const mayArrange = (actor: Actor, { entry }: FiledEntry, now: Date) => mayEdit(actor, entry, now);
  return [
    act({ post: '/office/entries/:entry/file', frame, finds, may: mayEdit, ...attaching.send }),
    act({ post: '/office/entries/:entry/file/remove', frame, finds, may: mayEdit, ...attaching.remove }),
    act({ post: '/office/entries/:entry/files', frame, finds, may: mayEdit, ...attaching.take }),
    act({ post: '/office/entries/:entry/files/order', frame, finds, may: mayEdit, ...arranging.order }),
    act({
      post: '/office/entries/:entry/files/:file/move',
      frame,
      finds: findsOne,
      may: mayArrange,
      ...arranging.move,
    }),
    act({
      post: '/office/entries/:entry/files/:file/note',
      frame,
      finds: findsOne,
      may: mayArrange,
      ...arranging.note,
    }),
    act({
      post: '/office/entries/:entry/files/:file/remove',
      frame,
      finds: findsOne,
      may: mayArrange,
      ...arranging.remove,
    }),
  ];
}

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
