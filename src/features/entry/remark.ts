/** What an officer wants put right, field by field: said at the return, read by the maker beside each field. */

import type { PersonId } from '../../kernel/id.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import type { Call } from '../call/call.ts';

export type Remark = { field: string; reason: string; version: number; byId?: PersonId; at: Date };
/** As an officer writes it: a row whose reason is empty says nothing. */
export type TypedRemark = { field?: string; reason?: string };

export const remarksMax = 60;
const own = ['title', 'summary', 'makers', 'file', 'link', 'statements', 'ai'] as const;
export type OwnField = (typeof own)[number];

/** The fields of an entry that a remark can stand by: its own, and those of the call. */
export function remarkables(call: Pick<Call, 'takesLink'>, keys: readonly string[]): string[] {
  const fields: readonly string[] = own.filter((field) => field !== 'link' || call.takesLink);
  return [...fields, ...keys.map((key) => `answers.${key}`)];
}

/** What was really remarked. */
export function writtenRemarks(
  typed: readonly TypedRemark[],
): { field: string; reason: string; index: number }[] {
  return typed.flatMap(({ field, reason }, index) => (field && reason ? [{ field, reason, index }] : []));
}

/** A remark stands by a field the entry has, once. */
export function judgeRemarks(typed: readonly TypedRemark[], fields: readonly string[]): Refusal[] {
  const written = writtenRemarks(typed);
  return written
    .filter(({ field }, at) => !fields.includes(field) || written.findIndex((r) => r.field === field) < at)
    .map(({ index }) => ({ code: 'entry.remark-unknown', field: `remarks.${index}.reason` }));
}

/** The field of the form by which a remark is read: makers and files are several inputs. */
export function inputOf(field: string): string {
  if (field === 'makers') return 'makers.0.name';
  return field === 'statements' ? 'original' : field;
}
