/** The law of refusals: every code is declared where it belongs, raised somewhere and tested somewhere. */

import { featureFolders, featureOf, isHouseCode } from './plan.ts';
import type { Source } from './source.ts';
import {
  callsOf,
  nameOf,
  part,
  parts,
  placeOf,
  type Syntax,
  stringOf,
  stringsIn,
  syntaxOf,
  valuesOf,
} from './syntax.ts';

type Declared = { code: string; path: string; row: Syntax | undefined };

const code = /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/;

/** Every code that lacks its declaration, its cause or its test. */
export function refusals(sources: readonly Source[]): string[] {
  const src = sources.filter(({ path }) => isHouseCode(path) && path.startsWith('src/'));
  const declared = src.flatMap(declaredIn);
  const raised = src.flatMap((source) => raisedIn(source));
  const returned = new Set(src.flatMap(returnedBy));
  const features = featureFolders(sources);
  const tests = sources.filter(
    ({ path }) => /^src\/.*\.test\.tsx?$/.test(path) || path.startsWith('journeys/'),
  );
  const isTested = (one: string) => tests.some(({ text }) => names(text, one));
  const pathsOf = (one: string) => declared.filter((row) => row.code === one).map((row) => row.path);
  return [
    ...raised
      .filter((one) => pathsOf(one.code).length === 0)
      .map((one) => `${one.place} raises ${one.code}, which ${homeOf(one.code, features)} does not declare`),
    ...declared.flatMap((row) => placeWrongs(row, features)),
    ...declared
      .filter((row, i) => declared.findIndex((other) => other.code === row.code) < i)
      .map((row) => `${row.path} declares ${row.code} a second time`),
    ...declared
      .filter((row) => !saysBoth(row))
      .map((row) => `${row.path}: ${row.code} lacks its status or a sentence`),
    ...declared
      .filter((row) => !raised.some((one) => one.code === row.code) && !returned.has(row.code))
      .map((row) => `${row.path}: ${row.code} is never raised`),
    ...declared
      .filter((row) => !isTested(row.code))
      .map((row) => `${row.path}: ${row.code} stands in no test`),
  ];
}

/** The rows of `refusalTable({ 'entry.call-closed': { status, zh, en } })`. */
function declaredIn(source: Source): Declared[] {
  return callsOf(source, ['refusalTable']).flatMap(({ args }) =>
    parts(args[0], 'properties').flatMap((row) => {
      const one = nameOf(part(row, 'key'));
      return one ? [{ code: one, path: source.path, row: part(row, 'value') }] : [];
    }),
  );
}

/** What is raised: the codes given to refuse, never and notNow, and those written as `{ code: 'x.y' }`. */
function raisedIn(source: Source): { code: string; place: string }[] {
  const given = callsOf(source, ['refuse', 'never', 'notNow']).flatMap(({ args }) => args[0] ?? []);
  const written = valuesOf(syntaxOf(source), 'code');
  return [...given, ...written].flatMap((node) =>
    stringsIn(node)
      .filter((text) => code.test(text))
      .map((text) => ({ code: text, place: placeOf(source, node) })),
  );
}

/** A function may also answer with a bare code, for its caller to refuse with. */
function returnedBy(source: Source): string[] {
  return syntaxOf(source).flatMap((node) =>
    node.type === 'ReturnStatement'
      ? stringsIn(part(node, 'argument')).filter((text) => code.test(text))
      : [],
  );
}

/** A feature's codes stand in its own text.ts and begin with its name. */
function placeWrongs(row: Declared, features: readonly string[]): string[] {
  const feature = featureOf(row.path);
  const home = homeOf(row.code, features);
  if (!code.test(row.code)) return [`${row.path}: ${row.code} is not of the form feature.reason`];
  if (!/\/text(\.ts$|\/)/.test(row.path))
    return [`${row.path} declares ${row.code}: refusals stand in text.ts`];
  const isAtHome = feature ? row.code.startsWith(`${feature}.`) : !home.startsWith('src/features/');
  return isAtHome ? [] : [`${row.path} declares ${row.code}, which belongs to ${home}`];
}

function homeOf(one: string, features: readonly string[]): string {
  const prefix = one.split('.')[0]!;
  return features.includes(prefix) ? `src/features/${prefix}/text.ts` : 'src/platform/text.ts';
}

function saysBoth({ row }: Declared): boolean {
  const values = (key: string) => parts(row, 'properties').filter((one) => nameOf(part(one, 'key')) === key);
  const isSaid = (key: string) => values(key).some((one) => stringOf(part(one, 'value')) !== '');
  return isSaid('status') && isSaid('zh') && isSaid('en');
}

function names(text: string, one: string): boolean {
  return new RegExp(`(?<![\\w.-])${one.replace('.', '\\.')}(?![\\w-])`).test(text);
}
