/** Dropping: the unit does not go on with it; it can still be read. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Material } from '../material.ts';
import { getMaterial, moveMaterial } from '../store.ts';

/** Refuses when somebody moved it since. */
export async function dropMaterial(
  doing: Doing,
  material: Material,
  { version }: { version: number },
): Promise<Outcome<Material>> {
  if (!(await moveMaterial(doing, { id: material.id, version }, 'dropped'))) return refuse('http.stale');
  await announce(doing, {
    name: 'material.dropped',
    subjectId: material.id,
    organisationId: material.organisationId,
    seat: 'officer',
    after: { title: material.title },
  });
  return done(await getMaterial(doing.tx, material.id));
}
