/**
 * What a call asks of a file, as data, and the one interpreter of it.
 * A notice's words are kept beside each rule (`quote`); what the paper lacks is marked `supplement`.
 */

import { dayMs, startOfDay } from '../../kernel/period.ts';
import type { Language, Sentence } from '../../kernel/text.ts';
import { type Codec, type CodecTrack, codecOf, sayCodec } from './codec.ts';
import { frameRateOf, lengthOf } from './measure.ts';
import { type Container, containers, type Measured, type MediaKind } from './media.ts';
import { sayAmount, sayContainers, sayPixels, saySpan } from './saying.ts';
import { type Bounds, isInSpan, type Span, spanBetween } from './span.ts';
import { inBoth } from './text.ts';

type Asked = {
  /** `must` keeps a file out; `should` (以……为宜) only tells. */
  force: 'must' | 'should';
  /** 演示补充: not in the paper, added by us. */
  supplement?: true;
  /** The paper's printed words. */
  quote?: string;
};

export type ContainerRule = Asked & { kind: 'container'; allowed: readonly Container[] };
/** Of the picture's track or of the sound's; a call may have one rule for each. */
export type CodecRule = Asked & { kind: 'codec'; track: CodecTrack; allowed: readonly Codec[] };
/** Ends are included unless said otherwise: 以内 includes, 小于 does not. */
export type DurationRule = Asked & Bounds & { kind: 'duration-seconds' };
/** `inclusive` is the older word for `maxInclusive`; versions that were kept still say it. */
export type SizeRule = Asked & Bounds & { kind: 'size-bytes'; inclusive?: boolean };
/** Pictures a second; 29.97 counts as 30. */
export type FrameRateRule = Asked & Bounds & { kind: 'frame-rate' };
/** In kbps. */
export type BitrateRule = Asked & Bounds & { kind: 'bitrate' };
/** The longer edge in pixels, whichever way the picture is turned. */
export type LongSideRule = Asked & Bounds & { kind: 'long-side' };
export type DpiRule = Asked & Bounds & { kind: 'dpi' };
/** `tolerance` is relative: 0.02 lets 16:9 be off by two in a hundred. */
export type AspectRule = Asked & { kind: 'aspect'; width: number; height: number; tolerance?: number };
export type ResolutionRule = Asked & {
  kind: 'resolution';
  minWidth: number;
  minHeight: number;
  inclusive?: boolean;
};
/** How many files one entry holds; judged by `judgeCount`, as no single file can tell. */
export type CountRule = Asked & Bounds & { kind: 'count' };
/** The camera's record has to be there still. */
export type ExifRule = Asked & { kind: 'exif' };
/** 配字幕: a track of subtitles meets it; words drawn into the picture nobody can measure, so it never fails. */
export type SubtitlesRule = Asked & { kind: 'subtitles' };
/** Taken on one of these days (`2018-01-01`), by the camera's own clock. */
export type TakenRule = Asked & {
  kind: 'taken-within';
  from?: string;
  until?: string;
  fromInclusive?: boolean;
  untilInclusive?: boolean;
};

/** A rule whose measure is one number between two ends. */
export type SpanRule =
  | (DurationRule | SizeRule | FrameRateRule | BitrateRule)
  | (LongSideRule | DpiRule | CountRule | TakenRule);
export type FileRule =
  | SpanRule
  | (ContainerRule | CodecRule | AspectRule | ResolutionRule | ExifRule | SubtitlesRule);

/** `unknown` is nobody's fault: it stands, and a person looks. */
export type Standing = 'meets' | 'fails' | 'unknown';
export type RuleFinding = { rule: FileRule; standing: Standing; measured: Sentence; required: Sentence };

export const aspectToleranceDefault = 0.02;

const dayNumber = (day: string): number => startOfDay(day).getTime() / dayMs;

