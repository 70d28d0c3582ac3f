/** The word "sheet": a table as text from a spreadsheet, and which of its cells belongs where. Wakes in the browser too. */

import { sheetText } from './text/sheet.ts';

/** Tab-separated text as spreadsheets copy it: quoted cells may hold tabs and line breaks. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endCell = () => {
    row.push(cell);
    cell = '';
  };
  const plain = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  for (let at = 0; at < plain.length; at++) {
    const sign = plain[at]!;
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (plain[at + 1] === '"') {
        cell += '"';
        at++;
      } else isQuoted = false;
    } else if (sign === '"' && cell === '') isQuoted = true;
    else if (sign === '\t') endCell();
    else if (sign === '\n') {
      endCell();
      rows.push(row);
      row = [];
    } else cell += sign;
  }
  endCell();
  rows.push(row);
  return rows;
}

/** The other way round: cells as text that a spreadsheet takes. */
export function textOf(rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string) => (/[\t\n"]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);
  return rows.map((row) => row.map(quoted).join('\t')).join('\n');
}

/** A figure as people write it: 3,600 and １０ and 5场 are figures; a dash is none; what is no figure stays as it is. */
export function cleanFigure(typed: string): string {
  const text = typed.normalize('NFKC').trim();
  if (/^[-—–/]?$/.test(text)) return '';
  const found = /^(\d{1,3}(?:,\d{3})+|\d+)\s*(?:\p{Script=Han}{1,2})?$/u.exec(text);
  return found ? String(Number(found[1]!.replace(/,/g, ''))) : text;
}

export type SheetColumn = { key: string; names: readonly string[] };
/** A line of the sheet: whose it is, and its cells by column. */
export type SheetLine = { line: number; name: string; cells: Readonly<Record<string, string>> };
export type SheetRead = { lines: SheetLine[]; totals: Readonly<Record<string, string>> };

/** The column of the hosted calls. */
export const hostKey = 'host';
const nameKey = 'name';

const squeeze = (text: string) => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
const both = (key: keyof typeof sheetText) => [sheetText[key].zh, sheetText[key].en].map(squeeze);
const isOneOf = (text: string, ...keys: (keyof typeof sheetText)[]) =>
  keys.flatMap(both).includes(squeeze(text));

/** Pairs of neighbouring signs: how people shorten a name, most of its pairs stay. */
function pairsOf(words: string): string[] {
  return Array.from({ length: Math.max(0, words.length - 1) }, (_, at) => words.slice(at, at + 2));
}

/** How much of a head is found in a name: 1 is all of it. */
function likeness(head: string, name: string): number {
  if (head === name) return 2;
  const [pairs, own] = [pairsOf(head), new Set(pairsOf(name))];
  return pairs.length === 0 ? 0 : pairs.filter((pair) => own.has(pair)).length / pairs.length;
}

/** Which column a head means: the one whose name it is most like, if half of it is. */
function columnOfHead(head: string, columns: readonly SheetColumn[]): string | undefined {
  const words = squeeze(head.replace(/[(\uff08].*$/u, ''));
  if (words === '') return undefined;
  if (both('head.number').includes(words)) return 'number';
  if (both('head.host.short').some((word) => words.includes(word))) return hostKey;
  if (both('head.unit').some((word) => words.includes(word))) return nameKey;
  const liked = columns
    .map((column) => ({
      key: column.key,
      like: Math.max(...column.names.map((name) => likeness(words, squeeze(name)))),
    }))
    .sort((a, b) => b.like - a.like);
  const [best, next] = liked;
  return best && best.like >= 0.5 && best.like > (next?.like ?? 0) ? best.key : undefined;
}

/** What stands in which column: told by a line of heads, else by what the first lines look like. */
function headOf(
  rows: readonly (readonly string[])[],
  columns: readonly SheetColumn[],
  first: number,
): { from: number; keys: (string | undefined)[] } {
  for (const [index, row] of rows.slice(0, 5).entries()) {
    const keys = row.map((cell) => columnOfHead(cell, columns));
    // A line of heads names another column beside the unit, and holds no figure.
    const told = keys.filter((key) => key !== undefined && key !== 'number');
    const isHead =
      told.includes(nameKey) && told.length > 1 && !row.some((cell) => /^\d+$/.test(cleanFigure(cell)));
    if (isHead) return { from: index + 1, keys: named(keys, columns) };
  }
  const sample = rows.find((row) => row.some((cell) => cell.trim() !== '')) ?? [];
  const nameAt = sample.findIndex((cell) => cell.trim() !== '' && !/^\d+$/.test(cleanFigure(cell)));
  if (nameAt < 0) return { from: 0, keys: [] };
  const width = Math.max(...rows.map((row) => row.length));
  const order = [...columns.slice(first).map((column) => column.key), hostKey];
  const isText = (at: number) => rows.some((row) => /\p{Script=Han}{3}/u.test(row[at] ?? ''));
  const keys = Array.from({ length: width }, (_, at) => {
    if (at < nameAt) return undefined;
    if (at === nameAt) return nameKey;
    return isText(at) ? hostKey : order.shift();
  });
  return { from: 0, keys };
}

/** A head that is understood nowhere else takes the column that is left over, where only one is. */
function named(keys: (string | undefined)[], columns: readonly SheetColumn[]): (string | undefined)[] {
  const unknown = keys.flatMap((key, at) => (key === undefined ? [at] : []));
  const left = columns.filter((column) => !keys.includes(column.key));
  return unknown.length === 1 && left.length === 1
    ? keys.map((key, at) => (at === unknown[0] ? left[0]!.key : key))
    : keys;
}

/**
 * Reads a table: in groups side by side where its heads repeat; the line of totals stands apart. Without heads its
 * figures go to the columns from `first` on.
 */
export function linesOfSheet(
  rows: readonly (readonly string[])[],
  columns: readonly SheetColumn[],
  first = 0,
): SheetRead {
  const { from, keys } = headOf(rows, columns, first);
  const starts = keys.flatMap((key, at) => (key === nameKey ? [at] : []));
  const lines: SheetLine[] = [];
  let totals: Record<string, string> = {};
  for (const [group, start] of starts.entries()) {
    const end = starts[group + 1] ?? keys.length;
    for (const [index, row] of rows.entries()) {
      if (index < from) continue;
      const cells: Record<string, string> = {};
      for (let at = start + 1; at < end; at++) {
        const key = keys[at];
        const cell = row[at];
        if (key && key !== 'number' && cell !== undefined)
          cells[key] = key === hostKey ? cell.trim() : cleanFigure(cell);
      }
      const name = (row[start] ?? '').trim();
      const isTotal = [name, ...row.slice(0, start)].some((cell) => isOneOf(cell, 'total', 'total.sum'));
      if (isTotal) totals = { ...totals, ...filled(cells) };
      else if (name !== '') lines.push({ line: index + 1, name, cells });
    }
  }
  return { lines, totals };
}

function filled(cells: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== ''));
}
