/** Finding organisations by name, by pinyin in full, by initials. */

import { sql } from 'kysely';
import { offsetOf, type Page, type PageAsk, pageOf } from '../../../kernel/page.ts';
import type { TreePath } from '../../../kernel/tree.ts';
import { rowsOf, type Tx } from '../../../platform/db.ts';
import type { Organisation, OrganisationKind } from '../organisation.ts';
import { columns, type OrganisationRow, organisationOf } from '../store.ts';
import { patternsOf, pinyinOf } from './pinyin.ts';

/** Whoever gets more than this is asked to type more; nothing is counted past it. */
export const foundMax = 1000;
/** The uppermost organisations are always looked through, so that a county comes before the thousand shops named after it. */
const uppermost = 3000;

/**
 * Organisations whose name, short name, English name or pinyin contains the words, the uppermost first. Two bounded
 * walks: through the first organisations in the order of the tree, and through the index over pinyin. Closed ones are
 * left out for those who choose one (`only.open`).
 */
export async function searchOrganisations(
  tx: Tx,
  words: string,
  ask: PageAsk,
  only?: { kind?: OrganisationKind; within?: TreePath; open?: boolean },
): Promise<Page<Organisation>> {
  const { pinyin, name } = patternsOf(words);
  const meets = sql`
    ((o.pinyin like ${pinyin} and (${name ?? null}::text is null
        or lower(o.name_zh) like ${name ?? ''} or lower(o.short_zh) like ${name ?? ''}))
      or (o.pinyin = '' and o.name_zh like ${name ?? pinyin}))
    and (${only?.kind ?? null}::text is null or o.kind = ${only?.kind ?? null})
    and (not ${only?.open ?? false}::boolean or o.closed_on is null)
    and (${only?.within ?? null}::ltree is null or o.path <@ ${only?.within ?? null}::ltree)`;
  const rows = await rowsOf(
    tx,
    sql<OrganisationRow & { total: number }>`
      with upper as materialized (
        select id from (
          select * from organisation order by nlevel(path), position, id limit ${uppermost}) o where ${meets}
        limit ${foundMax}),
      found as (
        select id from upper
        union
        select id from (select o.id from organisation o where ${meets} limit ${foundMax}) o)
      select ${columns}, count(*) over ()::int as total
      from found f join organisation o on o.id = f.id
      order by nlevel(o.path), o.position, o.id limit ${ask.size} offset ${offsetOf(ask)}`,
  );
  return pageOf(rows.map(organisationOf), rows[0]?.total ?? 0, ask);
}

/** Writes the pinyin of organisations that came before there was any; how many it did. */
export async function fillPinyin(tx: Tx, most = 1000): Promise<number> {
  const rows = await rowsOf(
    tx,
    sql<OrganisationRow>`
      select ${columns} from organisation o where o.pinyin = '' limit ${most} for no key update skip locked`,
  );
  if (rows.length === 0) return 0;
  const words = rows.map(organisationOf).map((one) => pinyinOf(one.name, one.shortName));
  await sql`
    update organisation o set pinyin = n.pinyin
    from unnest(${rows.map((row) => row.id)}::uuid[], ${words}::text[]) as n (id, pinyin)
    where o.id = n.id`.execute(tx);
  return rows.length;
}
