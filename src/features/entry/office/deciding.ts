/** The doors by which a unit decides: admit, or return. */

import { act, type Route, type ShownPage, type View } from '../../../platform/route.ts';
import { admitEntry } from '../actions/admit-entry.ts';
import { returnEntry } from '../actions/return-entry.ts';
import type { EntryAtCall } from '../entry.ts';
import { mayAdmit, mayReturn } from '../policy.ts';
import { Admission, Return } from '../schema.ts';
import { ownHref } from '../site/typed.ts';
import { text } from '../text.ts';
import { findAsked } from './asked.ts';

export function deciding(shows: (view: View, entry: EntryAtCall) => Promise<ShownPage>): Route[] {
  return [
    act({
      post: '/office/entries/:entry/admit',
      frame: 'office',
      finds: findAsked,
      may: mayAdmit,
      takes: Admission,
      does: admitEntry,
      leadsTo: (entry) => ownHref('/office/entries', entry),
      tells: text['told.admitted'],
      shows,
    }),
    act({
      post: '/office/entries/:entry/return',
      frame: 'office',
      finds: findAsked,
      may: mayReturn,
      takes: Return,
      does: returnEntry,
      leadsTo: (entry) => ownHref('/office/entries', entry),
      tells: text['told.returned'],
      shows,
    }),
  ];
}
