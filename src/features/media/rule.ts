/**
 * What a call asks of a file, as data, and the one interpreter of it.
 * A notice's words are kept beside each rule (`quote`); what the paper lacks is marked `supplement`.
 */

import type { Language, Sentence } from '../../kernel/text.ts';
import { lengthOf, sayLength, saySize, saySizeAgainst } from './measure.ts';
import { type Container, containers, type Measured, type MediaKind } from './media.ts';
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
/** Ends are included unless said otherwise: 以内 includes, 小于 does not. */
export type DurationRule = Asked & {
  kind: 'duration-seconds';
  min?: number;
  max?: number;
  minInclusive?: boolean;
  maxInclusive?: boolean;
};
export type SizeRule = Asked & { kind: 'size-bytes'; max: number; inclusive?: boolean };
/** `tolerance` is relative: 0.02 lets 16:9 be off by two in a hundred. */
export type AspectRule = Asked & { kind: 'aspect'; width: number; height: number; tolerance?: number };
export type ResolutionRule = Asked & { kind: 'resolution'; minWidth: number; minHeight: number };
/** How many files one entry holds; judged by `judgeCount`, as no single file can tell. */
export type CountRule = Asked & { kind: 'count'; min?: number; max?: number };

export type FileRule = ContainerRule | DurationRule | SizeRule | AspectRule | ResolutionRule | CountRule;

/** `unknown` is nobody's fault: it stands, and a person looks. */
export type Standing = 'meets' | 'fails' | 'unknown';
export type RuleFinding = { rule: FileRule; standing: Standing; measured: Sentence; required: Sentence };

export const aspectToleranceDefault = 0.02;

/** A stretch of numbers; what `min`, `max` and their inclusiveness mean, in one place. */
export type Span = { from: number; fromIncluded: boolean; to: number; toIncluded: boolean };

/** The lengths or counts a rule lets through. */
export function spanOf(rule: DurationRule | CountRule): Span {
  const isOpen = (which: 'minInclusive' | 'maxInclusive'): boolean =>
    rule.kind === 'duration-seconds' && rule[which] === false;
  return {
    from: rule.min ?? 0,
    fromIncluded: rule.min === undefined || !isOpen('minInclusive'),
    to: rule.max ?? Number.POSITIVE_INFINITY,
    toIncluded: rule.max === undefined || !isOpen('maxInclusive'),
  };
}

/** Whether a number lies in the span. */
export function isInSpan(value: number, span: Span): boolean {
  const isAbove = span.fromIncluded ? value >= span.from : value > span.from;
  return isAbove && (span.toIncluded ? value <= span.to : value < span.to);
}

const kindsWithLength: readonly MediaKind[] = ['video', 'audio'];
const kindsWithPixels: readonly MediaKind[] = ['video', 'picture'];

/** Whether files of a kind have what the rule measures: a picture has no length, a song no pixels. */
export function isMeasurable(rule: FileRule, kind: MediaKind): boolean {
  if (rule.kind === 'duration-seconds') return kindsWithLength.includes(kind);
  if (rule.kind === 'aspect' || rule.kind === 'resolution') return kindsWithPixels.includes(kind);
  return true;
}

const plain = (words: string): Sentence => ({ zh: words, en: words });
const meetsIf = (isMet: boolean): Standing => (isMet ? 'meets' : 'fails');

/** What a rule demands, in words without its subject: "3:00–5:00". */
export function sayRequired(rule: FileRule): Sentence {
  switch (rule.kind) {
    case 'container':
      return inBoth('required.containers', { names: sayContainers(rule.allowed) });
    case 'duration-seconds':
      return saySpan(spanOf(rule), sayLength);
    case 'count':
      return saySpan(spanOf(rule), String);
    case 'size-bytes':
      return inBoth(rule.inclusive === false ? 'required.less-than' : 'required.at-most', {
        max: saySize(rule.max),
      });
    case 'aspect':
      return inBoth('required.exactly', { value: `${rule.width}:${rule.height}` });
    case 'resolution':
      return inBoth('required.resolution', { width: rule.minWidth, height: rule.minHeight });
  }
}

/** The names of containers in a row: MP4 / MOV. */
export function sayContainers(allowed: readonly Container[]): string {
  return allowed.map((container) => containers[container].name).join(' / ');
}

