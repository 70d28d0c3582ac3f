/** The word "file rule" as an officer types it: one row a rule, whatever it measures. */

import type { Refusal } from '../../kernel/verdict.ts';
import { type Codec, type CodecTrack, codecNames } from '../media/codec.ts';
import { megabyte } from '../media/measure.ts';
import type { Container } from '../media/media.ts';
import { type FileRule, sayRule } from '../media/rule.ts';
import type { Bounds } from '../media/span.ts';
import { type FileRuleKind, fileRuleKinds } from '../media/tightness.ts';

/** What of a row means something, by the kind of rule. */
export const rowsOfKind = {
  container: 'formats',
  codec: 'codecs',
  'duration-seconds': 'span',
  'size-bytes': 'span',
  aspect: 'pair',
  resolution: 'pair',
  'long-side': 'span',
  'frame-rate': 'span',
  bitrate: 'span',
  dpi: 'span',
  exif: 'flag',
  'taken-within': 'days',
  subtitles: 'flag',
  count: 'span',
} as const satisfies Record<FileRuleKind, string>;

export const codecTracks = Object.keys(codecNames) as [CodecTrack, ...CodecTrack[]];
export const codecs: readonly Codec[] = [...codecNames.video, ...codecNames.audio];

/** A row without a force is a rule that is not asked. */
export type TypedFileRule = {
  kind: FileRuleKind;
  force?: 'must' | 'should';
  from?: string;
  to?: string;
  /** The end itself is out: 小于 rather than 以内. */
  fromOut: boolean;
  toOut: boolean;
  formats: readonly Container[];
  track?: CodecTrack;
  codecs: readonly Codec[];
  fromOn?: string;
  toOn?: string;
};

const numberOf = (typed: string | undefined): number | undefined =>
  typed !== undefined && /^\d{1,12}(\.\d{1,3})?$/.test(typed) ? Number(typed) : undefined;

/** The rules that were typed, or what is wrong with them, by row. A rule that says the same keeps the paper's words. */
export function fileRulesTyped(
  typed: readonly TypedFileRule[],
  old: readonly FileRule[],
): { rules: FileRule[] } | { refusals: Refusal[] } {
  const refusals: Refusal[] = [];
  const rules = typed.flatMap((row, index): FileRule[] => {
    if (!row.force) return [];
    const problem = judgeRow(row);
    if (problem) refusals.push({ ...problem, field: `rules.${index}.${problem.field}` });
    const rule = problem ? undefined : ruleOf(row, row.force);
    if (!rule) return [];
    return [old.find((one) => sayRule(one, 'zh') === sayRule(rule, 'zh')) ?? rule];
  });
  if (refusals.length > 0) return { refusals };
  return { rules: fileRuleKinds.flatMap((kind) => rules.filter((rule) => rule.kind === kind)) };
}

function judgeRow(row: TypedFileRule): Refusal | undefined {
  const how = rowsOfKind[row.kind];
  if (how === 'formats')
    return row.formats.length > 0 ? undefined : { code: 'shape.required', field: 'formats' };
  if (how === 'codecs')
    return row.codecs.length > 0 ? undefined : { code: 'shape.required', field: 'codecs' };
  if (how === 'flag') return undefined;
  if (how === 'days') {
    if (!row.fromOn && !row.toOn) return { code: 'shape.required', field: 'fromOn' };
    const isReversed = row.fromOn && row.toOn && row.fromOn > row.toOn;
    return isReversed ? { code: 'call.limits-reversed', field: 'toOn' } : undefined;
  }
  const [from, to] = [numberOf(row.from), numberOf(row.to)];
  if (row.from !== undefined && from === undefined) return { code: 'shape.wrong-kind', field: 'from' };
  if (row.to !== undefined && to === undefined) return { code: 'shape.wrong-kind', field: 'to' };
  if (how === 'pair') {
    if (!from) return { code: 'shape.required', field: 'from' };
    return to ? undefined : { code: 'shape.required', field: 'to' };
  }
  if (from === undefined && to === undefined) return { code: 'shape.required', field: 'from' };
  const isReversed = from !== undefined && to !== undefined && from > to;
  return isReversed ? { code: 'call.limits-reversed', field: 'to' } : undefined;
}

