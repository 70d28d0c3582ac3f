/** The fields of a report, for reporting and for amending: four big ones, the rest folded away. */

import { dayOf, sayClock } from '../../../kernel/period.ts';
import type { View } from '../../../platform/route.ts';
import { ChoiceField, type FormHand, ProseField, TextField } from '../../../ui/form.tsx';
import { linksMax, occurrencesMax, type Report, reachChannels } from '../activity.ts';
import { text } from '../text.ts';

/** Clock time to the minute, as a form takes it. */
export function clockOf(instant: Date): string {
  return sayClock(instant).slice(0, 5);
}

/** What a form begins with: a time that may still lack its people. */
export type Begun = Partial<Omit<Report, 'occurrences'>> & {
  occurrences: readonly { heldAt: Date; participants?: number }[];
};
type Props = { view: View; hand: FormHand; report: Begun };

/** Name, organiser, time, participants: these four are enough. */
export function ReportFields(props: Props) {
  const { hand, report } = props;
  const say = props.view.say(text);
  const first = report.occurrences[0]!;
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
      <TextField hand={hand} name="heldOn" type="date" label={say('held-on')} value={dayOf(first.heldAt)} />
      <TextField
        hand={hand}
        name="heldFrom"
        type="time"
        label={say('held-from')}
        value={clockOf(first.heldAt)}
      />
      <TextField
        hand={hand}
        name="participants"
        type="number"
        inputMode="numeric"
        label={say('participants')}
        value={first.participants}
      />
      <SeriesFields {...props} />
      <MoreFields {...props} />
    </>
  );
}

const blanks = 2;

/** How many rows a list shows: what is filled, and some to fill. */
function rowsShown(hand: FormHand, list: string, filled: number, most: number): number[] {
  const raw = hand.screen.form?.action === hand.action ? hand.screen.form.raw : undefined;
  const typed = Object.keys(raw ?? {})
    .map((name) => new RegExp(`^${list}\\.(\\d{1,3})\\.`).exec(name)?.[1])
    .map((number) => Number(number ?? -1) + 1);
  const count = raw ? Math.max(blanks, ...typed) : filled + blanks;
  return Array.from({ length: Math.min(count, most) }, (_, index) => index);
}

function SeriesFields({ view, hand, report }: Props) {
  const say = view.say(text);
  const further = report.occurrences.slice(1);
  const rows = rowsShown(hand, 'more', further.length, occurrencesMax - 1);
  const isOpen = rows.some((row) =>
    ['heldOn', 'participants'].some((name) => hand.value(`more.${row}.${name}`, further[row] ? 'yes' : '')),
  );
  return (
    <details open={isOpen}>
      <summary>{say('series')}</summary>
      <p className="hint">{say('series.hint')}</p>
      {rows.map((row) => {
        const one = further[row];
        const name = (field: string) => `more.${row}.${field}`;
        return (
          <fieldset key={row}>
            <legend>{say('occurrence', { number: row + 2 })}</legend>
            <TextField
              hand={hand}
              name={name('heldOn')}
              type="date"
              label={say('held-on')}
              value={one && dayOf(one.heldAt)}
              optional
            />
            <TextField
              hand={hand}
              name={name('heldFrom')}
              type="time"
              label={say('held-from')}
              value={one && clockOf(one.heldAt)}
              optional
            />
            <TextField
              hand={hand}
              name={name('participants')}
              type="number"
              inputMode="numeric"
              label={say('participants')}
              value={one?.participants}
              optional
            />
          </fieldset>
        );
      })}
    </details>
  );
}

const folded = [
  'place',
  'enterprise',
  'contacts',
  'reach',
  'reachChannel',
  'reachSource',
  'spread',
  'hours',
  'account',
] as const;

function MoreFields({ view, hand, report }: Props) {
  const say = view.say(text);
  const links = rowsShown(hand, 'links', report.links?.length ?? 0, linksMax);
  const isOpen =
    folded.some((name) => hand.problem(name) || hand.value(name, report[name] ?? '') !== '') ||
    links.some((row) => hand.value(`links.${row}.link`, report.links?.[row] ?? '') !== '');
  return (
    <details open={isOpen}>
      <summary>{say('more')}</summary>
      <Line hand={hand} name="place" label={say('place')} value={report.place} />
      <Line
        hand={hand}
        name="enterprise"
        label={say('enterprise')}
        hint={say('enterprise.hint')}
        value={report.enterprise}
      />
      <Count
        hand={hand}
        name="contacts"
        label={say('contacts')}
        hint={say('contacts.hint')}
        value={report.contacts}
      />
      <Count hand={hand} name="reach" label={say('reach')} value={report.reach} />
      <ChoiceField
        hand={hand}
        name="reachChannel"
        label={say('reach-channel')}
        empty={say('channel.none')}
        choices={reachChannels.map((value) => ({ value, label: say(`channel.${value}`) }))}
        value={report.reachChannel}
        optional
      />
      <Line
        hand={hand}
        name="reachSource"
        label={say('reach-source')}
        hint={say('reach-source.hint')}
        value={report.reachSource}
      />
      <Count
        hand={hand}
        name="spread"
        label={say('spread')}
        hint={say('spread.hint')}
        value={report.spread}
      />
      <Count hand={hand} name="hours" label={say('hours')} value={report.hours} />
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
      {links.map((row) => (
        <TextField
          key={row}
          hand={hand}
          name={`links.${row}.link`}
          type="url"
          inputMode="url"
          label={row === 0 ? say('link') : `${say('link')} ${row + 1}`}
          value={report.links?.[row]}
          optional
        />
      ))}
    </details>
  );
}

type One = { hand: FormHand; name: string; label: string; hint?: string };

function Line(props: One & { value?: string }) {
  return <TextField {...props} maxLength={100} optional />;
}

function Count(props: One & { value?: number }) {
  return <TextField {...props} type="number" inputMode="numeric" optional />;
}
