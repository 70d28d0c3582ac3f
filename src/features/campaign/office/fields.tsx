/** Fields that founding and amending share: deadlines of reports, and who takes part. */

import type { View } from '../../../platform/route.ts';
import { ChoiceField, type FormHand, TextField } from '../../../ui/form.tsx';
import { type Body, bodyRoles, type Campaign, lastDayOf } from '../campaign.ts';
import { text } from '../text.ts';

type Props = { view: View; hand: FormHand };

export function ReportFields(props: Props & { campaign?: Campaign }) {
  const { view, hand, campaign } = props;
  const say = view.say(text);
  const day = (at: Date | undefined) => (at ? lastDayOf(at) : '');
  return (
    <div className="field-row">
      <TextField
        {...{ hand, name: 'reportDueOn', type: 'date', label: say('rule.reportDueAt') }}
        hint={say('report.hint')}
        value={day(campaign?.reportDueAt)}
        optional
      />
      <TextField
        {...{ hand, name: 'reportUntilOn', type: 'date', label: say('rule.reportUntil') }}
        hint={say('report.until.hint')}
        value={day(campaign?.reportUntil)}
        optional
      />
      <TextField
        {...{
          hand,
          name: 'graceMinutes',
          inputMode: 'numeric',
          maxLength: 5,
          label: say('rule.graceMinutes'),
        }}
        hint={say('grace.hint')}
        value={campaign?.graceMinutes}
        optional
      />
    </div>
  );
}

const spareRows = 3;

/** One row a body; rows left without a name are dropped. */
export function BodyFields({ view, hand, bodies }: Props & { bodies: readonly Body[] }) {
  const say = view.say(text);
  const typed = Object.keys(view.form?.raw ?? {}).filter((name) => /^bodies\.\d+\.name$/.test(name)).length;
  const count = Math.min(Math.max(bodies.length + spareRows, typed), 20);
  const roles = bodyRoles.map((role) => ({ value: role, label: say(`body.${role}`) }));
  return (
    <fieldset id={hand.idOf('bodies')} tabIndex={-1}>
      <legend>{say('bodies')}</legend>
      <p className="hint">{say('bodies.hint')}</p>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows stand in a fixed order
        <div className="field-row" key={index}>
          <ChoiceField
            hand={hand}
            name={`bodies.${index}.role`}
            label={say('body.role', { nth: index + 1 })}
            choices={roles}
            empty=""
            value={bodies[index]?.role ?? ''}
            optional
          />
          <TextField
            hand={hand}
            name={`bodies.${index}.name`}
            label={say('body.name', { nth: index + 1 })}
            maxLength={60}
            value={bodies[index]?.name}
            optional
          />
        </div>
      ))}
    </fieldset>
  );
}
