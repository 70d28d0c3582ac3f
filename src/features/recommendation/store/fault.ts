/** Works as the call that they go to would judge them, with their files as they were measured. */

import type { EntryId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/db.ts';
import type { Call } from '../../call/call.ts';
import type { EntryAtCall } from '../../entry/entry.ts';
import { listEntriesById, listFilesOf } from '../../entry/store.ts';
import { type Fault, faultsOf } from '../fault.ts';

/** The works at the hosted call, in two queries. */
export async function listAtCall(tx: Tx, call: Call, ids: readonly EntryId[]): Promise<EntryAtCall[]> {
  const files = await listFilesOf(tx, ids);
  return (await listEntriesById(tx, ids)).map((entry) => {
    const own = files.get(entry.id) ?? [];
    return { ...entry, call, files: own, file: own[0]?.file, granted: [] };
  });
}

export async function listFaults(
  tx: Tx,
  call: Call,
  ids: readonly EntryId[],
): Promise<Map<EntryId, Fault[]>> {
  return new Map((await listAtCall(tx, call, ids)).map((entry) => [entry.id, faultsOf(entry)]));
}
