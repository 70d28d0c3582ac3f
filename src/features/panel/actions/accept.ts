/** Accepting an invitation: with what the judge declares, from then on they have a place and see works. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Judge, Panel } from '../panel.ts';
import { insertDeclarations, rememberConflicts } from '../store/conflict.ts';
import { readDeclared } from '../store/declaration.ts';
import { moveJudge } from '../store/panel.ts';
import type { Task } from '../store/task.ts';

export type Place = { panel: Panel; judge: Judge; task?: Task };
type Typed = { names?: string; units?: string };

/** Refuses units nobody knows, and an invitation that was withdrawn meanwhile. */
export async function accept(doing: Doing, place: Place, typed: Typed): Promise<Outcome<Place>> {
  const { tx, now } = doing;
  const { panel, judge, task } = place;
  const read = await readDeclared(tx, typed);
  if (read.refusals.length > 0) return refuseAll(read.refusals);
  const ids = { panelId: panel.id, personId: judge.personId };
  if (!(await moveJudge(tx, { ...ids, from: ['invited'], to: 'accepted' }, now)))
    return refuse('panel.not-invited');
  await insertDeclarations(tx, judge.personId, panel.id, read.declared, now);
  await rememberConflicts(tx, panel.id, task?.works ?? [], now, [judge]);
  await announce(doing, {
    name: 'panel.accepted',
    subjectId: panel.id,
    organisationId: panel.organisationId,
    campaignId: panel.campaignId,
    seat: judge.role,
    after: { personId: judge.personId, declared: read.declared.length },
  });
  return done(place);
}
