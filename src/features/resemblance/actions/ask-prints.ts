/** Asking for prints: an admitted work is put in the queue, and whoever has the very same file is told at once. */

import type { EntryId } from '../../../kernel/id.ts';
import type { Doing } from '../../../platform/db.ts';
import { listEntryFiles } from '../../entry/store.ts';
import type { Likeness } from '../resemblance.ts';
import * as job from '../store/job.ts';
import { tellLikenesses } from './tell-likenesses.ts';

/** Called from the reaction to an admission; again after each, since files may have been replaced. */
export async function askPrints(doing: Doing, entryId: EntryId): Promise<void> {
  const files = (await listEntryFiles(doing.tx, entryId)).map(({ file }) => file);
  await job.askPrints(doing, entryId, files);
  await tellLikenesses(doing, entryId, await findSameFiles(doing, entryId, files));
}

/** Those whose file is the same, byte by byte. */
export async function findSameFiles(
  { tx }: Pick<Doing, 'tx'>,
  entryId: EntryId,
  files: readonly job.Named[],
): Promise<Likeness[]> {
  const same = await job.listSameFiles(tx, entryId, files);
  return same.map(({ entryId: otherId, own, otherFileId }) => ({
    otherId,
    score: 1,
    evidence: { kind: 'same-file', files: { first: own.id, second: otherFileId }, sha256: own.sha256 },
  }));
}
