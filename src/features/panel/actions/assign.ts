/** Assigning by machine, exactly the plan that was looked at: nobody else assigned and nothing moved meanwhile. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Panel } from '../panel.ts';
import { insertBatch } from '../store/assignment.ts';
import { rememberConflicts } from '../store/conflict.ts';
import { freeConflicted } from '../store/declaration.ts';
import { lockJudges, lockPanel } from '../store/panel.ts';
import { lastNumber, planFor } from '../store/plan.ts';
import type { Task } from '../store/task.ts';

type Typed = { judgesPerEntry: number; loadCap?: number; number: number; digest: string };

/** Refuses when another officer assigned first, when the plan is no longer the same, and when it adds nothing. */
export async function assign<F extends { panel: Panel; task?: Task }>(
  doing: Doing,
  found: F,
  typed: Typed,
): Promise<Outcome<F>> {
  const { tx, actor, now } = doing;
  const { panel, task } = found;
  await lockPanel(tx, panel.id);
  await lockJudges(tx, panel.id);
  if ((await lastNumber(tx, panel.id)) !== typed.number) return refuse('panel.assigned-meanwhile');
  await rememberConflicts(tx, panel.id, task?.works ?? [], now);
  await freeConflicted(tx, panel.id, task?.works ?? [], now);
  const plan = await planFor(tx, panel.id, task?.works ?? [], typed);
  if (plan.digest !== typed.digest) return refuse('panel.plan-changed');
  if (plan.added.length === 0) return refuse('panel.nothing-to-assign');
  const batch = { panelId: panel.id, number: typed.number + 1, judgesPerEntry: typed.judgesPerEntry };
  await insertBatch(tx, actor, now, { ...batch, short: plan.lacking.length }, plan.added);
  await announce(doing, {
    name: 'panel.assigned',
    subjectId: panel.id,
    organisationId: panel.organisationId,
    campaignId: panel.campaignId,
    seat: 'officer',
    after: {
      number: batch.number,
      added: plan.added.length,
      spread: plan.spread,
      short: plan.lacking.length,
    },
  });
  return done(found);
}
