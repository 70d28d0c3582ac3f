/** The office doors of entries: the list, one entry with its sendings, entering for makers, admitting and returning. */

import { createElement, Fragment, type ReactNode } from 'react';
import { anyone, nothing, page, type Route, type ShownPage, type View } from '../../platform/route.ts';
import type { MediaRoom } from '../media/actions/examine-file.ts';
import { beginPage, choosePlacePage } from './begin.tsx';
import { entryBody } from './dossier.tsx';
import type { EntryAtCall } from './entry.ts';
import type { EntrySlots } from './levels.tsx';
import { findAsked, findPlaceAsked } from './office/asked.ts';
import { deciding } from './office/deciding.ts';
import { filing, serving } from './office/files.ts';
import { hiding } from './office/hiding.ts';
import { listPageWith } from './office/list.tsx';
import { writing } from './office/writing.ts';
import { mayEnterAsUnit, mayListEntries, mayReadReceipt } from './policy.ts';
import { receiptPage } from './receipt.tsx';
import { ownHref } from './site/typed.ts';
import { text } from './text.ts';
import { versionsPage } from './versions.tsx';

function entryPageWith(slots: EntrySlots) {
  return async (view: View, entry: EntryAtCall): Promise<ShownPage> => {
    const say = view.say(text);
    const crumbs = [[say('entries'), '/office/entries']] as const;
    const body = await entryBody({ view, entry, base: ownHref('/office/entries', entry) }, crumbs, slots);
    const parts: ReactNode[] = [];
    for (const part of slots.parts ?? []) parts.push(await part(view, entry));
    const whole = createElement(Fragment, null, body, ...parts);
    return { title: entry.title || say('title.none'), body: whole, islands: ['entry.js'] };
  };
}

/** The doors, over the room in which files lie, with what features above put on the pages. */
export function routes(room: MediaRoom, slots: EntrySlots = {}): Route[] {
  const shows = entryPageWith(slots);
  return [
    page({
      get: '/office/entries',
      frame: 'office',
      finds: nothing,
      may: mayListEntries,
      shows: listPageWith(slots),
    }),
    page({
      get: '/office/entries/new',
      frame: 'office',
      finds: nothing,
      may: mayListEntries,
      shows: choosePlacePage,
    }),
    page({
      get: '/office/entries/new/:call/:unit',
      frame: 'office',
      finds: findPlaceAsked,
      may: mayEnterAsUnit,
      shows: beginPage('/office/entries'),
    }),
    page({ get: '/office/entries/:entry', frame: 'office', finds: findAsked, may: anyone, shows }),
    page({
      get: '/office/entries/:entry/receipt',
      frame: 'office',
      finds: findAsked,
      may: mayReadReceipt,
      shows: (view, entry) => receiptPage(view, entry, ownHref('/office/entries', entry)),
    }),
    page({
      get: '/office/entries/:entry/versions',
      frame: 'office',
      finds: findAsked,
      may: mayReadReceipt,
      shows: (view, entry) => versionsPage(view, entry, ownHref('/office/entries', entry)),
    }),
    ...writing(shows),
    ...deciding(shows),
    ...hiding(shows),
    ...filing(room, shows),
    ...serving(room),
  ];
}
