/** What the pages of redaction have in common: one work as it was found, where it is shown, and what became of a trace. */

import type { EntryAtCall } from '../../entry/entry.ts';
import type { EntryFile } from '../../entry/file.ts';
import { isCleared, isWithheld, type Mark, type Veil, type WorkJudged } from '../redaction.ts';
import type { Remedy, Trace } from '../trace.ts';

export type FoundWork = WorkJudged & {
  entry: EntryAtCall;
  files: readonly EntryFile[];
  veil: Veil;
  mark?: Mark;
};

export const namesHref = (roundId: string) => `/office/rounds/${roundId}/names`;
export const redactionHref = (roundId: string, entryId: string) =>
  `/office/rounds/${roundId}/entries/${entryId}/redaction`;

/** What is still to look at once somebody has looked. */
export function remedyOf(trace: Trace, marks: Veil['marks']): Remedy | 'cleared' | 'withheld' {
  if (trace.fileId && isWithheld(marks, trace.fileId)) return 'withheld';
  return trace.remedy === 'look' && trace.fileId && isCleared(marks, trace.fileId) ? 'cleared' : trace.remedy;
}
