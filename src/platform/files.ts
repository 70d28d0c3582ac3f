/**
 * Bytes on disk under the name of their own content (SHA-256). What arrives waits in quarantine under a random
 * name; only an action adopts it. A name from outside never touches a path. Knows nothing of what the bytes are.
 */

import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { crashPoint } from './crash.ts';
import { type Arriving, flushFolder, openArriving } from './files-arriving.ts';

/** What has arrived: its handle in quarantine, its true name, its size, and its first 4,100 bytes. */
export type Received = { token: string; sha256: string; sizeBytes: number; head: Uint8Array };

/** Bytes from `start` up to and with `end`, as HTTP counts them. */
export type ByteRange = { start: number; end: number };

export type Files = {
  receive(
    stream: ReadableStream<Uint8Array>,
    limits: { sizeBytesMax: number },
  ): Promise<Received | 'too-large'>;
  adopt(token: string, sha256: string): Promise<void>;
  keep(bytes: Uint8Array): Promise<{ sha256: string; sizeBytes: number }>;
  discard(token: string): Promise<void>;
  pathOf(sha256: string): string;
  quarantinePathOf(token: string): string;
  /** A path to the whole bytes on this machine; where they lie elsewhere, they are fetched first. */
  localPathOf(sha256: string): Promise<string>;
  read(sha256: string, range?: ByteRange): ReadableStream<Uint8Array>;
  /** Removes kept bytes. Only who knows that no row names them may ask for it. */
  forget(sha256: string): Promise<void>;
  sweep(olderThanMs: number): Promise<number>;
  /** Carries what was kept here to where it is kept for good; tells how many. On a disk alone there is nothing to carry. */
  ship(): Promise<number>;
  /** Whether so many more bytes may come: a last part of the disk is never given to files (AC-089). */
  hasRoom(sizeBytes: number): Promise<boolean>;
  /** Bytes that arrive piece by piece. */
  arriving: Arriving;
};

const headBytes = 4100;
/** What stays free: a twentieth of the disk, at most so much. */
const reserveBytesMax = 1_073_741_824;
const tokenShape = /^[0-9a-f]{32}$/;
const sha256Shape = /^[0-9a-f]{64}$/;

/** Opens the store in a folder, which is made when it is missing. */
export async function openFiles(dir: string): Promise<Files> {
  const quarantine = join(dir, 'quarantine');
  await mkdir(quarantine, { recursive: true, mode: 0o700 });
  await mkdir(join(dir, 'kept'), { recursive: true, mode: 0o700 });

  const quarantinePathOf = (token: string): string => join(quarantine, demand(tokenShape, token));
  const pathOf = (sha256: string): string => {
    const name = demand(sha256Shape, sha256);
    return join(dir, 'kept', name.slice(0, 2), name.slice(2, 4), name);
  };
  const adopt = async (token: string, sha256: string): Promise<void> => {
    const kept = pathOf(sha256);
    if (await exists(kept)) return rm(quarantinePathOf(token), { force: true });
    await mkdir(dirname(kept), { recursive: true, mode: 0o700 });
    await rename(quarantinePathOf(token), kept);
    crashPoint('files.renamed');
    await flushFolders(kept, dir);
    crashPoint('files.kept');
  };
  const receive: Files['receive'] = (stream, limits) =>
    receiveInto(quarantinePathOf, stream, limits.sizeBytesMax);

  return {
    receive,
    adopt,
    pathOf,
    quarantinePathOf,
    async keep(bytes) {
      const received = await receive(new Blob([new Uint8Array(bytes)]).stream(), {
        sizeBytesMax: bytes.length,
      });
      if (received === 'too-large') throw new Error('bytes grew while they were kept');
      await adopt(received.token, received.sha256);
      return { sha256: received.sha256, sizeBytes: received.sizeBytes };
    },
    discard: (token) => rm(quarantinePathOf(token), { force: true }),
    forget: (sha256) => rm(pathOf(sha256), { force: true }),
    localPathOf: async (sha256) => pathOf(sha256),
    read(sha256, range) {
      const stream = createReadStream(pathOf(sha256), range);
      return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
    },
    sweep: (olderThanMs) => sweepFolder(quarantine, olderThanMs),
    ship: async () => 0,
    async hasRoom(sizeBytes) {
      const { bavail, blocks, bsize } = await statfs(dir);
      return bavail * bsize - sizeBytes > Math.min((blocks * bsize) / 20, reserveBytesMax);
    },
    arriving: await openArriving(dir, quarantinePathOf),
  };
}

/** Whether an error says that the disk is full. */
export function isDiskFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException | null)?.code ?? '');
}

function demand(shape: RegExp, name: string): string {
  if (!shape.test(name)) throw new Error('not a name that this store gave');
  return name;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Writes while hashing. Whatever ends early leaves nothing behind. */
async function receiveInto(
  pathOf: (token: string) => string,
  stream: ReadableStream<Uint8Array>,
  sizeBytesMax: number,
): Promise<Received | 'too-large'> {
  const token = randomBytes(16).toString('hex');
  const path = pathOf(token);
  const file = await open(path, 'wx', 0o600);
  try {
    const received = await pour(stream, file, sizeBytesMax);
    if (received !== 'too-large') {
      await file.sync();
      return { token, ...received };
    }
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  await rm(path, { force: true });
  return 'too-large';
}

async function pour(
  stream: ReadableStream<Uint8Array>,
  file: FileHandle,
  sizeBytesMax: number,
): Promise<Omit<Received, 'token'> | 'too-large'> {
  const hash = createHash('sha256');
  const head = Buffer.alloc(headBytes);
  let sizeBytes = 0;
  // Leaving this loop early cancels the stream: nobody sends on for nothing (AC-075).
  for await (const piece of stream) {
    if (sizeBytes + piece.length > sizeBytesMax) return 'too-large';
    if (sizeBytes < headBytes) head.set(piece.subarray(0, headBytes - sizeBytes), sizeBytes);
    hash.update(piece);
    await file.writeFile(piece);
    sizeBytes += piece.length;
  }
  return { sha256: hash.digest('hex'), sizeBytes, head: new Uint8Array(head.subarray(0, sizeBytes)) };
}

/** A rename survives a power cut only when the folders that name the file are flushed too. */
async function flushFolders(path: string, root: string): Promise<void> {
  for (let folder = dirname(path); folder.length >= root.length; folder = dirname(folder))
    await flushFolder(folder);
}

async function sweepFolder(folder: string, olderThanMs: number): Promise<number> {
  const before = Date.now() - olderThanMs;
  let swept = 0;
  for (const name of await readdir(folder)) {
    if (!tokenShape.test(name)) continue;
    const path = join(folder, name);
    const facts = await stat(path).catch(() => undefined);
    if (!facts || facts.mtimeMs > before) continue;
    await rm(path, { force: true });
    swept++;
  }
  return swept;
}
