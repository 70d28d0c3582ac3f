/** Carrying out a table of organisations: every row of it, or nothing. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { planImport, sumOf } from '../import.ts';
import { mayImport } from '../policy.ts';
import { lockTree } from '../store/change.ts';
import { insertStep } from '../store/era.ts';
import { finishImport, insertPlanned, type KeptImport, listAlong, updatePlanned } from '../store/import.ts';
import { getOrganisation } from '../store.ts';

/** Judges again, with the tree locked: what was looked at a while ago may have changed. */
export async function importOrganisations(doing: Doing, kept: KeptImport): Promise<Outcome<KeptImport>> {
  const { tx, now } = doing;
  await lockTree(tx);
  const root = await getOrganisation(tx, kept.organisation.id);
  const verdict = mayImport(doing.actor, root, now);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  const planned = planImport(root, kept.rows, await listAlong(tx, root, kept.rows));
  const { fix } = sumOf(planned);
  if (fix > 0) return refuse('organisation.import-problems', { count: fix });
  const made = (await insertPlanned(doing, planned)).length;
  const changed = await updatePlanned(doing, planned);
  if (!(await finishImport(tx, kept.id, now, { made, changed }))) return refuse('organisation.import-done');
  const about = { import: kept.id, made, changed };
  await insertStep(doing, { organisationId: root.id, verb: 'import', about });
  await announce(doing, {
    name: 'organisation.imported',
    subjectId: root.id,
    organisationId: root.id,
    seat: 'admin',
    after: about,
  });
  return done({ ...kept, made, changed, doneAt: now });
}
