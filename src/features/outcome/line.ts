/** The word "line": a row of a pasted list of outcomes, and which work it means. */

import type { EntryId } from '../../kernel/id.ts';
import { cellsOf } from '../allocation/sheet.ts';
import { awardMax, type NamedWork, type OutcomeKind } from './outcome.ts';
import { headWords, kindWords, rankWords, unheard } from './phrase.ts';

export const linesMax = 500;

/** A line as it was read: the work by number or title, what became of it. */
export type PastedLine = {
  line: number;
  work: string;
  kind: OutcomeKind;
  award?: string;
  rank?: number;
  note?: string;
};
export type MatchedLine = PastedLine & {
  entryId?: EntryId;
  title?: string;
  why?: 'unknown' | 'several' | 'twice';
};

/** Columns: number or title · what became of it · rank · remark. A line of heads and empty lines are passed over. */
export function linesOfPaste(text: string): PastedLine[] {
  return cellsOf(text).flatMap((row, index): PastedLine[] => {
    const [work = '', said = '', rank = '', note = ''] = row.map((cell) => cell.normalize('NFKC').trim());
    if (work === '' || said === '' || headWords.test(work)) return [];
    const kind = (Object.keys(kindWords) as (keyof typeof kindWords)[]).find((one) =>
      kindWords[one].test(said),
    );
    const place = Number(rankWords.exec(rank)?.[1]) || undefined;
    const own: Pick<PastedLine, 'kind' | 'award' | 'rank'> = kind
      ? { kind }
      : { kind: 'awarded', award: said.slice(0, awardMax), rank: place };
    return [{ line: index + 1, work, ...own, note: note === '' ? undefined : note.slice(0, 200) }];
  });
}

const squeeze = (words: string) =>
  words
    .normalize('NFKC')
    .replace(new RegExp(`[${unheard}]`, 'gu'), '')
    .toLowerCase();

/** The work a line means: by its number, else by its title where only one bears it. */
export function matchLines(lines: readonly PastedLine[], works: readonly NamedWork[]): MatchedLine[] {
  const seen = new Set<string>();
  return lines.map((line): MatchedLine => {
    const wanted = squeeze(line.work);
    const byNumber = works.filter(
      (one) => one.entryNumber !== undefined && squeeze(one.entryNumber) === wanted,
    );
    const found = byNumber.length > 0 ? byNumber : works.filter((one) => squeeze(one.title) === wanted);
    if (found.length !== 1) return { ...line, why: found.length === 0 ? 'unknown' : 'several' };
    const { entryId, title } = found[0]!;
    const key = `${entryId}/${line.kind}/${line.award ?? ''}`;
    const isTwice = seen.has(key);
    seen.add(key);
    return { ...line, title, entryId, why: isTwice ? 'twice' : undefined };
  });
}
