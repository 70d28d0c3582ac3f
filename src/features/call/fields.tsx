/** The fields of a call on a form, and answers as people read them: for the entry's pages and the designer's preview. */

import type { ReactNode } from 'react';
import { type Named, nameIn, speaker } from '../../kernel/text.ts';
import { ChoiceField, type FormHand, ProseField, TextField, TickField } from '../../ui/form.tsx';
import { Pairs, Supplement } from '../../ui/parts.tsx';
import type { Screen } from '../../ui/screen.ts';
import {
  type Answers,
  type Credit,
  type Field,
  fieldsAsked,
  type Given,
  type Option,
  peopleMax,
  sayAnswer,
  sayLimits,
} from './field.ts';
import { IndicatorInput, IndicatorTable, type One } from './indicators.tsx';
import { text } from './text/field.ts';

type Beside = { subtypes?: readonly Option[]; groups?: readonly Option[] };
type Props = {
  view: Screen;
  hand: FormHand;
  fields: readonly Field[];
  answers?: Answers;
  /** So that a condition on the subtype or the group can be said in words. */
  eligibility?: Beside;
};

/**
 * One input for each field, named `answers.<key>`. What hangs on a choice is shown always and says when it is meant;
 * where scripts run, `island/conditions.ts` hides it while it is not.
 */
export function FieldInputs({ view, hand, fields, answers = {}, eligibility }: Props) {
  return (
    <>
      {fields.map((field) => {
        const hint = <FieldHint {...{ view, field, fields, eligibility }} />;
        const answer = Object.hasOwn(answers, field.key) ? answers[field.key] : undefined;
        const input = <FieldInput {...{ view, hand, field, answer, hint }} />;
        if (!field.when) return <div key={field.key}>{input}</div>;
        return (
          <div key={field.key} data-when={field.when.key} data-equals={field.when.equals}>
            {input}
          </div>
        );
      })}
    </>
  );
}

/** When it is meant, what helps, how long it may be. */
function FieldHint(props: { view: Screen; field: Field; fields: readonly Field[]; eligibility?: Beside }) {
  const { view, field } = props;
  const say = speaker(text, view.language);
  const limits = sayLimits(field);
  const condition = conditionOf(field, props.fields, props.eligibility);
  const lines = [
    condition ? say('only-if', condition) : '',
    field.force === 'should' ? say('advised') : '',
    field.help ? nameIn(field.help, view.language) : '',
    limits ? limits[view.language] : '',
    field.linesMax ? say('limit.lines', { max: field.linesMax }) : '',
    field.contains ? say('limit.contains', { words: field.contains }) : '',
    field.notBefore ? say('limit.not-before', { day: field.notBefore }) : '',
    field.notAfter ? say('limit.not-after', { day: field.notAfter }) : '',
  ].filter(Boolean);
  if (lines.length === 0 && !field.supplement) return null;
  return (
    <>
      {lines.join(say('between.hints'))}
      {field.supplement ? <Supplement screen={view} /> : null}
    </>
  );
}

/** The condition in words: the choice it hangs on, and what has to be chosen there. */
export function conditionOf(
  field: Field,
  fields: readonly Field[],
  beside: Beside = {},
): { field: Named; choice: Named } | undefined {
  const { when } = field;
  if (!when) return undefined;
  const options = { subtype: beside.subtypes, group: beside.groups } as Record<
    string,
    readonly Option[] | undefined
  >;
  const on = fields.find((one) => one.key === when.key);
  const choice = (on?.choices ?? options[when.key])?.find((one) => one.key === when.equals);
  const label = on?.label ?? (when.key === 'group' ? text.group : text.subtype);
  return choice && { field: label, choice: choice.name };
}

function FieldInput(props: One) {
  const { view, hand, field, answer, hint } = props;
  const label = nameIn(field.label, view.language);
  const name = `answers.${field.key}`;
  const value = typeof answer === 'string' || typeof answer === 'number' ? answer : undefined;
  const given = { hand, name, label, hint: hintOf(hint), value, optional: field.force !== 'must' };
  switch (field.kind) {
    case 'text':
      return isLong(field) ? <ProseField {...given} rows={8} /> : <TextField {...given} />;
    case 'organisation':
      return <TextField {...given} autoComplete="organization" maxLength={60} />;
    case 'number':
      return (
        <TextField
          {...given}
          label={field.unit ? `${label} (${nameIn(field.unit, view.language)})` : label}
          inputMode="decimal"
          maxLength={18}
        />
      );
    case 'date':
      return <TextField {...given} type="date" />;
    case 'choice':
      return <ChoiceInput {...props} />;
    case 'statement':
      return <StatementInput {...props} />;
    case 'people':
      return <PeopleInput {...props} />;
    case 'indicators':
      return <IndicatorInput {...props} />;
  }
}

