/** The law of names: no empty names, every feature with its door plate, every noun in the glossary. */

import { codeWordsOf, plain } from './glossary.ts';
import { featureFolders, featureList, featureOf, featureOrder, isTest, shelfOf } from './plan.ts';
import { lineCount, type Source } from './source.ts';
import { isCode } from './syntax.ts';
import { ownerOf, tablesOf } from './table.ts';

const empty =
  'utils helpers common shared misc lib core base types constants service manager handler impl'.split(' ');
const plateLinesMax = 15;

/** Every name that says nothing or that the glossary does not know. */
export function names(sources: readonly Source[]): string[] {
  const words = codeWordsOf(sources);
  const features = featureFolders(sources);
  const tables = tablesOf(sources);
  return [
    ...emptyNames(sources),
    ...barrels(sources),
    ...features.flatMap((feature) => plateWrongs(sources, feature)),
    ...features
      .filter((feature) => !featureOrder(sources).includes(feature))
      .map((feature) => `src/features/${feature} is not listed in ${featureList}`),
    ...features
      .filter((feature) => !words.has(plain(feature)))
      .map((feature) => `src/features/${feature}: the glossary has no code word “${feature}”`),
    ...tables.flatMap((table) => {
      const prefix = table.split('_')[0]!;
      const isKnown = ownerOf(table, []) === 'platform' || words.has(prefix);
      return isKnown ? [] : [`table ${table}: the glossary has no code word “${prefix}”`];
    }),
    ...nounWrongs(sources, words),
  ];
}

function emptyNames(sources: readonly Source[]): string[] {
  const wrongs = sources.flatMap(({ path }) => {
    if (!/^(src|world|journeys|checks|bench|bin|db)\//.test(path)) return [];
    const folders = path.split('/');
    return folders.flatMap((name, i) => {
      const said = name.split(/[.\-_]/).find((part) => empty.includes(part.toLowerCase()));
      return said
        ? [`${folders.slice(0, i + 1).join('/')}: “${said}” is no name; which noun is missing?`]
        : [];
    });
  });
  return [...new Set(wrongs)];
}

function barrels(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => /^src\/(.*\/)?index\.tsx?$/.test(path) && path !== featureList)
    .map(({ path }) => `${path}: no index but ${featureList}`);
}

function plateWrongs(sources: readonly Source[], feature: string): string[] {
  const path = `src/features/${feature}/README.md`;
  const plate = sources.find((source) => source.path === path);
  if (!plate) return [`${path} is missing: every feature has its door plate`];
  const lines = lineCount(plate.text);
  return lines > plateLinesMax
    ? [`${path} has ${lines} lines; a door plate has at most ${plateLinesMax}`]
    : [];
}

/** Files and folders of a feature that are no shelf bear a noun of the glossary. */
function nounWrongs(sources: readonly Source[], words: ReadonlySet<string>): string[] {
  const wrongs = sources.flatMap(({ path }) => {
    const feature = featureOf(path);
    if (!feature || !isCode(path) || isTest(path) || shelfOf(path) !== 'word') return [];
    const nouns = path
      .split('/')
      .slice(3)
      .map((name) => name.replace(/\.tsx?$/, ''));
    const unknown = nouns.find((noun) => noun !== feature && !words.has(plain(noun)));
    return unknown ? [`${path}: “${unknown}” is neither a shelf nor a code word of the glossary`] : [];
  });
  return [...new Set(wrongs)];
}
