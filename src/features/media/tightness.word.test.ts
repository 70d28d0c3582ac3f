/** Tighter file rules are a partial order, and mean what the judge of files says: whatever meets them meets the looser. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tightness } from '../../kernel/tightness.ts';
import { type Codec, codecNames } from './codec.ts';
import { type Container, containerNames, type Measured } from './media.ts';
import { type FileRule, judgeCount, judgeFile, mayStand } from './rule.ts';
import { compareFileRules } from './tightness.ts';

const force = fc.constantFrom('must' as const, 'should' as const);
const few = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
// Small numbers on purpose: ends must often be the same, and files often lie right on them.
const length = fc.integer({ min: 0, max: 6 });
const day = fc.constantFrom('2018-01-01', '2018-01-02', '2018-02-01', '2019-01-01');
const ends = {
  min: few(length),
  max: few(length),
  minInclusive: few(fc.boolean()),
  maxInclusive: few(fc.boolean()),
};
const some: fc.Arbitrary<Container[]> = fc.uniqueArray(
  fc.constantFrom<Container>('mp4', 'mov', 'mp3', 'jpeg'),
  { minLength: 1, maxLength: 4 },
);
const rule: fc.Arbitrary<FileRule> = fc.oneof(
  fc.record({ kind: fc.constant('container' as const), force, allowed: some }),
  fc.record({
    kind: fc.constant('duration-seconds' as const),
    force,
    min: few(length),
    max: few(length),
    minInclusive: few(fc.boolean()),
    maxInclusive: few(fc.boolean()),
  }),
  fc.record({ kind: fc.constant('size-bytes' as const), force, max: length, inclusive: few(fc.boolean()) }),
  ...(['size-bytes', 'frame-rate', 'bitrate', 'long-side', 'dpi'] as const).map((kind) =>
    fc.record({ kind: fc.constant(kind), force, ...ends }),
  ),
  fc.record({
    kind: fc.constant('taken-within' as const),
    force,
    from: few(day),
    until: few(day),
    fromInclusive: few(fc.boolean()),
    untilInclusive: few(fc.boolean()),
  }),
  fc.oneof(
    ...(['video', 'audio'] as const).map((track) =>
      fc.record({
        kind: fc.constant('codec' as const),
        force,
        track: fc.constant(track),
        allowed: fc.uniqueArray(fc.constantFrom<Codec>(...codecNames[track]), { minLength: 1, maxLength: 3 }),
      }),
    ),
  ),
  fc.record({ kind: fc.constantFrom('exif' as const, 'subtitles' as const), force }),
  fc.record({
    kind: fc.constant('aspect' as const),
    force,
    width: fc.integer({ min: 1, max: 4 }),
    height: fc.integer({ min: 1, max: 4 }),
    tolerance: few(fc.constantFrom(0, 0.02, 0.5)),
  }),
  fc.record({
    ...{ kind: fc.constant('resolution' as const), force, minWidth: length, minHeight: length },
    inclusive: few(fc.boolean()),
  }),
  fc.record({ kind: fc.constant('count' as const), force, ...ends }),
);
const rules = fc.array(rule, { maxLength: 5 });
const measured: fc.Arbitrary<Measured> = fc.record({
  container: fc.constantFrom<Container>('mp4', 'mov', 'mp3', 'jpeg'),
  sizeBytes: length,
  durationSeconds: few(length),
  width: few(length),
  height: few(length),
  frameRate: few(length),
  bitrateKbps: few(length),
  dpi: few(length),
  hasExif: few(fc.boolean()),
  hasSubtitles: few(fc.boolean()),
  takenAt: few(day.map((one) => `${one}T12:00:00`)),
  videoCodec: few(fc.constantFrom(...codecNames.video)),
  audioCodec: few(fc.constantFrom('pcm-s16', ...codecNames.audio)),
  notes: fc.constant([]),
});

const isAtLeastAsTight = (one: Tightness) => one === 'same' || one === 'tighter';
const mirror: Record<Tightness, Tightness> = {
  same: 'same',
  tighter: 'looser',
  looser: 'tighter',
  apart: 'apart',
};
/** The rules above, made tighter or looser here and there, so that orders between them are common. */
const neighbours = fc.tuple(rules, rules, rules).map(([a, b, c]) => [[...a, ...b, ...c], [...a, ...b], a]);

