/** A source: one file of the project, by its path from the root and its text. Every law reads a list of them. */

import { readdirSync, readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';

export type Source = { path: string; text: string };

const root = join(import.meta.dirname, '..');

/** A small invented house, for proving that a law sees what it should. */
export function plant(files: Record<string, string>): Source[] {
  return Object.entries(files).map(([path, text]) => ({ path, text }));
}

/** The real house: every file that is not ignored. Pictures and films count by name; their text is empty. */
export function house(): Source[] {
  const ignored = readFileSync(join(root, '.gitignore'), 'utf8')
    .split('\n')
    .map((line) => line.trim().replace(/^\/|\/$/g, ''))
    .filter((line) => line !== '' && !line.startsWith('#'));
  const isIgnored = (name: string) => name === '.git' || ignored.some((glob) => matchesGlob(name, glob));
  const sources: Source[] = [];
  const enter = (folder: string) => {
    for (const thing of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? thing.name : `${folder}/${thing.name}`;
      if (isIgnored(thing.name) || isIgnored(path)) continue;
      if (thing.isDirectory()) enter(path);
      else if (thing.isFile()) sources.push({ path, text: textOf(path) });
    }
  };
  enter('');
  return sources.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function textOf(path: string): string {
  const text = readFileSync(join(root, path), 'utf8');
  return text.includes('\0') ? '' : text;
}

/** The line, counted from 1, on which a character stands. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** How many lines a text has; the line break at its end opens no new one. */
export function lineCount(text: string): number {
  return text.trimEnd().split('\n').length;
}
