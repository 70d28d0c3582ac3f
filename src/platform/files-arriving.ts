/**
 * Bytes that arrive piece by piece, over days if need be: one file each beside the quarantine, where no sweep by age
 * finds it. What was written counts only when it was flushed; what lies beyond what counts is cut off before more comes.
 */

import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, link, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A file opened to take more bytes at its end. */
export type Writing = {
  write(pieces: Uint8Array[]): Promise<void>;
  /** Everything written so far is on the disk when this returns. */
  flush(): Promise<void>;
  /** Takes back what was written since, down to a size. */
  cutTo(sizeBytes: number): Promise<void>;
  close(): Promise<void>;
};

export type Arriving = {
  /** Makes an empty file that survives a power cut, and names it. */
  begin(): Promise<string>;
  /** Opens it to go on at an offset. Nothing when fewer bytes than that lie there. */
  goOn(token: string, offsetBytes: number): Promise<Writing | undefined>;
  /** Reads all of it from the disk: its true name and its first bytes. Nothing when it is not there. */
  look(token: string): Promise<{ sha256: string; sizeBytes: number; head: Uint8Array } | undefined>;
  /** Gives the same bytes a second name in quarantine: whoever looks at them may discard or adopt them. */
  lend(token: string): Promise<string>;
  drop(token: string): Promise<void>;
  /** Every file there is, with how long ago it was last written. */
  list(): Promise<{ token: string; ageMs: number }[]>;
};

const headBytes = 4100;
const lookBytes = 524_288;
const tokenShape = /^[0-9a-f]{32}$/;

/** Opens the place for arriving files, which is made when it is missing. */
export async function openArriving(
  dir: string,
  quarantinePathOf: (token: string) => string,
): Promise<Arriving> {
  const folder = join(dir, 'arriving');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const pathOf = (token: string): string => {
    if (!tokenShape.test(token)) throw new Error('not a name that this store gave');
    return join(folder, token);
  };
  return {
    async begin() {
      const token = randomBytes(16).toString('hex');
      await (await open(pathOf(token), 'wx', 0o600)).close();
      await flushFolder(folder);
      return token;
    },
    goOn: (token, offsetBytes) => openAt(pathOf(token), offsetBytes),
    look: (token) => lookAt(pathOf(token)),
    async lend(token) {
      const lent = randomBytes(16).toString('hex');
      await link(pathOf(token), quarantinePathOf(lent));
      return lent;
    },
    drop: (token) => rm(pathOf(token), { force: true }),
    async list() {
      const names = (await readdir(folder)).filter((name) => tokenShape.test(name));
      const found = await Promise.all(
        names.map(async (token) => {
          const facts = await stat(pathOf(token)).catch(() => undefined);
          return facts && { token, ageMs: Date.now() - facts.mtimeMs };
        }),
      );
      return found.filter((one) => one !== undefined);
    },
  };
}

async function openAt(path: string, offsetBytes: number): Promise<Writing | undefined> {
  const file = await open(path, 'r+').catch(missing);
  if (!file) return undefined;
  if ((await file.stat()).size < offsetBytes) {
    await file.close();
    return undefined;
  }
  // What a killed process wrote beyond the offset it told is not known to be whole: it goes.
  await file.truncate(offsetBytes);
  let at = offsetBytes;
  return {
    async write(pieces) {
      at += await writeAll(file, pieces, at);
    },
    flush: () => file.datasync(),
    async cutTo(sizeBytes) {
      await file.truncate(sizeBytes);
      at = sizeBytes;
    },
    close: () => file.close(),
  };
}

/** All of them in one call where the system takes them so; tells how many bytes. */
async function writeAll(file: FileHandle, pieces: Uint8Array[], at: number): Promise<number> {
  const total = pieces.reduce((sum, piece) => sum + piece.length, 0);
  if (total === 0) return 0;
  let written = (await file.writev(pieces, at)).bytesWritten;
  if (written === total) return total;
  const whole = Buffer.concat(pieces);
  while (written < total)
    written += (await file.write(whole, written, total - written, at + written)).bytesWritten;
  return total;
}

/** One buffer for the whole file: a new one for each piece would keep the collector busier than the hash. */
async function lookAt(path: string): Promise<Awaited<ReturnType<Arriving['look']>>> {
  const file = await open(path, 'r').catch(missing);
  if (!file) return undefined;
  const [hash, head, buffer] = [createHash('sha256'), Buffer.alloc(headBytes), Buffer.alloc(lookBytes)];
  let sizeBytes = 0;
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, lookBytes, sizeBytes);
      if (bytesRead === 0) break;
      const piece = buffer.subarray(0, bytesRead);
      if (sizeBytes < headBytes) head.set(piece.subarray(0, headBytes - sizeBytes), sizeBytes);
      hash.update(piece);
      sizeBytes += bytesRead;
    }
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), sizeBytes, head: new Uint8Array(head.subarray(0, sizeBytes)) };
}

function missing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
  throw error;
}

/** A new name survives a power cut only when its folder is flushed too. */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
