/** The files of one entry: one film, or a series of pictures in their order; and what is asked of them together. */

import type { EntryId, FileId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import type { Call } from '../call/call.ts';
import { type FileLimits, limitsOf } from '../call/eligibility.ts';
import type { MediaFile } from '../media/media.ts';
import { judgeCount, judgeFile, mayStand, type RuleFinding, sayFinding } from '../media/rule.ts';

/** A file at its place on an entry, with the words beneath it. */
export type EntryFile = { file: MediaFile; position: number; note: string; addedAt: Date };

export const noteMax = 200;
/** No series is longer, whatever a call says. */
export const filesMost = 60;

/** What is asked of the files: the call's limits, or those of the subtype. */
export function askedOf(call: Call, subtype: string | undefined): FileLimits {
  return limitsOf(call, subtype);
}

/** Whether the call takes a series. */
export function takesSeries(call: Call, subtype?: string): boolean {
  return askedOf(call, subtype).filesMax > 1;
}

type Filed = { call: Call; subtype?: string };

/** Every rule of the call beside what was measured of one file. */
export function findingsOf({ call, subtype, file }: Filed & { file?: MediaFile }): RuleFinding[] {
  return file ? judgeFile(askedOf(call, subtype).fileRules, file.measured) : [];
}

/** What keeps the files from being sent: too few, too many, or one that breaks a rule, by its name where there are several. */
export function judgeFiles({ call, subtype, files }: Filed & { files: readonly EntryFile[] }): Refusal[] {
  const asked = askedOf(call, subtype);
  const [count, min, max] = [files.length, asked.filesMin, asked.filesMax];
  const field = 'file';
  if (count === 0 && min > 0) return [{ code: 'entry.file-missing', field }];
  const findings = files.flatMap(({ file }) => {
    const failed = judgeFile(asked.fileRules, file.measured).filter((finding) => !mayStand([finding]));
    return failed.map((finding) => ruleRefusal(finding, count > 1 ? file.originalName : undefined));
  });
  return [
    ...(count < min ? [{ code: 'entry.files-few', about: { min, count }, field }] : []),
    ...(count > max ? [{ code: 'entry.files-many', about: { max }, field }] : []),
    ...judgeCount(asked.fileRules, count)
      .filter((finding) => !mayStand([finding]))
      .map((finding) => ruleRefusal(finding)),
    ...findings,
  ];
}

function ruleRefusal(finding: RuleFinding, name?: string): Refusal {
  const said: Named = { zh: sayFinding(finding, 'zh'), en: sayFinding(finding, 'en') };
  return name
    ? { code: 'entry.file-rule-named', about: { name, finding: said }, field: 'file' }
    : { code: 'entry.file-rule', about: { finding: said }, field: 'file' };
}

/** The order with one file a place further up or down; at an end nothing moves. */
export function moved(order: readonly FileId[], id: FileId, to: 'up' | 'down'): FileId[] {
  const from = order.indexOf(id);
  const place = from + (to === 'up' ? -1 : 1);
  if (from < 0 || place < 0 || place >= order.length) return [...order];
  const rest = order.filter((one) => one !== id);
  return [...rest.slice(0, place), id, ...rest.slice(place)];
}

/** Whether an order names the same files, each once: who reorders neither adds nor loses one. */
export function isOrderOf(order: readonly FileId[], files: readonly EntryFile[]): boolean {
  return order.length === files.length && files.every(({ file }) => order.includes(file.id));
}

/** What uploads for an entry are sent for. */
export function purposeOf(entry: { id: EntryId }): string {
  return `entry:${entry.id}`;
}

/** One of them by its id. */
export function fileIn(files: readonly EntryFile[], id: string | undefined): EntryFile | undefined {
  return files.find(({ file }) => file.id === id);
}
