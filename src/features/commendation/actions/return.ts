/** Returning: the leader gives a list back with a reason, before signing or when an objection in the notice was right. */

import type { Outcome } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Commendation } from '../commendation.ts';
import { moveOn } from './move-on.ts';

export function returnCommendation(
  doing: Doing,
  of: Commendation,
  { version, reason }: { version: number; reason: string },
): Promise<Outcome<Commendation>> {
  return moveOn(doing, of, version, {
    ...{ name: 'commendation.returned', verb: 'return', to: 'returned', seat: 'leader', reason },
  });
}