function saySpan(span: Span, say: (value: number) => string): Sentence {
  const hasMin = span.from > 0 || !span.fromIncluded;
  const about = { min: say(span.from), max: Number.isFinite(span.to) ? say(span.to) : '' };
  if (!Number.isFinite(span.to)) {
    if (!hasMin) return inBoth('required.any');
    return inBoth(span.fromIncluded ? 'required.at-least' : 'required.more-than', about);
  }
  if (!hasMin) return inBoth(span.toIncluded ? 'required.at-most' : 'required.less-than', about);
  if (span.from === span.to) return inBoth('required.exactly', { value: about.min });
  if (span.fromIncluded && span.toIncluded) return inBoth('required.between', about);
  if (!span.fromIncluded && !span.toIncluded) return inBoth('required.between-open-both', about);
  return inBoth(span.fromIncluded ? 'required.between-open-max' : 'required.between-open-min', about);
}

/** The whole demand of a rule, for the page that announces it: "Length: 3:00–5:00". */
export function sayRule(rule: FileRule, language: Language): string {
  const about = { what: inBoth(`what.${rule.kind}`), required: sayRequired(rule) };
  return inBoth(`demand.${rule.force}`, about)[language];
}

/** Judges one file by every rule that a single file can meet. */
export function judgeFile(rules: readonly FileRule[], measured: Measured): RuleFinding[] {
  return rules.flatMap((rule) => (rule.kind === 'count' ? [] : [judge(rule, measured)]));
}

/** Judges how many files were sent. */
export function judgeCount(rules: readonly FileRule[], count: number): RuleFinding[] {
  return rules.flatMap((rule) =>
    rule.kind === 'count' ? [found(rule, meetsIf(isInSpan(count, spanOf(rule))), plain(String(count)))] : [],
  );
}

function found(rule: FileRule, standing: Standing, measured: Sentence): RuleFinding {
  return { rule, standing, measured, required: sayRequired(rule) };
}

function judge(rule: Exclude<FileRule, CountRule>, measured: Measured): RuleFinding {
  if (!isMeasurable(rule, containers[measured.container].kind))
    return found(rule, 'fails', inBoth('measured.none'));
  switch (rule.kind) {
    case 'container': {
      const name = plain(containers[measured.container].name);
      return found(rule, meetsIf(rule.allowed.includes(measured.container)), name);
    }
    case 'duration-seconds': {
      if (measured.durationSeconds === undefined) break;
      const length = lengthOf(measured.durationSeconds);
      return found(rule, meetsIf(isInSpan(length, spanOf(rule))), plain(sayLength(length)));
    }
    case 'size-bytes': {
      const isMet = rule.inclusive === false ? measured.sizeBytes < rule.max : measured.sizeBytes <= rule.max;
      return found(rule, meetsIf(isMet), plain(saySizeAgainst(measured.sizeBytes, rule.max)));
    }
    case 'aspect':
      if (!measured.width || !measured.height) break;
      return found(rule, meetsIf(isNear(rule, measured.width / measured.height)), plain(sayPixels(measured)));
    case 'resolution':
      if (!measured.width || !measured.height) break;
      return found(
        rule,
        meetsIf(measured.width >= rule.minWidth && measured.height >= rule.minHeight),
        plain(sayPixels(measured)),
      );
  }
  return found(rule, 'unknown', inBoth('measured.unknown'));
}

const sayPixels = (measured: Measured): string => `${measured.width}×${measured.height}`;

/** The ratios an aspect rule lets through. */
export function ratiosOf(rule: AspectRule): Span {
  const tolerance = rule.tolerance ?? aspectToleranceDefault;
  const ratio = rule.width / rule.height;
  return { from: ratio * (1 - tolerance), fromIncluded: true, to: ratio * (1 + tolerance), toIncluded: true };
}

function isNear(rule: AspectRule, ratio: number): boolean {
  return isInSpan(ratio, ratiosOf(rule));
}

/** "Length 5:12, required 3:00–5:00": what was found beside what is asked. */
export function sayFinding(finding: RuleFinding, language: Language): string {
  const about = {
    what: inBoth(`what.${finding.rule.kind}`),
    measured: finding.measured,
    required: finding.required,
  };
  return inBoth(`finding.${finding.rule.force}`, about)[language];
}

/** Whether a file may stand: no `must` fails. What is only advised, and what is unknown, does not keep it out. */
export function mayStand(findings: readonly RuleFinding[]): boolean {
  return !findings.some((finding) => finding.rule.force === 'must' && finding.standing === 'fails');
}
