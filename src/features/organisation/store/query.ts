/** Organisations as a query asks for them: by name, short name, English name or pinyin. */

import { type RawBuilder, sql } from 'kysely';
import type { OrganisationId } from '../../../kernel/id.ts';
import { offsetOf, type Page, type PageAsk, pageOf } from '../../../kernel/page.ts';
import type { Match, Query } from '../../../kernel/query.ts';
import { rowsOf, type Tx } from '../../../platform/db.ts';
import { type Columns, escapedLike, matching, orderOf, whereOf } from '../../../platform/query-sql.ts';
import type { Organisation } from '../organisation.ts';
import { columns, type OrganisationRow, organisationOf } from '../store.ts';
import { organisationVocabulary } from '../text/query.ts';
import { officersAt } from './waiting.ts';

/** Nothing is counted past this. */
export const countedMax = 10_000;

/** For other stores: whether organisation `alias` is called so. Latin letters also meet the pinyin of its name. */
export function organisationCalled(match: Match, alias = 'o'): RawBuilder<boolean> {
  const at = (column: string) => sql`${sql.raw(alias)}.${sql.raw(column)}`;
  const names = matching(['name_zh', 'short_zh', 'name_en', 'short_en'].map(at), match);
  const latin = match.text.trim().toLowerCase();
  if (match.how === 'is' || !/^[a-z0-9 ]{2,}$/.test(latin)) return names;
  const spelled = escapedLike(latin.replace(/\s+/g, ''));
  const pattern = match.how === 'starts' ? `% ${spelled}%` : `%${spelled}%`;
  return sql<boolean>`(${names} or ${at('pinyin')} like ${pattern})`;
}

/** For other stores: whether a path lies at or beneath an organisation called so; who is called so is looked up once. */
export function beneathCalled(path: RawBuilder<unknown>, match: Match): RawBuilder<boolean> {
  return sql<boolean>`${path} <@ any(array(
    select a.path from organisation a where ${organisationCalled(match, 'a')} order by nlevel(a.path), a.id limit 200))`;
}

/** For other stores: the ids of those called so, as a statement; looked up once. */
export function unitsCalled(text: string): RawBuilder<{ id: OrganisationId }> {
  return sql<{
    id: OrganisationId;
  }>`select u.id from organisation u where ${organisationCalled({ how: 'has', text }, 'u')}`;
}

const columnsAt = (now: Date): Columns => ({
  words: [sql`concat_ws(' ', o.name_zh, o.short_zh, o.name_en, o.pinyin)`],
  fields: {
    name: (match) => organisationCalled(match),
    within: (match) => beneathCalled(sql`o.path`, match),
    kind: sql`o.kind`,
    level: sql`o.level_name`,
    units: sql`o.units`,
    outside: sql`o.is_outside`,
    closed: sql`(o.closed_on is not null)`,
    officer: sql`(${officersAt(sql`o.id`, now)} > 0)`,
  },
});

const inTree = sql`nlevel(o.path), o.position, o.id`;
/** Names are asked for by a condition of their own, and put in order as they are written. */
function orderFor(query: Query, now: Date): RawBuilder<unknown> {
  const { fields, words } = columnsAt(now);
  return orderOf(query, { words, fields: { ...fields, name: sql`o.name_zh` } }, inTree);
}

/** A page of the organisations a query finds. Every name may be known among staff; `most` bounds what is counted. */
export async function listOrganisationsAsked(
  tx: Tx,
  query: Query,
  ask: PageAsk,
  now: Date,
): Promise<Page<Organisation>> {
  const where = whereOf(query, organisationVocabulary, columnsAt(now), now);
  const rows = await rowsOf(
    tx,
    sql<OrganisationRow & { total: number }>`
      select ${columns}, (select count(*)::int from (
        select from organisation o where ${where} limit ${countedMax}) n) as total
      from organisation o where ${where} ${orderFor(query, now)} limit ${ask.size} offset ${offsetOf(ask)}`,
  );
  return pageOf(rows.map(organisationOf), rows[0]?.total ?? 0, ask);
}

/** The ids of what a query finds, at most so many. */
export async function listOrganisationIds(
  tx: Tx,
  query: Query,
  now: Date,
  most: number,
): Promise<OrganisationId[]> {
  const where = whereOf(query, organisationVocabulary, columnsAt(now), now);
  const rows = await rowsOf(
    tx,
    sql<{ id: OrganisationId }>`
      select o.id from organisation o where ${where} ${orderFor(query, now)} limit ${most}`,
  );
  return rows.map((row) => row.id);
}
