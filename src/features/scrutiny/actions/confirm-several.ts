/** Confirming several: the second person ticks what waits, each is judged for itself, and what is refused stays as it was. */

import { done, type Outcome, type Refusal, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { trying } from '../../batch/store.ts';
import { isAsked, seenOf } from '../quarantine.ts';
import { findHeld } from '../store/held.ts';
import type { Scene } from '../store/preview.ts';
import { lockScrutiny } from '../store/quarantine.ts';
import { confirm } from './move-quarantine.ts';

/** How many of the ticked ones were refused; where all were, nothing happened and each row says why. */
export async function confirmSeveral(
  doing: Doing,
  scene: Scene,
  { ticked, reason }: { ticked: readonly string[]; reason: string },
): Promise<Outcome<Scene & { left: number }>> {
  const marks = [...new Set(ticked)];
  if (marks.length === 0) return refuse('scrutiny.none-ticked', undefined, 'ticked');
  await lockScrutiny(doing.tx, scene.poll.id);
  const refused: Refusal[] = [];
  for (const mark of marks) {
    const outcome = await confirmOne(doing, scene, { ...seenOf(mark), reason });
    if (!outcome.ok) refused.push(outcome.refusals[0]!);
  }
  if (refused.length === marks.length) return refuseAll(refused);
  return done({ ...scene, left: refused.length });
}

type One = { id: string; version: number; reason: string };

/** What waits no more has no row to stand by: the sentence names it. */
async function confirmOne(doing: Doing, { poll }: Scene, { id, ...taken }: One): Promise<Outcome<unknown>> {
  const held = await findHeld(doing, id);
  if (held?.poll.id !== poll.id) return refuse('http.not-found');
  const { state, entryTitle } = held.quarantine;
  if (!isAsked(state)) return refuse('scrutiny.waits-no-more', { title: entryTitle });
  const outcome = await trying(doing.tx, () => confirm(doing, held, taken));
  return outcome.ok ? outcome : refuseAll([{ ...outcome.refusals[0]!, field: `ticked.${id}` }]);
}
