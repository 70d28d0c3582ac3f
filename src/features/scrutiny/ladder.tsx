/** The ladder in words, for the rules of a vote and the office. */

import { nameIn } from '../../kernel/text.ts';
import type { View } from '../../platform/route.ts';
import { Section } from '../../ui/parts.tsx';
import type { Call } from '../call/call.ts';
import type { Ladder } from './ladder.ts';
import { getLadder } from './store/sanction.ts';
import { text } from './text/ladder.ts';

export function LadderList({ view, ladder }: { view: View; ladder: Ladder }) {
  return (
    <ol>
      {ladder.steps.map((step) => (
        <li key={step.key}>
          <strong>{nameIn(step.name, view.language)}</strong>
          {step.about ? <> — {nameIn(step.about, view.language)}</> : null}
        </li>
      ))}
    </ol>
  );
}

/** On the rules page of a call: what follows when votes are bought, as its campaign has it. */
export async function LadderPart(view: View, call: Pick<Call, 'campaignId'>) {
  const say = view.say(text);
  return (
    <Section title={say('ladder')} id="sanctions">
      <p>{say('ladder.lead')}</p>
      <LadderList view={view} ladder={await getLadder(view.tx, call.campaignId)} />
    </Section>
  );
}
