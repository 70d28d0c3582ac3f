/** Confirming several: the second person ticks what waits, each is judged for itself, and what is refused stays as it was. */

import { done, type Outcome, type Refusal, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { trying } from '../../batch/store.ts';
import { findHeld } from '../store/held.ts';
import type { Scene } from '../store/preview.ts';
import { lockScrutiny } from '../store/quarantine.ts';
import { confirm } from './move-quarantine.ts';

type Row = { id: string; version: number; isTicked: boolean };

/** How many of the ticked ones were refused; where all were, nothing happened and each row says why. */
export async function confirmSeveral(
  doing: Doing,
  scene: Scene,
  { waiting, reason }: { waiting: readonly Row[]; reason: string },
): Promise<Outcome<Scene & { left: number }>> {
  const ticked = waiting.flatMap((row, index) => (row.isTicked ? [{ ...row, index }] : []));
  if (ticked.length === 0) return refuse('scrutiny.none-ticked', undefined, 'waiting.0.isTicked');
  await lockScrutiny(doing.tx, scene.poll.id);
  const refused: Refusal[] = [];
  for (const { id, version, index } of ticked) {
    const held = await findHeld(doing, id);
    const isHere = held?.poll.id === scene.poll.id;
    const outcome = isHere
      ? await trying(doing.tx, () => confirm(doing, held, { version, reason }))
      : refuse('http.not-found');
    if (!outcome.ok) refused.push({ ...outcome.refusals[0]!, field: `waiting.${index}.isTicked` });
  }
  if (refused.length === ticked.length) return refuseAll(refused);
  return done({ ...scene, left: refused.length });
}
