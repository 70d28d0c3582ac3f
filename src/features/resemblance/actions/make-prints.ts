/** Making the prints of one entry: every file by its kind, and its words; what cannot be read is told, never fatal. */

import type { FileId } from '../../../kernel/id.ts';
import type { Files } from '../../../platform/files.ts';
import type { Entry } from '../../entry/entry.ts';
import type { MediaFile } from '../../media/media.ts';
import { cornersKept, cornersOf } from '../print/corner.ts';
import { unpacked } from '../print/keypoint.ts';
import { bytesOf } from '../print/picture.ts';
import { shinglesOf } from '../print/shingle.ts';
import { soundHashes } from '../print/sound.ts';
import type { Trouble } from '../store/job.ts';
import type { NewPrint } from '../store/print.ts';
import type { Looked } from './look-at-picture.ts';
import { printPicture } from './print-picture.ts';
import { overCopy, type ReadFrame, type ReadSound, readFrames, readSound } from './read-film.ts';

/** What making prints needs of the machine. */
export type PrintRoom = { files: Files; childPath: string; workDir: string };

/** All that was read of an entry, ready to be kept and to be compared. */
export type Made = {
  pictures: { fileId: FileId; looked: Looked }[];
  films: { fileId: FileId; frames: ReadFrame[] }[];
  sounds: { fileId: FileId; words: ReadSound; isFilm: boolean }[];
  words: string;
  troubles: Trouble[];
};

const leastAnswer = 20;

/** The words of an entry that could be copied: title, summary, and every longer answer. */
export function wordsOf(
  entry: Pick<Entry, 'title' | 'summary'> & { answers?: Record<string, unknown> },
): string {
  const answers = Object.values(entry.answers ?? {}).filter(
    (answer): answer is string => typeof answer === 'string' && answer.length >= leastAnswer,
  );
  return [entry.title, entry.summary, ...answers].filter(Boolean).join('\n');
}

export async function makePrints(room: PrintRoom, words: string, files: readonly MediaFile[]): Promise<Made> {
  const made: Made = { pictures: [], films: [], sounds: [], words, troubles: [] };
  for (const file of files) {
    const why = await readFile(room, file, made);
    if (why) made.troubles.push({ fileId: file.id, why });
  }
  return made;
}

async function readFile(room: PrintRoom, file: MediaFile, made: Made): Promise<string | undefined> {
  const fileId = file.id;
  if (file.kind === 'document') return undefined;
  const path = await room.files.localPathOf(file.sha256);
  if (file.kind === 'picture') {
    const looked = await printPicture(room.childPath, path);
    if (typeof looked === 'string') return looked;
    made.pictures.push({ fileId, looked });
    return undefined;
  }
  return overCopy(room.workDir, path, async (dir) => {
    const frames = file.kind === 'video' ? await readFrames(dir) : [];
    if (typeof frames !== 'string' && frames.length > 0) made.films.push({ fileId, frames });
    const words = await readSound(dir);
    if (words) made.sounds.push({ fileId, words, isFilm: file.kind === 'video' });
    if (typeof frames === 'string') return frames;
    return file.kind === 'audio' && !words ? 'unreadable' : undefined;
  });
}

/** The rows that are kept of it. */
export function rowsOfMade({ pictures, films, sounds, words }: Made): NewPrint[] {
  return [
    ...pictures.flatMap(({ fileId, looked }) =>
      looked.parts.map(({ part, hashes }): NewPrint => {
        const row: NewPrint = { fileId, kind: 'picture', part, bits: bytesOf(hashes[0]!) };
        if (part > 0 || looked.keypoints.length === 0) return row;
        const corners = cornersOf(unpacked(looked.keypoints), cornersKept);
        return { ...row, keypoints: looked.keypoints, corners: new Uint8Array(corners.buffer) };
      }),
    ),
    ...films.flatMap(({ fileId, frames }) =>
      frames.map(({ atMs, hash }): NewPrint => ({ fileId, kind: 'video', atMs, bits: bytesOf(hash) })),
    ),
    ...sounds.map(({ fileId, words: sound }): NewPrint => {
      const bits = new Uint8Array(sound.buffer, sound.byteOffset, sound.byteLength);
      return { fileId, kind: 'audio', bits, hashes: soundHashes(sound) };
    }),
    { kind: 'text', bits: new TextEncoder().encode(words), hashes: shinglesOf(words) },
  ];
}
