/** Figures stated by hand as a table: of each work the number, where it is from and as of which day. */

import { sayDay, startOfDay } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { Section, Table } from '../../../ui/parts.tsx';
import type { Formula } from '../../reckoning/reckoning.ts';
import { cellOf, type Stated } from '../figure.ts';
import { text } from '../text/figure.ts';

/** What a figure is called; of one that the formula no longer has, its key. */
export function nameOfFigure(formula: Formula, key: string, { language }: Pick<View, 'language'>): string {
  const part = formula.figures?.find((one) => one.key === key);
  return part ? nameIn(part.name, language) : key;
}

/** Words, or the way to the page it was read from. */
export function SourceWords({ source }: { source: string }) {
  return /^https?:\/\/[^\s"<>]+$/.test(source) ? (
    <a href={source} rel="nofollow noreferrer">
      {source}
    </a>
  ) : (
    <span>{source}</span>
  );
}

type Props = {
  view: View;
  formula: Formula;
  stated: readonly Stated[];
  /** In their order. */
  works: readonly { id: string; title: string }[];
};

export function StatedTable({ view, formula, stated, works }: Props) {
  const say = view.say(text);
  const rows = works.flatMap((work) =>
    stated.filter((one) => one.entryId === work.id).map((one) => ({ ...one, title: work.title })),
  );
  return (
    <Table
      caption={say('figures')}
      rows={rows}
      keyOf={cellOf}
      columns={[
        { key: 'work', head: say('work'), cell: (row) => row.title },
        { key: 'figure', head: say('figure'), cell: (row) => nameOfFigure(formula, row.key, view) },
        { key: 'amount', head: say('amount'), align: 'end', cell: (row) => row.amount },
        { key: 'source', head: say('source'), cell: (row) => <SourceWords source={row.source} /> },
        {
          key: 'dated',
          head: say('dated'),
          cell: (row) => sayDay(startOfDay(row.dated), view.language),
        },
      ]}
    />
  );
}

/** Beneath a result's table: absent where its formula asks for none. */
export function StatedPart(props: Props) {
  const say = props.view.say(text);
  if (props.stated.length === 0) return null;
  return (
    <Section title={say('figures')}>
      <StatedTable {...props} />
    </Section>
  );
}
