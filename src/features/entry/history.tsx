/** What happened to an entry, step by step, with who did it and why. */

import { sayInstant } from '../../kernel/period.ts';
import type { View } from '../../platform/route.ts';
import { Section, Table } from '../../ui/parts.tsx';
import type { EntryAtCall, Step } from './entry.ts';
import { text as versionText } from './text/version.ts';
import { text } from './text.ts';

type Told = {
  view: View;
  entry: EntryAtCall;
  base: string;
  steps: readonly Step[];
  names: ReadonlyMap<string, string>;
};

/** Who did a step. */
export function stepName({ view, names }: Pick<Told, 'view' | 'names'>, step: Step): string {
  return (step.byId && names.get(step.byId)) || view.say(text)('machine');
}

const verbs = [
  'start',
  'submit',
  'return',
  'admit',
  'withdraw',
  'recommend',
  'release',
  'show',
  'hide',
  'unhide',
  'object',
] as const;

export function History(told: Told) {
  const { view, steps, base, entry } = told;
  const say = view.say(text);
  const sayVerb = (verb: string): string => {
    const known = verbs.find((one) => one === verb);
    return known ? say(`did.${known}`) : verb;
  };
  return (
    <Section title={say('history')}>
      {entry.submittedAt ? (
        <p>
          <a href={`${base}/versions`}>{view.say(versionText)('versions.open')}</a>
        </p>
      ) : null}
      <Table
        caption={say('history')}
        rows={steps}
        keyOf={(step) => `${step.at.getTime()}${step.verb}`}
        columns={[
          { key: 'what', head: say('history.what'), cell: (step) => sayVerb(step.verb) },
          { key: 'who', head: say('history.who'), cell: (step) => stepName(told, step) },
          { key: 'when', head: say('history.when'), cell: (step) => sayInstant(step.at, view.language) },
          {
            key: 'version',
            head: say('version'),
            cell: (step) => say('version.nth', { version: step.version }),
          },
          { key: 'why', head: say('history.why'), cell: (step) => step.reason ?? '' },
        ]}
      />
    </Section>
  );
}
