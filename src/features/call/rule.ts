/** The rules of a call, as data: what those beneath may change in each, and how far. */

import type { CallId } from '../../kernel/id.ts';
import type { Sentence } from '../../kernel/text.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import { beginningOn, closingOn } from '../campaign/campaign.ts';
import { instantRule, type KeptVersion, plainRule, type Rule } from '../campaign/latitude.ts';
import { megabyte } from '../media/measure.ts';
import { type Container, containerNames } from '../media/media.ts';
import type { FileRule } from '../media/rule.ts';
import { inBoth } from '../media/text.ts';
import { type FileRuleKind, fileRuleKinds, ofKind } from '../media/tightness.ts';
import type { Formula } from '../reckoning/reckoning.ts';
import { compareBallots, readBallot, sayBallot } from './ballot.ts';
import { type Call, type Channel, type Criterion, type EntryKind, judgeDateOrder } from './call.ts';
import { type Eligibility, type Entrance, sayEligibility } from './eligibility.ts';
import type { Field } from './field.ts';
import type { Stage } from './stage.ts';
import { text as eligibilityText } from './text/eligibility.ts';
import { text } from './text.ts';

/** The part of a call that is handed down. */
export type CallTerms = Omit<
  Call,
  'id' | 'lineage' | 'campaignId' | 'ownerId' | 'ownerPath' | 'ownerName' | 'version' | 'latitude'
>;

/** A call's version as it was kept. */
export type CallVersion = KeptVersion & { callId: CallId };

const rule = plainRule<CallTerms>;
const both = (zh: string, en: string): Sentence => ({ zh, en });
const joined = (parts: readonly Sentence[]): Sentence =>
  both(
    parts.map((one) => one.zh).join(text['between.awards'].zh),
    parts.map((one) => one.en).join(text['between.awards'].en),
  );
const channelWords = (value: unknown): Sentence => {
  const said = (value as Channel[]).map((channel) => text[`channel.${channel}`]);
  return joined(said);
};
const rubricWords = (value: unknown): Sentence => {
  const rubric = value as Criterion[];
  return joined(rubric.map(({ name, max }) => both(`${name.zh} ${max}`, `${name.en ?? name.zh} ${max}`)));
};
const stageWords = (value: unknown): Sentence =>
  joined((value as Stage[]).map(({ name }) => both(name.zh, name.en ?? name.zh)));
const formulaWords = (value: unknown): Sentence => {
  const { judgesPercent, votesPercent } = value as Formula;
  return both(`${judgesPercent} : ${votesPercent}`, `${judgesPercent} : ${votesPercent}`);
};

const fieldWords = (value: unknown): Sentence =>
  joined((value as Field[]).map(({ label }) => both(label.zh, label.en ?? label.zh)));
const eligibilityWords = (value: unknown): Sentence => {
  const said = sayEligibility(value as Eligibility);
  return said.length > 0 ? joined(said) : eligibilityText.anyone;
};
const entranceWords = (value: unknown): Sentence =>
  joined((value as Entrance[]).map(({ name }) => both(name.zh, name.en ?? name.zh)));

/** Each kind of file rule has a latitude of its own: a call may lock the format and leave the length. */
const fileRule = (kind: FileRuleKind): Rule<CallTerms> => ({
  key: `file.${kind}`,
  kind: 'files',
  name: nameOfKind(kind),
  fallback: 'tighten',
  of: (call) => ofKind(call.fileRules, kind),
  put: (call, value) => ({
    ...call,
    fileRules: inKindOrder([
      ...call.fileRules.filter((one) => one.kind !== kind),
      ...((value ?? []) as FileRule[]),
    ]),
  }),
});
/** Kinds that media has learnt since have the name media gives them. */
function nameOfKind(kind: FileRuleKind): Sentence {
  const own: Readonly<Record<string, Sentence>> = text;
  return own[`rule.file.${kind}`] ?? inBoth(`what.${kind}`);
}
const inKindOrder = (rules: FileRule[]): FileRule[] =>
  fileRuleKinds.flatMap((kind) => rules.filter((one) => one.kind === kind));

