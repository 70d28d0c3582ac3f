/** The word "figure" of an award: a further number of a work, stated by hand with its source and its day; zero is typed, too. */

import type { EntryId } from '../../kernel/id.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import type { Formula } from '../reckoning/reckoning.ts';

export type Stated = { entryId: EntryId; key: string; amount: number; source: string; dated: string };
/** As it is typed; without a number nothing is stated, or what was is taken back. */
export type TypedFigure = Pick<Stated, 'entryId' | 'key'> & Partial<Stated>;
/** A sheet as it is sent: rows, and lines of number and count for one figure; source and day fill what has none of its own. */
export type Sheet = {
  source?: string;
  dated?: string;
  works: readonly TypedFigure[];
  pasteKey?: string;
  paste?: string;
};
type About = {
  keys: readonly string[];
  works: readonly { id: EntryId; number: string }[];
  stated: readonly Stated[];
  today: string;
};
type Placed = TypedFigure & { at: string };

export const amountMax = 1_000_000_000_000;
const refusalsMax = 50;

/** The figures that a formula asks of every work, weighed or for a prize. */
export function figureKeysOf(formula: Formula): string[] {
  return (formula.figures ?? []).map((one) => one.key);
}

export const cellOf = ({ entryId, key }: Pick<Stated, 'entryId' | 'key'>): string => `${entryId} ${key}`;

/** How many numbers are not there yet. */
export function countMissing(
  keys: readonly string[],
  entryIds: readonly EntryId[],
  stated: readonly Stated[],
): number {
  const known = new Set(stated.map(cellOf));
  return entryIds.reduce(
    (sum, entryId) => sum + keys.filter((key) => !known.has(cellOf({ entryId, key }))).length,
    0,
  );
}

/** What a sheet changes, or all that is wrong with it, by field and by line. What was pasted goes before its row. */
export function readSheet(
  about: About,
  sheet: Sheet,
): { changes: TypedFigure[] } | { refusals: readonly Refusal[] } {
  const pasted = readPaste(about, sheet);
  const isPasted = new Set(pasted.cells.map(cellOf));
  const typed = sheet.works.map((one, index): Placed => ({ ...one, at: `works.${index}.` }));
  const cells = [...typed.filter((one) => !isPasted.has(cellOf(one))), ...pasted.cells];
  const refusals = [...pasted.refusals, ...cells.flatMap((one) => judgeCell(about, sheet, one))];
  if (refusals.length > 0) return { refusals: onceEach(refusals).slice(0, refusalsMax) };
  const before = new Map(about.stated.map((one) => [cellOf(one), one]));
  const changes = cells.map(({ at: _, ...one }): TypedFigure => {
    const { entryId, key, amount } = one;
    if (amount === undefined) return { entryId, key };
    return { entryId, key, amount, source: one.source ?? sheet.source, dated: one.dated ?? sheet.dated };
  });
  return { changes: changes.filter((one) => !isSame(one, before.get(cellOf(one)))) };
}

function isSame(one: TypedFigure, other: Stated | undefined): boolean {
  return one.amount === other?.amount && one.source === other?.source && one.dated === other?.dated;
}

function onceEach(refusals: readonly Refusal[]): Refusal[] {
  return [...new Map(refusals.map((one) => [JSON.stringify(one), one])).values()];
}

/** A number has a source and a day that is not to come; a source without a number says nothing. */
function judgeCell({ keys, works, today }: About, sheet: Sheet, one: Placed): Refusal[] {
  if (!keys.includes(one.key) || !works.some((work) => work.id === one.entryId))
    return [{ code: 'award.no-such-place', field: `${one.at}amount` }];
  const [source, dated] = [one.source ?? sheet.source, one.dated ?? sheet.dated];
  if (one.amount === undefined)
    return one.source === undefined && one.dated === undefined
      ? []
      : [{ code: 'award.figure-amount', field: `${one.at}amount` }];
  const dayField = one.dated === undefined && sheet.dated !== undefined ? 'dated' : `${one.at}dated`;
  return [
    ...(source === undefined ? [{ code: 'award.figure-source', field: `${one.at}source` }] : []),
    ...(dated === undefined ? [{ code: 'award.figure-day', field: dayField }] : []),
    ...(dated !== undefined && dated > today ? [{ code: 'award.figure-ahead', field: dayField }] : []),
  ];
}

type Pasted = { cells: Placed[]; refusals: Refusal[] };
const pastedLine = /^(\S.*?)\s+(\d{1,3}(?:,\d{3})+|\d{1,13})$/;

/** Lines from a sheet, "number, tab, count"; a first line without any digit is its head. */
function readPaste({ keys, works }: About, { paste, pasteKey }: Sheet): Pasted {
  const pasted: Pasted = { cells: [], refusals: [] };
  if (paste === undefined) return pasted;
  if (pasteKey === undefined || !keys.includes(pasteKey))
    return { ...pasted, refusals: [{ code: 'award.figure-unknown', field: 'pasteKey' }] };
  const ids = new Map(works.map((work) => [work.number.normalize('NFKC'), work.id]));
  const seen = new Set<string>();
  const lines = paste.split('\n').map((one) => one.normalize('NFKC').trim());
  for (const [index, words] of lines.entries()) {
    if (words === '' || (index === 0 && !/\d/.test(words))) continue;
    const [, number = '', digits = ''] = pastedLine.exec(words) ?? [];
    const [entryId, amount] = [ids.get(number), Number(digits.replaceAll(',', ''))];
    const about = { line: index + 1, number };
    if (number === '' || amount > amountMax)
      pasted.refusals.push({ code: 'award.figure-line', about, field: 'paste' });
    else if (entryId === undefined)
      pasted.refusals.push({ code: 'award.figure-number', about, field: 'paste' });
    else if (seen.has(number)) pasted.refusals.push({ code: 'award.figure-twice', about, field: 'paste' });
    else pasted.cells.push({ entryId, key: pasteKey, amount, at: '' });
    seen.add(number);
  }
  return pasted;
}
