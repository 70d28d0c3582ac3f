/** The list of entries that seats show: by state, call and query; cut to a page before anything else of a row is read. */

import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import { offsetOf, type Page, type PageAsk, pageOf } from '../../../kernel/page.ts';
import type { Named } from '../../../kernel/text.ts';
import { rowsOf, type Tx } from '../../../platform/db.ts';
import type { Eligibility } from '../../call/eligibility.ts';
import { callJoin } from '../../call/store.ts';
import { organisationJoin } from '../../organisation/store.ts';
import type { EntryState } from '../entry.ts';
import {
  entriesSeenFromSeats,
  entryJoin,
  type ListedEntry,
  type ListedRow,
  listedColumns,
  listedFrom,
  listedOf,
  newestFirst,
} from '../store.ts';

/** Nothing is counted past this: whoever finds more writes more. */
export const countedMax = 10_000;

/** `asked` is a query as a condition and an order: `store/query.ts` makes it. */
export type EntryFilter = { state?: EntryState; callKey?: string; asked?: AskedEntries };
export type AskedEntries = { where: RawBuilder<boolean>; order: RawBuilder<unknown> };

/** What seats show of what is asked for: every query stands behind this (AC-190). */
export function entriesAsked(actor: Actor, filter: EntryFilter): RawBuilder<boolean> {
  return sql<boolean>`${entriesSeenFromSeats(actor)}
    and (${filter.state ?? null}::text is null or e.state = ${filter.state ?? null})
    and (${filter.callKey ?? null}::text is null or l.key = ${filter.callKey ?? null})
    and ${filter.asked?.where ?? sql`true`}`;
}

/**
 * What seats show, the newest first unless another order is asked. Whatever is found is first found without an order, up
 * to `countedMax`: few are then put in order by themselves, many are met soon by walking along the order.
 */
export async function listEntries(
  tx: Tx,
  actor: Actor,
  filter: EntryFilter,
  ask: PageAsk,
): Promise<Page<ListedEntry>> {
  const where = entriesAsked(actor, filter);
  const order = filter.asked?.order ?? sql`order by ${newestFirst}`;
  const page = sql`limit ${ask.size} offset ${offsetOf(ask)}`;
  const most = Math.max(countedMax, offsetOf(ask) + ask.size) + 1;
  const few = await rowsOf(
    tx,
    sql<ListedRow & { found: number }>`
      with found as materialized (select e.id from ${listedFrom} where ${where} limit ${most}),
      counted as materialized (select count(*)::int as n from found),
      page as materialized (
        select e.id from found join ${listedFrom} on e.id = found.id
        where (select n from counted) < ${most} ${order} ${page})
      select ${listedColumns}, counted.n as found
      from counted left join (page join ${listedFrom} on e.id = page.id) on true ${order}`,
  );
  const found = few[0]?.found ?? 0;
  if (found < most) return pageOf(few.filter((row) => row.id !== null).map(listedOf), found, ask);
  const many = await rowsOf(
    tx,
    sql<ListedRow>`
      with page as materialized (select e.id from ${listedFrom} where ${where} ${order} ${page})
      select ${listedColumns} from page join ${listedFrom} on e.id = page.id ${order}`,
  );
  return pageOf(many.map(listedOf), found, ask);
}

/** The calls at which the actor's seats show anything, with what sorts works there, for the query of the list. */
export async function listCallsEntered(
  tx: Tx,
  actor: Actor,
): Promise<{ key: string; name: Named; eligibility: Eligibility }[]> {
  const rows = await rowsOf(
    tx,
    sql<{ key: string; zh: string; en: string | null; eligibility: Eligibility }>`
      select distinct on (l.key) l.key, l.name_zh as zh, l.name_en as en, l.eligibility
      from (select) one join ${callJoin(sql`l.id`)}
      where exists (
        select from (select) two join ${entryJoin(sql`e.id`)} join ${organisationJoin(sql`e.unit_id`)}
        where e.call_id = l.id and ${entriesSeenFromSeats(actor)})
      order by l.key, l.position limit 100`,
  );
  return rows.map((r) => ({
    key: r.key,
    name: { zh: r.zh, en: r.en ?? undefined },
    eligibility: r.eligibility,
  }));
}
