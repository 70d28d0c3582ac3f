/** The law of the map: what the papers say about the house is true of the house. */

import { posix } from 'node:path';
import type { Source } from './source.ts';

/** Every place on the map that is not there, every room that is not on it, every false step of the walk, every dead link. */
export function map(sources: readonly Source[]): string[] {
  return [
    ...readmeWrongs(sources),
    ...walkWrongs(sources),
    ...sources.flatMap((source) => linkWrongs(source, sources)),
  ];
}

function foldersOf(sources: readonly Source[]): Set<string> {
  const folders = new Set<string>();
  for (const { path } of sources) {
    for (let folder = posix.dirname(path); folder !== '.'; folder = posix.dirname(folder))
      folders.add(folder);
  }
  return folders;
}

/** The map must name the top folders, the floors of src and the features. It may go deeper. */
function readmeWrongs(sources: readonly Source[]): string[] {
  const readme = sources.find(({ path }) => path === 'README.md');
  if (!readme) return ['README.md is missing: it holds the map'];
  const named = placesOnMap(readme.text);
  const folders = foldersOf(sources);
  const needed = [...folders]
    .filter((folder) => /^[^./][^/]*(?<!\.)$|^src\/[^/]+$|^src\/features\/[^/]+$/.test(folder))
    .sort();
  return [
    ...needed
      .filter((folder) => !named.has(folder))
      .map((folder) => `README.md: the map does not name ${folder}/`),
    ...[...named]
      .filter((folder) => !folders.has(folder))
      .map((folder) => `README.md: the map names ${folder}/, which is not there`),
  ];
}

/** Folders of the map: lines that begin with `name/`, indented under their parent or written out as `src/kernel/`. */
function placesOnMap(text: string): Set<string> {
  const places = new Set<string>();
  for (const block of text.match(/^```[\s\S]*?^```/gm) ?? []) {
    if (!/^\s*src\//m.test(block)) continue;
    const above: { indent: number; path: string }[] = [];
    for (const line of block.split('\n')) {
      const [, space, folder] = /^(\s*)([\w.-]+(?:\/[\w.-]+)*)\/(?=\s|$)/.exec(line) ?? [];
      if (space === undefined || folder === undefined) continue;
      while (above.length > 0 && above.at(-1)!.indent >= space.length) above.pop();
      const path = above.length > 0 ? `${above.at(-1)!.path}/${folder}` : folder;
      above.push({ indent: space.length, path });
      places.add(path);
    }
  }
  for (const [, folder] of text.matchAll(/^\s*(?:[-*|]\s*)+`([\w.-]+(?:\/[\w.-]+)*)\/`/gm))
    places.add(folder!);
  return places;
}

/** In docs/walk.md a file in backticks is there, and a `function()` in backticks is declared in the file named last. */
function walkWrongs(sources: readonly Source[]): string[] {
  const walk = sources.find(({ path }) => path === 'docs/walk.md');
  if (!walk) return ['docs/walk.md is missing'];
  const wrongs: string[] = [];
  let last: Source | undefined;
  for (const [, said] of withoutFences(walk.text).matchAll(/`([^`\n]+)`/g)) {
    const called = /^(?:await )?(\w+)\(.*\)$/.exec(said!)?.[1];
    if (called && last && !declares(last.text, called))
      wrongs.push(`docs/walk.md: ${last.path} has no function ${called}()`);
    if (called && !last) wrongs.push(`docs/walk.md: ${called}() is said to be in no file`);
    if (!/^[\w][\w./-]*\.(tsx?|sql|md|css|json|mjs)$/.test(said!)) continue;
    const found = sources.filter(({ path }) => path === said || path.endsWith(`/${said}`));
    const exact = found.find(({ path }) => path === said) ?? (found.length === 1 ? found[0] : undefined);
    if (exact) last = exact;
    else
      wrongs.push(
        `docs/walk.md: ${said} ${found.length === 0 ? 'is not there' : 'could be several files: write it out'}`,
      );
  }
  return wrongs;
}

function declares(text: string, name: string): boolean {
  return new RegExp(
    `\\b(?:function\\*?|const|let|class)\\s+${name}\\b|^\\s*(?:async\\s+)?${name}\\s*\\(.*\\{$`,
    'm',
  ).test(text);
}

function linkWrongs({ path, text }: Source, sources: readonly Source[]): string[] {
  if (!path.endsWith('.md')) return [];
  const folders = foldersOf(sources);
  const prose = withoutFences(text).replace(/`[^`\n]*`/g, '');
  const inline = [...prose.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)];
  const footnotes = [...prose.matchAll(/^\s*\[[^\]]+\]:\s*(\S+)/gm)];
  return [...inline, ...footnotes].flatMap(([, target]) => {
    if (/^([a-z][a-z+.-]*:|#|\/\/)/i.test(target!)) return [];
    const to = posix
      .normalize(posix.join(posix.dirname(path), decodeURI(target!.replace(/[#?].*$/, ''))))
      .replace(/\/$/, '');
    const isThere = to === '.' || folders.has(to) || sources.some((source) => source.path === to);
    return isThere ? [] : [`${path}: the link ${target} leads nowhere`];
  });
}

function withoutFences(text: string): string {
  return text.replace(/^```[\s\S]*?^```/gm, '');
}
