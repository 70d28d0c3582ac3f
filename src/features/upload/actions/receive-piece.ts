/** A piece arrives: written, flushed, then told. What a broken line brought counts as far as it was flushed. */

import { createHash } from 'node:crypto';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import { piecesOf } from '../../../platform/body.ts';
import { crashPoint } from '../../../platform/crash.ts';
import type { Doing } from '../../../platform/db.ts';
import { type Files, isDiskFull } from '../../../platform/files.ts';
import type { Writing } from '../../../platform/files-arriving.ts';
import type { Wire } from '../../../platform/route.ts';
import { type Held, type Writers, writerName } from '../../../platform/writer.ts';
import { maySee } from '../policy.ts';
import type { Checksum } from '../protocol.ts';
import { keepOffset, releaseWriter } from '../store/piece.ts';
import type { Upload } from '../upload.ts';
import { claimPiece } from './claim-piece.ts';
import { finishUpload } from './finish-upload.ts';

export type PieceRoom = { files: Files; writers: Writers };
export type Piece = {
  offsetBytes: number;
  lengthBytes?: number;
  checksum?: Checksum;
  body: ReadableStream<Uint8Array>;
};

/** So much or so long is written between two flushes: what a killed process loses at most. */
const flushBytes = 8_388_608;
/** Pieces of a line are small; so much is gathered for one call to the disk. */
const gatherBytes = 262_144;
const flushMs = 5000;
const quietMsMax = 20_000;

/** Refuses what does not fit the row; else the upload as it stands afterwards. */
export async function receivePiece(
  room: PieceRoom,
  wire: Wire,
  upload: Upload,
  piece: Piece,
): Promise<Outcome<Upload>> {
  const held = await room.writers.claim(upload.id, upload.ownerId);
  if (typeof held === 'string') return refuse(held === 'busy' ? 'upload.locked' : 'upload.too-many-at-once');
  try {
    const begun = await wire.within((doing) => claimPiece(doing, upload, piece));
    if (!begun.ok) return begun;
    const writing = await room.files.arriving.goOn(upload.token, piece.offsetBytes);
    if (!writing) return refuse('upload.not-found');
    try {
      const came = await new Pouring(wire, upload, piece, held, writing).pour();
      if (came.ok && came.value === upload.sizeBytes) return await finishUpload(room, wire, upload, writing);
      if (!came.ok) await wire.within((doing) => letGo(doing, upload));
      return came.ok ? done({ ...upload, offsetBytes: came.value }) : came;
    } finally {
      await writing.close();
    }
  } finally {
    held.release();
  }
}

async function letGo(doing: Doing, upload: Upload): Promise<Outcome<void>> {
  return done(await releaseWriter(doing, upload.id, writerName));
}

/** The bytes of one request on their way to the disk. */
class Pouring {
  /** The offset that was told last, and the one up to which bytes were written. */
  private told: number;
  private at: number;
  private flushedAt = performance.now();
  private gathered: Uint8Array[] = [];
  private gatheredBytes = 0;

  constructor(
    private readonly wire: Wire,
    private readonly upload: Upload,
    private readonly piece: Piece,
    private readonly held: Held,
    private readonly writing: Writing,
  ) {
    this.told = piece.offsetBytes;
    this.at = piece.offsetBytes;
  }

  /** How far it came, told already unless it is the end of the file. */
  async pour(): Promise<Outcome<number>> {
    const { checksum, body } = this.piece;
    const hash = checksum && createHash(checksum.algorithm);
    try {
      for await (const bytes of piecesOf(body, { quietMsMax, signal: this.held.signal })) {
        if (this.at + bytes.length > this.upload.sizeBytes) return await this.takeBack('upload.too-long');
        hash?.update(bytes);
        this.at += bytes.length;
        this.held.heard();
        this.gathered.push(bytes);
        this.gatheredBytes += bytes.length;
        if (this.gatheredBytes >= gatherBytes) await this.write();
        crashPoint('upload.piece');
        if (!checksum && this.isTimeToTell()) {
          const kept = await this.tell();
          if (!kept.ok) return kept;
        }
      }
      await this.write();
    } catch (error) {
      if (isDiskFull(error)) return this.takeBack('upload.disk-full');
      return checksum ? this.takeBack('upload.line-broken') : this.keepBroken();
    }
    if (hash && hash.digest('base64') !== checksum?.base64) return this.takeBack('upload.checksum-differs');
    return this.at === this.upload.sizeBytes ? done(this.at) : this.tell(true);
  }

  private async write(): Promise<void> {
    const pieces = this.gathered;
    this.gathered = [];
    this.gatheredBytes = 0;
    await this.writing.write(pieces);
  }

  private isTimeToTell(): boolean {
    const isDue = this.at - this.told >= flushBytes || performance.now() - this.flushedAt > flushMs;
    return isDue && this.at < this.upload.sizeBytes;
  }

  /** Flushes, then tells; never the other way round (F-01). */
  private async tell(isLast = false): Promise<Outcome<number>> {
    await this.write();
    await this.writing.flush();
    const { upload, at } = this;
    const kept = await this.wire.within(async (doing): Promise<Outcome<number>> => {
      const verdict = maySee(doing.actor, upload);
      if (!verdict.allowed) return { ok: false, refusals: [verdict.refusal] };
      if (!(await keepOffset(doing, upload.id, writerName, at))) return refuse('upload.locked');
      if (isLast) await releaseWriter(doing, upload.id, writerName);
      return done(at);
    });
    if (kept.ok) this.told = at;
    this.flushedAt = performance.now();
    return kept;
  }

  /** A line that broke leaves what came; the whole of the file is only told by a request that ends well. */
  private async keepBroken(): Promise<Outcome<number>> {
    this.at = Math.min(this.at, this.upload.sizeBytes - 1);
    const kept = this.at > this.told ? await this.tell() : done(this.at);
    return kept.ok ? refuse('upload.line-broken') : kept;
  }

  private async takeBack(code: string): Promise<Outcome<never>> {
    this.at = this.told;
    this.gathered = [];
    await this.writing.cutTo(this.told);
    return refuse(code);
  }
}