/** The lengths, sizes, days … a rule lets through. */
export function spanOf(rule: SpanRule): Span {
  if (rule.kind === 'size-bytes')
    return spanBetween({ ...rule, maxInclusive: rule.maxInclusive ?? rule.inclusive });
  if (rule.kind !== 'taken-within') return spanBetween(rule);
  const { from, until } = rule;
  return {
    from: from === undefined ? Number.NEGATIVE_INFINITY : dayNumber(from),
    fromIncluded: from === undefined || rule.fromInclusive !== false,
    to: until === undefined ? Number.POSITIVE_INFINITY : dayNumber(until),
    toIncluded: until === undefined || rule.untilInclusive !== false,
  };
}

/** The ratios an aspect rule lets through. */
export function ratiosOf(rule: AspectRule): Span {
  const tolerance = rule.tolerance ?? aspectToleranceDefault;
  const ratio = rule.width / rule.height;
  return { from: ratio * (1 - tolerance), fromIncluded: true, to: ratio * (1 + tolerance), toIncluded: true };
}

/** The smallest width and height a resolution rule lets through, in whole pixels. */
export function leastPixelsOf(rule: ResolutionRule): { width: number; height: number } {
  const more = rule.inclusive === false ? 1 : 0;
  return { width: rule.minWidth + more, height: rule.minHeight + more };
}

const kindsWith: Record<FileRule['kind'], readonly MediaKind[]> = {
  container: ['video', 'audio', 'picture', 'document'],
  codec: ['video', 'audio'],
  'duration-seconds': ['video', 'audio'],
  'size-bytes': ['video', 'audio', 'picture', 'document'],
  'frame-rate': ['video'],
  bitrate: ['video', 'audio'],
  aspect: ['video', 'picture'],
  resolution: ['video', 'picture'],
  'long-side': ['video', 'picture'],
  dpi: ['picture'],
  exif: ['picture'],
  'taken-within': ['picture'],
  subtitles: ['video'],
  count: ['video', 'audio', 'picture', 'document'],
};

/** Whether files of a kind have what the rule measures: a picture has no length, a song no pixels. */
export function isMeasurable(rule: FileRule, kind: MediaKind): boolean {
  if (rule.kind === 'codec' && rule.track === 'video') return kind === 'video';
  return kindsWith[rule.kind].includes(kind);
}

/** What a rule demands, in words without its subject: "3:00–5:00". */
export function sayRequired(rule: FileRule): Sentence {
  switch (rule.kind) {
    case 'container':
      return inBoth('required.containers', { names: sayContainers(rule.allowed) });
    case 'codec':
      return inBoth('required.containers', { names: rule.allowed.map(sayCodec).join(' / ') });
    case 'aspect':
      return inBoth('required.exactly', { value: `${rule.width}:${rule.height}` });
    case 'resolution': {
      const key = rule.inclusive === false ? 'required.resolution-above' : 'required.resolution';
      return inBoth(key, { width: rule.minWidth, height: rule.minHeight });
    }
    case 'exif':
    case 'subtitles':
      return inBoth(`required.${rule.kind}`);
    default:
      return saySpan(rule.kind, spanOf(rule));
  }
}

/** The whole demand of a rule, for the page that announces it: "Length: 3:00–5:00". */
export function sayRule(rule: FileRule, language: Language): string {
  const about = { what: sayWhat(rule), required: sayRequired(rule) };
  return inBoth(`demand.${rule.force}`, about)[language];
}

/** What a rule speaks of. */
export function sayWhat(rule: FileRule): Sentence {
  return inBoth(rule.kind === 'codec' ? `what.codec-${rule.track}` : `what.${rule.kind}`);
}

/** Judges one file by every rule that a single file can meet. */
export function judgeFile(rules: readonly FileRule[], measured: Measured): RuleFinding[] {
  return rules.flatMap((rule) => (rule.kind === 'count' ? [] : [judge(rule, measured)]));
}

/** Judges how many files were sent. */
export function judgeCount(rules: readonly FileRule[], count: number): RuleFinding[] {
  return rules.flatMap((rule) => (rule.kind === 'count' ? [judgeAmount(rule, count)] : []));
}

const meetsIf = (isMet: boolean): Standing => (isMet ? 'meets' : 'fails');
const plain = (words: string): Sentence => ({ zh: words, en: words });

