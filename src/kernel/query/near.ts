/** The nearest word of a list to one that was mistyped. */

import { folded } from '../query.ts';

const lengthMax = 24;

/** How many signs differ: put in, left out, changed. Words are short, so the table is small. */
export function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}

/** The word meant, if one is near enough: at least half of it must be right. */
export function nearest(typed: string, words: readonly string[]): string | undefined {
  const asked = folded(typed).slice(0, lengthMax);
  let best: { word: string; far: number } | undefined;
  for (const word of words) {
    if (word.length > lengthMax) continue;
    const far = distanceOf(asked, folded(word));
    const isNear = far <= 2 && far * 2 <= Math.max(asked.length, word.length);
    if (isNear && (!best || far < best.far)) best = { word, far };
  }
  return best?.word;
}
