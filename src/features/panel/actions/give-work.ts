/** Giving a judge one work by hand. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { isConflict } from '../panel.ts';
import { insertAssigned } from '../store/assignment.ts';
import { conflictsOf } from '../store/conflict.ts';
import { holdJudge, lockPanel } from '../store/panel.ts';
import type { Pair } from './pin-conflict.ts';

/** Refuses a conflicted work, one they have, and a judge who is gone. */
export async function giveWork<F extends Pair>(doing: Doing, found: F): Promise<Outcome<F>> {
  const { tx, actor, now } = doing;
  const { panel, judge, work } = found;
  await lockPanel(tx, panel.id);
  if (!(await holdJudge(tx, panel.id, judge.personId))) return refuse('panel.judge-gone');
  const own = (await conflictsOf(tx, panel.id, [work], [judge])).get(judge.personId);
  if (isConflict(own?.get(work.entryId)?.state ?? 'none')) return refuse('panel.conflicted');
  const pair = { panelId: panel.id, personId: judge.personId, entryId: work.entryId };
  if (!(await insertAssigned(tx, actor, pair, now))) return refuse('panel.has-work');
  await announce(doing, {
    name: 'panel.work-given',
    subjectId: panel.id,
    organisationId: panel.organisationId,
    campaignId: panel.campaignId,
    seat: 'officer',
    after: { personId: judge.personId, entryId: work.entryId },
  });
  return done(found);
}
