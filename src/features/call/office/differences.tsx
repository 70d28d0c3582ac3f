/** What the level above has, beside what stands in a call here: a part of its page. */

import { sayEnd } from '../../../kernel/period.ts';
import type { View } from '../../../platform/route.ts';
import { Section, Table } from '../../../ui/parts.tsx';
import type { Call } from '../call.ts';
import { text } from '../text.ts';

export function DifferencesPart({ view, call, above }: { view: View; call: Call; above: Call }) {
  const say = view.say(text);
  const { language } = view;
  const rows = (
    [
      ['collecting', 'closesAt'],
      ['recommend-until', 'recommendUntil'],
      ['review-until', 'reviewUntil'],
    ] as const
  ).map(([key, field]) => ({ key, above: above[field], own: call[field] }));
  return (
    <Section
      title={say('differences')}
      aside={<a href={`/office/calls/${above.id}`}>{say('inherits', { owner: above.ownerName })}</a>}
    >
      <Table
        caption={say('differences')}
        rows={rows}
        keyOf={(row) => row.key}
        columns={[
          { key: 'thing', head: say('differences.thing'), cell: (row) => say(row.key) },
          {
            key: 'above',
            head: say('differences.above', { owner: above.ownerName }),
            cell: (row) => sayEnd(row.above, language),
          },
          {
            key: 'own',
            head: say('differences.own'),
            cell: (row) =>
              row.own.getTime() === row.above.getTime() ? (
                say('differences.same')
              ) : (
                <strong>{sayEnd(row.own, language)}</strong>
              ),
          },
        ]}
      />
    </Section>
  );
}
