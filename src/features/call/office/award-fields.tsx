/** The fields of the award table: tiers with their own names and quotas, prizes apart from the ranking, the ratio. */

import { ChoiceField, TextField } from '../../../ui/form.tsx';
import { Section } from '../../../ui/parts.tsx';
import { rawRows } from '../raw.ts';
import { text } from '../text/judging.ts';
import { criteriaOf, type JudgingPart, QuotaField, rowsOf, small } from './formula-fields.tsx';

export function AwardFields(props: JudgingPart) {
  const { view, hand, call } = props;
  const say = view.say(text);
  const problem = hand.problem('awards');
  return (
    <Section title={say('awards')} id="awards">
      <p className="hint">{say('awards.hint')}</p>
      <div id={hand.idOf('awards')} tabIndex={-1}>
        {problem ? <p className="problem">{problem}</p> : null}
        {rowsOf(props, 'awards', 12).map((index) => (
          <div key={index}>
            <NameFields {...props} list="awards" index={index} />
            <details open={hand.value(`awards.${index}.quotas`) !== ''}>
              <summary>{say('stage.quotas')}</summary>
              <QuotaField view={view} hand={hand} call={call} name={`awards.${index}.quotas`} />
            </details>
          </div>
        ))}
      </div>
      <PrizeFields {...props} />
      <TextField
        hand={hand}
        name="ratioPercentMax"
        {...small}
        label={say('ratio')}
        hint={say('ratio.hint')}
      />
    </Section>
  );
}

function NameFields({ view, hand, list, index }: JudgingPart & { list: 'awards' | 'prizes'; index: number }) {
  const say = view.say(text);
  const field = (name: string) => ({ hand, name: `${list}.${index}.${name}`, optional: true });
  return (
    <div className="field-row">
      <input type="hidden" name={`${list}.${index}.key`} value={hand.value(`${list}.${index}.key`)} />
      <TextField {...field('name')} label={say('award.name')} maxLength={40} />
      <TextField {...field('nameEn')} label={say('award.name-en')} maxLength={80} />
      <TextField {...field('count')} {...small} label={say('award.count')} />
    </div>
  );
}

function PrizeFields(props: JudgingPart) {
  const { view, hand, call } = props;
  const say = view.say(text);
  const problem = hand.problem('prizes');
  const figures = rawRows(hand.screen.form?.raw ?? {}, 'figures');
  const choices = [
    ...(['votes:last', 'votes:all', 'parts'] as const).map((value) => ({ value, label: say(`by.${value}`) })),
    ...criteriaOf(call, view).map(({ key, name }) => ({
      ...{ value: `criterion:${key}`, label: say('by.criterion', { name }) },
    })),
    ...figures.flatMap((row) =>
      row.key?.[0]
        ? [{ value: `figure:${row.key[0]}`, label: say('by.figure', { name: row.name?.[0] ?? '' }) }]
        : [],
    ),
  ];
  return (
    <fieldset id={hand.idOf('prizes')} tabIndex={-1}>
      <legend>{say('prizes')}</legend>
      {problem ? <p className="problem">{problem}</p> : null}
      {rowsOf(props, 'prizes', 12).map((index) => (
        <div key={index}>
          <NameFields {...props} list="prizes" index={index} />
          <div className="field-row">
            <ChoiceField
              hand={hand}
              name={`prizes.${index}.by`}
              label={say('prize.by')}
              choices={choices}
              empty={say('prize.none')}
              optional
            />
            {hand.value(`prizes.${index}.by`) === 'parts'
              ? (['judges', 'votes', 'figure'] as const).map((part) => (
                  <TextField
                    key={part}
                    hand={hand}
                    name={`prizes.${index}.${part}Part`}
                    {...small}
                    label={say(`prize.${part}`)}
                    hint={say('prize.parts.hint')}
                  />
                ))
              : null}
          </div>
        </div>
      ))}
    </fieldset>
  );
}
