/** Keeping what a judge says of works by their titles: what they wish for, and what they must stay away from. */

import type { EntryId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { saveWishes } from '../store/assignment.ts';
import { insertDeclarations } from '../store/conflict.ts';
import { freeConflicted } from '../store/declaration.ts';
import { holdJudge, lockPanel } from '../store/panel.ts';
import { worksFor } from '../store.ts';
import type { Place } from './accept.ts';

type Typed = { wishes: readonly { entryId: EntryId; wish: number }[]; entries: readonly EntryId[] };

/** Refuses works that are not theirs to see: the answer tells nothing of them (AC-160). */
export async function saveWishesAndConflicts(
  doing: Doing,
  place: Place,
  typed: Typed,
): Promise<Outcome<Place>> {
  const { tx, now } = doing;
  const { panel, judge, task } = place;
  const ids = { panelId: panel.id, personId: judge.personId };
  const seen = new Set((await worksFor(tx, judge, task?.works ?? [], false)).map((work) => work.entryId));
  const said = [...typed.wishes.map((one) => one.entryId), ...typed.entries];
  if (said.some((entryId) => !seen.has(entryId))) return refuse('panel.unknown-work');
  await lockPanel(tx, panel.id);
  if (!(await holdJudge(tx, panel.id, judge.personId))) return refuse('panel.not-accepted');
  await saveWishes(tx, ids, typed.wishes, now);
  const declared = typed.entries.map((entryId) => ({ entryId }));
  await insertDeclarations(tx, judge.personId, panel.id, declared, now);
  const freed = await freeConflicted(tx, panel.id, task?.works ?? [], now, [judge]);
  await announce(doing, {
    name: 'panel.wishes-kept',
    subjectId: panel.id,
    organisationId: panel.organisationId,
    campaignId: panel.campaignId,
    seat: judge.role,
    after: { personId: judge.personId, wishes: typed.wishes.length, declared: declared.length, freed },
  });
  return done(place);
}
