/** The rubric as a table. */

import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { Table } from '../../../ui/parts.tsx';
import type { Criterion } from '../../call/call.ts';
import { text } from '../text.ts';

export function RubricTable({ view, rubric }: { view: View; rubric: readonly Criterion[] }) {
  const say = view.say(text);
  return (
    <Table
      caption={say('rubric')}
      rows={rubric}
      keyOf={(c) => c.key}
      columns={[
        {
          key: 'criterion',
          head: say('criterion'),
          cell: (c) => (
            <span className={c.parent ? 'is-part' : undefined}>{nameIn(c.name, view.language)}</span>
          ),
        },
        {
          key: 'guidance',
          head: say('guidance'),
          cell: (c) =>
            c.guidance || c.evidence ? (
              <span className="quiet">
                {[c.guidance, c.evidence]
                  .flatMap((one) => (one ? [nameIn(one, view.language)] : []))
                  .join(' ')}
              </span>
            ) : null,
        },
        { key: 'max', head: say('criterion.max'), align: 'end', cell: (c) => c.max },
      ]}
    />
  );
}
