/** Revising: the words may be worked on again, while the last edition stays public. */

import type { Outcome } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Bulletin } from '../bulletin.ts';
import { type Asked, moveOn } from './move-on.ts';

export function revise(
  doing: Doing,
  asked: Asked,
  { version }: { version: number },
): Promise<Outcome<Bulletin>> {
  return moveOn(doing, asked, version, {
    ...{ name: 'bulletin.revised', verb: 'revise', to: 'draft', seat: 'officer' },
  });
}
