/** Dropping a draft that nobody else has seen. */

import type { Outcome } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Commendation } from '../commendation.ts';
import { moveOn } from './move-on.ts';

export function drop(
  doing: Doing,
  of: Commendation,
  { version }: { version: number },
): Promise<Outcome<Commendation>> {
  return moveOn(doing, of, version, {
    ...{ name: 'commendation.dropped', verb: 'drop', to: 'dropped', seat: 'officer' },
  });
}
