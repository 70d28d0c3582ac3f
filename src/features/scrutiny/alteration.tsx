/** The public log of what altered a vote, for its rules and the pages of its works. */

import { sayInstant } from '../../kernel/period.ts';
import type { View } from '../../platform/route.ts';
import { Section, Table } from '../../ui/parts.tsx';
import type { Call } from '../call/call.ts';
import type { Alteration } from './alteration.ts';
import { listPublicAlterations } from './store/alteration.ts';
import { text } from './text/alteration.ts';

export function AlterationLog({ view, all }: { view: View; all: readonly Alteration[] }) {
  const say = view.say(text);
  return (
    <Table
      caption={say('alterations.log')}
      rows={all}
      keyOf={(one) => one.id}
      columns={[
        {
          key: 'at',
          head: say('at'),
          cell: (one) => sayInstant(one.decidedAt ?? one.proposedAt, view.language),
        },
        {
          key: 'kind',
          head: say('kind'),
          cell: (one) =>
            one.until
              ? `${say(`kind.${one.kind}`)} · ${say('until.to', { until: one.until })}`
              : say(`kind.${one.kind}`),
        },
        { key: 'reason', head: say('reason'), cell: (one) => one.reason },
      ]}
    />
  );
}

/** Nothing where nothing was ever changed. */
export async function AlterationsPart(view: View, call: Pick<Call, 'id'>) {
  const say = view.say(text);
  const all = await listPublicAlterations(view.tx, call.id);
  if (all.length === 0) return null;
  return (
    <Section title={say('alterations')} id="alterations">
      <AlterationLog view={view} all={all} />
    </Section>
  );
}
