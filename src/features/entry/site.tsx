/** The doors of entries for people: beginning one, one's own, its files, its receipt, and receipts proven to anybody. */

import { createElement, Fragment, type ReactNode } from 'react';
import type { Actor } from '../../kernel/actor.ts';
import { all, type Verdict } from '../../kernel/verdict.ts';
import { anyone, nothing, page, type Route, type ShownPage, type View } from '../../platform/route.ts';
import type { MediaRoom } from '../media/actions/examine-file.ts';
import { beginPage, chooseUnitPage } from './begin.tsx';
import { entryBody } from './dossier.tsx';
import type { EntryAtCall } from './entry.ts';
import type { EntrySlots } from './levels.tsx';
import { mayEnterAsPerson, mayHaveWorks, mayReadReceipt } from './policy.ts';
import { checkPage, receiptPage } from './receipt.tsx';
import { type Door, findDoor, findPlaceAsked, mayPassDoor } from './site/asked.ts';
import { filing, serving } from './site/files.ts';
import { minePage } from './site/mine.tsx';
import { ownHref } from './site/typed.ts';
import { writing } from './site/writing.ts';
import { text } from './text.ts';
import { versionsPage } from './versions.tsx';

function ownPageWith(slots: EntrySlots) {
  return async (view: View, entry: EntryAtCall): Promise<ShownPage> => {
    const say = view.say(text);
    const body = await entryBody(
      { view, entry, base: ownHref('/entries', entry) },
      [[say('mine'), '/my/entries']],
      slots,
    );
    const parts: ReactNode[] = [];
    for (const part of slots.ownParts ?? []) parts.push(await part(view, entry));
    const whole = createElement(Fragment, null, body, ...parts);
    return { title: entry.title || say('title.none'), body: whole, islands: ['entry.js'] };
  };
}

function mayReadOwn(actor: Actor, door: Door): Verdict {
  return door.entry
    ? all(mayPassDoor(actor, door), mayReadReceipt(actor, door.entry))
    : mayPassDoor(actor, door);
}

/** The doors, over the room in which files lie, with what features above put on the pages. */
export function routes(room: MediaRoom, slots: EntrySlots = {}): Route[] {
  const shows = ownPageWith(slots);
  return [
    page({ get: '/my/entries', frame: 'site', finds: nothing, may: mayHaveWorks, shows: minePage }),
    page({ get: '/entries/new', frame: 'site', finds: nothing, may: anyone, shows: chooseUnitPage }),
    page({
      get: '/entries/new/:call/:unit',
      frame: 'site',
      finds: findPlaceAsked,
      may: mayEnterAsPerson,
      shows: beginPage('/entries'),
    }),
    page({
      get: '/entries/:entry',
      frame: 'site',
      finds: findDoor,
      may: mayPassDoor,
      shows: (view, door) => shows(view, door.entry!),
    }),
    page({
      get: '/entries/:entry/receipt',
      frame: 'site',
      finds: findDoor,
      may: mayReadOwn,
      shows: (view, door) => receiptPage(view, door.entry!, ownHref('/entries', door.entry!)),
    }),
    page({
      get: '/entries/:entry/versions',
      frame: 'site',
      finds: findDoor,
      may: mayReadOwn,
      shows: (view, door) => versionsPage(view, door.entry!, ownHref('/entries', door.entry!)),
    }),
    page({ get: '/receipts', frame: 'site', finds: nothing, may: anyone, shows: checkPage }),
    ...writing(shows),
    ...filing(room, shows),
    ...serving(room),
  ];
}