export const callRules: readonly Rule<CallTerms>[] = [
  rule('key', 'text', text['open.key'], 'locked'),
  rule('entryKind', 'text', text.kind, 'locked', (value) => text[`kind.${value as EntryKind}`]),
  rule('name', 'text', text['rule.name'], 'locked'),
  rule('brief', 'text', text.brief, 'free'),
  rule('channels', 'set', text['rule.channels'], 'tighten', channelWords),
  ...fileRuleKinds.map(fileRule),
  rule('filesMin', 'at-least', text['rule.filesMin'], 'tighten'),
  rule('filesMax', 'at-most', text['rule.filesMax'], 'tighten'),
  rule('takesLink', 'flag', text['takes-link'], 'tighten'),
  rule('fields', 'text', text['rule.fields'], 'locked', fieldWords),
  rule('eligibility', 'text', text['rule.eligibility'], 'locked', eligibilityWords),
  rule('entrances', 'text', text['rule.entrances'], 'free', entranceWords),
  instantRule('opensAt', 'begin', text['open.opens-on']),
  instantRule('closesAt', 'end', text['open.closes-on']),
  instantRule('lateUntil', 'extra', text['rule.lateUntil']),
  rule('graceMinutes', 'at-most', text['rule.graceMinutes'], 'tighten'),
  instantRule('recommendUntil', 'end', text['recommend-until']),
  instantRule('reviewUntil', 'end', text['review-until']),
  rule('unitCap', 'at-most', text.cap, 'tighten'),
  rule('personCap', 'at-most', text['rule.personCap'], 'tighten'),
  rule('callCap', 'at-most', text['rule.callCap'], 'tighten'),
  {
    ...rule('hostFloor', 'at-least', text.floor, 'tighten'),
    // Who does not host hands nothing up as a host.
    of: (call) => (call.hostId ? (call.hostFloor ?? null) : undefined),
  },
  rule('rubric', 'text', text.rubric, 'locked', rubricWords),
  rule('stages', 'text', text.stages, 'locked', stageWords),
  rule('route', 'text', text.route, 'locked', (value) => text[`route.${value as Call['route']}`]),
  {
    ...rule('ballot', 'text', text.ballot, 'locked', (value) => sayBallot(readBallot(value))),
    put: (call, value) => ({ ...call, ballot: readBallot(value) }),
    compares: (own, above) => compareBallots(readBallot(own), readBallot(above)),
  },
  rule('formula', 'text', text.formula, 'locked', formulaWords),
];
export const callRuleKeys = callRules.map((one) => one.key);

/** Rules of how the round and the vote are run: they stand where the round is, and nobody beneath has them. */
export const roundRuleKeys: readonly string[] = ['rubric', 'stages', 'route', 'ballot', 'formula'];
/** Those of them that stand from the first round on, before the vote opens. */
export const standingRuleKeys: readonly string[] = ['rubric', 'stages', 'route', 'formula'];

/** The form fields by which the rules of a call are typed. */
const fields: Record<string, string> = {
  opensAt: 'opensOn',
  closesAt: 'closesOn',
  lateUntil: 'lateOn',
  recommendUntil: 'recommendOn',
  reviewUntil: 'reviewOn',
  'file.container': 'formats',
  'file.duration-seconds': 'secondsMax',
  'file.size-bytes': 'sizeMbMax',
  ballot: 'perPeriod',
  formula: 'votesPercent',
};
export const callFieldOf = (key: string): string => fields[key] ?? key;

export type TypedFiles = {
  formats?: readonly Container[];
  secondsMin?: number;
  secondsMax?: number;
  sizeMbMax?: number;
};
export type TypedCallTerms = TypedFiles & {
  brief?: string;
  opensOn?: string;
  closesOn?: string;
  lateOn?: string;
  recommendOn?: string;
  reviewOn?: string;
  graceMinutes?: number;
  unitCap?: number;
  personCap?: number;
  filesMin?: number;
  filesMax?: number;
  takesLink?: 'yes' | 'no';
};

/** What was typed over given terms; a field left empty leaves them, its clock time too. */
export function typedOverCall(terms: CallTerms, typed: TypedCallTerms): CallTerms {
  const isSameBrief = typed.brief === undefined || typed.brief === terms.brief.zh;
  const closesAt = closingOn(typed.closesOn, terms.closesAt);
  return {
    ...terms,
    brief: isSameBrief ? terms.brief : { zh: typed.brief! },
    opensAt: beginningOn(typed.opensOn, terms.opensAt),
    closesAt,
    // The printed words belong to the printed day.
    closesWords: closesAt.getTime() === terms.closesAt.getTime() ? terms.closesWords : undefined,
    lateUntil: closingOn(typed.lateOn, terms.lateUntil),
    recommendUntil: closingOn(typed.recommendOn, terms.recommendUntil),
    reviewUntil: closingOn(typed.reviewOn, terms.reviewUntil),
    graceMinutes: typed.graceMinutes ?? terms.graceMinutes,
    unitCap: typed.unitCap ?? terms.unitCap,
    personCap: typed.personCap ?? terms.personCap,
    filesMin: typed.filesMin ?? terms.filesMin,
    filesMax: typed.filesMax ?? terms.filesMax,
    takesLink: typed.takesLink === undefined ? terms.takesLink : typed.takesLink === 'yes',
    fileRules: filesTyped(terms.fileRules, typed, 'keep'),
  };
}

