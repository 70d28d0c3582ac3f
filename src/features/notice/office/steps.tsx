/** What happened to a paper, and what was kept in it knowingly. */

import type { ReactNode } from 'react';
import { sayInstant } from '../../../kernel/period.ts';
import type { View } from '../../../platform/route.ts';
import { Section, Table } from '../../../ui/parts.tsx';
import { listNames } from '../../account/store.ts';
import type { Notice } from '../notice.ts';
import { listSteps } from '../store.ts';
import { text } from '../text.ts';

export async function StepsPart(view: View, notice: Notice): Promise<ReactNode> {
  const say = view.say(text);
  const taken = await listSteps(view.tx, notice.id);
  const names = await listNames(
    view.tx,
    taken.flatMap((step) => step.by ?? []),
  );
  return (
    <Section title={say('steps')} id="steps">
      <Table
        caption={say('steps')}
        rows={taken}
        keyOf={(step) => `${step.verb} ${step.at.toISOString()}`}
        columns={[
          { key: 'what', head: say('step.column.what'), cell: (step) => say(`step.${step.verb}`) },
          { key: 'who', head: say('step.column.who'), cell: (step) => names.get(step.by ?? '') ?? '' },
          { key: 'at', head: say('step.column.at'), cell: (step) => sayInstant(step.at, view.language) },
          { key: 'reason', head: say('step.column.reason'), cell: (step) => step.reason ?? '' },
        ]}
      />
    </Section>
  );
}
