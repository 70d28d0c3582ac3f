/** What a call asks besides files, as people read it: fields, conditions of entry, other ways in; for office and site. */

import { nameIn, speaker } from '../../kernel/text.ts';
import { Supplement } from '../../ui/parts.tsx';
import type { Screen } from '../../ui/screen.ts';
import type { Call } from './call.ts';
import { askedFields, sayEligibility } from './eligibility.ts';
import { sayLimits } from './field.ts';
import { conditionOf } from './fields.tsx';
import { text } from './text/design.ts';
import { text as eligibilityText } from './text/eligibility.ts';
import { text as fieldText } from './text/field.ts';
import { text as callText } from './text.ts';

type Props = { screen: Screen; call: Call };

/** Who may enter what: sentence by sentence, caps and number of files with them. */
export function EligibilityWords({ screen, call }: Props) {
  const say = speaker(callText, screen.language);
  const channels = call.channels.map((one) => speaker(text, screen.language)(`channel.${one}`));
  const caps = [
    [say('rule.personCap'), call.personCap],
    [say('rule.callCap'), call.callCap],
  ] as const;
  return (
    <ul>
      <li>{channels.join(speaker(eligibilityText, screen.language)('between'))}</li>
      {sayEligibility(call.eligibility).map((one) => (
        <li key={one.zh}>{one[screen.language]}</li>
      ))}
      {caps.map(([name, cap]) => (cap === undefined ? null : <li key={name}>{`${name}: ${cap}`}</li>))}
    </ul>
  );
}

/** Kinds of work with rules of their own are told apart by whoever shows the rules of files. */
export function FieldList({ screen, call }: Props) {
  const say = speaker(fieldText, screen.language);
  const fields = askedFields(call);
  if (fields.length === 0) return <p>{say('form.none')}</p>;
  return (
    <ul>
      {fields.map((field) => {
        const condition = conditionOf(field, fields, call.eligibility);
        const about = [
          say(`force.${field.force}`),
          sayLimits(field)?.[screen.language],
          condition && say('only-if', condition),
        ].filter(Boolean);
        return (
          <li key={field.key}>
            {nameIn(field.label, screen.language)}{' '}
            <small className="quiet">{about.join(say('between.hints'))}</small>
            {field.supplement ? <Supplement screen={screen} /> : null}
          </li>
        );
      })}
    </ul>
  );
}

/** Where else the paper lets works in, or wants them in as well. */
export function Entrances({ screen, call }: Props) {
  const say = speaker(text, screen.language);
  if (call.entrances.length === 0) return null;
  return (
    <ul>
      {call.entrances.map((one) => {
        const name =
          one.force === 'must'
            ? say('entrance.said-must', { name: one.name })
            : nameIn(one.name, screen.language);
        return (
          <li key={one.name.zh}>
            {one.link ? (
              <a href={one.link} rel="noreferrer noopener">
                {name}
              </a>
            ) : (
              name
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** What a maker should know before beginning: who may enter what, and where else; nothing where nothing is asked. */
export function Conditions({ screen, call }: Props) {
  const hasCaps = call.personCap !== undefined || call.callCap !== undefined;
  const isAsked = sayEligibility(call.eligibility).length > 0 || hasCaps;
  if (!isAsked && call.entrances.length === 0) return null;
  const say = speaker(callText, screen.language);
  return (
    <>
      {isAsked ? (
        <>
          <p>{say('rule.eligibility')}</p>
          <EligibilityWords screen={screen} call={call} />
        </>
      ) : null}
      {call.entrances.length > 0 ? (
        <>
          <p>{say('rule.entrances')}</p>
          <Entrances screen={screen} call={call} />
        </>
      ) : null}
    </>
  );
}
