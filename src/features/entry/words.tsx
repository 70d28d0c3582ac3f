/** The fields on which the words of an entry are written, with what an officer remarked beside each. */

import { nameIn } from '../../kernel/text.ts';
import type { View } from '../../platform/route.ts';
import { ChoiceField, type FormHand, ProseField, TextField, TickField } from '../../ui/form.tsx';
import type { Call } from '../call/call.ts';
import { askedFields, asksMakers, limitsOf, makersLeast } from '../call/eligibility.ts';
import type { Option } from '../call/field.ts';
import { FieldInputs } from '../call/fields.tsx';
import { aiUses, type Entry, makersMax, mustStatements, summaryMax, titleMax } from './entry.ts';
import { inputOf, type Remark } from './remark.ts';
import { text as versionText } from './text/version.ts';
import { text } from './text.ts';

type Props = { view: View; hand: FormHand; call: Call; entry?: Entry; remarks?: readonly Remark[] };

/** The hand of a form by whose fields remarks stand, as long as nothing newer was refused there. */
export function remarkedHand(view: View, hand: FormHand, remarks: readonly Remark[] = []): FormHand {
  const say = view.say(versionText);
  const remarkAt = (name: string) => remarks.find(({ field }) => name === field || name === inputOf(field));
  return {
    ...hand,
    problem: (name) => {
      const remark = remarkAt(name);
      return hand.problem(name) ?? (remark && say('remark.said', { reason: remark.reason }));
    },
  };
}

/** The words of an entry; what was typed comes back when the form was refused. */
export function WordsFields(props: Props) {
  const { view, call, entry, remarks } = props;
  const say = view.say(text);
  const hand = remarkedHand(view, props.hand, remarks);
  const { eligibility } = call;
  const subtypes = eligibility.subtypes ?? [];
  return (
    <>
      <OptionField {...{ view, hand }} name="subtype" options={subtypes} value={entry?.subtype} />
      <OptionField {...{ view, hand }} name="group" options={eligibility.groups} value={entry?.group} />
      <TextField
        hand={hand}
        name="title"
        label={say('title')}
        hint={say('title.hint', { max: titleMax })}
        value={entry?.title}
        maxLength={titleMax}
      />
      <ProseField
        hand={hand}
        name="summary"
        label={say('summary')}
        hint={say('summary.hint', { max: summaryMax })}
        value={entry?.summary}
        rows={6}
        maxLength={summaryMax}
      />
      {asksMakers(call) ? <MakerRows {...props} hand={hand} /> : null}
      {limitsOf(call, entry?.subtype).takesLink || entry?.link ? (
        <TextField
          hand={hand}
          name="link"
          type="url"
          inputMode="url"
          label={say('link')}
          hint={say('link.hint')}
          value={entry?.link}
          optional
          maxLength={500}
        />
      ) : null}
      <FieldInputs
        view={view}
        hand={hand}
        fields={askedFields(call)}
        answers={entry?.answers}
        eligibility={eligibility}
      />
      <StatementFields view={view} hand={hand} entry={entry} />
      <ElsewhereFields {...props} hand={hand} />
    </>
  );
}

type OptionProps = {
  view: View;
  hand: FormHand;
  name: 'subtype' | 'group';
  options?: readonly Option[];
  value?: string;
};

/** Which kind of work, which group; nothing where the call has none. */
function OptionField({ view, hand, name, options = [], value }: OptionProps) {
  const say = view.say(versionText);
  if (options.length === 0) return null;
  return (
    <ChoiceField
      hand={hand}
      name={name}
      label={say(name)}
      hint={name === 'subtype' ? say('subtype.hint') : undefined}
      empty={say('choose')}
      value={value}
      choices={options.map((one) => ({ value: one.key, label: nameIn(one.name, view.language) }))}
    />
  );
}

function StatementFields({ view, hand, entry }: Omit<Props, 'call'>) {
  const say = view.say(text);
  return (
    <fieldset>
      <legend>{say('statements')}</legend>
      {mustStatements.map((one) => (
        <TickField
          key={one}
          hand={hand}
          name={one}
          label={say(`statement.${one}`)}
          ticked={entry?.statements[one]}
        />
      ))}
      <ChoiceField
        hand={hand}
        name="ai"
        label={say('ai')}
        empty={say('ai.choose')}
        value={entry?.statements.ai}
        choices={aiUses.map((use) => ({ value: use, label: say(`ai.${use}`) }))}
      />
    </fieldset>
  );
}

