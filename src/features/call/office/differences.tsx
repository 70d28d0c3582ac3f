/** What the level above had in the version taken over, beside what stands in a call here: a part of its page. */

import type { View } from '../../../platform/route.ts';
import { Section } from '../../../ui/parts.tsx';
import { differencesBetween, valuesOf } from '../../campaign/latitude.ts';
import { Differences } from '../../campaign/tightness.tsx';
import type { Call } from '../call.ts';
import { callRules } from '../rule.ts';
import { getCallVersion } from '../store/version.ts';
import { text } from '../text.ts';

export async function DifferencesPart(view: View, call: Call, above: Call) {
  const say = view.say(text);
  const version = await getCallVersion(view.tx, above.id, call.parentVersion ?? above.version);
  const rows = differencesBetween(callRules, valuesOf(callRules, call), version.values, version.latitude);
  return (
    <Section
      title={say('differences')}
      id="differences"
      aside={
        <a href={`/office/calls/${above.id}`}>
          {say('inherits', { owner: above.ownerName })} · {say('version', { version: version.version })}
        </a>
      }
    >
      <Differences
        screen={view}
        caption={say('differences')}
        above={say('differences.above', { owner: above.ownerName })}
        rows={rows}
      />
    </Section>
  );
}
