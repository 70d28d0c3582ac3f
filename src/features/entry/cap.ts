/** How many works one person, one unit and one call may have: counted at the sending, while nobody else may send. */

import type { Refusal } from '../../kernel/verdict.ts';
import type { Call } from '../call/call.ts';
import { judgeCaps } from '../call/eligibility.ts';

/** What stands already, besides the work that is sent. */
export type Counted = { ofPerson: number; ofGroup: number; ofUnit: number; ofCall: number };

/**
 * A unit chooses among what its workers send, and its cap counts when it recommends; only where none but units send in
 * does the cap count here.
 */
function unitCapOf(call: Pick<Call, 'channels' | 'unitCap'>): number | undefined {
  return call.channels.includes('person') ? undefined : call.unitCap;
}

type Capped = Pick<Call, 'channels' | 'unitCap' | 'personCap' | 'callCap' | 'eligibility'>;

export function hasCaps(call: Capped): boolean {
  return call.personCap !== undefined || call.callCap !== undefined || unitCapOf(call) !== undefined;
}

/** Every cap that is full, with its number. */
export function judgeFull(call: Capped, counted: Counted): Refusal[] {
  const cap = unitCapOf(call);
  const isFull = cap !== undefined && counted.ofUnit >= cap;
  return [...judgeCaps(call, counted), ...(isFull ? [{ code: 'entry.unit-cap', about: { cap } }] : [])];
}
