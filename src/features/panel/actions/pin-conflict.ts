/** Pinning: the runner says of a judge and a work that there is a conflict, or none, whatever the rules find. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { isPinnable } from '../conflict.ts';
import type { Judge, Panel } from '../panel.ts';
import { endAssigned } from '../store/assignment.ts';
import { conflictsOf, endPin, insertPin, type Pin } from '../store/conflict.ts';
import { lockPanel } from '../store/panel.ts';
import type { TaskWork } from '../store/task.ts';

export type Pair = { panel: Panel; judge: Judge; work: TaskWork };

/** Refuses to free somebody for their own work. A pinned conflict frees the work that was assigned. */
export async function pinConflict<F extends Pair>(
  doing: Doing,
  found: F,
  typed: Pick<Pin, 'state' | 'reason'>,
): Promise<Outcome<F>> {
  const { tx, actor, now } = doing;
  const { panel, judge, work } = found;
  const ids = { panelId: panel.id, personId: judge.personId, entryId: work.entryId };
  await lockPanel(tx, panel.id);
  const before = (await conflictsOf(tx, panel.id, [work], [judge])).get(judge.personId)?.get(work.entryId);
  if (typed.state === 'pinned-none' && !isPinnable(before))
    return refuse('panel.own-work', undefined, 'state');
  await endPin(tx, actor, ids, now);
  await insertPin(tx, actor, { ...ids, ...typed }, now);
  if (typed.state === 'pinned-conflict') await endAssigned(tx, { ...ids, entries: [work.entryId] }, now);
  await announce(doing, {
    name: 'panel.conflict-pinned',
    subjectId: panel.id,
    organisationId: panel.organisationId,
    campaignId: panel.campaignId,
    seat: 'officer',
    reason: typed.reason,
    before: { state: before?.state ?? 'none' },
    after: { personId: judge.personId, entryId: work.entryId, state: typed.state },
  });
  return done(found);
}
