/** The form in which the owner's officer writes phases and deadlines: every line, and some spare ones. */

import type { View } from '../../../platform/route.ts';
import {
  ChoiceField,
  Form,
  type FormHand,
  formOf,
  SendButton,
  TextField,
  TickField,
} from '../../../ui/form.tsx';
import { Note } from '../../../ui/parts.tsx';
import type { Campaign } from '../../campaign/campaign.ts';
import { type TypedItem, typedOf } from '../phase.ts';
import { maySetCalendar } from '../policy.ts';
import { itemsMax } from '../schema.ts';
import { text } from '../text.ts';

const spareLines = 3;
const addressOf = (campaign: Campaign) => `/office/campaigns/${campaign.id}/calendar`;

/** Whether what was typed here was refused because somebody saved meanwhile. */
export function isStale(view: View, campaign: Campaign): boolean {
  const { form } = view;
  return form?.action === addressOf(campaign) && form.refusals.some((one) => one.code === 'http.stale');
}

/** As many lines as came back with the form, or as are stored and some spare ones. */
function countOf(view: View, campaign: Campaign): number {
  const { form } = view;
  const spare = Math.min(campaign.calendar.length + spareLines, itemsMax);
  if (form?.action !== addressOf(campaign)) return spare;
  const sent = Object.keys(form.raw).flatMap((name) => /^items\.(\d{1,3})\./.exec(name)?.[1] ?? []);
  return Math.min(Math.max(spare, ...sent.map((number) => Number(number) + 1)), itemsMax);
}

export function EditorPart({ view, campaign }: { view: View; campaign: Campaign }) {
  const say = view.say(text);
  const verdict = maySetCalendar(view.actor, campaign);
  if (!verdict.allowed)
    return verdict.when === 'never' ? null : <p className="quiet">{view.sayRefusal(verdict.refusal)}</p>;
  const hand = formOf(view, addressOf(campaign));
  const isBack = view.form?.action === hand.action;
  const stale = isStale(view, campaign);
  // Refused for another reason, the form still speaks of the version it was written over.
  const version = stale ? campaign.version : hand.value('version', campaign.version);
  return (
    <details open={isBack || campaign.calendar.length === 0} id="edit">
      <summary>{say('edit')}</summary>
      {stale ? (
        <Note tone="warn" title={say('edit.stored')}>
          <p>{say('edit.typed')}</p>
        </Note>
      ) : null}
      <Form hand={hand}>
        <p className="hint">{say('edit.lead')}</p>
        <input type="hidden" name="version" value={version} />
        {Array.from({ length: countOf(view, campaign) }, (_, index) => {
          const item = campaign.calendar[index];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines stand in a fixed order
            <Line key={index} view={view} hand={hand} index={index} item={item && typedOf(item)} />
          );
        })}
        {campaign.state === 'running' ? (
          <TextField hand={hand} name="reason" label={say('edit.reason')} maxLength={200} optional />
        ) : null}
        <SendButton screen={view} label={say('edit.do')} verdict={verdict} />
      </Form>
    </details>
  );
}

type LineProps = { view: View; hand: FormHand; index: number; item?: TypedItem };

function Line({ view, hand, index, item }: LineProps) {
  const say = view.say(text);
  const name = (field: keyof TypedItem) => `items.${index}.${field}`;
  const kinds = (['phase', 'deadline'] as const).map((kind) => ({ value: kind, label: say(`kind.${kind}`) }));
  return (
    <fieldset>
      <legend>{say('item.nth', { nth: index + 1 })}</legend>
      {item ? <input type="hidden" name={name('key')} value={hand.value(name('key'), item.key)} /> : null}
      <div className="form is-row">
        <ChoiceField
          hand={hand}
          name={name('kind')}
          label={say('item.kind')}
          choices={kinds}
          value={item?.kind ?? 'deadline'}
        />
        <TextField
          hand={hand}
          name={name('name')}
          label={say('item.name')}
          value={item?.name}
          maxLength={60}
        />
        <TextField
          hand={hand}
          name={name('nameEn')}
          label={say('item.name-en')}
          value={item?.nameEn}
          maxLength={120}
          optional
        />
      </div>
      <DateFields view={view} hand={hand} item={item} name={name} />
      <div className="form is-row">
        <TextField
          hand={hand}
          name={name('words')}
          label={say('item.words')}
          value={item?.words}
          maxLength={120}
          optional
        />
        <TextField
          hand={hand}
          name={name('subject')}
          label={say('item.subject')}
          value={item?.subject}
          maxLength={40}
          optional
        />
      </div>
      {item ? <TickField hand={hand} name={name('remove')} label={say('item.remove')} /> : null}
    </fieldset>
  );
}

type DateProps = Omit<LineProps, 'index'> & { name: (field: keyof TypedItem) => string };

function DateFields({ view, hand, item, name }: DateProps) {
  const say = view.say(text);
  return (
    <div className="form is-row">
      <TextField
        hand={hand}
        name={name('fromOn')}
        type="date"
        label={say('item.from')}
        value={item?.fromOn}
        optional
      />
      <TextField
        hand={hand}
        name={name('fromAt')}
        type="time"
        label={say('item.from-at')}
        value={item?.fromAt}
        optional
      />
      <TextField
        hand={hand}
        name={name('untilOn')}
        type="date"
        label={say('item.until')}
        value={item?.untilOn}
      />
      <TextField
        hand={hand}
        name={name('untilAt')}
        type="time"
        label={say('item.until-at')}
        value={item?.untilAt}
        optional
      />
    </div>
  );
}
