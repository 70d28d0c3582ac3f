/** Reading what a judge declares, and freeing what they may no longer judge. */

import type { EntryId, PanelId, PersonId } from '../../../kernel/id.ts';
import type { Refusal } from '../../../kernel/verdict.ts';
import type { Tx } from '../../../platform/db.ts';
import { findOrganisationByName } from '../../organisation/store.ts';
import { isConflict, type Judge, type Work } from '../panel.ts';
import { betweenNames } from '../phrase.ts';
import { endAssigned, listAssigned } from './assignment.ts';
import { conflictsOf, type Declaration } from './conflict.ts';
import { listJudges } from './panel.ts';

/** One a line, or parted by commas; blank ones are none. */
export function linesOf(typed: string | undefined): string[] {
  const parts = (typed ?? '').split(betweenNames).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))].slice(0, 50);
}

/** Names as typed, units by their names; a unit nobody knows is refused by its name. */
export async function readDeclared(
  tx: Tx,
  typed: { names?: string; units?: string },
): Promise<{ declared: Declaration[]; refusals: Refusal[] }> {
  const declared: Declaration[] = linesOf(typed.names).map((name) => ({ name: name.slice(0, 60) }));
  const refusals: Refusal[] = [];
  for (const name of linesOf(typed.units)) {
    const unit = await findOrganisationByName(tx, name);
    if (unit) declared.push({ unitId: unit.id });
    else refusals.push({ code: 'panel.no-such-unit', about: { name: name.slice(0, 60) }, field: 'units' });
  }
  return { declared, refusals };
}

/** Ends what is assigned on conflicted pairs, of these judges or of all; how many it were. */
export async function freeConflicted(
  tx: Tx,
  panelId: PanelId,
  works: readonly Work[],
  now: Date,
  only?: readonly Judge[],
): Promise<number> {
  const judges = only ?? (await listJudges(tx, panelId, { states: ['accepted'] }));
  const assigned = await listAssigned(tx, panelId);
  const conflicts = await conflictsOf(tx, panelId, works, judges);
  const wrong = new Map<PersonId, EntryId[]>();
  for (const { personId, entryId } of assigned)
    if (isConflict(conflicts.get(personId)?.get(entryId)?.state ?? 'none'))
      wrong.set(personId, [...(wrong.get(personId) ?? []), entryId]);
  let freed = 0;
  for (const [personId, entries] of wrong)
    freed += await endAssigned(tx, { panelId, personId, entries }, now);
  return freed;
}
