/** The word "design": the form of a call while it is worked on, and whether it may be put to use. */

import type { CallId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import { type Eligibility, eligibilityKeys } from './eligibility.ts';
import { type Field, type Indicator, leavesOf, type Option, textMax } from './field.ts';
import { text } from './text/field.ts';

export const fieldsMax = 40;
const optionsMax = 50;
const leavesMax = 60;

/** The form as it is worked on. Until there is one, the call's own fields are worked on. */
export type Design = {
  callId: CallId;
  fields: readonly Field[];
  version: number;
  at: Date;
  byName?: string;
  /** The fields of the call are another by now than when work on this began. */
  isBehind: boolean;
};

/** Whether one field stands behind those before it; each problem by the field of the page on which it is typed. */
export function judgeField(field: Field, before: readonly Field[], eligibility: Eligibility = {}): Refusal[] {
  const { min, max, notBefore, notAfter } = field;
  const isReversed = min !== undefined && max !== undefined && min > max;
  const isLate = notBefore !== undefined && notAfter !== undefined && notBefore > notAfter;
  const isTooLong = field.kind === 'text' && (max ?? 0) > textMax;
  return [
    isReversed ? { code: 'call.limits-reversed', field: 'max' } : undefined,
    isLate ? { code: 'call.limits-reversed', field: 'notAfter' } : undefined,
    isTooLong ? { code: 'shape.too-large', about: { max: textMax }, field: 'max' } : undefined,
    field.kind === 'statement' && !field.words ? { code: 'shape.required', field: 'words' } : undefined,
    field.kind === 'choice' ? judgeOptions(field.choices, 2, 'choices') : undefined,
    field.kind === 'people' && field.roles ? judgeOptions(field.roles, 1, 'roles') : undefined,
    field.kind === 'indicators' ? judgeTree(field.tree) : undefined,
    isConditionKnown(field, before, eligibility) ? undefined : { code: 'call.condition', field: 'when' },
  ].filter((refusal) => refusal !== undefined);
}

function judgeOptions(options: readonly Option[] = [], least: number, field: string): Refusal | undefined {
  if (options.length < least) return { code: 'call.options-few', about: { min: least }, field };
  if (options.length > optionsMax) return { code: 'shape.too-many', about: { max: optionsMax }, field };
  const names = new Set(options.map((one) => one.name.zh));
  return names.size < options.length ? { code: 'call.options-twice', field } : undefined;
}

function judgeTree(tree: readonly Indicator[] = []): Refusal | undefined {
  const leaves = leavesOf(tree);
  if (leaves.length === 0) return { code: 'call.tree-empty', field: 'tree' };
  if (leaves.length > leavesMax) return { code: 'shape.too-many', about: { max: leavesMax }, field: 'tree' };
  const keys = new Set(leaves.map((one) => one.key));
  return keys.size < leaves.length ? { code: 'call.options-twice', field: 'tree' } : undefined;
}

/** A condition hangs on a choice asked earlier, or on what the call lets one choose beside the fields. */
function isConditionKnown(field: Field, before: readonly Field[], eligibility: Eligibility): boolean {
  const { when } = field;
  if (!when) return true;
  const beside: Record<string, readonly Option[] | undefined> = {
    subtype: eligibility.subtypes,
    group: eligibility.groups,
  };
  const on = before.find((one) => one.key === when.key && one.kind === 'choice');
  return (on?.choices ?? beside[when.key])?.some((one) => one.key === when.equals) ?? false;
}

/** Whether a whole form stands: not too long, every key once, no condition before what it hangs on. */
export function judgeForm(fields: readonly Field[], eligibility: Eligibility = {}): Refusal[] {
  const reserved: readonly string[] = eligibilityKeys;
  const found: Refusal[] = [];
  if (fields.length > fieldsMax) found.push({ code: 'call.fields-many', about: { max: fieldsMax } });
  fields.forEach((field, index) => {
    const before = fields.slice(0, index);
    const isKey = /^[a-z][a-z0-9-]{0,39}$/.test(field.key) && !reserved.includes(field.key);
    if (!isKey || before.some((one) => one.key === field.key))
      found.push({ code: 'call.field-key', about: { field: field.label } });
    for (const refusal of judgeField(field, before, eligibility))
      found.push(
        refusal.code === 'call.condition'
          ? { code: 'call.condition-order', about: { field: field.label } }
          : { ...refusal, field: undefined },
      );
  });
  return found;
}

/** A key that no field has or had: answers are kept by it. */
export function freeKey(prefix: string, taken: readonly string[]): string {
  const numbers = taken.flatMap((key) =>
    key.startsWith(`${prefix}-`) ? Number(key.slice(prefix.length + 1)) || [] : [],
  );
  return `${prefix}-${Math.max(0, ...numbers) + 1}`;
}

/** The field kept at its place, or set behind the last. */
export function withField(fields: readonly Field[], field: Field): Field[] {
  const isThere = fields.some((one) => one.key === field.key);
  return isThere ? fields.map((one) => (one.key === field.key ? field : one)) : [...fields, field];
}

/** One step up or down; the first and the last stay where they are. */
export function moved(fields: readonly Field[], key: string, to: 'up' | 'down'): Field[] {
  const from = fields.findIndex((one) => one.key === key);
  const other = to === 'up' ? from - 1 : from + 1;
  const [field, neighbour] = [fields[from], fields[other]];
  if (!field || !neighbour) return [...fields];
  return fields.map((one, index) => (index === from ? neighbour : index === other ? field : one));
}

const breaks = (field: Field, how: keyof typeof text): Refusal => ({
  code: 'call.breaks-answers',
  about: { field: field.label, how: text[how] as Named },
});

/** What must not change once there are entries: whatever would leave an answer that was kept without its question. */
export function judgeReform(before: readonly Field[], after: readonly Field[]): Refusal[] {
  const fresh = after.filter((field) => !before.some((one) => one.key === field.key));
  return [
    ...fresh.filter((field) => field.force === 'must').map((field) => breaks(field, 'reform.must')),
    ...before.flatMap((field) => {
      const next = after.find((one) => one.key === field.key);
      return next ? judgeChanged(field, next) : [breaks(field, 'reform.removed')];
    }),
  ];
}

function judgeChanged(field: Field, next: Field): Refusal[] {
  if (field.kind !== next.kind) return [breaks(field, 'reform.kind')];
  const keysOf = (options: readonly { key: string }[] = []) => options.map((one) => one.key);
  const isHeld = (were: readonly string[], are: readonly string[]) => were.every((key) => are.includes(key));
  const isRaised = field.force !== 'must' && next.force === 'must';
  const isCondition =
    next.when !== undefined && (field.when?.key !== next.when.key || field.when.equals !== next.when.equals);
  const isWidened = field.when !== undefined && next.when === undefined && next.force === 'must';
  const isFreed = field.roles && !next.roles;
  return [
    isRaised || isWidened ? breaks(field, 'reform.must') : undefined,
    isTighter(field, next) ? breaks(field, 'reform.limits') : undefined,
    isCondition ? breaks(field, 'reform.condition') : undefined,
    isHeld(keysOf(field.choices), keysOf(next.choices)) ? undefined : breaks(field, 'reform.options'),
    isFreed || isHeld(keysOf(field.roles), keysOf(next.roles)) ? undefined : breaks(field, 'reform.options'),
    isHeld(keysOf(leavesOf(field.tree)), keysOf(leavesOf(next.tree)))
      ? undefined
      : breaks(field, 'reform.options'),
    JSON.stringify(field.words?.zh) === JSON.stringify(next.words?.zh)
      ? undefined
      : breaks(field, 'reform.words'),
  ].filter((refusal) => refusal !== undefined);
}

function isTighter(field: Field, next: Field): boolean {
  const rises = (was: number | string | undefined, is: number | string | undefined) =>
    is !== undefined && (was === undefined || is > was);
  const falls = (was: number | string | undefined, is: number | string | undefined) =>
    is !== undefined && (was === undefined || is < was);
  return (
    rises(field.min, next.min) ||
    falls(field.max, next.max) ||
    falls(field.linesMax, next.linesMax) ||
    rises(field.notBefore, next.notBefore) ||
    falls(field.notAfter, next.notAfter) ||
    (next.contains !== undefined && next.contains !== field.contains) ||
    (field.roles === undefined && next.roles !== undefined)
  );
}
