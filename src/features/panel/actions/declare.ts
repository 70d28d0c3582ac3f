/** Declaring more conflicts after accepting: names, units, works now that their titles are seen. */

import type { EntryId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { insertDeclarations, rememberConflicts } from '../store/conflict.ts';
import { freeConflicted, readDeclared } from '../store/declaration.ts';
import { holdJudge, lockPanel } from '../store/panel.ts';
import { worksFor } from '../store.ts';
import type { Place } from './accept.ts';

type Typed = { names?: string; units?: string; entries: readonly EntryId[] };

/** Refuses units nobody knows, and works that are not theirs to see: the answer tells nothing of them. */
export async function declare(doing: Doing, place: Place, typed: Typed): Promise<Outcome<Place>> {
  const { tx, now } = doing;
  const { panel, judge, task } = place;
  const read = await readDeclared(tx, typed);
  if (read.refusals.length > 0) return refuseAll(read.refusals);
  const seen = new Set((await worksFor(tx, judge, task?.works ?? [], false)).map((work) => work.entryId));
  if (typed.entries.some((entryId) => !seen.has(entryId))) return refuse('panel.unknown-work');
  const declared = [...read.declared, ...typed.entries.map((entryId) => ({ entryId }))];
  if (declared.length === 0) return refuse('panel.nothing-declared');
  await lockPanel(tx, panel.id);
  if (!(await holdJudge(tx, panel.id, judge.personId))) return refuse('panel.not-accepted');
  await insertDeclarations(tx, judge.personId, panel.id, declared, now);
  await rememberConflicts(tx, panel.id, task?.works ?? [], now, [judge]);
  const freed = await freeConflicted(tx, panel.id, task?.works ?? [], now, [judge]);
  await announce(doing, {
    name: 'panel.declared',
    subjectId: panel.id,
    organisationId: panel.organisationId,
    campaignId: panel.campaignId,
    seat: judge.role,
    after: { personId: judge.personId, declared: declared.length, freed },
  });
  return done(place);
}
