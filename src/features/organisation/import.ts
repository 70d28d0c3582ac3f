/** A table of organisations, judged row by row against the tree as it is: what would be made, changed, left, refused. */

import { nameIn } from '../../kernel/text.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import { kinds, type Organisation, type OrganisationKind } from './organisation.ts';
import { listed } from './text/change.ts';
import { importText, signs } from './text/import.ts';
import { text } from './text.ts';

export const importColumns = [
  'name',
  'shortName',
  'kind',
  'levelName',
  'parent',
  'nameEn',
  'openedOn',
] as const;
export type ImportColumn = (typeof importColumns)[number];
export const importRowsMax = 5000;
const longest: Partial<Record<ImportColumn, number>> = {
  name: 60,
  shortName: 20,
  levelName: 30,
  nameEn: 120,
};

/** One row as it was typed; `number` counts the sheet's rows from 1, the heading with them. */
export type ImportRow = { number: number; cells: Partial<Record<ImportColumn, string>> };
export type ImportProblem = { column: ImportColumn; refusal: Refusal };
/** One row, judged. `key` names its place in the table's own tree; `parentKey` is empty right beneath the root. */
export type PlannedRow = ImportRow & {
  happens: 'make' | 'change' | 'keep' | 'fix';
  problems: ImportProblem[];
  changes: ImportColumn[];
  kind?: OrganisationKind;
  openedOn?: string;
  parent?: ImportNode;
  existing?: Organisation;
};
/** Where a row may stand: an organisation there is, or one that the table makes. */
export type ImportNode = { existing?: Organisation; row?: PlannedRow; below: Map<string, ImportNode> };

const plain = (cell: string): string =>
  cell
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '');

/** Rows by the names of their columns, in either language; nothing when the heading lacks name or kind. */
export function readRows(table: readonly (readonly string[])[]): ImportRow[] | Refusal {
  const head = table.findIndex((cells) => cells.some((cell) => cell !== ''));
  const found = new Map<number, ImportColumn>();
  for (const [at, cell] of (table[head] ?? []).entries()) {
    const column = importColumns.find((one) => {
      const said = importText[`column.${one}`];
      return [one, said.zh, said.en].some((name) => plain(name) === plain(cell.replace(signs.star, '')));
    });
    if (column && ![...found.values()].includes(column)) found.set(at, column);
  }
  const known = [...found.values()];
  if (!known.includes('name') || !known.includes('kind'))
    return { code: 'organisation.import-no-head', field: 'table' };
  return table.slice(head + 1).flatMap((cells, index) => {
    const typed = [...found].flatMap(([at, column]) => (cells[at] ? [[column, cells[at]] as const] : []));
    return typed.length === 0 ? [] : [{ number: head + index + 2, cells: Object.fromEntries(typed) }];
  });
}

/** The path of a parent as it was typed: 甲区/乙街道. The root's own name may begin it. */
export function segmentsOf(
  parent: string | undefined,
  root: Pick<Organisation, 'name' | 'shortName'>,
): string[] {
  const segments = (parent ?? '')
    .split(signs.between)
    .map((segment) => segment.trim())
    .filter(Boolean);
  return segments[0] === root.name.zh || segments[0] === root.shortName.zh ? segments.slice(1) : segments;
}

function kindOf(cell: string): OrganisationKind | undefined {
  return kinds.find((kind) => {
    const said = text[`kind.${kind}`];
    return [kind, said.zh, said.en].some((name) => plain(name) === plain(cell));
  });
}

/** A day as people and spreadsheets write it: 2020-08-20, 2020/8/20, 2020.8.20, 2020年8月20日. */
export function dayTyped(cell: string): string | undefined {
  const match = cell.match(signs.day);
  if (!match) return undefined;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const instant = new Date(Date.UTC(year, month - 1, day));
  if (instant.getUTCMonth() !== month - 1 || instant.getUTCDate() !== day) return undefined;
  return instant.toISOString().slice(0, 10);
}

const unwanted = /[\u0000-\u001f\u202a-\u202e\u2066-\u2069]/u;
const allKinds = listed(
  kinds.map((kind) => text[`kind.${kind}`].zh),
  kinds.map((kind) => text[`kind.${kind}`].en),
);

