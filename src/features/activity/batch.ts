/** The word "batch": many activities pasted from a spreadsheet at once; what each cell says, and what is wrong with it. */

import { dayOf } from '../../kernel/period.ts';
import { type ReachChannel, reachChannels } from './activity.ts';

/** The columns of the printed form (线下活动情况统计表) first, then what may be added. */
export const batchColumns = [
  'name',
  'organiser',
  'held',
  'participants',
  'place',
  'enterprise',
  'contacts',
  'reach',
  'reachChannel',
  'reachSource',
  'spread',
  'hours',
  'link',
  'account',
] as const;
export type BatchColumn = (typeof batchColumns)[number];

export const batchRowsMax = 500;
export const batchKeptDays = 7;

/** One row as it was typed, each cell under the column it belongs to, with its line in the sheet. */
export type BatchRow = { line: number; cells: Partial<Record<BatchColumn, string>> };
export type Batch = { rows: BatchRow[]; unknown: string[] };

/** A table as text, as a spreadsheet copies it: what holds a tab, a break or a quote is quoted. */
export function contentOf(rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string) => (/[\t\n"]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);
  return rows.map((row) => row.map(quoted).join('\t')).join('\n');
}

/** The rows of a sheet under the columns its head names; without a head the columns stand as in the printed form. */
export function batchOf(sheet: readonly (readonly string[])[], heads: Heads): Batch {
  const lines = sheet
    .map((cells, index) => ({ line: index + 1, cells: cells.map((cell) => cell.normalize('NFC').trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const headAt = lines.slice(0, 5).findIndex(({ cells }) => isHead(cells, heads));
  const head = lines[headAt]?.cells.map((cell) => columnOf(cell, heads));
  const columns = head ?? [...batchColumns];
  const unknown = head ? lines[headAt]!.cells.filter((cell, i) => cell !== '' && !head[i]) : [];
  // The last line of the printed form adds up; it is no activity.
  const rows = lines
    .slice(headAt + 1)
    .filter(({ cells }) => !isTotal(cells, heads))
    .map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(
        columns.flatMap((column, i) => (column && cells[i] ? [[column, cells[i]]] : [])),
      ),
    }));
  return { rows, unknown };
}

/** By which words a column is known; `total` are the words of a line that adds up. */
export type Heads = Record<BatchColumn | 'total', readonly string[]>;

const bare = (head: string): string =>
  head
    .normalize('NFKC')
    .replace(/[(].*?[)]|[\s:*]/g, '')
    .toLowerCase();

function columnOf(cell: string, heads: Heads): BatchColumn | undefined {
  return batchColumns.find((column) => heads[column].some((word) => bare(word) === bare(cell)));
}

function isHead(cells: readonly string[], heads: Heads): boolean {
  return cells.filter((cell) => columnOf(cell, heads) !== undefined).length >= 2;
}

function isTotal(cells: readonly string[], heads: Heads): boolean {
  const first = cells.find((cell) => cell !== '') ?? '';
  return heads.total.some((word) => bare(word) === bare(first));
}

// The Chinese signs of numbers and dates stand here as escapes: 人 人次 名 个 场 小时 次 · 年 月 日 号 · 上午 下午 晚上 中午 · 时 点 分.
/** A whole number as people type it: 1,200 · １２０ · 120人. What is none stays as it is, to be refused. */
export function numberTyped(cell: string): string {
  const plain = cell.normalize('NFKC').replace(/[,\s]/g, '');
  return (
    /^(\d+)(\.0+)?(\u4eba|\u4eba\u6b21|\u540d|\u4e2a|\u573a|\u5c0f\u65f6|\u6b21)?$/.exec(plain)?.[1] ?? cell
  );
}

const excelEpochMs = Date.UTC(1899, 11, 30);

/** A day and a clock time as people type them; nothing where it cannot be read. Without a time it is 9:00. */
export function heldTyped(cell: string, now: Date): { heldOn: string; heldFrom: string } | undefined {
  const plain = cell.normalize('NFKC').trim();
  const serial = /^(\d{5})(\.\d+)?$/.exec(plain);
  if (serial) return fromSerial(Number(plain));
  const match =
    /^(?:(\d{4})[-/.\u5e74])?(\d{1,2})[-/.\u6708](\d{1,2})[\u65e5\u53f7]?(?:[T\s]*(\u4e0a\u5348|\u4e0b\u5348|\u665a\u4e0a?|\u4e2d\u5348)?\s*(\d{1,2})[:\u65f6\u70b9](\d{1,2})?\u5206?(?::\d{2}(?:\.\d+)?Z?)?)?$/.exec(
      plain,
    );
  if (!match) return undefined;
  const [, year = dayOf(now).slice(0, 4), month, day, half, hour = '9', minute = '0'] = match;
  const isLater = /\u4e0b\u5348|\u665a/.test(half ?? '') && Number(hour) < 12;
  const two = (part: string | number) => String(part).padStart(2, '0');
  return {
    heldOn: `${year}-${two(month!)}-${two(day!)}`,
    heldFrom: `${two(Number(hour) + (isLater ? 12 : 0))}:${two(minute)}`,
  };
}

/** How a spreadsheet keeps a time: days since its own beginning. */
function fromSerial(serial: number): { heldOn: string; heldFrom: string } {
  const minutes = Math.round((serial % 1) * 1440);
  const text = new Date(excelEpochMs + Math.floor(serial) * 86_400_000).toISOString();
  const two = (part: number) => String(part).padStart(2, '0');
  const clock = minutes === 0 ? '09:00' : `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return { heldOn: text.slice(0, 10), heldFrom: clock };
}

/** A channel by its name in either language, or by its code; what is none stays, to be refused. */
export function channelTyped(cell: string, names: Record<ReachChannel, readonly string[]>): string {
  const found = reachChannels.find((channel) =>
    [channel, ...names[channel]].some((name) => bare(name) === bare(cell)),
  );
  return found ?? cell;
}

/** The form fields a row stands for; a form field's problem leads back to its column. */
export function fieldsOf(
  { cells }: BatchRow,
  now: Date,
  names: Record<ReachChannel, readonly string[]>,
): Record<string, string[]> {
  const { held, link, reachChannel, ...rest } = cells;
  const numbers = ['participants', 'contacts', 'reach', 'spread', 'hours'] as const;
  const typed: Record<string, string | undefined> = { ...rest };
  for (const name of numbers) if (rest[name]) typed[name] = numberTyped(rest[name]);
  const time = held ? heldTyped(held, now) : undefined;
  typed.heldOn = time?.heldOn ?? held;
  typed.heldFrom = time?.heldFrom ?? (held ? '09:00' : undefined);
  if (reachChannel) typed.reachChannel = channelTyped(reachChannel, names);
  if (link) typed['links.0.link'] = link;
  return Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => (value === undefined ? [] : [[name, [value]]])),
  );
}

/** The column in which a form field's problem is shown. */
export function columnOfField(field: string | undefined): BatchColumn {
  if (field === undefined) return 'name';
  if (field === 'heldOn' || field === 'heldFrom') return 'held';
  if (field.startsWith('links')) return 'link';
  return batchColumns.find((column) => column === field) ?? 'name';
}
