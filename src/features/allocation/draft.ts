/** The word "draft": the table as a form, and a pasted sheet laid over it; nothing of it is saved. */

import type { OrganisationId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import { findNamed, type Row, type Shares } from './allocation.ts';
import { hostKey, type SheetLine } from './sheet.ts';

/** Fields of a form by name. */
export type Fields = Record<string, string[]>;

/** A line of the form: a row that stands, or an organisation that has none yet, or room for a group. */
export type Line = {
  id?: string;
  organisationId?: OrganisationId;
  name?: string;
  members: readonly OrganisationId[];
  position?: number;
  shares: Shares;
  host: string;
};

type Place = { id: OrganisationId };

/** The lines of the form: the owner first unless it has its place, rows as they stand, then organisations without one. */
export function linesOf(
  rows: readonly Row[],
  owner: Place,
  openChildren: readonly Place[],
  hostOf: (id: OrganisationId) => string,
): Line[] {
  const held = new Set(rows.flatMap((row) => [row.organisationId, ...row.members]));
  const empty = ({ id }: Place): Line => ({ organisationId: id, members: [], shares: {}, host: hostOf(id) });
  return [
    ...[owner].filter(({ id }) => !held.has(id)).map(empty),
    ...rows.map((row) => ({ ...row, host: row.organisationId ? hostOf(row.organisationId) : '' })),
    ...openChildren.filter(({ id }) => !held.has(id)).map(empty),
  ];
}

/** A line as fields of the form, at its number. */
export function fieldsOf(line: Line, number: number, columns: readonly string[]): Fields {
  const at = (name: string) => `rows.${number}.${name}`;
  const fields: Fields = line.organisationId
    ? { [at('organisationId')]: [line.organisationId] }
    : { [at('kind')]: ['collective'], [at('members')]: [...line.members] };
  if (line.name !== undefined || !line.organisationId) fields[at('name')] = [line.name ?? ''];
  if (line.id) fields[at('id')] = [line.id];
  fields[at('position')] = [line.position === undefined ? '' : String(line.position)];
  fields[at(hostKey)] = [line.host];
  for (const [index, column] of columns.entries())
    fields[at(`c${index}`)] = [line.shares[column] ? String(line.shares[column]) : ''];
  return fields;
}

/** All lines as fields. */
export function fieldsOfAll(lines: readonly Line[], columns: readonly string[]): Fields {
  return Object.assign({}, ...lines.map((line, number) => fieldsOf(line, number, columns))) as Fields;
}

export type Numbered = { number: number; line: Line };

/** The numbers of the rows that fields speak of. */
function numbersIn(fields: Fields): number[] {
  const numbers = Object.keys(fields).flatMap((name) => /^rows\.(\d{1,3})\./.exec(name)?.[1] ?? []);
  return [...new Set(numbers.map(Number))].sort((a, b) => a - b);
}

/**
 * The lines in the order in which a form that came back numbers them; lines it does not know follow. Its own words are
 * kept, and completed by what stands where it says nothing.
 */
export function alignLines(
  fields: Fields,
  lines: readonly Line[],
  columns: readonly string[],
): { numbered: Numbered[]; fields: Fields } {
  const known = numbersIn(fields).map((number): Numbered => {
    const organisationId = fields[`rows.${number}.organisationId`]?.[0];
    const id = fields[`rows.${number}.id`]?.[0];
    const line = lines.find((one) =>
      organisationId ? one.organisationId === organisationId : id !== undefined && one.id === id,
    );
    return { number, line: line ?? { members: [], shares: {}, host: '' } };
  });
  const next = (known.at(-1)?.number ?? -1) + 1;
  const others = lines
    .filter((line) => !known.some((one) => one.line === line))
    .map((line, index): Numbered => ({ number: next + index, line }));
  const completed = others.map(({ number, line }) => fieldsOf(line, number, columns));
  return { numbered: [...known, ...others], fields: Object.assign({}, ...completed, fields) as Fields };
}

/** The name of a cell that was told in other columns than those of now; nothing where its column is gone. */
export function inColumnOf(
  name: string,
  told: readonly string[],
  columns: readonly string[],
): string | undefined {
  const cell = /^(rows\.\d{1,3}\.c)(\d{1,2})$/.exec(name);
  if (!cell || told.join() === columns.join()) return name;
  const index = columns.indexOf(told[Number(cell[2])] ?? '');
  return index < 0 ? undefined : `${cell[1]}${index}`;
}

/** A form told in other columns than those of now: each figure goes to its own column. */
export function inColumnsOf(fields: Fields, told: readonly string[], columns: readonly string[]): Fields {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const now = inColumnOf(name, told, columns);
      return now === undefined ? [] : [[now, value]];
    }),
  );
}

export type NamedPlace = { id: OrganisationId; name: Named; shortName: Named };

/**
 * Lays the lines of a sheet over the form. A name that is no row's is told; if groups are wanted, it becomes one.
 * A cell the sheet does not have stays as it is.
 */
export function layOver(
  lines: readonly Line[],
  places: readonly NamedPlace[],
  sheet: readonly SheetLine[],
  columns: readonly string[],
  mayGroup: boolean,
): { fields: Fields; unmatched: string[] } {
  const fields = fieldsOfAll(lines, columns);
  const unmatched: string[] = [];
  const inLines = places.filter(({ id }) => lines.some((line) => line.organisationId === id));
  let next = lines.length;
  for (const { name, cells } of sheet) {
    const group = lines.findIndex((line) => line.name !== undefined && line.name === name);
    const place = group < 0 ? findNamed(name, inLines) : undefined;
    let number = place ? lines.findIndex((line) => line.organisationId === place.id) : group;
    if (number < 0) {
      if (!mayGroup) {
        unmatched.push(name);
        continue;
      }
      number = next++;
      Object.assign(fields, fieldsOf({ name, members: [], shares: {}, host: '' }, number, columns));
    }
    // A table may call somebody by another name than the tree: what it prints is kept.
    if (place && place.name.zh !== name) fields[`rows.${number}.name`] = [name];
    for (const [key, cell] of Object.entries(cells)) {
      const index = columns.indexOf(key);
      const field = key === hostKey ? hostKey : index < 0 ? undefined : `c${index}`;
      if (field) fields[`rows.${number}.${field}`] = [cell];
    }
  }
  return { fields, unmatched };
}
