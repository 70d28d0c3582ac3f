/** Amending what a call asks of the files: every rule, and how many make one work. */

import { type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Call } from '../call.ts';
import { fileRulesTyped, type TypedFileRule } from '../file-rule.ts';
import { amendTo, type Consent, type Found } from './amend-to.ts';

type Typed = Consent & {
  version: number;
  rules: readonly TypedFileRule[];
  filesMin: number;
  filesMax: number;
  takesLink: boolean;
};

export async function amendFiles(doing: Doing, found: Found, typed: Typed): Promise<Outcome<Call>> {
  const { call } = found;
  if (typed.version !== call.version) return refuse('http.stale');
  const read = fileRulesTyped(typed.rules, call.fileRules);
  if ('refusals' in read) return refuseAll(read.refusals);
  const { filesMin, filesMax, takesLink } = typed;
  return amendTo(doing, found, { ...call, fileRules: read.rules, filesMin, filesMax, takesLink }, typed);
}
