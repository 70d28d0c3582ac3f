/** Signing: the leader makes it public at this instant, as a further edition. */

import type { Outcome } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Bulletin } from '../bulletin.ts';
import { type Asked, moveOn } from './move-on.ts';

export function sign(
  doing: Doing,
  asked: Asked,
  { version }: { version: number },
): Promise<Outcome<Bulletin>> {
  return moveOn(doing, asked, version, {
    ...{ name: 'bulletin.published', verb: 'sign', to: 'published', seat: 'leader' },
  });
}
