/** The word "allocation": the table in which a target is shared out: organisations beneath, the owner itself, groups with a name. */

import type { OrganisationId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import type { Target } from './target.ts';

/** An organisation straight beneath · the owner for itself (省总工会) · a group with a name of its own (市直单位). */
export type RowKind = 'beneath' | 'owner' | 'collective';

export type Shares = Readonly<Record<string, number>>;

export type Row = {
  id: string;
  kind: RowKind;
  /** Absent for a collective row. */
  organisationId?: OrganisationId;
  /** What a collective row is called; for an organisation what its paper prints, where that is another name. */
  name?: string;
  /** Who stands behind a collective row; may stay unsaid. */
  members: readonly OrganisationId[];
  position: number;
  shares: Shares;
};

/** The whole table as it stands: version 0 is a table nobody has written yet. */
export type Allocation = { targets: readonly Target[]; rows: readonly Row[]; version: number };

export const rowsMax = 999;
export const columnsMax = 12;

/** The sum of the shares; computed always, never kept. */
export function sumOf(rows: readonly Pick<Row, 'shares'>[], indicator: string): number {
  return rows.reduce((sum, row) => sum + (row.shares[indicator] ?? 0), 0);
}

/** The sums of these indicators: what the audit keeps of a table. */
export function sumsOf(
  rows: readonly Pick<Row, 'shares'>[],
  indicators: readonly string[],
): Record<string, number> {
  return Object.fromEntries(indicators.map((indicator) => [indicator, sumOf(rows, indicator)]));
}

/** A total in equal parts that add up exactly: the first ones take one more where it does not divide. */
export function shareEqually(total: number, parts: number): number[] {
  if (parts <= 0) return [];
  const each = Math.floor(total / parts);
  const more = total - each * parts;
  return Array.from({ length: parts }, (_, index) => each + (index < more ? 1 : 0));
}

/** Whether a row says anything: a printed table leaves the others out. */
export function isFilled(row: Pick<Row, 'shares'>): boolean {
  return Object.values(row.shares).some((amount) => amount > 0);
}

/** A table printed in groups of columns side by side, each read downwards before the next (Shaanxi 2020: 1–10 | 11–20). */
export function inColumns<T>(rows: readonly T[], groups: number): (T | undefined)[][] {
  const height = Math.ceil(rows.length / groups);
  return Array.from({ length: height }, (_, line) =>
    Array.from({ length: groups }, (_, group) => rows[group * height + line]),
  );
}

/** A row as somebody typed it; amounts stand in the order of the columns. */
export type RowTyped = {
  id?: string;
  organisationId?: OrganisationId;
  name?: string;
  members?: readonly OrganisationId[];
  position?: number;
  /** The calls it hosts, by name, 、 between them. */
  host?: string;
  amounts: readonly (number | undefined)[];
};

export type Around = {
  ownerId: OrganisationId;
  beneath: ReadonlySet<OrganisationId>;
  /** Rows that stand: their organisations may have moved away since. */
  rows: readonly Row[];
};

/** What is wrong with rows as typed, each by its field. */
export function judgeRows(typed: readonly RowTyped[], around: Around): Refusal[] {
  const held = new Set(around.rows.flatMap((row) => row.organisationId ?? []));
  const isKnown = (id: OrganisationId) => id === around.ownerId || around.beneath.has(id) || held.has(id);
  const filled = typed.filter((row) => row.amounts.some(Boolean));
  return typed.flatMap((row, index) => {
    const at = (name: string) => `rows.${index}.${name}`;
    const problems: Refusal[] = [];
    const earlier = typed.slice(0, index);
    if (row.organisationId) {
      if (!isKnown(row.organisationId))
        problems.push({ code: 'allocation.not-beneath', field: at('organisationId') });
      else if (earlier.some((one) => one.organisationId === row.organisationId))
        problems.push({ code: 'allocation.twice', field: at('organisationId') });
      return problems;
    }
    if (!row.name && (row.amounts.some(Boolean) || row.members?.length || row.host))
      problems.push({ code: 'allocation.name-needed', field: at('name') });
    if (row.name && earlier.some((one) => one.name === row.name))
      problems.push({ code: 'allocation.twice', field: at('name') });
    if (row.members?.some((id) => !isKnown(id) || id === around.ownerId))
      problems.push({ code: 'allocation.not-beneath', field: at('members') });
    const isTwice = row.members?.some(
      (id) =>
        filled.some((one) => one.organisationId === id) || earlier.some((one) => one.members?.includes(id)),
    );
    if (isTwice) problems.push({ code: 'allocation.member-twice', field: at('members') });
    return problems;
  });
}

/** `hasHosts`: the cells of hosts are part of it, so that an empty one takes a call away. */
export type Sheet = { columns: readonly string[]; rows: readonly RowTyped[]; hasHosts?: boolean };

/**
 * The table that follows from what was typed: rows not sent stay as they are, and so do figures of indicators that were
 * no columns; a collective row whose name was taken away goes.
 */
export function rowsTyped(sheet: Sheet, around: Around, idFor: () => string): Row[] {
  const before = (typed: RowTyped) =>
    around.rows.find((row) =>
      typed.organisationId ? row.organisationId === typed.organisationId : row.id === typed.id,
    );
  const sent = new Set(sheet.rows.map((typed) => before(typed)?.id));
  let place = 0;
  const written = sheet.rows.flatMap((typed): Row[] => {
    const stood = before(typed);
    place = typed.position ?? place;
    return saysNothing(typed, stood) ? [] : [rowTyped(typed, stood, sheet, around.ownerId, place, idFor)];
  });
  const kept = around.rows.filter((row) => !sent.has(row.id));
  return [...written, ...kept]
    .map((row, index) => ({ row, index }))
    .sort((a, b) => a.row.position - b.row.position || a.index - b.index)
    .map(({ row }, index) => ({ ...row, position: index + 1 }));
}

/** A group without a name, or an organisation nobody gave anything yet: it keeps its place in the tree. */
function saysNothing(typed: RowTyped, stood: Row | undefined): boolean {
  if (!typed.organisationId) return !typed.name;
  return !stood && typed.position === undefined && !typed.amounts.some(Boolean);
}

/** A row without a place of its own follows the one before it. */
function rowTyped(
  typed: RowTyped,
  stood: Row | undefined,
  sheet: Sheet,
  ownerId: OrganisationId,
  position: number,
  idFor: () => string,
): Row {
  return {
    id: stood?.id ?? idFor(),
    kind: kindOf(typed, ownerId),
    organisationId: typed.organisationId,
    name: typed.name,
    members: typed.organisationId ? [] : (typed.members ?? []),
    position,
    shares: sharesTyped(typed, sheet.columns, stood?.shares ?? {}),
  };
}

function kindOf(typed: RowTyped, ownerId: OrganisationId): RowKind {
  if (!typed.organisationId) return 'collective';
  return typed.organisationId === ownerId ? 'owner' : 'beneath';
}

function sharesTyped(typed: RowTyped, columns: readonly string[], before: Shares): Shares {
  const other = Object.entries(before).filter(([indicator]) => !columns.includes(indicator));
  const own = columns.flatMap((indicator, index) => {
    const amount = typed.amounts[index];
    return amount ? [[indicator, amount] as const] : [];
  });
  return Object.fromEntries([...other, ...own]);
}

/** A name as people write it in tables: spaces apart, brackets of either width. */
export function plainName(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '');
}

/** Whose name it is: the whole name, the short one, or the one that alone ends with what was typed. */
export function findNamed<T extends { name: Named; shortName?: Named }>(
  typed: string,
  list: readonly T[],
): T | undefined {
  const wanted = plainName(typed);
  if (wanted === '') return undefined;
  const is = (name: string | undefined) => name !== undefined && plainName(name) === wanted;
  const exact = list.filter((one) => [one.name.zh, one.name.en].some(is));
  if (exact.length === 1) return exact[0];
  const short = list.filter((one) => [one.shortName?.zh, one.shortName?.en].some(is));
  if (short.length === 1) return short[0];
  const part = list.filter((one) => plainName(one.name.zh).includes(wanted));
  return wanted.length >= 3 && part.length === 1 ? part[0] : undefined;
}
