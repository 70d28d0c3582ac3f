/** What was struck out and what is new between two texts, in their order; what stayed is only counted. */

import type { RedlineStep } from '../kernel/redline.ts';
import { type Language, speaker } from '../kernel/text.ts';
import { text } from './text.ts';

export function RedlineList({ language, steps }: { language: Language; steps: readonly RedlineStep[] }) {
  const say = speaker(text, language);
  const changed = steps.filter((step) => step.kind !== 'same');
  if (changed.length === 0) return <p>{say('redline.same')}</p>;
  return (
    <>
      <ul className="redline" lang="zh-CN">
        {changed.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines stand in a fixed order
          <li key={index}>
            <span className="quiet">
              {say(step.kind === 'removed' ? 'redline.removed' : 'redline.added')}
            </span>{' '}
            {step.kind === 'removed' ? <del>{step.line}</del> : <ins>{step.line}</ins>}
          </li>
        ))}
      </ul>
      <p className="quiet">{say('redline.kept', { count: steps.length - changed.length })}</p>
    </>
  );
}
