/** Setting how far apart in a branch units must stand to judge each other; what no longer fits is freed. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Panel } from '../panel.ts';
import { freeConflicted } from '../store/declaration.ts';
import { lockPanel, setDistance } from '../store/panel.ts';
import type { Task } from '../store/task.ts';

/** Refuses with http.stale when it was set meanwhile. */
export async function changeDistance<F extends { panel: Panel; task?: Task }>(
  doing: Doing,
  found: F,
  typed: { distance: number; version: number },
): Promise<Outcome<F>> {
  const { tx, now } = doing;
  const { panel, task } = found;
  await lockPanel(tx, panel.id);
  if (!(await setDistance(tx, { id: panel.id, version: typed.version }, typed.distance)))
    return refuse('http.stale');
  const freed = await freeConflicted(tx, panel.id, task?.works ?? [], now);
  await announce(doing, {
    name: 'panel.distance-set',
    subjectId: panel.id,
    organisationId: panel.organisationId,
    campaignId: panel.campaignId,
    seat: 'officer',
    before: { distance: panel.distance },
    after: { distance: typed.distance, freed },
  });
  return done(found);
}
