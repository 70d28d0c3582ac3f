/** The word "row": one work as a line of the table says it, and the form fields it stands for. */

import { type Maker, makersMax } from '../entry/entry.ts';
import { type Column, type ColumnKey, columnNamed } from './column.ts';
import { aiWords } from './text.ts';

/** A row keeps its number as long as the batch lives; `line` is where it stood in the sheet last. */
export type Row = { row: number; line: number; cells: Partial<Record<ColumnKey, string>> };
export type Table = { rows: Omit<Row, 'row'>[]; unknown: string[] };

/** The rows of a sheet under the columns its head names; nothing where no line of it is a head. */
export function tableOf(
  sheet: readonly (readonly string[])[],
  columns: readonly Column[],
): Table | undefined {
  const lines = sheet
    .map((cells, index) => ({ line: index + 1, cells: cells.map((cell) => cell.normalize('NFC').trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const isHead = (cells: readonly string[]) =>
    cells.filter((cell) => columnNamed(cell, columns) !== undefined).length >= 2;
  const headAt = lines.slice(0, 6).findIndex(({ cells }) => isHead(cells));
  if (headAt < 0) return undefined;
  const heads = lines[headAt]!.cells;
  const keys = heads.map((cell) => columnNamed(cell, columns)?.key);
  const rows = lines.slice(headAt + 1).map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(
      keys.flatMap((key, at) => (key && cells[at] ? [[key, cells[at]] as const] : [])),
    ),
  }));
  const named = rows.filter(({ cells }) => Object.keys(cells).length > 0);
  return { rows: named, unknown: heads.filter((head, at) => head !== '' && !keys[at]) };
}

/** Two rows are the same work when title and makers are: a table pasted anew keeps the numbers of its rows. */
export const sameKey = ({ cells }: Pick<Row, 'cells'>): string =>
  [cells.title, cells.makers].map((cell) => (cell ?? '').normalize('NFKC').replace(/\s/gu, '')).join('\n');

/** A new table over the old: known works keep their numbers, those handed in already stay, others get new ones. */
export function renumbered(
  fresh: readonly Omit<Row, 'row'>[],
  old: readonly Row[],
  isEntered: (row: number) => boolean,
  highest: number,
): Row[] {
  const entered = old.filter((one) => isEntered(one.row));
  const left = [...old];
  let last = Math.max(highest, 0, ...old.map((one) => one.row));
  const rows = fresh.map((one): Row => {
    const at = left.findIndex((other) => sameKey(other) === sameKey(one));
    const known = at < 0 ? undefined : left.splice(at, 1)[0];
    if (known && isEntered(known.row)) return { ...known, line: one.line };
    return { ...one, row: known?.row ?? ++last };
  });
  const gone = entered.filter((one) => !rows.some((other) => other.row === one.row));
  return [...gone, ...rows];
}

/** A table as text, as a spreadsheet copies it. */
export function contentOf(rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string) => (/[\t\n"]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);
  return rows.map((row) => row.map(quoted).join('\t')).join('\n');
}

const parted = (cell: string): string[] =>
  cell
    .split(/[\u3001\uff0c,\uff1b;\n]+/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** People as a cell names them: 甲（编导）、乙：摄影; roles in a column of their own are given in the same order. */
export function makersOf(cell = '', roles = ''): Maker[] {
  const shared = parted(roles);
  return parted(cell)
    .slice(0, makersMax + 1)
    .map((part, index) => {
      const role = shared.length === 1 ? shared[0] : shared[index];
      const bracketed = /^(.+?)\s*[(\uff08](.+?)[)\uff09]$/u.exec(part);
      if (bracketed) return { name: bracketed[1]!.trim(), role: bracketed[2]!.trim() };
      return { name: part, role };
    });
}

/** The form fields a row stands for, as the form of an entry sends them. */
export function formOf({ cells }: Pick<Row, 'cells'>, columns: readonly Column[]): Record<string, string[]> {
  const typed: Record<string, string[]> = {};
  const put = (name: string, value: string | undefined) => {
    if (value !== undefined && value !== '') typed[name] = [value];
  };
  for (const key of ['title', 'summary', 'link'] as const) put(key, cells[key]);
  put('ai', cells.ai && (choiceOf(cells.ai, aiWords) ?? cells.ai));
  makersOf(cells.makers, cells.role).forEach((maker, index) => {
    put(`makers.${index}.name`, maker.name);
    put(`makers.${index}.role`, maker.role);
  });
  for (const { key, field } of columns) {
    const cell = cells[key];
    if (field && cell) putAnswer(put, key, field.kind, cell, optionKey(field.choices, cell));
  }
  return typed;
}

type Put = (name: string, value: string | undefined) => void;

function putAnswer(put: Put, key: string, kind: string, cell: string, chosen: string): void {
  if (kind === 'choice') put(key, chosen);
  else if (kind === 'date') put(key, dayTyped(cell));
  else if (kind === 'number') put(key, cell.normalize('NFKC').replace(/[,\s]/g, ''));
  else if (kind === 'people')
    makersOf(cell).forEach((one, index) => {
      put(`${key}.${index}.name`, one.name);
      put(`${key}.${index}.role`, one.role);
    });
  else put(key, cell);
}

type Options = readonly { key: string; name: { zh: string; en?: string } }[];
const plain = (words: string): string => words.normalize('NFKC').replace(/\s/gu, '').toLowerCase();

/** The key of an option by its name in either language; what is none stays, to be refused. */
export function optionKey(options: Options | undefined, cell: string): string {
  const found = options?.find(({ key, name }) =>
    [key, name.zh, name.en ?? name.zh].some((word) => plain(word) === plain(cell)),
  );
  return found?.key ?? cell;
}

function choiceOf<K extends string>(cell: string, words: Record<K, readonly string[]>): K | undefined {
  const keys = Object.keys(words) as K[];
  return keys.find((key) => [key, ...words[key]].some((word) => plain(word) === plain(cell)));
}

const epochMs = Date.UTC(1899, 11, 30);

/** A day as people and spreadsheets write it, 2020-08-01; what is none stays, to be refused. */
export function dayTyped(cell: string): string {
  const plainCell = cell.normalize('NFKC').trim();
  if (/^\d{5}(\.\d+)?$/.test(plainCell))
    return new Date(epochMs + Math.floor(Number(plainCell)) * 86_400_000).toISOString().slice(0, 10);
  const match = /^(\d{4})[-/.\u5e74](\d{1,2})[-/.\u6708](\d{1,2})\u65e5?( .*)?$/u.exec(plainCell);
  if (!match) return cell;
  return `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`;
}