/** File rules with what was typed in place of the old; a rule typed as it was keeps the paper's words. */
export function filesTyped(
  old: readonly FileRule[],
  typed: TypedFiles,
  whenEmpty: 'keep' | 'drop',
): FileRule[] {
  const typedRules = [formatsTyped(old, typed), lengthTyped(old, typed, whenEmpty), sizeTyped(old, typed)];
  const kinds = ['container', 'duration-seconds', 'size-bytes'] as const;
  return inKindOrder([
    ...old.filter((one) => !(kinds as readonly string[]).includes(one.kind)),
    ...kinds.flatMap((kind, index) => typedRules[index] ?? (whenEmpty === 'keep' ? ofKind(old, kind) : [])),
  ]);
}

function oldRule<K extends FileRule['kind']>(old: readonly FileRule[], kind: K) {
  return old.find((one): one is Extract<FileRule, { kind: K }> => one.kind === kind);
}

function formatsTyped(old: readonly FileRule[], { formats = [] }: TypedFiles): FileRule[] | undefined {
  if (formats.length === 0) return undefined;
  const before = oldRule(old, 'container');
  const allowed = containerNames.filter((name) => formats.includes(name));
  const isSame =
    before?.allowed.length === allowed.length && allowed.every((one) => before.allowed.includes(one));
  return isSame ? ofKind(old, 'container') : [{ kind: 'container', force: before?.force ?? 'must', allowed }];
}

function lengthTyped(
  old: readonly FileRule[],
  typed: TypedFiles,
  whenEmpty: 'keep' | 'drop',
): FileRule[] | undefined {
  const before = oldRule(old, 'duration-seconds');
  if (typed.secondsMin === undefined && typed.secondsMax === undefined) return undefined;
  const kept = whenEmpty === 'keep' ? before : undefined;
  const [min, max] = [typed.secondsMin ?? kept?.min, typed.secondsMax ?? kept?.max];
  if (before?.min === min && before?.max === max) return ofKind(old, 'duration-seconds');
  const included = {
    minInclusive: before?.min === min ? before?.minInclusive : undefined,
    maxInclusive: before?.max === max ? before?.maxInclusive : undefined,
  };
  return [{ kind: 'duration-seconds', force: before?.force ?? 'must', min, max, ...included }];
}

function sizeTyped(old: readonly FileRule[], { sizeMbMax }: TypedFiles): FileRule[] | undefined {
  if (sizeMbMax === undefined) return undefined;
  const before = oldRule(old, 'size-bytes');
  const max = sizeMbMax * megabyte;
  if (before?.max === max) return ofKind(old, 'size-bytes');
  return [{ kind: 'size-bytes', force: before?.force ?? 'must', min: before?.min, max }];
}

/** What the fields of file rules say to begin with. */
export function typedFilesOf(rules: readonly FileRule[]): TypedFiles {
  const [length, size] = [oldRule(rules, 'duration-seconds'), oldRule(rules, 'size-bytes')];
  return {
    formats: oldRule(rules, 'container')?.allowed ?? [],
    secondsMin: length?.min,
    secondsMax: length?.max,
    sizeMbMax: size?.max === undefined ? undefined : Math.floor(size.max / megabyte),
  };
}

/** Whether terms stand by themselves: steps in their order, a longest not less than the shortest. */
export function judgeCallTerms(terms: CallTerms): Refusal[] {
  const length = oldRule(terms.fileRules, 'duration-seconds');
  const isReversed = length?.min !== undefined && length.max !== undefined && length.min > length.max;
  return [
    ...judgeDateOrder(terms),
    ...(isReversed ? [{ code: 'call.lengths-reversed', field: 'secondsMax' }] : []),
    ...(terms.filesMin > terms.filesMax ? [{ code: 'call.files-reversed', field: 'filesMax' }] : []),
  ];
}
