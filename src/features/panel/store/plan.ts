/** The plan of the next assigning: the same for whoever looks at it and for the act that carries it out. */

import { createHash } from 'node:crypto';
import type { EntryId, PanelId, PersonId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/db.ts';
import { type Assigned, assignJudges, type Plan } from '../assign.ts';
import { isConflict, type Work } from '../panel.ts';
import { listAssigned, listBatches, listWishes } from './assignment.ts';
import { conflictsOf } from './conflict.ts';
import { listJudges } from './panel.ts';

/** The number of the last act of assigning; 0 before the first. */
export async function lastNumber(tx: Tx, panelId: PanelId): Promise<number> {
  return (await listBatches(tx, panelId))[0]?.number ?? 0;
}

/** Two plans with the same digest are the same. */
function digestOf(added: readonly Assigned[]): string {
  const hash = createHash('sha256');
  for (const one of added) hash.update(`${one.entryId}/${one.personId}\n`);
  return hash.digest('hex').slice(0, 32);
}

export type LookedAt = Plan & { digest: string };

/** Who has accepted gets works, conflict-free; what is assigned already stays. */
export async function planFor(
  tx: Tx,
  panelId: PanelId,
  works: readonly Work[],
  typed: { judgesPerEntry: number; loadCap?: number },
): Promise<LookedAt> {
  const judges = await listJudges(tx, panelId, { states: ['accepted'] });
  const found = await conflictsOf(tx, panelId, works, judges);
  const conflicts = new Map<PersonId, Set<EntryId>>();
  for (const [personId, own] of found)
    conflicts.set(personId, new Set([...own].flatMap(([id, c]) => (isConflict(c.state) ? [id] : []))));
  const plan = assignJudges({
    works,
    judges,
    judgesPerEntry: typed.judgesPerEntry,
    loadCap: typed.loadCap,
    conflicts,
    standing: await listAssigned(tx, panelId),
    wishes: await listWishes(tx, panelId),
    seed: panelId,
  });
  return { ...plan, digest: digestOf(plan.added) };
}
