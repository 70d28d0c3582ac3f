/** The demo's works share a few sample files; this says so, as officers would, so that only one pair is left to decide. */

import { listCompared, savePair } from '../src/features/resemblance/store/pair.ts';
import { saveDecision } from '../src/features/resemblance/store.ts';
import type { EntryId, FileId } from '../src/kernel/id.ts';
import type { Doing } from '../src/platform/db.ts';
import type { World } from './world.ts';

/** A work of the demo with the sample file that stands for it. */
export type Sample = { entryId: EntryId; fileId: FileId; sha256: string; title: string };

/** Left open, to be looked at in the demo. */
const open: readonly string[] = ['火花', '微米之间'];

export async function seedCopies(doing: Doing, world: World, samples: readonly Sample[]): Promise<void> {
  const compared = await listCompared(
    doing.tx,
    samples.map(({ entryId }) => entryId),
  );
  for (const [at, one] of samples.entries()) {
    for (const other of samples.slice(at + 1)) {
      if (one.sha256 !== other.sha256 || [one.title, other.title].every((title) => open.includes(title)))
        continue;
      const [own, earlier] = [compared.get(one.entryId), compared.get(other.entryId)];
      if (!own || !earlier) continue;
      const files = { first: one.fileId, second: other.fileId };
      const pair = await savePair(doing, own, earlier, {
        otherId: other.entryId,
        score: 1,
        evidence: { kind: 'same-file', files, sha256: one.sha256 },
      });
      if (pair)
        await saveDecision(doing, pair.id, {
          ...{ decision: 'permitted', version: 1, byId: world.persons['national-officer'] },
          reason: '演示补充：示范作品共用同一份样片。',
        });
    }
  }
}
