/** Shown works as somebody looks for them on the site: by title, number, maker or unit, in Chinese as well as in letters. */

import { type RawBuilder, sql } from 'kysely';
import { escapedLike } from '../../../platform/query-sql.ts';
import { unitsCalled } from '../../organisation/store/query.ts';

/** The very expression of the index `entry_shown_grams`. */
const said = sql`(coalesce(s.title, '') || ' ' || coalesce(s.number, '') || ' ' || jsonb_path_query_array(s.makers, '$[*].name')::text)`;

export const wordsMax = 5;
const lengthMax = 60;

/** What was typed as the words that all have to be met; whatever else was typed is left out, never an error. */
export function wordsOf(typed: string | undefined): string[] {
  const folded = (typed ?? '').normalize('NFKC').toLowerCase().slice(0, lengthMax);
  return [...new Set(folded.split(/[\s\u0000-\u001f]+/).filter(Boolean))].slice(0, wordsMax);
}

/** Whether a shown entry `e` meets a word: both ways are led by an index. */
function meets(word: string): RawBuilder<boolean> {
  return sql<boolean>`e.id in (
    select s.id from entry s where s.shown_at is not null and entry_grams(${said}) @> entry_grams(${word})
      and lower(normalize(${said}, NFKC)) like ${`%${escapedLike(word)}%`}
    union all
    select s.id from entry s where s.shown_at is not null and s.unit_id in (${unitsCalled(word)}))`;
}

/** For other stores: `from ${shownEntries}` gives what is before the public as `e`, and nothing else of any entry. */
export const shownEntries: RawBuilder<unknown> = sql`(select id, call_id, campaign_id, unit_id, number, title, summary,
  makers, file_id, shown_at, updated_at from entry where shown_at is not null) as e`;

/** For other stores: whether entry `e` meets every word. */
export function shownSaying(words: readonly string[]): RawBuilder<boolean> {
  return words.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(words.map(meets), sql` and `)})`;
}
