/** The fields of a report, for reporting and for amending: four big ones, the rest folded away. */

import { dayOf, sayClock } from '../../../kernel/period.ts';
import type { View } from '../../../platform/route.ts';
import { type FormHand, ProseField, TextField } from '../../../ui/form.tsx';
import type { Report } from '../activity.ts';
import { text } from '../text.ts';

/** Clock time to the minute, as a form takes it. */
export function clockOf(instant: Date): string {
  return sayClock(instant).slice(0, 5);
}

const folded = ['place', 'account', 'link'];

export function ReportFields(props: {
  view: View;
  hand: FormHand;
  report: Partial<Report> & { heldAt: Date };
}) {
  const { hand, report } = props;
  const say = props.view.say(text);
  const isOpen = folded.some(
    (name) => hand.problem(name) || hand.value(name, report[name as 'place'] ?? '') !== '',
  );
  return (
    <>
      <TextField hand={hand} name="name" label={say('name')} value={report.name} maxLength={60} />
      <TextField
        hand={hand}
        name="organiser"
        label={say('organiser')}
        value={report.organiser}
        maxLength={60}
      />
      <TextField hand={hand} name="heldOn" type="date" label={say('held-on')} value={dayOf(report.heldAt)} />
      <TextField
        hand={hand}
        name="heldFrom"
        type="time"
        label={say('held-from')}
        value={clockOf(report.heldAt)}
      />
      <TextField
        hand={hand}
        name="participants"
        type="number"
        inputMode="numeric"
        label={say('participants')}
        value={report.participants}
      />
      <details open={isOpen}>
        <summary>{say('more')}</summary>
        <TextField
          hand={hand}
          name="place"
          label={say('place')}
          value={report.place}
          maxLength={60}
          optional
        />
        <ProseField
          hand={hand}
          name="account"
          label={say('account')}
          hint={say('account.hint')}
          value={report.account}
          rows={3}
          maxLength={1000}
          optional
        />
        <TextField
          hand={hand}
          name="link"
          type="url"
          inputMode="url"
          label={say('link')}
          value={report.link}
          optional
        />
      </details>
    </>
  );
}