describe('tighter file rules', () => {
  it('are a partial order: the same as itself, mirrored the other way round, and passed on', () => {
    fc.assert(
      fc.property(fc.oneof(fc.tuple(rules, rules, rules), neighbours), ([a, b, c]) => {
        expect(compareFileRules(a!, a!)).toBe('same');
        expect(compareFileRules(b!, a!)).toBe(mirror[compareFileRules(a!, b!)]);
        if (isAtLeastAsTight(compareFileRules(a!, b!)) && isAtLeastAsTight(compareFileRules(b!, c!)))
          expect(isAtLeastAsTight(compareFileRules(a!, c!))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('let nothing pass that the looser rules keep out, and nothing follow all advice that does not there', () => {
    const seen = new Set<Tightness>();
    fc.assert(
      fc.property(
        fc.oneof(
          fc.tuple(rules, rules),
          neighbours.map(([a, b]) => [a, b]),
        ),
        measured,
        length,
        ([own, above], file, count) => {
          const tightness = compareFileRules(own!, above!);
          seen.add(tightness);
          if (!isAtLeastAsTight(tightness)) return;
          const judged = (all: readonly FileRule[]) => [...judgeFile(all, file), ...judgeCount(all, count)];
          if (mayStand(judged(own!))) expect(mayStand(judged(above!))).toBe(true);
          const isMet = (all: readonly FileRule[]) =>
            judged(all).every((finding) => finding.standing === 'meets');
          if (isMet(own!)) expect(isMet(above!)).toBe(true);
        },
      ),
      { numRuns: 3000 },
    );
    expect([...seen].sort()).toEqual(['apart', 'looser', 'same', 'tighter']);
  });

  const must = { force: 'must' as const };
  const film: FileRule = { kind: 'container', allowed: ['mp4', 'mov'], ...must };
  const span = (min?: number, max?: number, more = {}): FileRule => ({
    kind: 'duration-seconds',
    min,
    max,
    ...must,
    ...more,
  });
  it.each<[string, FileRule[], FileRule[], Tightness]>([
    ['fewer formats', [{ ...film, allowed: ['mp4'] }], [film], 'tighter'],
    ['a format more', [{ ...film, allowed: ['mp4', 'mov', 'webp'] }], [film], 'looser'],
    ['another format', [{ ...film, allowed: ['mp3'] }], [film], 'apart'],
    ['every format named where none was asked', [{ ...film, allowed: containerNames }], [], 'tighter'],
    ['five minutes instead of six', [span(0, 300)], [span(0, 360)], 'tighter'],
    [
      'Qinghai’s 3–5 minutes beneath the nation’s less than 3',
      [span(180, 300)],
      [span(undefined, 180, { maxInclusive: false })],
      'apart',
    ],
    ['以内 where 小于 stood', [span(0, 180)], [span(0, 180, { maxInclusive: false })], 'looser'],
    ['a duty where an advice stood', [span(180, 480)], [span(180, 480, { force: 'should' })], 'tighter'],
    ['an advice where a duty stood', [span(180, 480, { force: 'should' })], [span(180, 480)], 'looser'],
    ['the printed words alone', [span(0, 300, { quote: '五分钟以内' })], [span(0, 300)], 'same'],
    ['a frame rate asked where none was', [{ kind: 'frame-rate', min: 25, ...must }], [], 'tighter'],
    [
      'H.264 alone where H.265 was taken too',
      [{ kind: 'codec', track: 'video', allowed: ['avc'], ...must }],
      [{ kind: 'codec', track: 'video', allowed: ['avc', 'hevc'], ...must }],
      'tighter',
    ],
    [
      'the codec of the sound instead of the picture’s',
      [{ kind: 'codec', track: 'audio', allowed: ['aac'], ...must }],
      [{ kind: 'codec', track: 'video', allowed: ['avc'], ...must }],
      'apart',
    ],
    [
      '大于 where 不低于 stood',
      [{ kind: 'resolution', minWidth: 9, minHeight: 9, inclusive: false, ...must }],
      [{ kind: 'resolution', minWidth: 9, minHeight: 9, ...must }],
      'tighter',
    ],
    [
      'a day more to take pictures',
      [{ kind: 'taken-within', from: '2018-01-01', ...must }],
      [{ kind: 'taken-within', from: '2018-01-02', ...must }],
      'looser',
    ],
    [
      'subtitles advised, and asked above',
      [{ kind: 'subtitles', force: 'should' }],
      [{ kind: 'subtitles', ...must }],
      'looser',
    ],
    ['a rule dropped', [], [span(0, 300)], 'looser'],
    [
      'shorter, but bigger',
      [span(0, 60), { kind: 'size-bytes', max: 9, ...must }],
      [span(0, 90), { kind: 'size-bytes', max: 8, ...must }],
      'apart',
    ],
  ])('%s', (_, own, above, tightness) => {
    expect(compareFileRules(own, above)).toBe(tightness);
  });
});
