/** The word "likeness": whether two reports may speak of one thing, and whether two names mean one enterprise. */

import { dayOf } from '../../kernel/period.ts';
import type { Report } from './activity.ts';

/** The bare signs of a name: no spaces, no punctuation, one width, one case. */
function signsOf(name: string): string[] {
  return [
    ...name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\p{P}\p{S}\s]/gu, ''),
  ];
}

/** What an enterprise is known by, however its name was spaced and set. A name of signs only is its own key. */
export function enterpriseKeyOf(name: string): string {
  return signsOf(name).join('') || name.trim();
}

function pairsOf(signs: readonly string[]): Set<string> {
  if (signs.length < 2) return new Set(signs);
  return new Set(signs.slice(1).map((sign, index) => `${signs[index]}${sign}`));
}

/** How alike two names are, from 0 to 1: the share of neighbouring signs that both have (Dice). */
export function likenessOf(one: string, other: string): number {
  const [a, b] = [pairsOf(signsOf(one)), pairsOf(signsOf(other))];
  if (a.size === 0 || b.size === 0) return 0;
  const both = [...a].filter((pair) => b.has(pair)).length;
  return (2 * both) / (a.size + b.size);
}

const likeEnough = 0.5;

type Compared = Pick<Report, 'name' | 'organiser' | 'occurrences'>;

/** Whether two may be one thing reported twice: one organiser, a day in common, names alike. A hint, never a block. */
export function isLikelySame(one: Compared, other: Compared): boolean {
  const days = new Set(one.occurrences.map((each) => dayOf(each.heldAt)));
  return (
    signsOf(one.organiser).join('') === signsOf(other.organiser).join('') &&
    other.occurrences.some((each) => days.has(dayOf(each.heldAt))) &&
    likenessOf(one.name, other.name) >= likeEnough
  );
}
