/** The fields of file rules: formats, length, size; used where a call is opened from one above, or amended. */

import { speaker } from '../../kernel/text.ts';
import { type FormHand, TextField, TickField } from '../../ui/form.tsx';
import type { Screen } from '../../ui/screen.ts';
import type { Difference } from '../campaign/latitude.ts';
import { RuleHint } from '../campaign/tightness.tsx';
import { containerNames, containers } from '../media/media.ts';
import type { FileRule } from '../media/rule.ts';
import { typedFilesOf } from './rule.ts';
import { text } from './text.ts';

export function FileFields(props: {
  screen: Screen;
  hand: FormHand;
  rules: readonly FileRule[];
  prefix?: string;
  /** Where a level above has set something: how each kind stands to it. */
  beside?: readonly Difference[];
}) {
  const { screen, hand, prefix = '' } = props;
  const say = speaker(text, screen.language);
  const start = typedFilesOf(props.rules);
  const about = (key: string) => {
    const difference = props.beside?.find((one) => one.rule.key === key);
    return {
      disabled: difference?.latitude === 'locked',
      hint: difference ? (
        <RuleHint screen={screen} difference={difference} typed={difference.tightness} />
      ) : undefined,
    };
  };
  const formats = about('file.container');
  const length = about('file.duration-seconds');
  const number = { hand, inputMode: 'numeric', maxLength: 5, optional: true } as const;
  const problem = hand.problem(`${prefix}formats`);
  return (
    <>
      <fieldset id={hand.idOf(`${prefix}formats`)} tabIndex={-1}>
        <legend>{say('rule.file.container')}</legend>
        {formats.hint ? <p className="hint">{formats.hint}</p> : null}
        {problem ? <p className="problem">{problem}</p> : null}
        <div className="ticks">
          {containerNames.map((name) => (
            <TickField
              key={name}
              hand={hand}
              name={`${prefix}formats`}
              choice={name}
              label={containers[name].name}
              ticked={start.formats?.includes(name)}
              disabled={formats.disabled}
            />
          ))}
        </div>
      </fieldset>
      <div className="field-row">
        <TextField
          {...number}
          name={`${prefix}secondsMin`}
          label={say('open.seconds-min')}
          value={start.secondsMin}
          disabled={length.disabled}
        />
        <TextField
          {...number}
          {...length}
          name={`${prefix}secondsMax`}
          label={say('open.seconds-max')}
          value={start.secondsMax}
        />
        <TextField
          {...number}
          {...about('file.size-bytes')}
          name={`${prefix}sizeMbMax`}
          label={say('amend.size-mb')}
          value={start.sizeMbMax}
        />
      </div>
    </>
  );
}
