/** Outcomes as parts of pages: what became of one work, in words. */

import type { ReactNode } from 'react';
import type { EntryId } from '../../kernel/id.ts';
import { sayDay, startOfDay } from '../../kernel/period.ts';
import type { View } from '../../platform/route.ts';
import { Badge, Section, type Tone } from '../../ui/parts.tsx';
import type { OutcomeContent, OutcomeKind, WorkOutcome } from './outcome.ts';
import { listOutcomesOf } from './store.ts';
import { text } from './text.ts';

const tones: Record<OutcomeKind, Tone> = {
  received: 'plain',
  shortlisted: 'accent',
  awarded: 'good',
  'not-selected': 'wait',
};

/** “Second prize, rank 3”. */
export function sayResult(view: Pick<View, 'say'>, { kind, award, rank }: OutcomeContent): string {
  const say = view.say(text);
  const said = award ?? say(`kind.${kind}`);
  return rank === undefined ? said : `${said} ${say('rank.is', { rank })}`;
}

export const sayOn = (view: Pick<View, 'language'>, on: string) => sayDay(startOfDay(on), view.language);

export function OutcomeLine(props: { view: View; outcome: WorkOutcome; href?: string }) {
  const { view, outcome } = props;
  const result = sayResult(view, outcome);
  return (
    <li>
      {outcome.level} <Badge tone={tones[outcome.kind]}>{result}</Badge>{' '}
      <span className="quiet">
        {[sayOn(view, outcome.happenedOn), outcome.number, outcome.note].filter(Boolean).join(' ')}
      </span>{' '}
      {props.href ? (
        <a href={props.href} aria-label={`${outcome.title} ${result}`}>
          …
        </a>
      ) : null}
    </li>
  );
}

/** On the pages of a work, for its maker, its unit and those above. */
export async function outcomesPart(view: View, entry: { id: EntryId }): Promise<ReactNode> {
  const outcomes = await listOutcomesOf(view.tx, [entry.id]);
  if (outcomes.length === 0) return null;
  return (
    <Section title={view.say(text)('outcomes')} id="outcomes">
      <ul>
        {outcomes.map((outcome) => (
          <OutcomeLine key={outcome.id} view={view} outcome={outcome} />
        ))}
      </ul>
    </Section>
  );
}