/** An empty hint would leave an empty line. */
const hintOf = (hint: ReactNode): ReactNode => hint ?? undefined;
const isLong = (field: Field): boolean =>
  (field.max ?? 500) > 80 || (field.min ?? 0) > 40 || field.linesMax !== undefined;

function ChoiceInput({ view, hand, field, answer, hint }: One) {
  const choices = (field.choices ?? []).map(({ key, name }) => ({
    value: key,
    label: nameIn(name, view.language),
  }));
  return (
    <ChoiceField
      hand={hand}
      name={`answers.${field.key}`}
      label={nameIn(field.label, view.language)}
      hint={hintOf(hint)}
      choices={choices}
      empty={speaker(text, view.language)('choose')}
      value={typeof answer === 'string' ? answer : ''}
      optional={field.force !== 'must'}
    />
  );
}

function StatementInput({ view, hand, field, answer, hint }: One) {
  const words = nameIn(field.words ?? field.label, view.language);
  return (
    <fieldset>
      <legend>{nameIn(field.label, view.language)}</legend>
      <TickField
        hand={hand}
        name={`answers.${field.key}`}
        label={words}
        hint={hintOf(hint)}
        ticked={answer === true}
      />
    </fieldset>
  );
}

/** The rows that are filled, and always one more: rows grow with each saving. */
function PeopleInput({ view, hand, field, answer, hint }: One) {
  const say = speaker(text, view.language);
  const people = Array.isArray(answer) ? (answer as readonly Credit[]) : [];
  const prefix = `answers.${field.key}`;
  const typed = Object.keys(hand.screen.form?.raw ?? {}).flatMap((name) =>
    name.startsWith(`${prefix}.`) ? Number(name.slice(prefix.length + 1).split('.')[0]) + 1 || [] : [],
  );
  const filled = Math.max(0, people.length, ...typed);
  const count = Math.min(field.max ?? peopleMax, Math.max(field.min ?? 1, 2, filled + 1));
  const roles = field.roles?.map(({ key, name }) => ({ value: key, label: nameIn(name, view.language) }));
  return (
    <fieldset id={hand.idOf(prefix)} tabIndex={-1}>
      <legend>{nameIn(field.label, view.language)}</legend>
      {hint ? <p className="hint">{hint}</p> : null}
      <div className="form">
        {Array.from({ length: count }, (_, index) => {
          const nth = index + 1;
          const one = people[index];
          const role = { hand, name: `${prefix}.${index}.role`, optional: true, value: one?.role };
          return (
            <div className="field-row" key={nth}>
              <TextField
                hand={hand}
                name={`${prefix}.${index}.name`}
                label={say('person.name', { nth })}
                value={one?.name}
                optional={field.force !== 'must' || index >= (field.min ?? 1)}
                maxLength={30}
              />
              {roles ? (
                <ChoiceField
                  {...role}
                  label={say('person.role', { nth })}
                  choices={roles}
                  empty={say('choose')}
                />
              ) : (
                <TextField {...role} label={say('person.role', { nth })} maxLength={30} />
              )}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}

/** What was answered, field by field; what was not asked of this entry is left out. */
export function AnswersPart(props: {
  screen: Screen;
  fields: readonly Field[];
  answers: Answers;
  given?: Given;
}) {
  const { screen, answers } = props;
  const asked = fieldsAsked(props.fields, answers, props.given);
  if (asked.length === 0) return null;
  const answerOf = (field: Field) => (Object.hasOwn(answers, field.key) ? answers[field.key] : undefined);
  const plain = asked.filter((field) => field.kind !== 'indicators');
  return (
    <>
      <Pairs
        pairs={plain.map((field) => [
          nameIn(field.label, screen.language),
          <span key={field.key} className="prose">
            {sayAnswer(field, answerOf(field), screen.language)}
          </span>,
        ])}
      />
      {asked.map((field) =>
        field.kind === 'indicators' ? (
          <IndicatorTable key={field.key} screen={screen} field={field} answer={answerOf(field)} />
        ) : null,
      )}
    </>
  );
}
