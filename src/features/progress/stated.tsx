/** The mark of figures that were recorded by hand, and how figures are said. */

import type { View } from '../../platform/route.ts';
import { Badge } from '../../ui/parts.tsx';
import { type Amounts, statedCounters } from './progress.ts';
import { text } from './text.ts';

/** A number in groups of three: 100,000,000. */
export function sayNumber(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Where a figure holds something from paper: marked, with the reason; a link leads to the records. */
export function ByHand(props: { view: Pick<View, 'say'>; amount?: number; href?: string }) {
  const say = props.view.say(text);
  const words =
    props.amount === undefined ? say('by-hand') : say('by-hand.of', { amount: sayNumber(props.amount) });
  return (
    <span className="by-hand" title={say('by-hand.why')}>
      <Badge tone="wait">{props.href ? <a href={props.href}>{words}</a> : words}</Badge>
    </span>
  );
}

/** The figures of a record in one line; nothing stated is said so. */
export function AmountsLine({ view, amounts }: { view: Pick<View, 'say'>; amounts: Amounts }) {
  const say = view.say(text);
  const shown = statedCounters.filter((counter) => amounts[counter] > 0);
  if (shown.length === 0) return <>{say('stated.nothing')}</>;
  return (
    <ul className="figures">
      {shown.map((counter) => (
        <li key={counter}>
          {say('stated.figure', {
            counter: say(`counter.${counter}`),
            amount: sayNumber(amounts[counter]),
          })}
        </li>
      ))}
    </ul>
  );
}
