/**
 * Bytes on disk under the name of their own content (SHA-256). What arrives waits in quarantine under a random
 * name; only an action adopts it. A name from outside never touches a path. Knows nothing of what the bytes are.
 */

import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';

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
  read(sha256: string, range?: ByteRange): ReadableStream<Uint8Array>;
  sweep(olderThanMs: number): Promise<number>;
};

const headBytes = 4100;
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
    await flushFolders(kept, dir);
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
    read(sha256, range) {
      const stream = createReadStream(pathOf(sha256), range);
      return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
    },
    sweep: (olderThanMs) => sweepFolder(quarantine, olderThanMs),
  };
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
  for (let folder = dirname(path); folder.length >= root.length; folder = dirname(folder)) {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  }
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
