/** The doors of works before the public and of the vote: gallery, rules, a work with its file, voting. */

import { act, anyone, page, type Route, raw, type View } from '../../platform/route.ts';
import { entryFileResponse } from '../entry/file-answer.ts';
import type { MediaRoom } from '../media/actions/examine-file.ts';
import { cast } from './actions/cast.ts';
import { mayVote } from './policy.ts';
import { VoteCast } from './schema.ts';
import { type AskedCall, findCallAsked, galleryPage, type Slots } from './site/gallery.tsx';
import { rulesPage } from './site/rules.tsx';
import { findShown, findShownFile, findVotable, workPage } from './site/work.tsx';
import { text } from './text.ts';
import type { ShownEntry } from './vote.ts';

/** The doors over the room of files; the slots are filled by main from the features above. */
export function routes(room: { media: MediaRoom; slots?: Slots }): Route[] {
  const slots = room.slots ?? {};
  const gallery = (view: View, asked: AskedCall) => galleryPage(view, asked, slots);
  const work = (view: View, shown: ShownEntry) => workPage(view, shown, slots);
  return [
    page({
      get: '/campaigns/:campaign/calls/:call',
      frame: 'site',
      finds: findCallAsked,
      may: anyone,
      shows: gallery,
    }),
    page({
      get: '/campaigns/:campaign/calls/:call/rules',
      frame: 'site',
      finds: findCallAsked,
      may: anyone,
      shows: rulesPage,
    }),
    page({ get: '/works/:entry', frame: 'site', finds: findShown, may: anyone, shows: work }),
    raw({
      get: '/works/:entry/file',
      frame: 'site',
      finds: findShownFile,
      may: anyone,
      answers: (request, file) => entryFileResponse(room.media, file, request, 'public'),
    }),
    act({
      post: '/works/:entry/votes',
      frame: 'site',
      finds: findVotable,
      may: mayVote,
      takes: VoteCast,
      does: cast,
      then: ({ entry }) => `/works/${entry.id}#vote`,
      tells: text['vote.told'],
      shows: work,
    }),
  ];
}
