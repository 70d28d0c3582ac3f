/** The page on which one field of a form is written. */

import type { ShownPage, View } from '../../../platform/route.ts';
import {
  ChoiceField,
  Form,
  type FormHand,
  formOf,
  ProseField,
  SendButton,
  TextField,
} from '../../../ui/form.tsx';
import { Heading } from '../../../ui/parts.tsx';
import { type Field, type FieldKind, fieldKinds, forces, type Option } from '../field.ts';
import { text } from '../text/field.ts';
import { sayOptions, sayTree } from '../typed.ts';
import { type FoundForm, formCrumbs, mayDesign } from './form.tsx';
import { Stored } from './stored-field.tsx';

type Props = { view: View; hand: FormHand; field?: Field };

/** The field asked for by its key, or a new one of a kind; after a refusal, the one that was typed. */
export function formFieldPage(view: View, found: FoundForm): ShownPage {
  const say = view.say(text);
  const here = `/office/calls/${found.call.id}/form`;
  const fields = found.design?.fields ?? found.call.fields;
  const key = view.form?.raw.key?.[0] ?? view.query.key;
  const field = fields.find((one) => one.key === key);
  const asked = view.form?.raw.kind?.[0] ?? field?.kind ?? view.query.kind;
  const kind = fieldKinds.find((one) => one === asked) ?? 'text';
  const title = key ? say('field.change') : say('field.new', { kind: say(`kind.${kind}`) });
  const hand = formOf(view, `${here}/field`);
  const isStale = view.form?.refusals.some((one) => one.code === 'http.stale') ?? false;
  const stored = found.design?.version ?? 0;
  return {
    title,
    body: (
      <div className="narrow">
        <Heading screen={view} title={title} crumbs={formCrumbs(view, found, [[say('form'), here]])} />
        {isStale ? <Stored view={view} found={found} field={field} isNew={!key} /> : null}
        <Form hand={hand}>
          <input type="hidden" name="version" value={isStale ? stored : hand.value('version', stored)} />
          {field ? <input type="hidden" name="key" value={field.key} /> : null}
          <input type="hidden" name="kind" value={kind} />
          <AboutInputs {...{ view, hand, field }} />
          <KindInputs {...{ view, hand, field, kind }} />
          <ConditionInput {...{ view, hand, field, found, fields }} />
          <SendButton screen={view} verdict={mayDesign(view.actor, found)} label={say('field.keep')} />
        </Form>
      </div>
    ),
  };
}

function AboutInputs({ view, hand, field }: Props) {
  const say = view.say(text);
  return (
    <>
      <TextField hand={hand} name="label" label={say('field.label')} value={field?.label.zh} maxLength={60} />
      <TextField
        {...{ hand, name: 'labelEn', maxLength: 120, optional: true }}
        label={say('field.label-en')}
        value={field?.label.en}
      />
      <ProseField
        {...{ hand, name: 'help', maxLength: 300, rows: 2, optional: true }}
        label={say('field.help')}
        value={field?.help?.zh}
      />
      <ProseField
        {...{ hand, name: 'helpEn', maxLength: 600, rows: 2, optional: true }}
        label={say('field.help-en')}
        value={field?.help?.en}
      />
      <ChoiceField
        hand={hand}
        name="force"
        label={say('field.force')}
        choices={forces.map((force) => ({ value: force, label: say(`force.${force}`) }))}
        value={field?.force ?? 'must'}
      />
    </>
  );
}