function judgeCells(row: ImportRow): {
  problems: ImportProblem[];
  kind?: OrganisationKind;
  openedOn?: string;
} {
  const problems: ImportProblem[] = [];
  const tell = (column: ImportColumn, refusal: Refusal) => problems.push({ column, refusal });
  for (const [column, max] of Object.entries(longest) as [ImportColumn, number][]) {
    const cell = row.cells[column] ?? '';
    if ([...cell].length > max) tell(column, { code: 'shape.too-long', about: { max } });
    // What no form takes, no table takes either (AC-047).
    if (unwanted.test(cell)) tell(column, { code: 'shape.unreadable' });
  }
  const { name, kind: typedKind, openedOn: typedDay } = row.cells;
  if (!name) tell('name', { code: 'shape.required' });
  if (name && signs.slash.test(name)) tell('name', { code: 'organisation.import-slash' });
  const kind = kindOf(typedKind ?? '');
  if (!typedKind) tell('kind', { code: 'shape.required' });
  else if (!kind) {
    const about = { kind: typedKind.slice(0, 30), kinds: allKinds };
    tell('kind', { code: 'organisation.import-unknown-kind', about });
  }
  const openedOn = typedDay ? dayTyped(typedDay) : undefined;
  if (typedDay && !openedOn) tell('openedOn', { code: 'shape.not-a-day' });
  return { problems, kind, openedOn };
}

/** The columns in which a row says something else than what is stored; what is empty says nothing. */
function changesOf(row: ImportRow, existing: Organisation): ImportColumn[] {
  const stored = {
    shortName: existing.shortName.zh,
    levelName: existing.levelName,
    nameEn: existing.name.en,
  };
  return (Object.keys(stored) as (keyof typeof stored)[]).filter(
    (column) => row.cells[column] !== undefined && row.cells[column] !== stored[column],
  );
}

/**
 * Judges a table against the organisations that stand where its paths lead (`existing`, open ones). Rows may stand in
 * any order; a parent is sought among the rows and in the tree.
 */
export function planImport(
  root: Organisation,
  rows: readonly ImportRow[],
  existing: readonly Organisation[],
): PlannedRow[] {
  const top: ImportNode = { existing: root, below: new Map() };
  hangExisting(top, existing);
  const planned = rows.map(
    (row): PlannedRow => ({ ...row, ...judgeCells(row), happens: 'fix', changes: [] }),
  );
  const depth = (row: PlannedRow) => segmentsOf(row.cells.parent, root).length;
  for (const row of [...planned].sort((a, b) => depth(a) - depth(b))) placeRow(row, top, root);
  return planned;
}

function hangExisting(top: ImportNode, existing: readonly Organisation[]): void {
  const nodes = new Map([[top.existing!.id, top]]);
  for (const one of [...existing].sort((a, b) => a.path.length - b.path.length)) {
    const parent = one.parentId && nodes.get(one.parentId);
    if (!parent) continue;
    const node: ImportNode = { existing: one, below: new Map() };
    nodes.set(one.id, node);
    parent.below.set(one.name.zh, node);
    const short = `~${one.shortName.zh}`;
    if (!parent.below.has(short)) parent.below.set(short, node);
  }
}

const childOf = (node: ImportNode, name: string): ImportNode | undefined =>
  node.below.get(name) ?? node.below.get(`~${name}`);

function placeRow(row: PlannedRow, top: ImportNode, root: Organisation): void {
  let node = top;
  for (const part of segmentsOf(row.cells.parent, root)) {
    const next = childOf(node, part);
    if (!next) {
      const name = node.existing ? nameIn(node.existing.name, 'zh') : (node.row?.cells.name ?? '');
      row.problems.push({
        column: 'parent',
        refusal: { code: 'organisation.import-no-parent', about: { name, part: part.slice(0, 60) } },
      });
      return;
    }
    node = next;
  }
  row.parent = node;
  const { name } = row.cells;
  if (!name) return;
  const there = node.below.get(name);
  if (there?.row) {
    const refusal = { code: 'organisation.import-twice', about: { row: there.row.number } };
    row.problems.push({ column: 'name', refusal });
    return;
  }
  const own: ImportNode = there ?? { below: new Map() };
  own.row = row;
  row.existing = own.existing;
  node.below.set(name, own);
  const short = `~${row.cells.shortName ?? name}`;
  if (!node.below.has(short)) node.below.set(short, own);
  if (own.existing) judgeExisting(row, own.existing);
  if (row.problems.length === 0)
    row.happens = own.existing ? (row.changes.length > 0 ? 'change' : 'keep') : 'make';
}

function judgeExisting(row: PlannedRow, existing: Organisation): void {
  if (row.kind && row.kind !== existing.kind) {
    const refusal = {
      code: 'organisation.import-kind-differs',
      about: { kind: text[`kind.${existing.kind}`] },
    };
    row.problems.push({ column: 'kind', refusal });
  }
  row.changes = changesOf(row, existing);
}

/** How many rows there are of each outcome. */
export function sumOf(
  planned: readonly PlannedRow[],
): { rows: number } & Record<PlannedRow['happens'], number> {
  const count = (happens: PlannedRow['happens']) => planned.filter((row) => row.happens === happens).length;
  return {
    rows: planned.length,
    make: count('make'),
    change: count('change'),
    keep: count('keep'),
    fix: count('fix'),
  };
}
