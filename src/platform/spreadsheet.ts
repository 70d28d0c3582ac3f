/**
 * Spreadsheets as they come in and go out: tables of texts. The only file that knows hucre.
 *
 *     readSheet(bytes: Uint8Array, limits?: Partial<SheetLimits>): Promise<ReadSheet>
 *     readTable(pasted: string, limits?: Partial<SheetLimits>): ReadSheet
 *     writeSheet(sheets: readonly WrittenSheet[]): Promise<Uint8Array>
 *     xlsxAnswer(bytes: Uint8Array, fileName: string): Response
 *     csvAnswer(sheet: WrittenSheet, fileName: string): Response
 *     type ReadSheet = { rows: string[][] } | { refusal: Refusal }
 */

import { parseCsv } from 'hucre/csv';
import { streamXlsxRows, writeXlsx } from 'hucre/xlsx';
import type { Refusal } from '../kernel/verdict.ts';
import { unpackZip } from './zip-guard.ts';

/** How much is read: of the file, of what it unpacks to, of its table. Rows count the heading. */
export type SheetLimits = { bytes: number; unpackedBytes: number; rows: number; columns: number };
export const sheetLimits: SheetLimits = {
  bytes: 10_000_000,
  unpackedBytes: 60_000_000,
  rows: 5001,
  columns: 40,
};
/** What was read: cells as people see them, trimmed; row 0 is the sheet's first row, however empty. Or why not. */
export type ReadSheet = { rows: string[][] } | { refusal: Refusal };

const entriesMax = 1000;
/** The most a cell may hold (ECMA-376, and every program that opens the file). */
const cellLengthMax = 32_767;
const unreadable: ReadSheet = { refusal: { code: 'sheet.unreadable' } };
type Cell = string | number | boolean | Date | null | undefined;

/**
 * Reads the first visible sheet of an .xlsx, or a .csv in UTF-8 or GB 18030. Values only: of a formula what it last
 * gave, as text. Nothing is evaluated, no link followed (AC-115); a file that unpacks to too much is refused by
 * counting (AC-095). Refuses `sheet.too-large`, `sheet.unreadable`, `sheet.too-many-rows`, `sheet.too-many-columns`.
 */
export async function readSheet(bytes: Uint8Array, limits: Partial<SheetLimits> = {}): Promise<ReadSheet> {
  const most = { ...sheetLimits, ...limits };
  if (bytes.byteLength > most.bytes) return tooLarge(most);
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
  if (isZip) return readXlsx(bytes, most);
  const text = textOf(bytes);
  return text === undefined ? unreadable : readTable(text, most);
}

/** Reads a table pasted from a spreadsheet (tabs) or typed with commas or semicolons. */
export function readTable(pasted: string, limits: Partial<SheetLimits> = {}): ReadSheet {
  const most = { ...sheetLimits, ...limits };
  if (pasted.length > most.bytes) return tooLarge(most);
  if (pasted.includes('\u0000')) return unreadable;
  const firstLine = pasted.split('\n', 1)[0]!;
  const delimiter = ['\t', ',', ';'].find((one) => firstLine.includes(one)) ?? ',';
  try {
    const rows = parseCsv(pasted, { delimiter, maxRows: most.rows + 1 }) as Cell[][];
    return tableOf(
      rows.map((values, index) => ({ index, values })),
      most,
    );
  } catch {
    return unreadable;
  }
}

async function readXlsx(bytes: Uint8Array, most: SheetLimits): Promise<ReadSheet> {
  const parts = await unpackZip(bytes, { unpackedBytes: most.unpackedBytes, entries: entriesMax });
  if (parts === 'too-large') return tooLarge(most);
  if (parts === 'unreadable') return unreadable;
  const workbook = new TextDecoder().decode(parts.get('xl/workbook.xml') ?? new Uint8Array());
  const sheets = [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag]) => tag);
  const sheet = sheets.findIndex((tag) => !/\sstate\s*=\s*["'](hidden|veryHidden)/.test(tag));
  if (sheet < 0) return unreadable;
  const found: { index: number; values: Cell[] }[] = [];
  try {
    for await (const row of streamXlsxRows(bytes, { sheet })) {
      const values = row.values as Cell[];
      if (!values.some(isFilled)) continue;
      found.push({ index: row.index, values });
      if (row.index >= most.rows || found.length > most.rows) break;
    }
  } catch {
    return unreadable;
  }
  return tableOf(found, most);
}

/** Rows in their places; empty ones at the end and cells past the last filled one are dropped. */
function tableOf(found: readonly { index: number; values: readonly Cell[] }[], most: SheetLimits): ReadSheet {
  const rows: string[][] = [];
  for (const { index, values } of found) {
    const cells = values.map(sayCell);
    while (cells.length > 0 && cells.at(-1) === '') cells.pop();
    if (cells.length === 0) continue;
    if (index >= most.rows) return { refusal: { code: 'sheet.too-many-rows', about: { max: most.rows } } };
    if (cells.length > most.columns)
      return { refusal: { code: 'sheet.too-many-columns', about: { max: most.columns } } };
    while (rows.length <= index) rows.push([]);
    rows[index] = cells;
  }
  return { rows };
}

function isFilled(cell: Cell): boolean {
  return cell !== null && cell !== undefined && cell !== '';
}

function sayCell(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) {
    if (Number.isNaN(cell.getTime())) return '';
    const said = cell.toISOString().slice(0, 16).replace('T', ' ');
    return said.replace(/ 00:00$/, '');
  }
  // What a sheet computes shows fifteen digits at most: 0.1 + 0.2 is 0.3 there.
  if (typeof cell === 'number') return Number.isInteger(cell) ? String(cell) : String(+cell.toPrecision(15));
  return String(cell).normalize('NFC').trim();
}

