/** A choice put in order by hand: the ranking before, and each work moved a place at a time. */

import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { ActButton } from '../../../ui/form.tsx';
import { Section, Table } from '../../../ui/parts.tsx';
import { AskedLine, AskedPager, askWorks } from '../../entry/asking.tsx';
import { mayDecide } from '../policy.ts';
import type { Ranked, Round, RoundEntry } from '../review.ts';
import { sayPoints } from '../score.ts';
import { scoreExamples } from '../text/query.ts';
import { text } from '../text/stage.ts';
import { text as reviewText } from '../text.ts';
import { scoreFieldsOf } from './asked.ts';
import { roundHref } from './round.ts';

type Shown = { view: View; round: Round; entries: readonly RoundEntry[]; ranked: readonly Ranked[] };

export async function OrderPart({ view, round, entries, ranked }: Shown) {
  const say = view.say(text);
  const common = view.say(reviewText);
  const works = new Map(entries.map((entry) => [entry.entryId, entry]));
  const rows = ranked.map((one, index) => ({ ...one, index, work: works.get(one.entryId)! }));
  const asked = await askWorks(view, rows, scoreFieldsOf({ round, entries, ranked }));
  const href = roundHref(round.id);
  const move = (row: (typeof rows)[number], direction: 'up' | 'down') => (
    <ActButton
      screen={view}
      tone="calm"
      action={`${roundHref(round.id)}/order`}
      verdict={mayDecide(view.actor, round)}
      label={say(`order.${direction}`)}
      hidden={{ entryId: row.entryId, direction }}
      asked={asked.again}
    />
  );
  return (
    <Section title={say('order')} id="order">
      <p>{say('order.lead')}</p>
      <AskedLine view={view} asked={asked} href={href} examples={scoreExamples[view.language]} />
      {asked.page.total === 0 ? null : (
        <Table
          caption={say('order')}
          rows={asked.page.items}
          keyOf={(row) => row.entryId}
          columns={[
            { key: 'place', head: common('place'), cell: (row) => row.index + 1 },
            {
              key: 'work',
              head: common('work'),
              cell: (row) => <a href={`/office/entries/${row.entryId}`}>{row.work.title}</a>,
            },
            { key: 'unit', head: common('unit'), cell: (row) => nameIn(row.work.unitName, view.language) },
            {
              key: 'mean',
              head: common('mean'),
              align: 'end',
              cell: (row) => (row.judges > 0 ? sayPoints(row.mean) : ''),
            },
            {
              key: 'move',
              head: say('order'),
              cell: (row) => (
                <>
                  {row.index > 0 ? move(row, 'up') : null}{' '}
                  {row.index < rows.length - 1 ? move(row, 'down') : null}
                </>
              ),
            },
          ]}
        />
      )}
      <AskedPager view={view} asked={asked} href={href} />
    </Section>
  );
}
