/** Editing: what was gathered is written better. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Material, Written } from '../material.ts';
import { getMaterial, saveMaterial } from '../store.ts';

type Edit = Omit<Written, 'content'> & { content?: string; version: number };

/** Refuses to overwrite what somebody saved since (409); the page shows both. */
export async function editMaterial(
  doing: Doing,
  material: Material,
  { version, content = '', ...typed }: Edit,
): Promise<Outcome<Material>> {
  if (!(await saveMaterial(doing, { ...material, version }, { ...typed, content })))
    return refuse('http.stale');
  await announce(doing, {
    name: 'material.edited',
    subjectId: material.id,
    organisationId: material.organisationId,
    seat: 'officer',
    before: { title: material.title },
    after: { title: typed.title },
  });
  return done(await getMaterial(doing.tx, material.id));
}