/** What only this kind has. */
function KindInputs({ view, hand, field, kind }: Props & { kind: FieldKind }) {
  const say = view.say(text);
  const prose = { hand, rows: 6, maxLength: 4000 };
  switch (kind) {
    case 'text':
      return (
        <>
          <Span {...{ view, hand, field }} kind="text" />
          <div className="field-row">
            <Small hand={hand} name="linesMax" label={say('field.lines')} value={field?.linesMax} />
            <TextField
              {...{ hand, name: 'contains', maxLength: 60, optional: true }}
              label={say('field.contains')}
              hint={say('field.contains.hint')}
              value={field?.contains}
            />
          </div>
        </>
      );
    case 'number':
      return (
        <>
          <Span {...{ view, hand, field }} kind="number" />
          <div className="field-row">
            <TextField
              {...{ hand, name: 'unit', maxLength: 20, optional: true }}
              label={say('field.unit')}
              value={field?.unit?.zh}
            />
            <TextField
              {...{ hand, name: 'unitEn', maxLength: 40, optional: true }}
              label={say('field.unit-en')}
              value={field?.unit?.en}
            />
          </div>
        </>
      );
    case 'date':
      return (
        <div className="field-row">
          <TextField
            {...{ hand, name: 'notBefore', type: 'date', optional: true }}
            label={say('field.not-before')}
            value={field?.notBefore}
          />
          <TextField
            {...{ hand, name: 'notAfter', type: 'date', optional: true }}
            label={say('field.not-after')}
            value={field?.notAfter}
          />
        </div>
      );
    case 'choice':
      return (
        <ProseField
          {...prose}
          name="choices"
          label={say('field.choices')}
          hint={say('field.options.hint')}
          value={sayOptions(field?.choices)}
        />
      );
    case 'people':
      return (
        <>
          <Span {...{ view, hand, field }} kind="people" />
          <ProseField
            {...prose}
            name="roles"
            label={say('field.roles')}
            hint={say('field.roles.hint')}
            value={sayOptions(field?.roles)}
            optional
          />
        </>
      );
    case 'indicators':
      return (
        <ProseField
          {...prose}
          maxLength={20_000}
          rows={12}
          name="tree"
          label={say('field.tree')}
          hint={say('field.tree.hint')}
          value={sayTree(field?.tree)}
        />
      );
    case 'statement':
      return (
        <>
          <ProseField
            {...prose}
            maxLength={2000}
            name="words"
            label={say('field.words')}
            value={field?.words?.zh}
          />
          <ProseField
            {...prose}
            name="wordsEn"
            label={say('field.words-en')}
            value={field?.words?.en}
            optional
          />
        </>
      );
    case 'organisation':
      return null;
  }
}

function Small(props: { hand: FormHand; name: string; label: string; hint?: string; value?: number }) {
  return <TextField {...props} inputMode="numeric" maxLength={10} optional />;
}

function Span({ view, hand, field, kind }: Props & { kind: 'text' | 'number' | 'people' }) {
  const say = view.say(text);
  const hint = kind === 'text' ? say('field.count.hint') : undefined;

  return (
    <div className="field-row">
      <Small hand={hand} name="min" label={say(`field.min.${kind}`)} hint={hint} value={field?.min} />
      <Small hand={hand} name="max" label={say(`field.max.${kind}`)} hint={hint} value={field?.max} />
    </div>
  );
}

/** Choices asked before it, the kind of work, the group: each option as one line of the list. */
function ConditionInput(props: Props & { found: FoundForm; fields: readonly Field[] }) {
  const { view, hand, field, found, fields } = props;
  const say = view.say(text);
  const at = fields.findIndex((one) => one.key === field?.key);
  const before = at < 0 ? fields : fields.slice(0, at);
  const { subtypes, groups } = found.call.eligibility;
  const of = (key: string, name: Field['label'], options: readonly Option[] = []) =>
    options.map((one) => ({
      value: `${key}=${one.key}`,
      label: say('field.when.one', { field: name, choice: one.name }),
    }));
  const choices = [
    ...of('subtype', text.subtype, subtypes),
    ...of('group', text.group, groups),
    ...before.flatMap((one) => (one.kind === 'choice' ? of(one.key, one.label, one.choices) : [])),
  ];
  if (choices.length === 0 && !field?.when) return null;
  return (
    <ChoiceField
      hand={hand}
      name="when"
      label={say('field.when')}
      hint={say('field.when.hint')}
      choices={choices}
      empty={say('field.when.always')}
      value={field?.when ? `${field.when.key}=${field.when.equals}` : ''}
      optional
    />
  );
}
