/** A query as a condition of SQL: every value is a parameter, signs of patterns mean themselves (AC-066, AC-193). */

import { type RawBuilder, sql } from 'kysely';
import { dayOf, plusDays, startOfDay } from '../kernel/period.ts';
import type { Bound, Day, Match, Order, Query, QueryField, Term, Vocabulary } from '../kernel/query.ts';

/** How one field is asked: a column or expression, several that mean the same, or a condition of its own. */
export type Asked =
  | RawBuilder<unknown>
  | readonly RawBuilder<unknown>[]
  | ((match: Match) => RawBuilder<boolean>);

/** What stands behind the fields of a vocabulary, by their keys; `words` is where a word alone is looked for. */
export type Columns = { words: readonly RawBuilder<unknown>[]; fields: Readonly<Record<string, Asked>> };

type Compiling = { vocabulary: Vocabulary; columns: Columns; now: Date };

/**
 * What a query lets through. It says nothing of who may see what: a store adds its own visibility to it, always, so that
 * nothing can be counted or ordered by what the asker may not see (AC-190).
 */
export function whereOf(
  query: Query,
  vocabulary: Vocabulary,
  columns: Columns,
  now: Date,
): RawBuilder<boolean> {
  return query.where ? conditionOf({ vocabulary, columns, now }, query.where) : sql<boolean>`true`;
}

/** The order a query asks for, falling apart by `otherwise`. */
export function orderOf(query: Query, columns: Columns, otherwise: RawBuilder<unknown>): RawBuilder<unknown> {
  const asked = query.order.flatMap((one) => orderBy(columns, one) ?? []);
  return sql`order by ${sql.join([...asked, otherwise])}`;
}

function orderBy(columns: Columns, { field, isDown }: Order): RawBuilder<unknown> | undefined {
  const [column] = listOf(columns.fields[field]);
  return column && sql`${column} ${isDown ? sql`desc` : sql`asc`} nulls last`;
}

function listOf(asked: Asked | undefined): readonly RawBuilder<unknown>[] {
  if (asked === undefined || typeof asked === 'function') return [];
  return 'execute' in asked ? [asked] : asked;
}

function conditionOf(c: Compiling, term: Term): RawBuilder<boolean> {
  switch (term.kind) {
    case 'and':
      return grouped(c, term.parts, sql` and `);
    case 'or':
      return grouped(c, term.parts, sql` or `);
    case 'not':
      return sql<boolean>`(${conditionOf(c, term.part)}) is not true`;
    case 'word':
      return matching(c.columns.words, term.match);
    case 'text': {
      const asked = c.columns.fields[term.field];
      return typeof asked === 'function' ? asked(term.match) : matching(listOf(asked), term.match);
    }
    case 'empty':
      return emptyOf(c, term.field);
    default:
      return valuedAs(c, term);
  }
}

function grouped(c: Compiling, parts: readonly Term[], between: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`(${sql.join(
    parts.map((part) => conditionOf(c, part)),
    between,
  )})`;
}

type Valued = Extract<Term, { kind: 'choice' | 'flag' | 'number' | 'date' }>;

function valuedAs(c: Compiling, term: Valued): RawBuilder<boolean> {
  const columns = listOf(c.columns.fields[term.field]);
  if (columns.length === 0) return sql<boolean>`false`;
  const each = columns.map((column) => {
    if (term.kind === 'choice') return sql`${column} = any(${[...term.keys]}::text[])`;
    if (term.kind === 'flag') return sql`${column}`;
    return term.kind === 'number'
      ? between(column, term.from, term.until)
      : days(c, column, term.from, term.until);
  });
  return sql<boolean>`(${sql.join(each, sql` or `)})`;
}

function emptyOf(c: Compiling, key: string): RawBuilder<boolean> {
  const asked = c.columns.fields[key];
  // A condition of its own is met by something or by nothing: empty is what no text is found in.
  if (typeof asked === 'function') return sql<boolean>`(${asked({ how: 'has', text: '' })}) is not true`;
  const field = c.vocabulary.fields.find((one) => one.key === key);
  const isText = field?.kind === 'text' || field?.kind === 'organisation';
  const each = listOf(asked).map((column) =>
    isText ? sql`coalesce(${column}, '') = ''` : sql`${column} is null`,
  );
  return each.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(each, sql` and `)})`;
}

/** Signs of the pattern language as themselves. */
export function escapedLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

/** The pattern, in small letters, that a text must be like. */
export function patternOf({ how, text }: Match): string {
  const small = escapedLike(text.normalize('NFC').toLowerCase());
  if (how === 'is') return small;
  return how === 'starts' ? `${small}%` : `%${small}%`;
}

/** Whether one of these texts is as asked. */
export function matching(columns: readonly RawBuilder<unknown>[], match: Match): RawBuilder<boolean> {
  if (columns.length === 0) return sql<boolean>`false`;
  const pattern = patternOf(match);
  return sql<boolean>`(${sql.join(
    columns.map((column) => sql`lower(${column}) like ${pattern}`),
    sql` or `,
  )})`;
}

const numberOf = (at: number): RawBuilder<unknown> =>
  Number.isSafeInteger(at) ? sql`${at}::bigint` : sql`${at}::numeric`;

function between(column: RawBuilder<unknown>, from?: Bound, until?: Bound): RawBuilder<unknown> {
  const ends = [
    ...(from ? [sql`${column} ${from.closed ? sql`>=` : sql`>`} ${numberOf(from.at)}`] : []),
    ...(until ? [sql`${column} ${until.closed ? sql`<=` : sql`<`} ${numberOf(until.at)}`] : []),
  ];
  return ends.length === 0 ? sql`${column} is not null` : sql`(${sql.join(ends, sql` and `)})`;
}

/** Days of Asia/Shanghai, whole: from the beginning of the first to the beginning of the one after the last. */
function days(c: Compiling, column: RawBuilder<unknown>, from?: Day, until?: Day): RawBuilder<unknown> {
  const ends = [
    ...(from ? [sql`${column} >= ${beginOf(from, c.now)}::timestamptz`] : []),
    ...(until ? [sql`${column} < ${plusDays(beginOf(until, c.now), 1)}::timestamptz`] : []),
  ];
  return ends.length === 0 ? sql`${column} is not null` : sql`(${sql.join(ends, sql` and `)})`;
}

function beginOf(day: Day, now: Date): Date {
  return 'day' in day ? startOfDay(day.day) : plusDays(startOfDay(dayOf(now)), -day.ago);
}

/** A field that the asker may not use stands in no vocabulary, and is then as unknown as any other (AC-191). */
export function vocabularyOf(fields: readonly { field: QueryField; isFor: boolean }[]): Vocabulary {
  return { fields: fields.filter(({ isFor }) => isFor).map(({ field }) => field) };
}
