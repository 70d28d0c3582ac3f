/** The formula as a part of a page: its sentences, a worked example and the award table, for rules and for looking at drafts. */

import { nameIn, speaker } from '../../kernel/text.ts';
import { Table } from '../../ui/parts.tsx';
import type { Screen } from '../../ui/screen.ts';
import { sayLength } from '../media/measure.ts';
import type { Composed } from './composite.ts';
import { sumOf, workedExample } from './example.ts';
import type { Formula } from './reckoning.ts';
import { text } from './text.ts';
import { awardsInWords, type Criteria, formulaInWords } from './words.ts';

type Props = { screen: Screen; formula: Formula; criteria: Criteria };

export function FormulaList({ screen, formula, criteria }: Props) {
  return (
    <ul>
      {formulaInWords(formula, screen.language, criteria).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

export function AwardList({ screen, formula, criteria }: Props) {
  return (
    <ul>
      {awardsInWords(formula, screen.language, criteria).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** Four made-up works through the formula, with the sum of each. */
export function ExampleTable({ screen, formula }: Omit<Props, 'criteria'>) {
  const say = speaker(text, screen.language);
  const { composed, hasLengths } = workedExample(formula);
  const place = (one: Composed) => {
    if (one.rank === undefined) return say('rank.out');
    return one.isDirect ? say('rank.direct', { rank: one.rank }) : String(one.rank);
  };
  return (
    <>
      <Table
        caption={say('example')}
        rows={composed}
        keyOf={(one) => one.entryId}
        columns={[
          {
            key: 'work',
            head: say('column.work'),
            cell: (one) => say('example.work', { name: one.entryId }),
          },
          { key: 'judges', head: say('column.judges'), align: 'end', cell: (one) => one.judges },
          { key: 'votes', head: say('column.votes'), align: 'end', cell: (one) => one.votes },
          ...(formula.figures ?? []).map((part, index) => ({
            key: part.key,
            head: nameIn(part.name, screen.language),
            align: 'end' as const,
            cell: (one: Composed) => one.figures[index]?.count ?? '',
          })),
          ...(hasLengths
            ? [
                {
                  key: 'length',
                  head: say('column.length'),
                  align: 'end' as const,
                  cell: (one: Composed) => sayLength(one.contender.seconds ?? 0),
                },
              ]
            : []),
          {
            key: 'sum',
            head: say('example.sum'),
            cell: (one) => (one.rank === undefined ? '' : sumOf(formula, one)),
          },
          { key: 'rank', head: say('column.rank'), align: 'end', cell: place },
        ]}
      />
      <p className="quiet">{say('example.made-up')}</p>
    </>
  );
}
