/** The fields of a formula: what votes weigh and how they become points, the judges' average, ties, and what is rarer. */

import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { ChoiceField, type FormHand, ProseField, TextField, TickField } from '../../../ui/form.tsx';
import { Section } from '../../../ui/parts.tsx';
import { averages, conversions, scales } from '../../reckoning/reckoning.ts';
import type { Call } from '../call.ts';
import { rawRows } from '../raw.ts';
import { groupsOfCall } from '../reading.ts';
import { criteriaOfCall } from '../rules.tsx';
import { text } from '../text/judging.ts';
import { text as stageText } from '../text/stage.ts';

export type JudgingPart = { view: View; hand: FormHand; call: Call };

/** One line each: what a number field needs. */
export const small = { inputMode: 'numeric', maxLength: 6, optional: true } as const;

const number = { inputMode: 'decimal', maxLength: 10, optional: true } as const;

/** Average and scale, with the numbers that only some of them have. */
export function ScoreRuleFields({ view, hand, prefix }: { view: View; hand: FormHand; prefix: string }) {
  const say = view.say(text);
  const field = (name: string) => ({ hand, name: `${prefix}${name}` });
  return (
    <div className="field-row">
      <ChoiceField
        {...field('average')}
        label={say('average')}
        choices={averages.map((value) => ({ value, label: say(`average.${value}`) }))}
      />
      <ChoiceField
        {...field('scale')}
        label={say('scale')}
        choices={scales.map((value) => ({ value, label: say(`scale.${value}`) }))}
      />
      <TextField {...field('trimFrom')} {...number} label={say('trim-from')} hint={say('trim-from.hint')} />
      <TextField
        {...field('rankFirst')}
        {...number}
        label={say('rank.first')}
        hint={say('rank.first.hint')}
      />
      <TextField {...field('rankStep')} {...number} label={say('rank.step')} />
    </div>
  );
}

function ConversionFields({ view, hand, prefix = '' }: { view: View; hand: FormHand; prefix?: string }) {
  const say = view.say(text);
  const field = (name: string) => ({ hand, name: `${prefix}${name}` });
  return (
    <>
      <ChoiceField
        {...field('conversion')}
        label={say('conversion')}
        choices={conversions.map((value) => ({ value, label: say(`conversion.${value}`) }))}
        empty={prefix === '' ? undefined : say('conversion.empty')}
        optional={prefix !== ''}
      />
      <TextField {...field('most')} {...number} label={say('most')} hint={say('most.hint')} />
      <TextField {...field('step')} {...number} label={say('step')} />
    </>
  );
}

/** Every criterion by which a tie or a prize can go. */
export function criteriaOf(call: Call, view: View): { key: string; name: string }[] {
  const all = criteriaOfCall(call);
  const once = all.filter((one, index) => all.findIndex((other) => other.key === one.key) === index);
  return once.map(({ key, name }) => ({ key, name: nameIn(name, view.language) }));
}

/** How many rows a list has on the page: those that are filled, and one more. */
export const rowsOf = ({ hand }: Pick<JudgingPart, 'hand'>, list: string, most: number): number[] => {
  const filled = rawRows(hand.screen.form?.raw ?? {}, list).length;
  return Array.from({ length: Math.min(filled + 1, most) }, (_, index) => index);
};

export function FormulaFields(props: JudgingPart) {
  const { view, hand } = props;
  const say = view.say(text);
  return (
    <Section title={say('formula')} id="formula">
      <p className="hint">{say('formula.hint')}</p>
      <div className="field-row">
        <TextField
          {...{ hand, name: 'votesPercent', inputMode: 'numeric', maxLength: 3 }}
          label={say('votes-percent')}
        />
        <ConversionFields view={view} hand={hand} />
      </div>
      <fieldset>
        <legend>{say('judges')}</legend>
        <p className="hint">{say('judges.hint')}</p>
        <ScoreRuleFields view={view} hand={hand} prefix="" />
      </fieldset>
      <TieFields {...props} />
      <RareFields {...props} />
    </Section>
  );
}

