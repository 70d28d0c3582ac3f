/** The plan of the house: which floor, feature and shelf a path belongs to. */

import type { Source } from './source.ts';
import { isCode, nameOf, part, parts, resolved, type Syntax, stringOf, syntaxOf, within } from './syntax.ts';

export const featureList = 'src/features/index.ts';

const shelves = [
  'word',
  'text',
  'policy',
  'store',
  'schema',
  'letters',
  'room',
  'actions',
  'part',
  'site',
  'office',
  'api',
  'island',
  'reactions',
  'invariants',
] as const;
export type Shelf = (typeof shelves)[number];

/** The one file that knows a foreign part, where the part is not the platform's. Such a file stands beside the store. */
export const rooms: readonly { path: string; packages: RegExp }[] = [
  { path: 'src/features/account/credential.ts', packages: /^@?better-auth($|\/)/ },
  { path: 'src/features/media/reader.ts', packages: /^mediabunny$/ },
  { path: 'src/features/vote/digest.ts', packages: /^@noble\// },
];

/** Tests and what sets them up stand outside the floors: they may reach what they test and the world. */
export function isTest(path: string): boolean {
  return (
    /\.test\.tsx?$/.test(path) ||
    /^(journeys|checks|bench)\//.test(path) ||
    /^world\/(fixture|entering|recount|seated|shown-works|stepping|client|[a-z]+\.setup)\.ts$/.test(path)
  );
}

/** Code of the house itself. */
export function isHouseCode(path: string): boolean {
  return /^(src|world)\//.test(path) && isCode(path) && !isTest(path);
}

/** The feature whose folder a path lies in. */
export function featureOf(path: string): string | undefined {
  return /^src\/features\/([^/]+)\//.exec(path)?.[1];
}

/** The feature folders there are, in the order of the alphabet. */
export function featureFolders(sources: readonly Source[]): string[] {
  return [...new Set(sources.flatMap((source) => featureOf(source.path) ?? []))].sort();
}

/** The shelf of a file in a feature folder. What is drawn and no door is a part of pages, all else that is no shelf a word. */
export function shelfOf(path: string): Shelf {
  if (rooms.some((room) => room.path === path)) return 'room';
  const first = path.split('/')[3] ?? '';
  const name = first.replace(/\..*$/, '');
  return shelves.find((shelf) => shelf === name) ?? (path.endsWith('.tsx') ? 'part' : 'word');
}

/** The features in the order of the list, lowest first; nothing where the list is missing. */
export function featureOrder(sources: readonly Source[]): string[] {
  const list = sources.find((source) => source.path === featureList);
  if (!list) return [];
  const folders = featureFolders(sources);
  const folderOfName = namesFromFolders(list);
  const featureIn = (element: Syntax) =>
    within(element)
      .map((node) => folderOfName.get(nameOf(node) ?? '') ?? stringOf(node) ?? '')
      .find((word) => folders.includes(word)) ?? [];
  const orders = syntaxOf(list)
    .filter((node) => node.type === 'ArrayExpression')
    .map((array) => [...new Set(parts(array, 'elements').flatMap(featureIn))]);
  return orders.sort((a, b) => b.length - a.length)[0] ?? [];
}

function namesFromFolders(list: Source): Map<string, string> {
  const folderOfName = new Map<string, string>();
  for (const node of syntaxOf(list)) {
    if (node.type !== 'ImportDeclaration') continue;
    const folder = featureOf(resolved(list.path, stringOf(part(node, 'source')) ?? ''));
    for (const specifier of parts(node, 'specifiers')) {
      if (folder) folderOfName.set(nameOf(part(specifier, 'local')) ?? '', folder);
    }
  }
  return folderOfName;
}
