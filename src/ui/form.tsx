/** Forms: fields with their labels, hints and refusals; what was typed comes back when a form is refused. */

import type { ReactNode } from 'react';
import { speaker } from '../kernel/text.ts';
import type { Verdict } from '../kernel/verdict.ts';
import { type FormHand, formOf } from './hand.ts';
import type { Screen } from './screen.ts';
import { text } from './text.ts';

export { type FormHand, formOf } from './hand.ts';

/** A form that posts. Problems stand at its head with links to their fields, and again at each field. */
export function Form(props: {
  hand: FormHand;
  children: ReactNode;
  upload?: boolean;
  className?: string;
  /** Named, so that a button elsewhere on the page can send it. */
  id?: string;
  /** For islands. */
  data?: Record<`data-${string}`, string>;
  /** How the page around was asked for, `?q=…`: a refusal shows it so again. */
  asked?: string;
}) {
  const { hand } = props;
  return (
    <form
      id={props.id}
      {...props.data}
      method="post"
      action={`${hand.action}${props.asked ?? ''}`}
      className={props.className ?? 'form'}
      encType={props.upload ? 'multipart/form-data' : undefined}
      noValidate
    >
      <input type="hidden" name="_key" value={`${hand.screen.key}${hand.idOf('')}`} />
      <Problems hand={hand} />
      {props.children}
    </form>
  );
}

function Problems({ hand }: { hand: FormHand }) {
  const { screen } = hand;
  if (screen.form?.action !== hand.action || screen.form.refusals.length === 0) return null;
  const say = speaker(text, screen.language);
  const refusals = screen.form.refusals;
  const general = refusals.every((r) => !r.field);
  return (
    <div className="problems" role="alert" tabIndex={-1}>
      <p>{general ? say('refused') : say('problems', { count: refusals.length })}</p>
      <ul>
        {refusals.map((r, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one field may break several rules of one code
          <li key={`${r.code}${r.field ?? ''}${index}`}>
            {r.field ? <a href={`#${hand.idOf(r.field)}`}>{screen.sayRefusal(r)}</a> : screen.sayRefusal(r)}
          </li>
        ))}
      </ul>
    </div>
  );
}

type FieldProps = {
  hand: FormHand;
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  optional?: boolean;
  /** Shown and not sent: the hint says why. */
  disabled?: boolean;
  value?: string | number;
};

function Hint({ hand, name, hint }: FieldProps) {
  return hint ? (
    <p className="hint" id={`${hand.idOf(name)}-hint`}>
      {hint}
    </p>
  ) : null;
}

function Problem({ hand, name }: FieldProps) {
  const problem = hand.problem(name);
  return problem ? (
    <p className="problem" id={`${hand.idOf(name)}-problem`}>
      {problem}
    </p>
  ) : null;
}

function Wrap(props: FieldProps & { children: ReactNode; wide?: boolean }) {
  const { hand, name } = props;
  const problem = hand.problem(name);
  const say = speaker(text, hand.screen.language);
  return (
    <div className={`field${problem ? ' has-problem' : ''}${props.wide ? ' is-wide' : ''}`}>
      <label htmlFor={hand.idOf(name)}>
        {props.label} {props.optional ? <span className="quiet">{say('optional')}</span> : null}
      </label>
      <Hint {...props} />
      {props.children}
      <Problem {...props} />
    </div>
  );
}

function describedBy(props: FieldProps): { 'aria-describedby'?: string; 'aria-invalid'?: true } {
  const id = props.hand.idOf(props.name);
  const problem = props.hand.problem(props.name);
  const parts = [props.hint ? `${id}-hint` : '', problem ? `${id}-problem` : ''].filter(Boolean);
  return { 'aria-describedby': parts.join(' ') || undefined, 'aria-invalid': problem ? true : undefined };
}

/** What was typed comes back; a field that is not sent keeps its own value. */
function typedOf({ hand, name, value, disabled }: FieldProps): string {
  return disabled ? String(value ?? '') : hand.value(name, value);
}

/** One line of text, a number, a day, a time, a password. */
export function TextField(
  props: FieldProps & {
    type?: 'text' | 'number' | 'date' | 'time' | 'password' | 'url' | 'search';
    autoComplete?: string;
    inputMode?: 'numeric' | 'decimal' | 'url';
    maxLength?: number;
    step?: string;
  },
) {
  const { hand, name } = props;
  return (
    <Wrap {...props}>
      <input
        id={hand.idOf(name)}
        name={name}
        type={props.type ?? 'text'}
        defaultValue={props.type === 'password' ? '' : typedOf(props)}
        required={!props.optional}
        disabled={props.disabled}
        autoComplete={props.autoComplete}
        inputMode={props.inputMode}
        maxLength={props.maxLength}
        step={props.step}
        {...describedBy(props)}
      />
    </Wrap>
  );
}