function found(rule: FileRule, standing: Standing, measured: Sentence): RuleFinding {
  return { rule, standing, measured, required: sayRequired(rule) };
}

function judgeAmount(rule: SpanRule, amount: number | undefined): RuleFinding {
  if (amount === undefined) return found(rule, 'unknown', inBoth('measured.unknown'));
  const span = spanOf(rule);
  return found(rule, meetsIf(isInSpan(amount, span)), sayAmount(rule.kind, amount, span));
}

function judge(rule: Exclude<FileRule, CountRule>, measured: Measured): RuleFinding {
  if (!isMeasurable(rule, containers[measured.container].kind))
    return found(rule, 'fails', inBoth('measured.none'));
  switch (rule.kind) {
    case 'container': {
      const name = plain(containers[measured.container].name);
      return found(rule, meetsIf(rule.allowed.includes(measured.container)), name);
    }
    case 'codec':
      return judgeCodec(rule, measured);
    case 'aspect':
    case 'resolution':
      return judgePixels(rule, measured);
    case 'exif': {
      const { hasExif } = measured;
      if (hasExif === undefined) return found(rule, 'unknown', inBoth('measured.unknown'));
      return found(rule, meetsIf(hasExif), inBoth(hasExif ? 'measured.present' : 'measured.none'));
    }
    case 'subtitles':
      return measured.hasSubtitles
        ? found(rule, 'meets', inBoth('measured.present'))
        : found(rule, 'unknown', inBoth('measured.subtitles-unseen'));
    default:
      return judgeAmount(rule, amountOf(rule, measured));
  }
}

function judgeCodec(rule: CodecRule, measured: Measured): RuleFinding {
  const read = rule.track === 'video' ? measured.videoCodec : measured.audioCodec;
  if (read === undefined || read === 'unknown') return found(rule, 'unknown', inBoth('measured.unknown'));
  const codec = codecOf(read);
  return found(rule, meetsIf(codec !== undefined && rule.allowed.includes(codec)), plain(sayCodec(read)));
}

function judgePixels(rule: AspectRule | ResolutionRule, measured: Measured): RuleFinding {
  const { width, height } = measured;
  if (!width || !height) return found(rule, 'unknown', inBoth('measured.unknown'));
  const said = plain(sayPixels(width, height));
  if (rule.kind === 'aspect') return found(rule, meetsIf(isInSpan(width / height, ratiosOf(rule))), said);
  const least = leastPixelsOf(rule);
  return found(rule, meetsIf(width >= least.width && height >= least.height), said);
}

/** The number a rule looks at; undefined where it was not measured. */
function amountOf(rule: Exclude<SpanRule, CountRule>, measured: Measured): number | undefined {
  const { durationSeconds, frameRate, width, height, takenAt } = measured;
  switch (rule.kind) {
    case 'duration-seconds':
      return durationSeconds === undefined ? undefined : lengthOf(durationSeconds);
    case 'size-bytes':
      return measured.sizeBytes;
    case 'frame-rate':
      return frameRate === undefined ? undefined : frameRateOf(frameRate);
    case 'bitrate':
      return measured.bitrateKbps;
    case 'long-side':
      return width && height ? Math.max(width, height) : undefined;
    case 'dpi':
      return measured.dpi;
    case 'taken-within':
      return takenAt === undefined ? undefined : dayNumber(takenAt.slice(0, 10));
  }
}

/** "Length 5:12, required 3:00–5:00": what was found beside what is asked. */
export function sayFinding(finding: RuleFinding, language: Language): string {
  const about = { what: sayWhat(finding.rule), measured: finding.measured, required: finding.required };
  return inBoth(`finding.${finding.rule.force}`, about)[language];
}

/** Whether a file may stand: no `must` fails. What is only advised, and what is unknown, does not keep it out. */
export function mayStand(findings: readonly RuleFinding[]): boolean {
  return !findings.some((finding) => finding.rule.force === 'must' && finding.standing === 'fails');
}
