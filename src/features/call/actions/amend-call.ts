/** Amending a call: the owner's officer writes its next version; nothing beneath changes by itself. */

import { type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { amendedCall, type TypedCallAmendment } from '../amend.ts';
import type { Call } from '../call.ts';
import { amendTo, type Consent, type Found } from './amend-to.ts';

type Typed = TypedCallAmendment & Consent & { version: number };

/** Refuses a stale page first, then whatever keeps the next version from standing. */
export async function amendCall(doing: Doing, found: Found, typed: Typed): Promise<Outcome<Call>> {
  if (typed.version !== found.call.version) return refuse('http.stale');
  return amendTo(doing, found, amendedCall(found.call, typed), typed);
}
