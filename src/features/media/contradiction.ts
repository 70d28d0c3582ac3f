/** Which rules of two levels no file could meet at once: told before a call opens, not after a work is refused. */

import type { Sentence } from '../../kernel/text.ts';
import { containers } from './media.ts';
import {
  type ContainerRule,
  type FileRule,
  isMeasurable,
  ratiosOf,
  type Span,
  sayContainers,
  sayRequired,
  spanOf,
} from './rule.ts';
import { inBoth } from './text.ts';
import { meetSpans } from './tightness.ts';

export type Contradiction = {
  own: FileRule;
  above: FileRule;
  /** `must` when both are binding: then no work can climb. */
  force: 'must' | 'should';
  sentence: Sentence;
};

/** Every pair of an own rule and one from above that no file could satisfy both. */
export function contradictionsBetween(own: readonly FileRule[], above: readonly FileRule[]): Contradiction[] {
  return own.flatMap((mine) =>
    above.flatMap((theirs) => {
      const sentence = contradictionOf(mine, theirs);
      return sentence ? [{ own: mine, above: theirs, force: forceOf(mine, theirs), sentence }] : [];
    }),
  );
}

const forceOf = (own: FileRule, above: FileRule): 'must' | 'should' =>
  own.force === 'must' && above.force === 'must' ? 'must' : 'should';

function contradictionOf(own: FileRule, above: FileRule): Sentence | undefined {
  if (own.kind === 'container' && above.kind !== 'container') return sayUnmeasurable(own, above);
  if (above.kind === 'container' && own.kind !== 'container') return sayUnmeasurable(above, own);
  if (canBothBeMet(own, above)) return undefined;
  const about = { what: inBoth(`what.${own.kind}`), own: sayRequired(own), above: sayRequired(above) };
  return inBoth(`contradiction.${forceOf(own, above)}`, about);
}

/** Only pictures are taken, yet a length is asked. */
function sayUnmeasurable(taken: ContainerRule, asked: FileRule): Sentence | undefined {
  if (taken.allowed.some((container) => isMeasurable(asked, containers[container].kind))) return undefined;
  return inBoth('contradiction.kind', {
    names: sayContainers(taken.allowed),
    what: inBoth(`what.${asked.kind}`),
    required: sayRequired(asked),
  });
}

function canBothBeMet(own: FileRule, above: FileRule): boolean {
  if (own.kind === 'container' && above.kind === 'container') {
    return own.allowed.some((container) => above.allowed.includes(container));
  }
  if (own.kind === 'duration-seconds' && above.kind === 'duration-seconds') {
    return !isEmpty(meetSpans(spanOf(own), spanOf(above)));
  }
  if (own.kind === 'count' && above.kind === 'count') return !isEmpty(meetSpans(spanOf(own), spanOf(above)));
  if (own.kind === 'aspect' && above.kind === 'aspect')
    return !isEmpty(meetSpans(ratiosOf(own), ratiosOf(above)));
  // A greatest size and a least resolution always leave something, and different measures never meet.
  return true;
}

function isEmpty(span: Span): boolean {
  return span.from > span.to || (span.from === span.to && !(span.fromIncluded && span.toIncluded));
}
