/** A field as somebody else just kept it, above what was typed on a page that had grown old. */

import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { Note, Pairs } from '../../../ui/parts.tsx';
import { type Field, sayLimits } from '../field.ts';
import { conditionOf } from '../fields.tsx';
import { text } from '../text/field.ts';
import { sayOptions, sayTree } from '../typed.ts';
import type { FoundForm } from './form.tsx';

export function Stored({
  view,
  found,
  field,
  isNew,
}: {
  view: View;
  found: FoundForm;
  field?: Field;
  isNew: boolean;
}) {
  const say = view.say(text);
  const fields = found.design?.fields ?? found.call.fields;
  const condition = field && conditionOf(field, fields, found.call.eligibility);
  return (
    <Note tone="warn" title={say('field.stored')}>
      {field ? (
        <Pairs
          pairs={[
            [say('field.label'), nameIn(field.label, view.language)],
            field.help && [say('field.help'), nameIn(field.help, view.language)],
            [say('field.force'), say(`force.${field.force}`)],
            [
              say('form.limits'),
              [sayLimits(field)?.[view.language], condition && say('only-if', condition)]
                .filter(Boolean)
                .join(' '),
            ],
            field.choices && [
              say('field.choices'),
              <span key="choices" className="prose">
                {sayOptions(field.choices)}
              </span>,
            ],
            field.words && [say('field.words'), nameIn(field.words, view.language)],
            field.tree && [
              say('field.tree'),
              <span key="tree" className="prose">
                {sayTree(field.tree)}
              </span>,
            ],
          ]}
        />
      ) : (
        <ol>
          {isNew
            ? fields.map((one) => <li key={one.key}>{nameIn(one.label, view.language)}</li>)
            : say('field.stored.gone')}
        </ol>
      )}
      <p>{say('field.typed')}</p>
    </Note>
  );
}
