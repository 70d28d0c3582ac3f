/** What was done, by whom and why, as a table: of a commendation, or of one nomination in it. */

import { sayInstant } from '../../../kernel/period.ts';
import type { View } from '../../../platform/route.ts';
import { Section, Table } from '../../../ui/parts.tsx';
import { listNames } from '../../account/store.ts';
import { listSteps } from '../store/change.ts';
import { text } from '../text.ts';

type Of = Parameters<typeof listSteps>[1];

/** `says` gives each verb its words; one it does not know stands as it is. */
export async function HistoryPart(view: View, of: Of, says: (verb: string) => string | undefined) {
  const say = view.say(text);
  const steps = await listSteps(view.tx, of);
  const names = await listNames(
    view.tx,
    steps.flatMap((step) => step.byId ?? []),
  );
  return (
    <Section title={say('history')}>
      <Table
        caption={say('history')}
        rows={steps.map((step, index) => ({ ...step, index }))}
        keyOf={(step) => String(step.index)}
        columns={[
          { key: 'at', head: say('history.at'), cell: (step) => sayInstant(step.at, view.language) },
          { key: 'what', head: say('history.what'), cell: (step) => says(step.verb) ?? step.verb },
          { key: 'who', head: say('history.who'), cell: (step) => names.get(step.byId ?? '') ?? '' },
          { key: 'reason', head: say('history.reason'), cell: (step) => step.reason ?? '' },
        ]}
      />
    </Section>
  );
}
