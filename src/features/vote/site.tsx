/** The doors of works before the public and of the vote: gallery, rules, a work, voting. The file is served by entry. */

import { refuse } from '../../kernel/verdict.ts';
import { act, anyone, page, type Route, type View } from '../../platform/route.ts';
import { BallotLook } from './schema.ts';
import { ballotPage, findBallotAsked } from './site/ballot-page.tsx';
import { type AskedCall, addressOf, findCallAsked, galleryPage, type Slots } from './site/gallery.tsx';
import { findRecount, recountPage } from './site/recount-page.tsx';
import { rulesPage } from './site/rules.tsx';
import { showing } from './site/showing.ts';
import { votes } from './site/votes.ts';
import { findShown, workPage } from './site/work.tsx';
import type { ShownEntry } from './vote.ts';

/** The doors; the slots are filled by main from the features above. */
export function routes(slots: Slots = {}): Route[] {
  const gallery = (view: View, asked: AskedCall) => galleryPage(view, asked, slots);
  const ballot = ballotPage(slots.stamp);
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
      shows: (view, asked) => rulesPage(view, asked, slots),
    }),
    page({
      get: '/campaigns/:campaign/calls/:call/ballot',
      frame: 'site',
      finds: findBallotAsked,
      may: anyone,
      shows: ballot,
    }),
    // Sends the form there and back with the works that were looked for: nothing is done, nothing ticked is lost.
    act({
      post: '/campaigns/:campaign/calls/:call/ballot/look',
      frame: 'site',
      finds: findBallotAsked,
      may: anyone,
      takes: BallotLook,
      does: async () => refuse('vote.ballot-looked'),
      leadsTo: (_, { call }) => `${addressOf(call)}/ballot`,
      shows: ballot,
    }),
    ...showing,
    page({ get: '/works/:entry', frame: 'site', finds: findShown, may: anyone, shows: work }),
    page({
      get: '/votes/:poll/recount',
      frame: 'site',
      finds: findRecount(slots),
      may: anyone,
      shows: recountPage,
    }),
    ...votes({ stamp: slots.stamp, published: slots.published, showsWork: work, showsBallot: ballot }),
  ];
}
