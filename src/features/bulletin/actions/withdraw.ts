/** Withdrawing, with a reason that everybody reads where it was public. */

import type { Outcome } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { type Bulletin, isPublic } from '../bulletin.ts';
import { type Asked, moveOn } from './move-on.ts';

export function withdraw(
  doing: Doing,
  asked: Asked,
  { version, reason }: { version: number; reason: string },
): Promise<Outcome<Bulletin>> {
  const seat = isPublic(asked.bulletin) ? 'leader' : 'officer';
  return moveOn(doing, asked, version, {
    ...{ name: 'bulletin.withdrawn', verb: 'withdraw', to: 'withdrawn', seat, reason },
    stamps: { withdrawn: { at: doing.now, reason } },
  });
}
