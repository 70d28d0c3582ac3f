/** The works of a level that have gone up, as pages list them and pasted lists are matched with them. */

import { type RawBuilder, sql } from 'kysely';
import type { EntryId, OrganisationId } from '../../../kernel/id.ts';
import { offsetOf, type Page, type PageAsk, pageOf } from '../../../kernel/page.ts';
import { rowsOf, type Tx } from '../../../platform/db.ts';
import { callJoin } from '../../call/store.ts';
import { campaignJoin } from '../../campaign/store.ts';
import type { Maker } from '../../entry/entry.ts';
import { entryJoin } from '../../entry/store.ts';
import { organisationJoin } from '../../organisation/store.ts';
import type { NamedWork } from '../outcome.ts';
import { unheard } from '../phrase.ts';
import type { OutcomePlace } from '../store.ts';

export type WorkAbove = NamedWork & { shownAt?: Date };

type Row = {
  id: EntryId;
  number: string | null;
  title: string;
  makers: Maker[];
  unit_id: OrganisationId;
  unit_path: string;
  unit_zh: string;
  unit_en: string | null;
  call_zh: string;
  call_en: string | null;
  shown_at: Date | null;
  total: number;
};

const workOf = (r: Row): WorkAbove => ({
  entryId: r.id,
  entryNumber: r.number ?? undefined,
  title: r.title,
  makers: r.makers,
  unitId: r.unit_id,
  unitPath: r.unit_path,
  unitName: { zh: r.unit_zh, en: r.unit_en ?? undefined },
  callName: { zh: r.call_zh, en: r.call_en ?? undefined },
  shownAt: r.shown_at ?? undefined,
});

/** Recommended works of the units of a place, at its campaign or those adopted from it. */
async function listRows(
  tx: Tx,
  { campaign, organisation }: OutcomePlace,
  ask: PageAsk,
  more: RawBuilder<boolean>,
): Promise<Row[]> {
  return rowsOf(
    tx,
    sql<Row>`
      select e.id, e.number, e.title, e.makers, e.unit_id, u.path::text as unit_path, u.name_zh as unit_zh,
        u.name_en as unit_en, l.name_zh as call_zh, l.name_en as call_en, e.shown_at, count(*) over ()::int as total
      from (select 1) as one join ${entryJoin(sql`e.id`)} join ${campaignJoin(sql`e.campaign_id`)}
        join ${callJoin(sql`e.call_id`)} join ${organisationJoin(sql`e.unit_id`, 'u')}
      where e.state = 'recommended' and c.lineage <@ ${campaign.lineage}::ltree
        and u.path <@ ${organisation.path}::ltree and ${more}
      order by l.position, u.position, u.path, e.number limit ${ask.size} offset ${offsetOf(ask)}`,
  );
}

export async function listWorks(
  tx: Tx,
  place: OutcomePlace,
  ask: PageAsk,
  only?: 'outcomes',
): Promise<Page<WorkAbove>> {
  const told = sql<boolean>`exists (select from outcome_record x where x.entry_id = e.id and x.state = 'standing')`;
  const rows = await listRows(tx, place, ask, only ? told : sql<boolean>`true`);
  return pageOf(rows.map(workOf), rows[0]?.total ?? 0, ask);
}

/** The works that a typed number or title may mean; compared without spaces and quotation marks by whoever asks. */
export async function listWorksNamed(
  tx: Tx,
  place: OutcomePlace,
  names: readonly string[],
): Promise<WorkAbove[]> {
  const plain = (words: RawBuilder<unknown>) =>
    sql`lower(regexp_replace(normalize(${words}, NFKC), ${`[${unheard}]`}, '', 'g'))`;
  const wanted = sql`array(select ${plain(sql`w`)} from unnest(${[...names]}::text[]) w)`;
  const where = sql<boolean>`(${plain(sql`e.title`)} = any(${wanted}) or ${plain(sql`coalesce(e.number, '')`)} = any(${wanted}))`;
  return (await listRows(tx, place, { page: 1, size: 2000 }, where)).map(workOf);
}
