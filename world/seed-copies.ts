/** The demo's works share a few sample files: they count as compared, but for two, so that one pair is left to decide. */

import type { EntryId } from '../src/kernel/id.ts';
import type { Doing } from '../src/platform/db.ts';
import { claimReaction, listFactsOf, noteReaction } from '../src/platform/outbox.ts';

export type Sample = { entryId: EntryId; title: string };

/** Two photographs of one file, from two units: what the demo shows of resemblances. */
const compared: readonly string[] = ['火花', '微米之间'];
const reaction = 'entry.admitted/ask-prints';

export async function seedCopies({ tx, now }: Doing, samples: readonly Sample[]): Promise<void> {
  for (const { entryId } of samples.filter(({ title }) => !compared.includes(title))) {
    for (const fact of await listFactsOf(tx, entryId)) {
      if (fact.name !== 'entry.admitted' || !(await noteReaction(tx, fact.id, reaction))) continue;
      await claimReaction(tx, fact.id, reaction, now);
    }
  }
}
