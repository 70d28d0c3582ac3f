/** The keys by which a judge works without a mouse, as a list that can be read. */

import type { View } from '../../../platform/route.ts';
import { text } from '../text/score.ts';

const keys = [
  [['1', '9'], 'keys.criterion'],
  [['+', '−'], 'keys.step'],
  [['j', 'k'], 'keys.work'],
  [['←', '→'], 'keys.picture'],
  [['p'], 'keys.play'],
  [['Ctrl', 'Enter'], 'keys.submit'],
  [['Esc'], 'keys.leave'],
] as const;

/** Shown by the island: without it there are no keys. */
export function KeysPart({ view }: { view: View }) {
  const say = view.say(text);
  return (
    <details className="keys" open hidden data-keys="">
      <summary>{say('keys')}</summary>
      <dl>
        {keys.map(([of, what]) => (
          <div key={what}>
            <dt>
              {of.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{say(what)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
