/** The word "redline": what changed between two papers, paragraph by paragraph. */

import { redlineOf as linesBetween, type RedlineStep } from '../../kernel/redline.ts';
import type { Section } from './section.ts';

/** Headings and paragraphs in one row, as they are read. */
const linesIn = (sections: readonly Section[]): string[] =>
  sections.flatMap((section) => [...(section.heading ? [section.heading] : []), ...section.paragraphs]);

/** The fewest lines removed and added that lead from the old paper to the new. */
export function redlineOf(before: readonly Section[], after: readonly Section[]): RedlineStep[] {
  return linesBetween(linesIn(before), linesIn(after));
}
