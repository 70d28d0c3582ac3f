/** Returning: the leader gives it back with a reason. */

import type { Outcome } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Bulletin } from '../bulletin.ts';
import { type Asked, moveOn } from './move-on.ts';

export function returnBulletin(
  doing: Doing,
  asked: Asked,
  { version, reason }: { version: number; reason: string },
): Promise<Outcome<Bulletin>> {
  return moveOn(doing, asked, version, {
    ...{ name: 'bulletin.returned', verb: 'return', to: 'returned', seat: 'leader', reason },
  });
}