/** Text of several lines. */
export function ProseField(props: FieldProps & { rows?: number; maxLength?: number }) {
  const { hand, name } = props;
  return (
    <Wrap {...props} wide>
      <textarea
        id={hand.idOf(name)}
        name={name}
        rows={props.rows ?? 4}
        maxLength={props.maxLength}
        defaultValue={typedOf(props)}
        required={!props.optional}
        disabled={props.disabled}
        {...describedBy(props)}
      />
    </Wrap>
  );
}

/** One of a list. */
export function ChoiceField(
  props: FieldProps & { choices: readonly { value: string; label: string }[]; empty?: string },
) {
  const { hand, name } = props;
  return (
    <Wrap {...props}>
      <select
        id={hand.idOf(name)}
        name={name}
        defaultValue={typedOf(props)}
        required={!props.optional}
        disabled={props.disabled}
        {...describedBy(props)}
      >
        {props.empty !== undefined ? <option value="">{props.empty}</option> : null}
        {props.choices.map((c) => (
          <option key={c.value} value={c.value}>
            {c.label}
          </option>
        ))}
      </select>
    </Wrap>
  );
}

/** A tick box with its sentence; one of several with its `choice`. What is refused at `name.row` stands by its row. */
export function TickField(props: FieldProps & { ticked?: boolean; choice?: string; row?: string }) {
  const { hand, name } = props;
  const at = props.row ? { ...props, name: `${name}.${props.row}` } : props;
  const problem = hand.problem(at.name);
  const value = props.choice ?? 'yes';
  const id = props.choice && !props.row ? `${hand.idOf(name)}-${props.choice}` : hand.idOf(at.name);
  return (
    <div className={`field is-tick${problem ? ' has-problem' : ''}`}>
      <input
        id={id}
        type="checkbox"
        name={name}
        value={value}
        defaultChecked={
          props.disabled ? props.ticked : hand.values(name, props.ticked ? [value] : []).includes(value)
        }
        disabled={props.disabled}
        {...describedBy(at)}
      />
      <label htmlFor={id}>{props.label}</label>
      <Hint {...at} />
      <Problem {...at} />
    </div>
  );
}

/** A file to send. */
export function FileField(props: FieldProps & { accept?: string }) {
  const { hand, name } = props;
  return (
    <Wrap {...props}>
      <input
        id={hand.idOf(name)}
        type="file"
        name={name}
        accept={props.accept}
        required={!props.optional}
        {...describedBy(props)}
      />
    </Wrap>
  );
}

/** The button that sends a form; when the verdict says not now: disabled, with the reason beside it. */
export function SendButton(props: {
  screen: Screen;
  label: ReactNode;
  verdict?: Verdict;
  tone?: 'main' | 'calm' | 'danger';
  name?: string;
  value?: string;
  /** The id of the form it sends, when it stands outside of it; and where to, when not to the form's own address. */
  form?: string;
  formAction?: string;
}) {
  const { verdict, screen } = props;
  if (verdict && !verdict.allowed && verdict.when === 'never') return null;
  const refused = verdict && !verdict.allowed ? screen.sayRefusal(verdict.refusal) : undefined;
  return (
    <span className="send">
      <button
        type="submit"
        className={`button is-${props.tone ?? 'main'}`}
        disabled={refused !== undefined}
        name={props.name}
        value={props.value}
        form={props.form}
        formAction={props.formAction}
      >
        {props.label}
      </button>
      {refused ? <span className="why-not">{refused}</span> : null}
    </span>
  );
}

/** A form that is only its button; absent when the verdict is never. */
export function ActButton(props: {
  screen: Screen;
  action: string;
  verdict: Verdict;
  label: ReactNode;
  tone?: 'main' | 'calm' | 'danger';
  hidden?: Record<string, string>;
  /** How the page around was asked for, `?q=…`. */
  asked?: string;
}) {
  if (!props.verdict.allowed && props.verdict.when === 'never') return null;
  const hand = formOf(props.screen, props.action);
  return (
    <Form hand={hand} className="form is-inline" asked={props.asked}>
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SendButton screen={props.screen} verdict={props.verdict} label={props.label} tone={props.tone} />
    </Form>
  );
}
