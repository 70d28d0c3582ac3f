/** What other features may ask of panels: who judges, what they stay away from, which works are theirs. */

import type { Tx } from '../../platform/db.ts';
import type { Judge, Work } from './panel.ts';
import { listAssigned } from './store/assignment.ts';
import { conflictsOf, withoutConflicts } from './store/conflict.ts';

export { listAssigned } from './store/assignment.ts';
export { conflictsOf, rememberConflicts } from './store/conflict.ts';
export {
  countsIn,
  findJudge,
  findPanel,
  getPanel,
  holdJudge,
  insertJudge,
  insertPanel,
  listJudges,
  listPanelIdsOf,
  panelJoin,
} from './store/panel.ts';

/**
 * The works a judge may know of: everywhere, in lists, counts and addresses (AC-160). None before they accepted and
 * none after they left (AC-165); where the stage assigns, only what was assigned to them.
 */
export async function worksFor<T extends Work>(
  tx: Tx,
  judge: Judge,
  works: readonly T[],
  assigned: boolean,
): Promise<T[]> {
  if (judge.state !== 'accepted') return [];
  const conflicts = await conflictsOf(tx, judge.panelId, works, [judge]);
  const open = withoutConflicts(works, conflicts.get(judge.personId));
  if (!assigned) return open;
  const own = new Set((await listAssigned(tx, judge.panelId, judge.personId)).map((a) => a.entryId));
  return open.filter((work) => own.has(work.entryId));
}