const unitOf = (kind: FileRuleKind): number => (kind === 'size-bytes' ? megabyte : 1);

function ruleOf(row: TypedFileRule, force: 'must' | 'should'): FileRule | undefined {
  const [from, to] = [numberOf(row.from), numberOf(row.to)];
  const { kind } = row;
  switch (kind) {
    case 'container':
      return { kind, force, allowed: row.formats };
    case 'codec': {
      const track = row.track ?? 'video';
      const allowed = row.codecs.filter((one) => (codecNames[track] as readonly Codec[]).includes(one));
      return allowed.length > 0 ? { kind, force, track, allowed } : undefined;
    }
    case 'aspect':
      return { kind, force, width: from!, height: to! };
    case 'resolution':
      return { kind, force, minWidth: from!, minHeight: to!, ...(row.fromOut ? { inclusive: false } : {}) };
    case 'exif':
    case 'subtitles':
      return { kind, force };
    case 'taken-within':
      return {
        ...{ kind, force, from: row.fromOn, until: row.toOn },
        ...(row.fromOut ? { fromInclusive: false } : {}),
        ...(row.toOut ? { untilInclusive: false } : {}),
      };
    default:
      return { kind, force, ...boundsOf(row, from, to) };
  }
}

function boundsOf(row: TypedFileRule, from: number | undefined, to: number | undefined): Bounds {
  const unit = unitOf(row.kind);
  return {
    ...(from === undefined ? {} : { min: Math.round(from * unit * 1000) / 1000 }),
    ...(to === undefined ? {} : { max: Math.round(to * unit * 1000) / 1000 }),
    ...(from !== undefined && row.fromOut ? { minInclusive: false } : {}),
    ...(to !== undefined && row.toOut ? { maxInclusive: false } : {}),
  };
}

/** A rule as its row says it to begin with; a kind that is not asked has an empty row. */
export function rowOfRule(rule: FileRule): TypedFileRule {
  const row: TypedFileRule = {
    kind: rule.kind,
    force: rule.force,
    fromOut: false,
    toOut: false,
    formats: [],
    codecs: [],
  };
  const said = (value: number | undefined, unit = 1) =>
    value === undefined ? undefined : String(Math.round((value / unit) * 1000) / 1000);
  switch (rule.kind) {
    case 'container':
      return { ...row, formats: rule.allowed };
    case 'codec':
      return { ...row, track: rule.track, codecs: rule.allowed };
    case 'aspect':
      return { ...row, from: said(rule.width), to: said(rule.height) };
    case 'resolution':
      return {
        ...{ ...row, from: said(rule.minWidth), to: said(rule.minHeight) },
        fromOut: rule.inclusive === false,
      };
    case 'exif':
    case 'subtitles':
      return row;
    case 'taken-within': {
      const { from: fromOn, until: toOn } = rule;
      return {
        ...row,
        fromOn,
        toOn,
        fromOut: rule.fromInclusive === false,
        toOut: rule.untilInclusive === false,
      };
    }
    default: {
      const unit = unitOf(rule.kind);
      const isOlder =
        rule.kind === 'size-bytes' && rule.maxInclusive === undefined && rule.inclusive === false;
      return {
        ...{ ...row, from: said(rule.min, unit), to: said(rule.max, unit) },
        ...{ fromOut: rule.minInclusive === false, toOut: rule.maxInclusive === false || isOlder },
      };
    }
  }
}

/** The rules there are, then an empty row for every kind that is not asked. */
export function fileRuleRows(rules: readonly FileRule[]): TypedFileRule[] {
  // How many files make one work is asked of the call itself.
  const free = fileRuleKinds.filter((kind) => kind !== 'count' && !rules.some((rule) => rule.kind === kind));
  const empty = { fromOut: false, toOut: false, formats: [], codecs: [] };
  return [...rules.map(rowOfRule), ...free.map((kind) => ({ kind, ...empty }))];
}
