/** Unpacking: an archive of folders and perhaps a table comes onto the batch, file by file; what is not taken is told. */

import { readFile } from 'node:fs/promises';
import { done, type Outcome, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { readSheet } from '../../../platform/spreadsheet.ts';
import { openZip, type ZipEntry } from '../../../platform/zip.ts';
import { type Examined, examineFile, type MediaRoom } from '../../media/actions/examine-file.ts';
import { keepFile } from '../../media/actions/receive-file.ts';
import {
  archiveLimits,
  baseOf,
  fileSizeBytesMax,
  filesMax,
  freeName,
  keptRefusal,
  sheetSizeBytesMax,
  type Unfit,
} from '../batch.ts';
import { insertBatchFile, saveRefused } from '../store.ts';
import { takeTable } from './keep-table.ts';
import type { WholeBatch } from './see-batch.ts';

const isSheet = ({ name, sizeBytes }: ZipEntry): boolean =>
  /\.(xlsx|csv)$/i.test(name) && name.split('/').length <= 2 && sizeBytes <= sheetSizeBytesMax;

/** How many files of an archive are looked at beside each other: each has its own child process. */
const atOnce = 4;

/** Refuses an archive that is hostile, broken or too large (AC-095, AC-105, AC-106); a single bad file within is only told. */
export function unpackArchive(room: MediaRoom) {
  return async (
    doing: Doing,
    batch: WholeBatch,
    { path, token }: { path: string; token: string },
  ): Promise<Outcome<WholeBatch>> => {
    const zip = await openZip(path, archiveLimits);
    if ('refusal' in zip) {
      await room.files.discard(token);
      return refuseAll([{ ...zip.refusal, field: 'file' }]);
    }
    const told: Unfit[] = zip.renamed.map(({ from, to }) => renamed(from, to));
    let now = batch;
    for (let at = 0; at < zip.entries.length; at += atOnce) {
      const some = zip.entries.slice(at, at + atOnce);
      const looked = await Promise.all(some.map((entry) => (isSheet(entry) ? undefined : look(room, entry))));
      for (const [index, entry] of some.entries()) {
        const seen = looked[index];
        const taken = seen
          ? await take(room, doing, now, entry, seen)
          : await takeSheet(room, doing, now, entry);
        if (taken.ok) now = taken.value;
        else told.push(...taken.refusals.map((one) => ({ name: entry.name, refusal: keptRefusal(one) })));
      }
    }
    zip.close();
    await room.files.discard(token);
    await saveRefused(doing, batch.id, told.slice(0, 500));
    return done(now);
  };
}

const renamed = (from: string, name: string): Unfit => ({
  name: from,
  refusal: { code: 'batch.file-renamed', about: { name } },
});

type Took = Promise<Outcome<WholeBatch>>;

async function receive(room: MediaRoom, entry: ZipEntry) {
  const stream = await entry.open().catch(() => undefined);
  return stream && room.files.receive(stream, { sizeBytesMax: fileSizeBytesMax }).catch(() => undefined);
}

/** One file out of the archive, examined; nothing of it is kept yet. */
async function look(room: MediaRoom, entry: ZipEntry): Promise<Outcome<Examined>> {
  const received = await receive(room, entry);
  if (!received) return refuseAll([{ code: 'zip.unreadable' }]);
  return examineFile(room, received, { sizeBytesMax: fileSizeBytesMax });
}

async function take(
  room: MediaRoom,
  doing: Doing,
  batch: WholeBatch,
  entry: ZipEntry,
  looked: Outcome<Examined>,
): Took {
  if (!looked.ok) return looked;
  const { received } = looked.value;
  const name = freeName(entry.name, batch.files, received.sha256);
  if (!name || batch.files.length >= filesMax) {
    await room.files.discard(received.token);
    return name
      ? refuseAll([{ code: 'batch.too-many-files', about: { max: filesMax } }])
      : refuseAll([{ code: 'batch.file-known' }]);
  }
  const file = await keepFile(room)(doing, { examined: looked.value, originalName: baseOf(entry.name) });
  await insertBatchFile(doing, batch.id, { name, id: file.id });
  return done({ ...batch, files: [...batch.files, { name, file }] });
}

/** The first table with a head fills a batch that has no rows yet; any other is only paper that came along. */
async function takeSheet(room: MediaRoom, doing: Doing, batch: WholeBatch, entry: ZipEntry): Took {
  if (batch.rows.length > 0) return done(batch);
  const received = await receive(room, entry);
  if (!received || received === 'too-large') return refuseAll([{ code: 'zip.unreadable' }]);
  const bytes = await readFile(room.files.quarantinePathOf(received.token));
  await room.files.discard(received.token);
  return takeTable(doing, batch, await readSheet(bytes), 'file');
}