function TieFields(props: JudgingPart) {
  const { view, hand, call } = props;
  const say = view.say(text);
  const choices = [
    ...(['judges', 'votes', 'earlier'] as const).map((value) => ({ value, label: say(`tie.${value}`) })),
    ...criteriaOf(call, view).map(({ key, name }) => ({
      ...{ value: `criterion:${key}`, label: say('tie.criterion', { name }) },
    })),
  ];
  return (
    <fieldset>
      <legend>{say('ties')}</legend>
      <p className="hint">{say('ties.hint')}</p>
      <div className="field-row">
        {rowsOf(props, 'ties', 12).map((index) => (
          <ChoiceField
            key={index}
            hand={hand}
            name={`ties.${index}.by`}
            label={say('tie.nth', { nth: index + 1 })}
            choices={choices}
            empty={say('tie.none')}
            optional
          />
        ))}
      </div>
    </fieldset>
  );
}

/** Open where something of it is used. */
function RareFields(props: JudgingPart) {
  const { view, hand } = props;
  const say = view.say(text);
  const raw = hand.screen.form?.raw ?? {};
  const isUsed =
    [raw.direct, raw.bonus].some((value) => value?.[0]) ||
    ['penalties', 'figures'].some((list) => rawRows(raw, list).length > 0);
  return (
    <details open={isUsed}>
      <summary>{say('more')}</summary>
      <div className="field-row">
        <TextField hand={hand} name="direct" {...number} label={say('direct')} />
        <TextField
          {...{ hand, name: 'bonus', maxLength: 200, optional: true }}
          label={say('bonus')}
          hint={say('bonus.hint')}
        />
      </div>
      <fieldset>
        <legend>{say('penalties')}</legend>
        {rowsOf(props, 'penalties', 8).map((index) => (
          <div className="field-row" key={index}>
            <TextField
              {...{ hand, name: `penalties.${index}.over`, maxLength: 12, optional: true }}
              label={say('penalty.over')}
            />
            <TextField
              hand={hand}
              name={`penalties.${index}.points`}
              {...number}
              label={say('penalty.points')}
            />
            <TickField hand={hand} name={`penalties.${index}.out`} label={say('penalty.out')} />
          </div>
        ))}
      </fieldset>
      <FigureFields {...props} />
    </details>
  );
}

function FigureFields(props: JudgingPart) {
  const { view, hand } = props;
  const say = view.say(text);
  return (
    <fieldset>
      <legend>{say('figures')}</legend>
      <p className="hint">{say('figures.hint')}</p>
      {rowsOf(props, 'figures', 4).map((index) => (
        <div className="field-row" key={index}>
          <input type="hidden" name={`figures.${index}.key`} value={hand.value(`figures.${index}.key`)} />
          <TextField
            {...{ hand, name: `figures.${index}.name`, maxLength: 40, optional: true }}
            label={say('figure.name')}
          />
          <TextField
            hand={hand}
            name={`figures.${index}.percent`}
            {...number}
            label={say('figure.percent')}
          />
          <ConversionFields view={view} hand={hand} prefix={`figures.${index}.`} />
        </div>
      ))}
    </fieldset>
  );
}

/** Quotas as lines; the hint names what works of this call can be divided by. */
export function QuotaField({ view, hand, call, name }: JudgingPart & { name: string }) {
  const say = view.say(text);
  const names = groupsOfCall(call).map((one) => nameIn(one.name, view.language));
  const list =
    names.length > 0 ? names.join(view.say(stageText)('between.stages')) : say('stage.quotas.none');
  return (
    <ProseField
      hand={hand}
      name={name}
      label={say('stage.quotas')}
      hint={say('stage.quotas.hint', { list })}
      rows={2}
      maxLength={2000}
      optional
    />
  );
}
