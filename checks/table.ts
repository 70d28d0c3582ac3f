/** The tables: which there are, by the migrations, and whose each one is, by its name. */

import type { Source } from './source.ts';

/** Prefixes of the machine's own tables. */
const platformPrefixes = ['outbox', 'http', 'clock', 'migration', 'proof'];

/** The tables and views that the migrations leave behind. */
export function tablesOf(sources: readonly Source[]): string[] {
  const tables = new Set<string>();
  const step =
    /\b(create|drop)\s+(?:unlogged\s+|materialized\s+)?(?:table|view)\s+(?:if\s+(?:not\s+)?exists\s+)?([\w."]+)|\balter\s+table\s+([\w."]+)\s+rename\s+to\s+(\w+)/gi;
  for (const source of sources) {
    if (!/^db\/migrations\/.*\.sql$/.test(source.path)) continue;
    for (const [, verb, table, before, after] of withoutComments(source.text).matchAll(step)) {
      if (verb?.toLowerCase() === 'create') tables.add(bare(table!));
      else tables.delete(bare(table ?? before!));
      if (after) tables.add(after);
    }
  }
  return [...tables].sort();
}

/** A table's owner: the feature whose name it bears, `platform`, or nobody. */
export function ownerOf(table: string, features: readonly string[]): string | undefined {
  const bears = (name: string) => table === name || table.startsWith(`${name}_`);
  return features.find(bears) ?? (platformPrefixes.some(bears) ? 'platform' : undefined);
}

/** The tables that a text of SQL names: after from, join, into and the like, as `table.column`, or by a compound name. */
export function tablesNamedIn(sql: string, tables: readonly string[]): string[] {
  const text = withoutComments(sql)
    .replace(/'(?:[^']|'')*'/g, "''")
    .replace(/"/g, '')
    .toLowerCase();
  const clause =
    /\b(?:from|using)\s+([^()]*?)(?=\b(?:where|join|left|right|inner|cross|full|group|order|limit|for|union|returning|set|on|having)\b|[();]|$)/g;
  const listed = [...text.matchAll(clause)].flatMap(([, list]) => list!.split(',').map(firstWord));
  const single = /\b(?:from|using|join|into|update|table|truncate|only|lateral|references)\s+([\w.]+)/g;
  const placed = new Set([...listed, ...[...text.matchAll(single)].map(([, table]) => bare(table!))]);
  return tables.filter(
    (table) =>
      placed.has(table) ||
      new RegExp(`(?<![\\w.])${table}\\.\\w`).test(text) ||
      (table.includes('_') && new RegExp(`(?<![\\w.])${table}(?!\\w)`).test(text)),
  );
}

/** `public.entry as e` is entry. */
export function firstWord(text: string): string {
  return bare(text.trim().split(/\s/)[0] ?? '');
}

function bare(name: string): string {
  return name.replace(/"/g, '').replace(/^\w+\./, '');
}

function withoutComments(sql: string): string {
  return sql.replace(/--[^\n]*/g, '').replace(/\/\*[\s\S]*?\*\//g, '');
}
