/** Coaching: somebody above advises, and the unit is written to; or the unit answers beside. */

import type { TreePath } from '../../../kernel/tree.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Material } from '../material.ts';
import { coachSeat } from '../policy.ts';
import { getMaterial, insertNote } from '../store.ts';

/** Refuses what was closed meanwhile. */
export async function noteMaterial(
  doing: Doing,
  material: Material & { recorderPath?: TreePath },
  { content }: { content: string },
): Promise<Outcome<Material>> {
  const coach = coachSeat(doing.actor, material);
  const organisationId = coach?.organisationId ?? material.organisationId;
  const to = coach ? 'coached' : material.state;
  if (!(await insertNote(doing, { materialId: material.id, organisationId, content, to })))
    return refuse('http.stale');
  await announce(doing, {
    name: coach ? 'material.coached' : 'material.answered',
    subjectId: material.id,
    organisationId: material.organisationId,
    seat: coach?.role ?? 'officer',
    after: { title: material.title, advice: content, coachId: organisationId },
  });
  return done(await getMaterial(doing.tx, material.id));
}
