/** The glossary: the code words that files, types, tables and addresses are made of. */

import type { Source } from './source.ts';

const glossaryPath = 'docs/glossary.md';

/** The code words of docs/glossary.md, each written plainly: no signs, no capitals. */
export function codeWordsOf(sources: readonly Source[]): Set<string> {
  const lines = sources.find((source) => source.path === glossaryPath)?.text.split('\n') ?? [];
  const words = new Set<string>();
  let column = -1;
  for (const line of lines) {
    const cells = line.trim().startsWith('|') ? line.split('|').map((cell) => cell.trim()) : [];
    const head = cells.findIndex((cell) => cell.toLowerCase() === 'code word');
    if (cells.length === 0) column = -1;
    else if (head >= 0) column = head;
    else for (const word of (cells[column] ?? '').split(/[,;、·/]/)) words.add(plain(word));
  }
  words.delete('');
  return words;
}

/** `publicNotice`, `public-notice` and `public_notice` are one word. */
export function plain(word: string): string {
  return word.toLowerCase().replace(/[^a-z0-9]/g, '');
}