/** Where it was entered first; folded away unless the paper names other ways in, or something stands there. */
function ElsewhereFields({ view, hand, call, entry }: Props) {
  const say = view.say(versionText);
  const { entrances } = call;
  const names = ['platform', 'reference', 'referenceLink'];
  const isOpen = names.some((name) => hand.value(name) || hand.problem(name));
  return (
    <details open={isOpen || entrances.length > 0 || entry?.elsewhere !== undefined}>
      <summary>{say('elsewhere')}</summary>
      <p className="hint">{say('elsewhere.lead')}</p>
      {entrances.length > 0 ? (
        <>
          <p>{say('entrances')}</p>
          <ul>
            {entrances.map((one) => (
              <li key={one.name.zh}>
                {one.link ? (
                  <a href={one.link} rel="noopener noreferrer nofollow" target="_blank">
                    {nameIn(one.name, view.language)}
                  </a>
                ) : (
                  nameIn(one.name, view.language)
                )}{' '}
                {one.force === 'must' ? <strong>{say('entrance.must')}</strong> : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <TextField
        hand={hand}
        name="platform"
        label={say('elsewhere.platform')}
        value={entry?.elsewhere?.platform}
        optional
        maxLength={60}
      />
      <TextField
        hand={hand}
        name="reference"
        label={say('elsewhere.reference')}
        value={entry?.elsewhere?.reference}
        optional
        maxLength={80}
      />
      <TextField
        hand={hand}
        name="referenceLink"
        type="url"
        inputMode="url"
        label={say('elsewhere.link')}
        value={entry?.elsewhere?.url}
        optional
        maxLength={500}
      />
    </details>
  );
}

/** The rows that are filled, and always one more: rows grow with each saving. */
function MakerRows({ view, hand, call, entry }: Props) {
  const say = view.say(text);
  const typed = Object.keys(view.form?.raw ?? {}).flatMap(
    (name) => /^makers\.(\d{1,2})\./.exec(name)?.[1] ?? [],
  );
  const filled = Math.max(0, entry?.makers.length ?? 0, ...typed.map((nth) => Number(nth)));
  const most = Math.min(makersMax, call.eligibility.makers?.max ?? makersMax);
  const count = Math.max(filled, Math.min(most, Math.max(2, filled + 1)));
  return (
    <fieldset>
      <legend>{say('makers')}</legend>
      <p className="hint">{say('makers.hint')}</p>
      {Array.from({ length: count }, (_, index) => index).map((index) => (
        <MakerRow
          key={index}
          {...{ view, hand, call, index }}
          maker={entry?.makers[index]}
          isOptional={index >= makersLeast(call)}
        />
      ))}
    </fieldset>
  );
}

type RowProps = {
  view: View;
  hand: FormHand;
  call: Call;
  index: number;
  maker?: Entry['makers'][number];
  isOptional: boolean;
};

/** One person: where the call names roles one of them, else whatever they did. */
function MakerRow({ view, hand, call, index, maker, isOptional }: RowProps) {
  const say = view.say(text);
  const nth = index + 1;
  const roles = call.eligibility.makers?.roles ?? [];
  const role = { hand, name: `makers.${index}.role`, label: say('maker.role', { nth }), optional: true };
  return (
    <div className="field-row">
      <TextField
        hand={hand}
        name={`makers.${index}.name`}
        label={say('maker.name', { nth })}
        value={maker?.name}
        optional={isOptional}
        maxLength={30}
      />
      {roles.length > 0 ? (
        <ChoiceField
          {...role}
          empty={view.say(versionText)('choose')}
          value={maker?.role}
          choices={roles.map((one) => {
            const label = nameIn(one.name, view.language);
            return { value: label, label };
          })}
        />
      ) : (
        <TextField {...role} value={maker?.role} maxLength={30} />
      )}
    </div>
  );
}
