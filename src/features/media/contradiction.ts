/** Which rules of two levels no file could meet at once: told before a call opens, not after a work is refused. */

import type { Sentence } from '../../kernel/text.ts';
import { canHold } from './codec.ts';
import { containers } from './media.ts';
import {
  type CodecRule,
  type ContainerRule,
  type FileRule,
  isMeasurable,
  type LongSideRule,
  leastPixelsOf,
  type ResolutionRule,
  ratiosOf,
  type SpanRule,
  sayRequired,
  sayWhat,
  spanOf,
} from './rule.ts';
import { sayContainers } from './saying.ts';
import { isEmptySpan, meetSpans } from './span.ts';
import { inBoth } from './text.ts';

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
  const about = { what: sayWhat(own), own: sayRequired(own), above: sayRequired(above) };
  return inBoth(`contradiction.${forceOf(own, above)}`, about);
}

/** Only pictures are taken, yet a length is asked; only MP3 is taken, yet AAC is asked. */
function sayUnmeasurable(taken: ContainerRule, asked: FileRule): Sentence | undefined {
  const canMeet = taken.allowed.some(
    (container) =>
      isMeasurable(asked, containers[container].kind) &&
      (asked.kind !== 'codec' || canHold(container, asked.allowed)),
  );
  if (canMeet) return undefined;
  return inBoth('contradiction.kind', {
    names: sayContainers(taken.allowed),
    what: sayWhat(asked),
    required: sayRequired(asked),
  });
}

function canBothBeMet(own: FileRule, above: FileRule): boolean {
  if (own.kind === 'container' && above.kind === 'container') {
    return own.allowed.some((container) => above.allowed.includes(container));
  }
  if (own.kind === 'codec' && above.kind === 'codec') return canShareCodec(own, above);
  if (own.kind === 'aspect' && above.kind === 'aspect')
    return !isEmptySpan(meetSpans(ratiosOf(own), ratiosOf(above)));
  if (own.kind === 'resolution' && above.kind === 'long-side') return isEdgeLeft(own, above);
  if (own.kind === 'long-side' && above.kind === 'resolution') return isEdgeLeft(above, own);
  if (isAmount(own) && isAmount(above) && own.kind === above.kind)
    return !isEmptySpan(meetSpans(spanOf(own), spanOf(above)));
  // A greatest size and a least resolution always leave something, and other measures never meet.
  return true;
}

const canShareCodec = (own: CodecRule, above: CodecRule): boolean =>
  own.track !== above.track || own.allowed.some((codec) => above.allowed.includes(codec));

/** A least resolution has a longest edge of its own: it may be past the greatest that is asked. */
function isEdgeLeft(least: ResolutionRule, edges: LongSideRule): boolean {
  const { width, height } = leastPixelsOf(least);
  const asked = {
    from: Math.max(width, height),
    fromIncluded: true,
    to: Number.POSITIVE_INFINITY,
    toIncluded: true,
  };
  return !isEmptySpan(meetSpans(asked, spanOf(edges)));
}

function isAmount(rule: FileRule): rule is SpanRule {
  return !['container', 'codec', 'aspect', 'resolution', 'exif', 'subtitles'].includes(rule.kind);
}
