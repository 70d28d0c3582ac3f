/** The columns of a table of works: those every call has, then what this call asks, known by their heads in both languages. */

import type { Named } from '../../kernel/text.ts';
import type { Call } from '../call/call.ts';
import { askedFields, asksMakers } from '../call/eligibility.ts';
import type { Field } from '../call/field.ts';
import { headWords, text } from './text.ts';

export const fixedColumns = [
  'title',
  'makers',
  'role',
  'summary',
  'files',
  'subtype',
  'group',
  'link',
  'ai',
] as const;
export type FixedColumn = (typeof fixedColumns)[number];
/** `title`, `makers` …, or `answers.<key>` for a field of the call. */
export type ColumnKey = FixedColumn | `answers.${string}`;

export type Column = { key: ColumnKey; name: Named; field?: Field };

/** The columns of a call, in the order of its template; trees fit into no cell, statements are agreed to for all rows at once. */
export function columnsOf(call: Call): Column[] {
  const { subtypes = [], groups = [] } = call.eligibility;
  const isAsked: Partial<Record<FixedColumn, boolean>> = {
    makers: asksMakers(call),
    role: asksMakers(call),
    subtype: subtypes.length > 0,
    group: groups.length > 0,
    link: call.takesLink || subtypes.some((one) => one.takesLink),
  };
  const fixed = fixedColumns
    .filter((key) => isAsked[key] ?? true)
    .map((key): Column => ({ key, name: text[`column.${key}`] }));
  const own = askedFields(call)
    .filter((field) => field.kind !== 'indicators' && field.kind !== 'statement')
    .map((field): Column => ({ key: `answers.${field.key}`, name: field.label, field }));
  return [...fixed, ...own];
}

/** Heads are compared without what is said in brackets, spaces, marks, width and case. */
export const bare = (head: string): string =>
  head
    .normalize('NFKC')
    .replace(/[(\u3010[].*?[)\u3011\]]|[\s:*\u3001/_-]/gu, '')
    .toLowerCase();

/** The column a head names. */
export function columnNamed(head: string, columns: readonly Column[]): Column | undefined {
  const asked = bare(head);
  if (asked === '') return undefined;
  const wordsOf = ({ key, name }: Column): string[] => {
    const known = headWords[key as FixedColumn] ?? [key.slice('answers.'.length)];
    return [name.zh, name.en ?? name.zh, ...known];
  };
  return columns.find((column) => wordsOf(column).some((word) => bare(word) === asked));
}

/** The column in which a problem of a form field is shown. */
export function columnOfProblem(field: string | undefined, columns: readonly Column[]): ColumnKey {
  const name = field ?? 'title';
  const wanted = name === 'file' ? 'files' : name.startsWith('makers.') ? makersPart(name) : name;
  const found = columns.find(({ key }) => key === wanted || wanted.startsWith(`${key}.`));
  return found?.key ?? 'title';
}

const makersPart = (name: string): FixedColumn => (name.endsWith('.role') ? 'role' : 'makers');
