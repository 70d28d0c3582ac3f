/** Bytes on disk: what arrives whole is kept once under its own hash, what does not leaves nothing behind. */

import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Files, openFiles, type Received } from './files.ts';

const dir = mkdtempSync(join(tmpdir(), 'tongxin-files-'));
let files: Files;
beforeAll(async () => {
  files = await openFiles(dir);
});
afterAll(() => rmSync(dir, { recursive: true }));

const streamOf = (...pieces: string[]) => new Blob(pieces).stream();
const received = async (text: string): Promise<Received> => {
  const answer = await files.receive(streamOf(text), { sizeBytesMax: 1_000_000 });
  if (answer === 'too-large') throw new Error(answer);
  return answer;
};
const waiting = () => readdirSync(join(dir, 'quarantine'));

test('what arrives is named by its own bytes and can be read whole or in part', async () => {
  const text = '劳动最光荣'.repeat(2000);
  const { token, sha256, sizeBytes, head } = await received(text);
  expect(sha256).toBe(createHash('sha256').update(text).digest('hex'));
  expect([sizeBytes, head.length]).toEqual([30_000, 4100]);
  await files.adopt(token, sha256);
  expect(readFileSync(files.pathOf(sha256), 'utf8')).toBe(text);
  expect(await new Response(files.read(sha256)).text()).toBe(text);
  expect(await new Response(files.read(sha256, { start: 3, end: 5 })).text()).toBe('动');
  expect(waiting()).toEqual([]);
});

test('the same bytes sent twice are kept once; to adopt again changes nothing', async () => {
  const [one, two] = [await received('同一份'), await received('同一份')];
  await files.adopt(one.token, one.sha256);
  await files.adopt(two.token, two.sha256);
  await files.adopt(two.token, two.sha256);
  expect(waiting()).toEqual([]);
  expect(await files.keep(new TextEncoder().encode('同一份'))).toEqual({ sha256: one.sha256, sizeBytes: 9 });
});

test('AC-075 a body longer than allowed is cut off at the limit, its sender stopped, nothing left', async () => {
  let isCancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull: (out) => out.enqueue(new Uint8Array(1000)),
    cancel: () => {
      isCancelled = true;
    },
  });
  expect(await files.receive(endless, { sizeBytesMax: 10_000 })).toBe('too-large');
  expect(isCancelled).toBe(true);
  expect(waiting()).toEqual([]);
  const exact = await files.receive(streamOf('12345'), { sizeBytesMax: 5 });
  expect(exact).toMatchObject({ sizeBytes: 5 });
  if (exact !== 'too-large') await files.discard(exact.token);
});

test('a connection that breaks leaves nothing behind', async () => {
  let pulls = 0;
  const breaking = new ReadableStream<Uint8Array>({
    pull: (out) => (++pulls < 3 ? out.enqueue(new Uint8Array(10)) : out.error(new Error('the line is dead'))),
  });
  await expect(files.receive(breaking, { sizeBytesMax: 1000 })).rejects.toThrow('the line is dead');
  expect(waiting()).toEqual([]);
});

test.each(['../../etc/passwd', '..%2F..', 'a'.repeat(63), `${'a'.repeat(64)}/..`, 'A'.repeat(64), '', '\0'])(
  'AC-070 and AC-119 no name from outside reaches a path: %j',
  async (name) => {
    expect(() => files.pathOf(name)).toThrow();
    expect(() => files.quarantinePathOf(name)).toThrow();
    expect(() => files.read(name)).toThrow();
    await expect(files.adopt(name, 'a'.repeat(64))).rejects.toThrow();
  },
);

test('AC-077 what is abandoned is swept away after its time, and only that', async () => {
  const { token } = await received('nobody comes back for this');
  writeFileSync(join(dir, 'quarantine', 'not-ours'), 'x');
  expect(await files.sweep(60_000)).toBe(0);
  expect(await files.sweep(-1000)).toBe(1);
  expect(existsSync(files.quarantinePathOf(token))).toBe(false);
  rmSync(join(dir, 'quarantine', 'not-ours'));
});
