/** Submitting to the leader; a summary takes its figures with it, as they are at this instant. */

import type { Outcome } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Bulletin } from '../bulletin.ts';
import { countFigures } from '../store/figure.ts';
import { type Asked, moveOn } from './move-on.ts';

export async function submit(
  doing: Doing,
  asked: Asked,
  { version }: { version: number },
): Promise<Outcome<Bulletin>> {
  const isSummary = asked.bulletin.kind === 'summary';
  return moveOn(doing, asked, version, {
    ...{ name: 'bulletin.submitted', verb: 'submit', to: 'submitted', seat: 'officer' },
    stamps: { figures: isSummary ? await countFigures(doing, asked.call) : 'none' },
  });
}
