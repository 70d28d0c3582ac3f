/** The doors by which works are found and passed on: the gallery across a campaign, posters, pages within other pages. */

import { anyone, page, type Route } from '../../../platform/route.ts';
import { embedPage, findEmbedded } from './embed.tsx';
import { findCallAsked } from './gallery.tsx';
import { callPoster, workPoster } from './poster.tsx';
import { findShown } from './work.tsx';
import { findCampaignAsked, worksPage } from './works.tsx';

export const showing: readonly Route[] = [
  page({
    get: '/campaigns/:campaign/works',
    frame: 'site',
    finds: findCampaignAsked,
    may: anyone,
    shows: worksPage,
  }),
  page({
    get: '/campaigns/:campaign/calls/:call/poster',
    frame: 'site',
    finds: findCallAsked,
    may: anyone,
    shows: callPoster,
  }),
  page({ get: '/works/:entry/poster', frame: 'site', finds: findShown, may: anyone, shows: workPoster }),
  page({
    get: '/works/:entry/embed',
    frame: 'site',
    framed: true,
    finds: findEmbedded,
    may: anyone,
    shows: embedPage,
  }),
];
