/** How own file rules stand to those above: tighter when whatever meets them meets the ones above as well. */

import { compareMore, compareSets, joinTightness, type Tightness } from '../../kernel/tightness.ts';
import type { Container } from './media.ts';
import { type FileRule, ratiosOf, type Span, spanOf } from './rule.ts';

export const fileRuleKinds = [
  'container',
  'duration-seconds',
  'size-bytes',
  'aspect',
  'resolution',
  'count',
] as const satisfies readonly FileRule['kind'][];
export type FileRuleKind = (typeof fileRuleKinds)[number];

/** What several rules of one kind let through together. Not asked at all is the loosest. */
type Region =
  | { kind: 'set'; containers: readonly Container[] }
  | { kind: 'span'; span: Span }
  | { kind: 'pixels'; width: number; height: number };

/**
 * Kind by kind, twice: what keeps a file out (`must`), and what a file meets that follows the advice too. Raising an
 * advice to a duty is tighter; tighter in one and looser in another is apart.
 */
export function compareFileRules(own: readonly FileRule[], above: readonly FileRule[]): Tightness {
  return joinTightness(
    fileRuleKinds.flatMap((kind) => {
      const [mine, theirs] = [ofKind(own, kind), ofKind(above, kind)];
      const [mineMust, theirsMust] = [mine.filter(isDuty), theirs.filter(isDuty)];
      return [
        compareRegions(regionOf(mineMust), regionOf(theirsMust)),
        compareRegions(regionOf(mine), regionOf(theirs)),
      ];
    }),
  );
}

const isDuty = (rule: FileRule): boolean => rule.force === 'must';

/** The rules of one kind: each kind has a latitude of its own. */
export function ofKind(rules: readonly FileRule[], kind: FileRuleKind): FileRule[] {
  return rules.filter((rule) => rule.kind === kind);
}

function regionOf(rules: readonly FileRule[]): Region | undefined {
  return rules
    .map(regionOfOne)
    .reduce<Region | undefined>((all, one) => (all ? meet(all, one) : one), undefined);
}

function regionOfOne(rule: FileRule): Region {
  switch (rule.kind) {
    case 'container':
      return { kind: 'set', containers: rule.allowed };
    case 'duration-seconds':
    case 'count':
      return { kind: 'span', span: spanOf(rule) };
    case 'size-bytes':
      return {
        kind: 'span',
        span: { from: 0, fromIncluded: true, to: rule.max, toIncluded: rule.inclusive !== false },
      };
    case 'aspect':
      return { kind: 'span', span: ratiosOf(rule) };
    case 'resolution':
      return { kind: 'pixels', width: rule.minWidth, height: rule.minHeight };
  }
}

/** What two regions have in common. */
function meet(one: Region, other: Region): Region {
  if (one.kind === 'set' && other.kind === 'set')
    return { kind: 'set', containers: one.containers.filter((name) => other.containers.includes(name)) };
  if (one.kind === 'span' && other.kind === 'span')
    return { kind: 'span', span: meetSpans(one.span, other.span) };
  if (one.kind === 'pixels' && other.kind === 'pixels')
    return {
      kind: 'pixels',
      width: Math.max(one.width, other.width),
      height: Math.max(one.height, other.height),
    };
  throw new Error('rules of one kind have regions of one kind');
}

/** What two spans have in common; may be empty. */
export function meetSpans(one: Span, other: Span): Span {
  const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)];
  return {
    from,
    fromIncluded: (one.from < from || one.fromIncluded) && (other.from < from || other.fromIncluded),
    to,
    toIncluded: (one.to > to || one.toIncluded) && (other.to > to || other.toIncluded),
  };
}

function compareRegions(own: Region | undefined, above: Region | undefined): Tightness {
  if (!own || !above) return own === above ? 'same' : above ? 'looser' : 'tighter';
  if (own.kind === 'set' && above.kind === 'set') return compareSets(own.containers, above.containers);
  if (own.kind === 'span' && above.kind === 'span') return compareSpans(own.span, above.span);
  if (own.kind === 'pixels' && above.kind === 'pixels')
    return joinTightness([compareMore(own.width, above.width), compareMore(own.height, above.height)]);
  throw new Error('rules of one kind have regions of one kind');
}

/** End by end; where the numbers are the same, an end that is not included is tighter than one that is. */
function compareSpans(own: Span, above: Span): Tightness {
  const excluded = (isIncluded: boolean): number => (isIncluded ? 0 : 1);
  const from = compareMore(own.from, above.from);
  const to = compareMore(-own.to, -above.to);
  return joinTightness([
    from === 'same' ? compareMore(excluded(own.fromIncluded), excluded(above.fromIncluded)) : from,
    to === 'same' ? compareMore(excluded(own.toIncluded), excluded(above.toIncluded)) : to,
  ]);
}
