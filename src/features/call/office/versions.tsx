/** The versions of a call, the newest first: when, why, and what changed. */

import { sayInstant } from '../../../kernel/period.ts';
import type { View } from '../../../platform/route.ts';
import { Section, Table } from '../../../ui/parts.tsx';
import { sayChanges } from '../../campaign/tightness.tsx';
import type { Call } from '../call.ts';
import { callRules } from '../rule.ts';
import { listCallVersions } from '../store/version.ts';
import { text } from '../text.ts';

export async function VersionsPart(view: View, call: Call) {
  if (call.version === 1) return null;
  const say = view.say(text);
  const versions = await listCallVersions(view.tx, call.id);
  return (
    <Section title={say('versions')} id="versions">
      <Table
        caption={say('versions')}
        rows={versions}
        keyOf={(one) => String(one.version)}
        columns={[
          { key: 'version', head: say('versions'), cell: (one) => say('version', { version: one.version }) },
          { key: 'at', head: say('versions.at'), cell: (one) => sayInstant(one.at, view.language) },
          { key: 'reason', head: say('versions.reason'), cell: (one) => one.reason ?? '' },
          {
            key: 'changes',
            head: say('versions.changes'),
            cell: (one, index) => sayChanges(view, callRules, one.values, versions[index + 1]?.values),
          },
        ]}
      />
    </Section>
  );
}
