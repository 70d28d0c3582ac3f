/**
 * Files kept in a bucket: whole on this disk first, carried over afterwards, and only then ever removed here. A bucket
 * that is slow or away makes nobody wait and loses nothing; what it holds is fetched when it is wanted (F-11).
 */

import { createReadStream } from 'node:fs';
import { link, mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Files } from './files.ts';
import { flushFolder } from './files-arriving.ts';
import type { Bucket } from './files-bucket.ts';

const sha256Shape = /^[0-9a-f]{64}$/;
/** What was used so lately is not removed here, however full the cache is. */
const freshMs = 3_600_000;

export type SpoolSetting = { dir: string; bucket: Bucket; cacheBytesMax: number; freshMsMax?: number };

/** A store over another one: the disk's. */
export async function openSpool(disk: Files, setting: SpoolSetting): Promise<Files> {
  const spool = join(setting.dir, 'spool');
  await mkdir(spool, { recursive: true, mode: 0o700 });
  const breaker = new Breaker();
  const adopt: Files['adopt'] = async (token, sha256) => {
    disk.pathOf(sha256);
    await link(disk.quarantinePathOf(token), join(spool, sha256)).catch(unlessCode('EEXIST', 'ENOENT'));
    await flushFolder(spool);
    await disk.adopt(token, sha256);
  };
  return {
    ...disk,
    adopt,
    ...readingFrom(disk, setting.bucket, breaker),
    async keep(bytes) {
      const stream = new Blob([new Uint8Array(bytes)]).stream();
      const received = await disk.receive(stream, { sizeBytesMax: bytes.length });
      if (received === 'too-large') throw new Error('bytes grew while they were kept');
      await adopt(received.token, received.sha256);
      return { sha256: received.sha256, sizeBytes: received.sizeBytes };
    },
    async forget(sha256) {
      await disk.forget(sha256);
      await rm(join(spool, sha256), { force: true });
      await setting.bucket.remove(sha256);
    },
    async ship() {
      let shipped = 0;
      for (const name of (await readdir(spool)).filter((one) => sha256Shape.test(one))) {
        await breaker.through(() => setting.bucket.put(name, join(spool, name)));
        await rm(join(spool, name), { force: true });
        shipped++;
      }
      await evict(join(setting.dir, 'kept'), spool, setting.cacheBytesMax, setting.freshMsMax ?? freshMs);
      return shipped;
    },
  };
}

/** What lies here is read here; what does not comes from the bucket. */
function readingFrom(disk: Files, bucket: Bucket, breaker: Breaker): Pick<Files, 'localPathOf' | 'read'> {
  return {
    async localPathOf(sha256) {
      const path = disk.pathOf(sha256);
      if (await touch(path)) return path;
      const stream = await breaker.through(() => bucket.read(sha256));
      const received = await disk.receive(stream, { sizeBytesMax: Number.MAX_SAFE_INTEGER });
      if (received === 'too-large' || received.sha256 !== sha256) {
        if (received !== 'too-large') await disk.discard(received.token);
        throw new Error('the bucket gave other bytes than it was given');
      }
      await disk.adopt(received.token, sha256);
      return path;
    },
    read(sha256, range) {
      const path = disk.pathOf(sha256);
      return later(async () =>
        (await touch(path))
          ? (Readable.toWeb(createReadStream(path, range)) as ReadableStream<Uint8Array>)
          : breaker.through(() => bucket.read(sha256, range)),
      );
    },
  };
}

const unlessCode =
  (...codes: string[]) =>
  (error: NodeJS.ErrnoException): void => {
    if (!codes.includes(error.code ?? '')) throw error;
  };

/** Whether it lies here; then it was used just now. */
async function touch(path: string): Promise<boolean> {
  const facts = await stat(path).catch(() => undefined);
  if (facts) await utimes(path, new Date(), facts.mtime).catch(() => undefined);
  return facts !== undefined;
}

/** A stream that is opened when its first byte is wanted. */
function later(open: () => Promise<ReadableStream<Uint8Array>>): ReadableStream<Uint8Array> {
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  return new ReadableStream<Uint8Array>(
    {
      async pull(out) {
        reader ??= (await open()).getReader();
        const { done, value } = await reader.read();
        if (done) out.close();
        else out.enqueue(value);
      },
      cancel: (reason) => reader?.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

/** Removes here what lies in the bucket as well, longest unused first, until the rest fits. */
async function evict(kept: string, spool: string, bytesMax: number, freshMsMax: number): Promise<void> {
  const waiting = new Set(await readdir(spool));
  const found: { path: string; bytes: number; usedAtMs: number }[] = [];
  for (const entry of await readdir(kept, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || waiting.has(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const facts = await stat(path).catch(() => undefined);
    if (facts) found.push({ path, bytes: facts.size, usedAtMs: Math.max(facts.atimeMs, facts.ctimeMs) });
  }
  let total = found.reduce((sum, one) => sum + one.bytes, 0);
  for (const one of found.sort((a, b) => a.usedAtMs - b.usedAtMs)) {
    if (total <= bytesMax || Date.now() - one.usedAtMs < freshMsMax) return;
    await rm(one.path, { force: true });
    total -= one.bytes;
  }
}

/** After failures the bucket is left alone for a while: longer each time, at most five minutes. */
class Breaker {
  private failures = 0;
  private closedUntil = 0;

  async through<T>(work: () => Promise<T>): Promise<T> {
    if (performance.now() < this.closedUntil)
      throw new Error('the bucket failed lately and is left alone for a while');
    try {
      const value = await work();
      this.failures = 0;
      return value;
    } catch (error) {
      this.failures++;
      if (this.failures >= 3)
        this.closedUntil = performance.now() + Math.min(1000 * 2 ** (this.failures - 2), 300_000);
      throw error;
    }
  }
}
