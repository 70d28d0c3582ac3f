/** Making the prints that are due: read outside of any transaction, compared with everything kept, kept in one. */

import { done } from '../../../kernel/verdict.ts';
import { type Database, type Doing, inSnapshot, inTransaction, type Tx } from '../../../platform/db.ts';
import { getEntry, listEntryFiles } from '../../entry/store.ts';
import type { MediaFile } from '../../media/media.ts';
import type { ScanHit } from '../print/scan.ts';
import type { Likeness } from '../resemblance.ts';
import { finishJob, type Job, listPrinted, takeJob } from '../store/job.ts';
import { deletePrints, insertPrints, lockPrints, newestHashId } from '../store/print.ts';
import { findSameFiles } from './ask-prints.ts';
import { compareFilm, filmAsks, frameHitsMax } from './compare-films.ts';
import { comparePicture, type PictureHits, searchPicture } from './compare-pictures.ts';
import { compareSound, compareText } from './compare-words.ts';
import { type Made, makePrints, type PrintRoom, rowsOfMade, wordsOf } from './make-prints.ts';
import type { Scan } from './open-scan.ts';
import { tellLikenesses } from './tell-likenesses.ts';

export type ResemblanceRoom = PrintRoom & { db: Database; scan: Scan };

const machine = { kind: 'machine' } as const;
/** Longer than a film may take to be read. */
const leaseMs = 600_000;
const roundsMax = 5;

/** One entry; gives how many were taken. */
export async function printDue(room: ResemblanceRoom): Promise<number> {
  const taken = await inTransaction(room.db, machine, async (doing) => done(await takeJob(doing, leaseMs)));
  if (!taken.ok || !taken.value) return 0;
  const job = taken.value;
  const { words, files, fresh } = await inSnapshot(room.db, (tx) => lookUp(tx, job));
  const made = await makePrints(room, words, fresh);
  // Whoever kept prints while we searched may be a match: look again, until nobody did.
  for (let round = 0; round < roundsMax; round++) {
    const newest = await room.scan.catchUp(room.db);
    const hits = await search(room.scan, made);
    const kept = await inTransaction(room.db, machine, async (doing) => {
      await lockPrints(doing.tx);
      if (round + 1 < roundsMax && (await newestHashId(doing.tx)) > newest) return done('again' as const);
      return done(await keep(doing, job, { made, files, hits }));
    });
    if (!kept.ok || kept.value !== 'again') break;
  }
  return 1;
}

/** What the entry is made of; bytes that somebody else was printed for are not read again. */
async function lookUp(tx: Tx, { entryId }: Job) {
  const files = (await listEntryFiles(tx, entryId)).map(({ file }) => file);
  const sha256s = files.map((file) => file.sha256);
  const printed = await listPrinted(tx, entryId, sha256s);
  const fresh = files.filter((file) => !printed.has(file.sha256));
  return { words: wordsOf(await getEntry(tx, entryId)), files, fresh };
}

type Hits = { pictures: PictureHits[]; films: ScanHit[][][] };

async function search(scan: Scan, made: Made): Promise<Hits> {
  const hits: Hits = { pictures: [], films: [] };
  for (const { looked } of made.pictures) hits.pictures.push(await searchPicture(scan, looked));
  for (const { frames } of made.films)
    hits.films.push(await scan.search('video', filmAsks(frames), frameHitsMax));
  return hits;
}

type Found = { made: Made; files: readonly MediaFile[]; hits: Hits };

/** Whoever lost the lease, or whose entry was admitted anew meanwhile, changes nothing. */
async function keep(doing: Doing, job: Job, { made, files, hits }: Found): Promise<'kept' | 'late'> {
  const { tx } = doing;
  const { entryId } = job;
  if (!(await finishJob(doing, job, made.troubles))) return 'late';
  const found: Likeness[] = await findSameFiles(doing, entryId, files);
  for (const [at, picture] of made.pictures.entries())
    found.push(...(await comparePicture(tx, { entryId, ...picture }, hits.pictures[at]!)));
  for (const [at, film] of made.films.entries())
    found.push(...(await compareFilm(tx, { entryId, ...film }, hits.films[at]!)));
  for (const sound of made.sounds) found.push(...(await compareSound(tx, { entryId, ...sound })));
  found.push(...(await compareText(tx, entryId, made.words)));
  await deletePrints(tx, entryId);
  await insertPrints(doing, entryId, rowsOfMade(made));
  await tellLikenesses(doing, entryId, found);
  return 'kept';
}
