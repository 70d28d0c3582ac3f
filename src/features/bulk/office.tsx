/** The office doors of acts on many things, and of saved queries. */

import { type Ask, act, nothing, page, type Route } from '../../platform/route.ts';
import type { BulkRoom } from './actions/act.ts';
import { actOf } from './actions/act.ts';
import { dropBulk } from './actions/drop-bulk.ts';
import { freezeBulkWith } from './actions/freeze-bulk.ts';
import { forgetQuery, keepQuery } from './actions/keep-query.ts';
import { orderBulkWith } from './actions/order-bulk.ts';
import { reverseBulkWith } from './actions/reverse-bulk.ts';
import type { Bulk } from './bulk.ts';
import { bulkPageWith } from './office/bulk-page.tsx';
import { historyPageWith } from './office/history-page.tsx';
import { newPageWith } from './office/new-page.tsx';
import { mayBulk, mayDrop, mayForget, mayOrder, mayReverse, maySeeBulk } from './policy.ts';
import { Freezing, Nothing, Saving, Versioned } from './schema.ts';
import { findSaved } from './store/saved.ts';
import { findBulk } from './store.ts';
import { text } from './text.ts';

const finds = (ask: Ask) => findBulk(ask.tx, ask.actor, ask.params.bulk!);
const findsSaved = (ask: Ask) => findSaved(ask.tx, ask.actor, ask.params.saved!);
const own = (bulk: Pick<Bulk, 'id'>) => `/office/bulk/${bulk.id}`;
const listHref = { entry: '/office/entries', organisation: '/office/organisations' } as const;

/** The doors, over the lists and acts that main knows. */
export function routes(room: BulkRoom): Route[] {
  return [...acting(room), ...ordering(room), ...saving(room)];
}

function acting(room: BulkRoom): Route[] {
  const shows = newPageWith(room);
  const freezes = freezeBulkWith(room);
  return [
    page({
      get: '/office/bulk',
      frame: 'office',
      finds: nothing,
      may: mayBulk,
      shows: historyPageWith(room),
    }),
    page({ get: '/office/bulk/new', frame: 'office', finds: nothing, may: mayBulk, shows }),
    act({
      post: '/office/bulk',
      frame: 'office',
      finds: nothing,
      may: mayBulk,
      takes: Freezing,
      does: (doing, _found, taken) => freezes(doing, taken),
      leadsTo: (id) => own({ id }),
      tells: text['told.frozen'],
      shows,
    }),
  ];
}

function ordering(room: BulkRoom): Route[] {
  const shows = bulkPageWith(room);
  const hasWayBack = (bulk: Bulk) => actOf(room, bulk.act)?.undoes !== undefined;
  return [
    page({ get: '/office/bulk/:bulk', frame: 'office', finds, may: maySeeBulk, shows }),
    act({
      post: '/office/bulk/:bulk/order',
      frame: 'office',
      finds,
      may: mayOrder,
      takes: Versioned,
      does: orderBulkWith(room),
      leadsTo: own,
      tells: text['told.ordered'],
      shows,
    }),
    act({
      post: '/office/bulk/:bulk/drop',
      frame: 'office',
      finds,
      may: mayDrop,
      takes: Versioned,
      does: dropBulk,
      leadsTo: () => '/office/bulk',
      tells: text['told.dropped'],
      shows,
    }),
    act({
      post: '/office/bulk/:bulk/reverse',
      frame: 'office',
      finds,
      may: (actor, bulk) => mayReverse(actor, bulk, hasWayBack(bulk)),
      takes: Versioned,
      does: reverseBulkWith(room),
      leadsTo: own,
      tells: text['told.reversed'],
      shows,
    }),
  ];
}

function saving(room: BulkRoom): Route[] {
  return [
    act({
      post: '/office/queries',
      frame: 'office',
      finds: nothing,
      may: mayBulk,
      takes: Saving,
      does: (doing, _found, taken) => keepQuery(doing, taken),
      leadsTo: (kept) => `${listHref[kept.list]}?${new URLSearchParams({ q: kept.q })}`,
      tells: text['told.saved'],
      shows: newPageWith(room),
    }),
    act({
      post: '/office/queries/:saved/remove',
      frame: 'office',
      finds: findsSaved,
      may: mayForget,
      takes: Nothing,
      does: forgetQuery,
      leadsTo: (saved) => listHref[saved.list],
      tells: text['told.forgotten'],
    }),
  ];
}
