/** Whether an entry may be sent as it stands: everything it lacks, and the caps, counted while nobody else may send. */

import type { Refusal } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { listCallLineage } from '../../call/store.ts';
import { hasCaps, judgeFull } from '../cap.ts';
import { type EntryAtCall, judgeEntry } from '../entry.ts';
import { countStanding, lockSendings } from '../store/cap.ts';

/** Caps hold at the call where they are set and at every version beneath it: a province's cap counts for all cities. */
export async function judgeSending({ tx }: Doing, entry: EntryAtCall): Promise<Refusal[]> {
  const problems = judgeEntry(entry);
  // What came back was counted when it was first sent.
  if (problems.length > 0 || entry.state === 'returned') return problems;
  const capped = (await listCallLineage(tx, entry.call.lineage)).filter(hasCaps);
  if (capped.length === 0) return [];
  await lockSendings(tx, entry.call.lineage);
  const found: Refusal[] = [];
  for (const call of capped) found.push(...judgeFull(call, await countStanding(tx, call.lineage, entry)));
  return found.filter((one, at) => found.findIndex((other) => other.code === one.code) === at);
}
