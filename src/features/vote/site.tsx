/** The doors of works before the public and of the vote: gallery, rules, a work, voting. The file is served by entry. */

import { act, anyone, page, type Route, type View } from '../../platform/route.ts';
import { cast } from './actions/cast.ts';
import { mayVote } from './policy.ts';
import { VoteCast } from './schema.ts';
import { type AskedCall, findCallAsked, galleryPage, type Slots } from './site/gallery.tsx';
import { rulesPage } from './site/rules.tsx';
import { findShown, findVotable, workPage } from './site/work.tsx';
import { text } from './text.ts';
import type { ShownEntry } from './vote.ts';

/** The doors; the slots are filled by main from the features above. */
export function routes(slots: Slots = {}): Route[] {
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
    act({
      post: '/works/:entry/votes',
      frame: 'site',
      finds: findVotable,
      may: mayVote,
      takes: VoteCast,
      does: cast,
      leadsTo: ({ entry }) => `/works/${entry.id}#vote`,
      tells: text['vote.told'],
      shows: work,
    }),
  ];
}
