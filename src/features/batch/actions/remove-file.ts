/** Removing a file from a batch; an entry that has it keeps it. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { removeBatchFile } from '../store.ts';
import type { WholeBatch } from './see-batch.ts';

/** Refuses a name that is not here any more. */
export async function removeFile(
  doing: Doing,
  batch: WholeBatch,
  { name }: { name: string },
): Promise<Outcome<WholeBatch>> {
  if (!(await removeBatchFile(doing, batch.id, name)))
    return refuse('batch.file-unknown', { name: name.slice(0, 80) });
  return done({ ...batch, files: batch.files.filter((one) => one.name !== name) });
}
