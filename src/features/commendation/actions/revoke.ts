/** Revoking a whole award, with an explanation that everybody reads. */

import type { Outcome } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Commendation } from '../commendation.ts';
import { moveOn } from './move-on.ts';

export function revoke(
  doing: Doing,
  of: Commendation,
  { version, reason }: { version: number; reason: string },
): Promise<Outcome<Commendation>> {
  return moveOn(doing, of, version, {
    ...{ name: 'commendation.revoked', verb: 'revoke', to: 'revoked', seat: 'leader', reason },
    stamps: { revokedAt: doing.now, revokedReason: reason },
  });
}
