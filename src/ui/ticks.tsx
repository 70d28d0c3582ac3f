/** Several of a list: one field, a tick box for each choice. */

import type { ReactNode } from 'react';
import type { FormHand } from './form.tsx';

/** Several of a list, each with its tick box; one problem for all of them. */
export function TickList(props: {
  hand: FormHand;
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  choices: readonly { value: string; label: ReactNode; ticked?: boolean }[];
  /** Where a field is spread over several lists: what tells this one apart. The problem stands at the first. */
  part?: string;
}) {
  const { hand, name, choices } = props;
  const problem = props.part ? undefined : hand.problem(name);
  const ticked = hand.values(
    name,
    choices.filter((c) => c.ticked).map((c) => c.value),
  );
  return (
    <fieldset
      id={hand.idOf(props.part ? `${name}-${props.part}` : name)}
      className={problem ? 'has-problem' : undefined}
      tabIndex={-1}
    >
      <legend>{props.label}</legend>
      {props.hint ? <p className="hint">{props.hint}</p> : null}
      {choices.map((c) => (
        <div key={c.value} className="field is-tick">
          <input
            id={`${hand.idOf(name)}-${c.value}`}
            type="checkbox"
            name={name}
            value={c.value}
            defaultChecked={ticked.includes(c.value)}
          />
          <label htmlFor={`${hand.idOf(name)}-${c.value}`}>{c.label}</label>
        </div>
      ))}
      {problem ? <p className="problem">{problem}</p> : null}
    </fieldset>
  );
}
