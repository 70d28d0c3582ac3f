/** How own file rules stand to those above: tighter when whatever meets them meets the ones above as well. */

import { compareMore, compareSets, joinTightness, type Tightness } from '../../kernel/tightness.ts';
import type { CodecTrack } from './codec.ts';
import { type FileRule, leastPixelsOf, ratiosOf, spanOf } from './rule.ts';
import { meetSpans, type Span } from './span.ts';

export const fileRuleKinds = [
  'container',
  'codec',
  'duration-seconds',
  'size-bytes',
  'aspect',
  'resolution',
  'long-side',
  'frame-rate',
  'bitrate',
  'dpi',
  'exif',
  'taken-within',
  'subtitles',
  'count',
] as const satisfies readonly FileRule['kind'][];
export type FileRuleKind = (typeof fileRuleKinds)[number];

/** What several rules of one kind let through together. Not asked at all is the loosest. */
type Region =
  | { kind: 'set'; names: readonly string[] }
  | { kind: 'tracks'; tracks: Partial<Record<CodecTrack, readonly string[]>> }
  | { kind: 'span'; span: Span }
  | { kind: 'pixels'; width: number; height: number }
  | { kind: 'flag' };

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
      return { kind: 'set', names: rule.allowed };
    case 'codec':
      return { kind: 'tracks', tracks: { [rule.track]: rule.allowed } };
    case 'aspect':
      return { kind: 'span', span: ratiosOf(rule) };
    case 'resolution':
      return { kind: 'pixels', ...leastPixelsOf(rule) };
    case 'exif':
    case 'subtitles':
      return { kind: 'flag' };
    default:
      return { kind: 'span', span: spanOf(rule) };
  }
}

/** What two regions have in common. */
function meet(one: Region, other: Region): Region {
  if (one.kind === 'set' && other.kind === 'set')
    return { kind: 'set', names: meetSets(one.names, other.names) };
  if (one.kind === 'tracks' && other.kind === 'tracks') return meetTracks(one.tracks, other.tracks);
  if (one.kind === 'span' && other.kind === 'span')
    return { kind: 'span', span: meetSpans(one.span, other.span) };
  if (one.kind === 'pixels' && other.kind === 'pixels')
    return {
      kind: 'pixels',
      width: Math.max(one.width, other.width),
      height: Math.max(one.height, other.height),
    };
  if (one.kind === 'flag' && other.kind === 'flag') return one;
  throw new Error('rules of one kind have regions of one kind');
}

const meetSets = (one: readonly string[], other: readonly string[]): readonly string[] =>
  one.filter((name) => other.includes(name));

type Tracks = Extract<Region, { kind: 'tracks' }>['tracks'];
const codecTracks: readonly CodecTrack[] = ['video', 'audio'];

function meetTracks(one: Tracks, other: Tracks): Region {
  const tracks: Tracks = {};
  for (const track of codecTracks) {
    const [mine, theirs] = [one[track], other[track]];
    const both = mine && theirs ? meetSets(mine, theirs) : (mine ?? theirs);
    if (both) tracks[track] = both;
  }
  return { kind: 'tracks', tracks };
}

function compareRegions(own: Region | undefined, above: Region | undefined): Tightness {
  if (!own || !above) return own === above ? 'same' : above ? 'looser' : 'tighter';
  if (own.kind === 'set' && above.kind === 'set') return compareSets(own.names, above.names);
  if (own.kind === 'tracks' && above.kind === 'tracks') return compareTracks(own.tracks, above.tracks);
  if (own.kind === 'span' && above.kind === 'span') return compareSpans(own.span, above.span);
  if (own.kind === 'pixels' && above.kind === 'pixels')
    return joinTightness([compareMore(own.width, above.width), compareMore(own.height, above.height)]);
  if (own.kind === 'flag' && above.kind === 'flag') return 'same';
  throw new Error('rules of one kind have regions of one kind');
}

function compareTracks(own: Tracks, above: Tracks): Tightness {
  return joinTightness(
    codecTracks.map((track) => {
      const [mine, theirs] = [own[track], above[track]];
      if (mine && theirs) return compareSets(mine, theirs);
      return mine === theirs ? 'same' : theirs ? 'looser' : 'tighter';
    }),
  );
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
