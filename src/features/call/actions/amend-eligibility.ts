/** Amending who may enter what, how many, and where else. */

import { type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Call } from '../call.ts';
import { judgeForm } from '../design.ts';
import { judgeEligibilityTyped, type TypedEligibility, withEligibility } from '../entrant.ts';
import { amendTo, type Consent, type Found } from './amend-to.ts';
import type { EntriesGuard } from './keep-form.ts';

type Typed = TypedEligibility & Consent & { version: number };

/** Once there are entries, no kind of work and no group they chose may go; fields that hang on one keep it. */
export function amendEligibility(guard: EntriesGuard) {
  return async (doing: Doing, found: Found, typed: Typed): Promise<Outcome<Call>> => {
    const { call } = found;
    if (typed.version !== call.version) return refuse('http.stale');
    const next = withEligibility(call, typed);
    const hasEntries = await guard(doing.tx, call.id);
    const problems = [
      ...judgeEligibilityTyped(call, next, hasEntries),
      ...judgeForm(next.fields, next.eligibility),
    ];
    return problems.length > 0 ? refuseAll(problems) : amendTo(doing, found, next, typed);
  };
}
