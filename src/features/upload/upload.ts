/** The word of upload: a file on its way in, piece by piece, and how much of that one person may have at once. */

import type { FileId, Id, PersonId } from '../../kernel/id.ts';
import { plusDays } from '../../kernel/period.ts';
import type { Transitions } from '../../kernel/verdict.ts';

export type UploadId = Id<'upload'>;
export type UploadState = 'arriving' | 'complete' | 'taken' | 'dropped';
export type UploadVerb = 'finish' | 'take' | 'drop';

export type Upload = {
  id: UploadId;
  ownerId: PersonId;
  /** What the sender calls it; never part of a path. */
  originalName: string;
  sizeBytes: number;
  /** Bytes known to be on the disk; all of them only when the upload is complete. */
  offsetBytes: number;
  /** The name of its bytes where they arrive. */
  token: string;
  state: UploadState;
  sha256?: string;
  fileId?: FileId;
  /** The form it belongs to: 'entry:<id>', 'batch:<id>'. Only a word for the page of what is under way. */
  purpose: string;
  createdAt: Date;
  touchedAt: Date;
  expiresAt: Date;
};

/** A file arrives until its last byte is on the disk; then whoever asked for it takes it, once and for good. */
export const uploadTransitions: Transitions<UploadState, UploadVerb> = {
  arriving: { finish: 'complete', drop: 'dropped' },
  complete: { take: 'taken', drop: 'dropped' },
  taken: {},
  dropped: {},
};

const gigabyte = 1_073_741_824;

/** The largest file that may be begun; what a call takes is asked when the file is taken. */
export const uploadSizeBytesMax = 4 * gigabyte;
/** A batch of forty works is under way at once; ten thousand abandoned files are not (AC-077). */
export const uploadsUnderWayMax = 80;
export const bytesUnderWayMax = 16 * gigabyte;
/** How many pieces of one person may be in the air at once (AC-088). */
export const piecesAtOnceMax = 6;
/** So long what was begun may lie still; every piece begins the time anew. */
const daysKept = 7;

export function expiryOf(now: Date): Date {
  return plusDays(now, daysKept);
}

/** What counts against a person's limits: what lies here and nobody has taken yet. */
export function isUnderWay(upload: Pick<Upload, 'state'>): boolean {
  return upload.state === 'arriving' || upload.state === 'complete';
}

/** Whether its time is over; what was taken is a kept file and has none. */
export function isExpired(upload: Pick<Upload, 'state' | 'expiresAt'>, now: Date): boolean {
  return isUnderWay(upload) && now >= upload.expiresAt;
}

/** What a person has under way. */
export type UnderWay = { count: number; bytes: number };
export type Excess = 'too-many' | 'too-much' | undefined;

/** Whether one more file fits into a person's limits. */
export function excessOf(under: UnderWay, sizeBytes: number): Excess {
  if (under.count >= uploadsUnderWayMax) return 'too-many';
  return under.bytes + sizeBytes > bytesUnderWayMax ? 'too-much' : undefined;
}

/** 'entry:0192…', 'batch:0192…': a word, and what of it. */
export const purposeShape = /^[a-z-]{1,30}(:[0-9a-z-]{1,60})?$/;
