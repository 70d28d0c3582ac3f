/** The word "fault": why the level above would give a work back, seen before it is sent. */

import type { Sentence } from '../../kernel/text.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import { windowOfEntries } from '../calendar/calendar.ts';
import { askedFields } from '../call/eligibility.ts';
import { listAdvised } from '../call/field.ts';
import { type EntryAtCall, findingsOf, judgeEntry } from '../entry/entry.ts';
import { sayFinding } from '../media/rule.ts';
import { text } from './text/fault.ts';

/** `must` keeps the work from being sent; `should` only tells. */
export type Fault = { force: 'must'; refusal: Refusal } | { force: 'should'; sentence: Sentence };

/** A work by the rules of the call that it goes to: everything the upper level asks, as it stands there today. */
export function faultsOf(entry: EntryAtCall): Fault[] {
  const must = judgeEntry(entry).map((refusal): Fault => ({ force: 'must', refusal }));
  return [...must, ...adviceOf(entry).map((sentence): Fault => ({ force: 'should', sentence }))];
}

function adviceOf(entry: EntryAtCall): Sentence[] {
  const { call, subtype, group, answers = {}, submittedAt } = entry;
  const findings = entry.files.flatMap(({ file }) => findingsOf({ call, subtype, file }));
  const failing = findings.filter(({ rule, standing }) => rule.force === 'should' && standing === 'fails');
  const unanswered = listAdvised(askedFields(call), answers, { subtype, group });
  // Only a first sending tells by itself when the work came.
  const isLate =
    entry.version === 1 && submittedAt !== undefined && submittedAt >= windowOfEntries(call).dueAt;
  return [
    ...failing.map((finding) => ({ zh: sayFinding(finding, 'zh'), en: sayFinding(finding, 'en') })),
    ...unanswered.map(({ label }) => ({
      zh: text['fault.unanswered'].zh.replace('{field}', label.zh),
      en: text['fault.unanswered'].en.replace('{field}', label.en ?? label.zh),
    })),
    ...(isLate ? [text['fault.late']] : []),
  ];
}

/** What keeps it from being sent, for the answer to whoever tries: the count, and each reason. */
export function refusalsOf(faults: readonly Fault[]): Refusal[] {
  const must = faults.flatMap((fault) => (fault.force === 'must' ? [fault.refusal] : []));
  if (must.length === 0) return [];
  const about = { count: must.length };
  return [
    { code: 'recommendation.would-return', about },
    ...must.map(({ code, about: said }) => ({ code, about: said })),
  ];
}
