/** The rows of kinds of work with limits of their own, and of other ways in. */

import type { View } from '../../../platform/route.ts';
import { type FormHand, TextField, TickField } from '../../../ui/form.tsx';
import { containerNames, containers } from '../../media/media.ts';
import type { Call } from '../call.ts';
import { typedFilesOf } from '../rule.ts';
import { text } from '../text/design.ts';
import { text as callText } from '../text.ts';

type Props = { view: View; hand: FormHand; call: Call };

function Small(props: { hand: FormHand; name: string; label: string; value?: number }) {
  return <TextField {...props} inputMode="numeric" maxLength={7} optional />;
}

/** The kinds there are, and one row more. */
export function SubtypeFields({ view, hand, call }: Props) {
  const say = view.say(text);
  const words = view.say(callText);
  const rows = [...(call.eligibility.subtypes ?? []), undefined, undefined].slice(0, 12);
  return (
    <details open={(call.eligibility.subtypes?.length ?? 0) > 0 || view.form !== undefined}>
      <summary>{say('subtypes')}</summary>
      <p className="hint">{say('subtypes.hint')}</p>
      {rows.map((one, index) => {
        const of = (name: string) => ({ hand, name: `subtypes.${index}.${name}`, optional: true });
        const files = typedFilesOf(one?.fileRules ?? []);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows stand in a fixed order
          <fieldset key={index}>
            <legend>{say('subtype.nth', { nth: index + 1 })}</legend>
            {one ? <input type="hidden" name={`subtypes.${index}.key`} value={one.key} /> : null}
            <div className="field-row">
              <TextField {...of('name')} label={say('subtype.name')} value={one?.name.zh} maxLength={40} />
              <TextField
                {...of('nameEn')}
                label={say('subtype.name-en')}
                value={one?.name.en}
                maxLength={80}
              />
            </div>
            <div className="ticks">
              {containerNames.map((name) => (
                <TickField
                  key={name}
                  {...of('formats')}
                  choice={name}
                  label={containers[name].name}
                  ticked={files.formats?.includes(name)}
                />
              ))}
            </div>
            <div className="field-row">
              <Small {...of('secondsMin')} label={words('open.seconds-min')} value={files.secondsMin} />
              <Small {...of('secondsMax')} label={words('open.seconds-max')} value={files.secondsMax} />
              <Small {...of('sizeMbMax')} label={words('amend.size-mb')} value={files.sizeMbMax} />
            </div>
            <div className="field-row">
              <Small {...of('filesMin')} label={words('rule.filesMin')} value={one?.filesMin} />
              <Small {...of('filesMax')} label={words('rule.filesMax')} value={one?.filesMax} />
            </div>
          </fieldset>
        );
      })}
    </details>
  );
}

/** Where else, and whether there too. */
export function EntranceFields({ view, hand, call }: Props) {
  const say = view.say(text);
  const rows = [...call.entrances, undefined, undefined].slice(0, 12);
  return (
    <details open={call.entrances.length > 0 || view.form !== undefined}>
      <summary>{say('entrances')}</summary>
      <p className="hint">{say('entrances.hint')}</p>
      {rows.map((one, index) => {
        const of = (name: string) => ({ hand, name: `entrances.${index}.${name}`, optional: true });
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows stand in a fixed order
          <div className="field-row" key={index}>
            <TextField
              {...of('name')}
              label={say('entrance.name', { nth: index + 1 })}
              value={one?.name.zh}
              maxLength={60}
            />
            <TextField
              {...of('link')}
              type="url"
              inputMode="url"
              label={say('entrance.link')}
              value={one?.link}
              maxLength={500}
            />
            <TickField {...of('must')} label={say('entrance.must')} ticked={one?.force === 'must'} />
          </div>
        );
      })}
    </details>
  );
}
