/** The word "batch": many works of one unit on their way into one call, kept until they are handed in. */

import type { CallId, EntryId, Id, OrganisationId, PersonId } from '../../kernel/id.ts';
import { sayInstant } from '../../kernel/period.ts';
import type { About, Refusal, Transitions } from '../../kernel/verdict.ts';
import type { MediaFile } from '../media/media.ts';
import type { Row } from './row.ts';

export type BatchId = Id<'batch'>;
export type BatchState = 'collecting' | 'done' | 'dropped';
export type BatchVerb = 'collect' | 'finish' | 'drop';

/** A batch of which some rows were handed in is still collecting; dropped, what was handed in stays. */
export const batchTransitions: Transitions<BatchState, BatchVerb> = {
  collecting: { collect: 'collecting', finish: 'done', drop: 'dropped' },
  done: {},
  dropped: {},
};

/** What came and was not taken, with the reason. */
export type Unfit = { name: string; refusal: Refusal };

export type Batch = {
  id: BatchId;
  callId: CallId;
  unitId: OrganisationId;
  byId: PersonId;
  state: BatchState;
  rows: readonly Row[];
  /** Heads that no column has. */
  unknown: readonly string[];
  refused: readonly Unfit[];
  version: number;
  createdAt: Date;
  touchedAt: Date;
};

/** A file that waits on the batch, under the path or name it came with. */
export type BatchFile = { name: string; file: MediaFile };
export type Entered = { row: number; entryId: EntryId };

export const rowsMax = 200;
export const filesMax = 2000;
export const contentMax = 200_000;
export const fileSizeBytesMax = 300 * 1_048_576;
export const archiveSizeBytesMax = 2_147_483_648;
export const sheetSizeBytesMax = 2_000_000;

/** What an archive may hold: so many files, so large one, so large together. */
export const archiveLimits = {
  entries: 1000,
  entryBytes: fileSizeBytesMax,
  totalBytes: 8 * 1_073_741_824,
};

/** The word by which uploads of a batch are known. */
export function purposeOf(batch: Pick<Batch, 'id'>): string {
  return `batch:${batch.id}`;
}

/** The last part of a path. */
export function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A name nobody has yet on this batch: a second file of the same name is kept beside the first, unless it is the same. */
export function freeName(
  name: string,
  known: readonly { name: string; file: { sha256: string } }[],
  sha256: string,
): string | undefined {
  const [, stem = name, ending = ''] = /^(.*?)(\.[A-Za-z0-9]{1,5})?$/su.exec(name) ?? [];
  for (let nth = 1; ; nth++) {
    const tried = nth === 1 ? name : `${stem} (${nth})${ending}`;
    const found = known.find((one) => one.name === tried);
    if (!found) return tried;
    if (found.file.sha256 === sha256) return undefined;
  }
}

/** A refusal that is kept and said another day: instants become words now, so that they come back as such. */
export function keptRefusal({ code, about = {} }: Refusal): Refusal {
  const words = Object.entries(about).map(([name, value]) =>
    value instanceof Date
      ? [name, { zh: sayInstant(value, 'zh'), en: sayInstant(value, 'en') }]
      : [name, value],
  );
  return { code, about: Object.fromEntries(words) as About };
}