/** Text of a .csv: by its mark, else UTF-8 where it is, else GB 18030, as Chinese spreadsheets save it. */
function textOf(bytes: Uint8Array): string | undefined {
  const mark = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : undefined;
  for (const encoding of mark ? [mark] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {}
  }
  return undefined;
}

function tooLarge(most: SheetLimits): ReadSheet {
  return { refusal: { code: 'sheet.too-large', about: { max: Math.round(most.bytes / 1_000_000) } } };
}

/** A sheet to be written: its heading stays in sight while one scrolls. */
export type WrittenSheet = {
  name: string;
  head: readonly string[];
  rows: readonly (readonly (string | number)[])[];
};

/**
 * Writes an .xlsx. A text stays a text, whatever it begins with: no formula, no link, no number (AC-113); what the
 * format cannot hold (control characters, broken surrogates, more than a cell's length) is left out (AC-114).
 */
export async function writeSheet(sheets: readonly WrittenSheet[]): Promise<Uint8Array> {
  return writeXlsx({
    stringMode: 'inline',
    sheets: sheets.map((sheet, number) => ({
      name: nameOf(sheet.name, number),
      columns: sheet.head.map((head, column) => ({ width: widthOf(sheet, head, column) })),
      rows: [sheet.head, ...sheet.rows].map((row) => row.map(writtenCell)),
      freezePane: { rows: 1 },
    })),
  });
}

// Control characters, halves of a surrogate pair, and what is no character at all.
const unheld = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

function writtenCell(cell: string | number): string | number {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : '';
  return (
    cell
      .replace(unheld, '')
      .slice(0, cellLengthMax)
      .replace(/\p{Cs}/gu, '')
      // `_x0041_` is how the format writes a character by its number; typed, it is seven letters.
      .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
  );
}

const lengthOf = (text: string): number => [...text].reduce((sum, one) => sum + (one > '\u2e7f' ? 2 : 1), 0);

function widthOf(sheet: WrittenSheet, head: string, column: number): number {
  const shown = sheet.rows.slice(0, 100).map((row) => lengthOf(String(row[column] ?? '').slice(0, 60)));
  return Math.min(48, Math.max(8, lengthOf(head) + 2, ...shown.map((length) => length + 2)));
}

/** Sheets bear at most 31 characters, none of a few signs, and never the same name twice. */
function nameOf(name: string, number: number): string {
  const plain = name
    .replace(/[[\]:*?/\\']/g, ' ')
    .trim()
    .slice(0, 28);
  return number === 0 ? plain || '1' : `${plain} ${number + 1}`.trim();
}

/** An .xlsx as an answer: saved, never shown (RFC 6266). */
export function xlsxAnswer(bytes: Uint8Array, fileName: string): Response {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return savedAnswer(new Uint8Array(bytes), type, fileName, 'xlsx');
}

/** A sheet as .csv: UTF-8 with its mark, so that spreadsheets read Chinese; no cell begins a formula (AC-113). */
export function csvAnswer(sheet: WrittenSheet, fileName: string): Response {
  const lines = [sheet.head, ...sheet.rows].map((row) => row.map(csvCell).join(','));
  return savedAnswer(`\ufeff${lines.join('\r\n')}\r\n`, 'text/csv; charset=utf-8', fileName, 'csv');
}

/** What a program might take for a formula stands behind an apostrophe, also after a quote or a separator. */
const startsFormula = /^[";\s]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/u;

function csvCell(cell: string | number): string {
  const written = writtenCell(cell);
  if (typeof written === 'number') return String(written);
  return `"${(startsFormula.test(written) ? `'${written}` : written).replace(/"/g, '""')}"`;
}

function savedAnswer(
  body: string | Uint8Array<ArrayBuffer>,
  type: string,
  fileName: string,
  ending: string,
): Response {
  const name = `${fileName
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}"%;\\/*:?<>|]/gu, '_')
    .slice(0, 100)}.${ending}`;
  const coded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="table.${ending}"; filename*=UTF-8''${coded}`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
