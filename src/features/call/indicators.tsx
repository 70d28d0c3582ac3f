/** A tree of indicators on a form, and as a table. */

import type { ReactNode } from 'react';
import { nameIn, speaker } from '../../kernel/text.ts';
import { type FormHand, TextField } from '../../ui/form.tsx';
import { Table } from '../../ui/parts.tsx';
import type { Screen } from '../../ui/screen.ts';
import { type Answer, type Field, type Indicator, type IndicatorAnswer, leavesOf } from './field.ts';
import { text } from './text/field.ts';

/** One field on a form, with what was answered and what is said beside it. */
export type One = { view: Screen; hand: FormHand; field: Field; answer?: Answer; hint?: ReactNode };

/** Heading by heading; each leaf with what is reached and what proves it. */
export function IndicatorInput(props: One) {
  const { view, field, hint } = props;
  return (
    <fieldset>
      <legend>{nameIn(field.label, view.language)}</legend>
      {hint ? <p className="hint">{hint}</p> : null}
      <div className="form">
        {(field.tree ?? []).map((one) => (
          <IndicatorRows key={one.key} {...props} one={one} />
        ))}
      </div>
    </fieldset>
  );
}

function IndicatorRows({ one, ...props }: One & { one: Indicator }) {
  const { view, hand, field, answer } = props;
  const say = speaker(text, view.language);
  const name = nameIn(one.name, view.language);
  const weight = one.weight === undefined ? '' : ` (${say('weight', { points: one.weight })})`;
  if (one.parts?.length)
    return (
      <fieldset>
        <legend>
          {name}
          {weight}
        </legend>
        <div className="form">
          {one.parts.map((part) => (
            <IndicatorRows key={part.key} {...props} one={part} />
          ))}
        </div>
      </fieldset>
    );
  const said = (answer as Readonly<Record<string, IndicatorAnswer>> | undefined)?.[one.key];
  const prefix = `answers.${field.key}.${one.key}`;
  const isOptional = field.force !== 'must';
  return (
    <div className="field-row">
      <TextField
        hand={hand}
        name={`${prefix}.said`}
        label={`${name}${weight}`}
        hint={one.basis ? nameIn(one.basis, view.language) : undefined}
        value={said?.said}
        optional={isOptional}
        maxLength={500}
      />
      <TextField
        hand={hand}
        name={`${prefix}.evidence`}
        label={say('evidence', { of: one.name })}
        hint={one.evidence ? nameIn(one.evidence, view.language) : undefined}
        value={said?.evidence}
        optional
        maxLength={500}
      />
    </div>
  );
}

export function IndicatorTable({ screen, field, answer }: { screen: Screen; field: Field; answer?: Answer }) {
  const say = speaker(text, screen.language);
  const said = (answer ?? {}) as Readonly<Record<string, IndicatorAnswer>>;
  return (
    <Table
      caption={nameIn(field.label, screen.language)}
      quietCaption={false}
      rows={leavesOf(field.tree)}
      keyOf={(one) => one.key}
      columns={[
        { key: 'name', head: say('indicator'), cell: (one) => nameIn(one.name, screen.language) },
        {
          key: 'said',
          head: say('indicator.said'),
          cell: (one) => said[one.key]?.said ?? say('answer.none'),
        },
        { key: 'evidence', head: say('indicator.evidence'), cell: (one) => said[one.key]?.evidence ?? '' },
        { key: 'weight', head: say('indicator.weight'), align: 'end', cell: (one) => one.weight ?? '' },
      ]}
    />
  );
}
