/** The law of owners: a table is named by its feature's store, and by no other file. */

import { featureFolders, featureOf, featureOrder, isHouseCode, shelfOf } from './plan.ts';
import type { Source } from './source.ts';
import {
  callsOf,
  importsOf,
  nameOf,
  part,
  placeOf,
  resolved,
  type Syntax,
  stringOf,
  syntaxOf,
  within,
} from './syntax.ts';
import { firstWord, ownerOf, tablesNamedIn, tablesOf } from './table.ts';

/** The methods of the query builder that take a table's name first. */
const placesOfTables = [
  'selectFrom',
  'insertInto',
  'updateTable',
  'deleteFrom',
  'mergeInto',
  'replaceInto',
  'innerJoin',
  'leftJoin',
  'rightJoin',
  'fullJoin',
  'crossJoin',
  'innerJoinLateral',
  'leftJoinLateral',
  'crossJoinLateral',
  'from',
  'using',
  'table',
  'ref',
];
const sentence = /^src\/.*\/(text|letters)(\.ts$|\/)/;
const beginsAsSql =
  /^\s*(with\s+(recursive\s+)?\w+[^.]*\bas\s|select\s[\s\S]*\sfrom\s|insert\s+into\s|update\s+[\w.]+\s+set\s|delete\s+from\s|truncate\s|merge\s+into\s|lock\s+table\s|alter\s+table\s|copy\s+\w+\s*(\(|from|to))/i;

type Naming = { table: string; place: string; path: string };

/** Every table named outside its owner's store, and every table without an owner. */
export function owners(sources: readonly Source[]): string[] {
  const features = featureFolders(sources);
  const order = featureOrder(sources);
  const tables = tablesOf(sources);
  const code = sources.filter(({ path }) => isHouseCode(path));
  const homeless = tables.filter((table) => !ownerOf(table, features));
  return [
    ...homeless.map((table) => `table ${table} bears no feature's name`),
    ...code
      .flatMap((source) => namingsIn(source, tables, features))
      .flatMap((naming) => namingWrongs(naming, features)),
    ...sources.flatMap((source) => invariantWrongs(source, tables, order.length > 0 ? order : features)),
    ...code
      .filter(knowsRows)
      .map(({ path }) => `${path} knows db/tables.ts: only stores and the platform do`),
  ];
}

function namingWrongs({ table, place, path }: Naming, features: readonly string[]): string[] {
  const owner = ownerOf(table, features);
  if (!owner) return [];
  if (owner === 'platform')
    return path.startsWith('src/platform/') ? [] : [`${place} names ${table}: only src/platform may`];
  const isOwner = featureOf(path) === owner && shelfOf(path) === 'store';
  return isOwner ? [] : [`${place} names ${table}: only src/features/${owner}/store.ts may`];
}

function namingsIn(source: Source, tables: readonly string[], features: readonly string[]): Naming[] {
  if (sentence.test(source.path)) return [];
  const named = [
    ...bySql(source, tables),
    ...byBuilder(source, tables),
    ...byLiteral(source, tables, features),
  ].map(([table, node]): Naming => ({ table, place: placeOf(source, node), path: source.path }));
  return [...new Map(named.map((naming) => [`${naming.place} ${naming.table}`, naming])).values()];
}

/** Templates tagged `sql`, `sql.raw('…')`, and any text that reads as a statement. */
function bySql(source: Source, tables: readonly string[]): [string, Syntax][] {
  const tagged = syntaxOf(source).flatMap((node) => {
    const isTagged = node.type === 'TaggedTemplateExpression' && nameOf(part(node, 'tag')) === 'sql';
    return isTagged ? (part(node, 'quasi') ?? []) : [];
  });
  const raw = callsOf(source, ['raw']).flatMap((call) => (call.isMethod ? (call.args[0] ?? []) : []));
  const texts = syntaxOf(source).filter(
    (node) => tagged.includes(node) || raw.includes(node) || beginsAsSql.test(stringOf(node) ?? ''),
  );
  return texts.flatMap((node) =>
    tablesNamedIn(stringOf(node) ?? '', tables).map((table): [string, Syntax] => [table, node]),
  );
}

function byBuilder(source: Source, tables: readonly string[]): [string, Syntax][] {
  const places = callsOf(source, placesOfTables).filter((call) => call.isMethod && call.args[0]);
  return places.flatMap(({ args: [first] }) =>
    (first!.type === 'ArrayExpression' ? within(first!) : [first!]).flatMap((node): [string, Syntax][] => {
      const table = firstWord(stringOf(node) ?? '');
      return tables.includes(table) ? [[table, node]] : [];
    }),
  );
}

/** A compound name such as 'entry_return' is a table wherever it stands, save in the owner's own folder. */
function byLiteral(
  source: Source,
  tables: readonly string[],
  features: readonly string[],
): [string, Syntax][] {
  return syntaxOf(source).flatMap((node): [string, Syntax][] => {
    const table = stringOf(node) ?? '';
    const isTable = table.includes('_') && tables.includes(table);
    return isTable && ownerOf(table, features) !== featureOf(source.path) ? [[table, node]] : [];
  });
}

/** invariants.sql asks its own tables and those beneath. */
function invariantWrongs(
  { path, text }: Source,
  tables: readonly string[],
  order: readonly string[],
): string[] {
  if (!/^src\/.*invariants\.sql$/.test(path)) return [];
  const height = order.indexOf(featureOf(path) ?? '');
  return tablesNamedIn(text, tables).flatMap((table) => {
    const owner = ownerOf(table, order);
    const isBeneath = owner === 'platform' || (owner !== undefined && order.indexOf(owner) <= height);
    return isBeneath ? [] : [`${path} asks ${table}, which is not beneath it`];
  });
}

function knowsRows(source: Source): boolean {
  const isStore = featureOf(source.path) !== undefined && shelfOf(source.path) === 'store';
  if (isStore || source.path.startsWith('src/platform/')) return false;
  return importsOf(source).some(({ target }) => target && resolved(source.path, target) === 'db/tables.ts');
}
