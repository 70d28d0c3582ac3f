/** Taking a work to one more call: the calls that collect the like at its unit now. */

import { nameIn } from '../../kernel/text.ts';
import { allowed } from '../../kernel/verdict.ts';
import type { View } from '../../platform/route.ts';
import { ActButton } from '../../ui/form.tsx';
import { Section } from '../../ui/parts.tsx';
import type { EntryAtCall } from './entry.ts';
import type { OpenPlace } from './store/place.ts';
import { text } from './text/version.ts';

type Copying = { view: View; entry: EntryAtCall; base: string; places: readonly OpenPlace[] };

export function CopiesPart({ view, base, places }: Copying) {
  const say = view.say(text);
  if (places.length === 0) return null;
  return (
    <Section title={say('copies')} id="copies">
      <p className="hint">{say('copies.lead')}</p>
      <div className="actions">
        {places.map(({ call }) => (
          <ActButton
            key={call.id}
            screen={view}
            tone="calm"
            action={`${base}/copies/${call.id}`}
            verdict={allowed}
            label={say('copies.do', { call: nameIn(call.name, view.language) })}
          />
        ))}
      </div>
    </Section>
  );
}
