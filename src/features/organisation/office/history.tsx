/** What an organisation was: its names and places from when until when, and each step with its reason. */

import { sayDay, sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { Table } from '../../../ui/parts.tsx';
import type { Era, Organisation, Step } from '../organisation.ts';
import { idOfLabel } from '../organisation.ts';
import { maySeeSeats } from '../policy.ts';
import { listEras, listErasAt, listSteps } from '../store/era.ts';
import { changeText } from '../text/change.ts';
import { text } from '../text.ts';

/** The names of a line as they were when an era began, beneath each other's arrows. */
async function lineOfEra(view: View, era: Era): Promise<string> {
  const above = era.path.split('.').slice(0, -1).map(idOfLabel);
  const eras = await listErasAt(view.tx, above, era.since);
  return above
    .map((id) => eras.get(id))
    .map((one) => (one ? nameIn(one.name, view.language) : '…'))
    .join(' › ');
}

export async function HistoryPart(view: View, organisation: Organisation) {
  const say = view.say(changeText);
  const eras = await listEras(view.tx, organisation.id);
  const lines = await Promise.all(eras.slice(0, 20).map((era) => lineOfEra(view, era)));
  const steps = maySeeSeats(view.actor, organisation.path).allowed
    ? await listSteps(view.tx, organisation.id)
    : [];
  const day = (instant: Date) => sayDay(instant, view.language);
  return (
    <details>
      <summary>{say('history')}</summary>
      <Table
        caption={say('history.eras')}
        quietCaption={false}
        rows={eras.slice(0, 20)}
        keyOf={(era) => era.since.toISOString()}
        columns={[
          {
            key: 'period',
            head: say('history.period'),
            cell: (era) =>
              era.until
                ? say('history.span', { since: day(era.since), end: day(era.until) })
                : say('history.until-now', { since: day(era.since) }),
          },
          { key: 'name', head: view.say(text)('name'), cell: (era) => nameIn(era.name, view.language) },
          { key: 'line', head: say('history.line'), cell: (_, index) => lines[index] || '–' },
        ]}
      />
      {steps.length > 0 ? <StepTable view={view} steps={steps} /> : null}
    </details>
  );
}

function StepTable({ view, steps }: { view: View; steps: readonly Step[] }) {
  const say = view.say(changeText);
  return (
    <Table
      caption={say('history.steps')}
      quietCaption={false}
      rows={steps}
      keyOf={(step) => step.id}
      columns={[
        { key: 'at', head: say('history.period'), cell: (step) => sayInstant(step.at, view.language) },
        { key: 'verb', head: say('history.step'), cell: (step) => say(`step.${step.verb}`) },
        { key: 'by', head: say('history.by'), cell: (step) => step.by ?? say('history.machine') },
        { key: 'reason', head: say('reason'), cell: (step) => step.reason ?? '–' },
      ]}
    />
  );
}
