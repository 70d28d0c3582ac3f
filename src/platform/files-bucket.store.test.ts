/** Files in a bucket: a real S3 API in this process, and a line to it that is slow, broken and lies (F-11). */

import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Files, openFiles } from './files.ts';
import { openBucket } from './files-bucket.ts';
import { openSpool } from './files-spool.ts';

const dir = mkdtempSync(join(tmpdir(), 'tongxin-bucket-'));
/** It brings no types. */
type Store = { run(): Promise<unknown>; close(): Promise<void> };
let store: Store;
let line: Server;
let files: Files;
/** What the line does to a request before it goes on; nothing when it answered by itself. */
type Fault = (asked: IncomingMessage, answer: ServerResponse) => 'on' | 'answered' | 'cut' | 'flip';
let fault: Fault = () => 'on';
const seen: string[] = [];

beforeAll(async () => {
  const log = {
    directory: join(dir, 's3'),
    silent: true,
    configureBuckets: [{ name: 'tongxin', configs: [] }],
  };
  const { default: S3rver } = (await import('s3rver' as string)) as { default: new (ask: object) => Store };
  store = new S3rver({ ...log, port: 0, address: '127.0.0.1', resetOnClose: true });
  const { port } = (await store.run()) as AddressInfo;
  line = createServer((asked, answer) => pass(port, asked, answer));
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(line.address() as AddressInfo).port}`;
  const setting = { endpoint, region: 'us-east-1', bucket: 'tongxin', key: 'S3RVER', secret: 'S3RVER' };
  const bucket = await openBucket({ ...setting, cacheBytesMax: 0 }, 4000);
  const root = join(dir, 'files');
  files = await openSpool(await openFiles(root), { dir: root, bucket, cacheBytesMax: 0, freshMsMax: -1000 });
});
afterEach(() => {
  fault = () => 'on';
  seen.length = 0;
});
afterAll(async () => {
  line?.closeAllConnections();
  line?.close();
  await store?.close();
  rmSync(dir, { recursive: true, force: true });
});

/** A proxy: hands on, cuts the answer off in the middle, or changes a byte of it. */
function pass(port: number, asked: IncomingMessage, answer: ServerResponse): void {
  seen.push(`${asked.method} ${asked.url?.split('?')[1] ?? ''}`);
  const what = fault(asked, answer);
  if (what === 'answered') return;
  const { headers, method, url: path } = asked;
  const on = request({ port, host: '127.0.0.1', method, path, headers }, (came) => {
    const pieces: Buffer[] = [];
    came.on('data', (piece: Buffer) => pieces.push(piece));
    came.on('end', () => {
      const body = Buffer.concat(pieces);
      answer.writeHead(came.statusCode!, came.headers);
      if (what === 'flip' && body.length > 0) body[0]! ^= 1;
      if (what !== 'cut') answer.end(body);
      else answer.write(body.subarray(0, body.length / 2), () => answer.destroy());
    });
  });
  on.on('error', () => answer.destroy());
  asked.pipe(on);
}

const textOf = async (stream: ReadableStream<Uint8Array>) =>
  Buffer.from(await new Response(stream).arrayBuffer());
const keep = async (bytes: Uint8Array): Promise<string> => {
  const received = await files.receive(new Blob([new Uint8Array(bytes)]).stream(), {
    sizeBytesMax: bytes.length,
  });
  if (received === 'too-large') throw new Error(received);
  await files.adopt(received.token, received.sha256);
  return received.sha256;
};
const waiting = () => readdirSync(join(dir, 'files', 'spool'));
const rest = () => new Promise((resolve) => setTimeout(resolve, 2200));

describe('a store that works', () => {
  it('a small file is one call, a large one goes in parts; both are read back, then removed here, then fetched again', async () => {
    const [small, large] = [randomBytes(1000), randomBytes(20_000_000)];
    const names = [await keep(small), await keep(large)];
    expect(waiting().sort()).toEqual([...names].sort());
    expect(await files.ship()).toBe(2);
    expect([waiting(), names.map((name) => existsSync(files.pathOf(name)))]).toEqual([[], [false, false]]);
    expect(seen.filter((one) => one.includes('partNumber=')).length).toBe(3);
    expect(seen.filter((one) => /^POST delete|tagging/.test(one))).toEqual([]);
    expect((await textOf(files.read(names[0]!))).equals(small)).toBe(true);
    const range = await textOf(files.read(names[1]!, { start: 9_000_000, end: 9_000_099 }));
    expect(range.equals(large.subarray(9_000_000, 9_000_100))).toBe(true);
    expect(existsSync(await files.localPathOf(names[1]!))).toBe(true);
    expect((await textOf(files.read(names[1]!))).equals(large)).toBe(true);
  });

  it('the same bytes kept again, also by hand, are one object; forgotten bytes are nowhere', async () => {
    const bytes = randomBytes(500);
    const name = await keep(bytes);
    await files.ship();
    expect(await keep(bytes)).toBe(name);
    expect((await files.keep(bytes)).sha256).toBe(name);
    await files.ship();
    await files.forget(name);
    await expect(textOf(files.read(name))).rejects.toThrow();
  });
});

describe('F-11 a store that fails', () => {
  const says = (status: number, answer: ServerResponse) => {
    answer.writeHead(status, { etag: '"x"' }).end();
    return 'answered' as const;
  };
  it.each([
    ['answers 503', (_, answer) => says(503, answer)],
    ['never answers', () => 'answered'],
    [
      'hangs up at once',
      (asked) => {
        asked.destroy();
        return 'answered';
      },
    ],
    ['hangs up in the middle of the answer', (asked) => (asked.method === 'GET' ? 'cut' : 'on')],
    [
      'acknowledges and does not keep',
      (asked, answer) => {
        asked.resume();
        return asked.method === 'PUT' ? says(200, answer) : 'on';
      },
    ],
    ['keeps other bytes', (asked) => (asked.method === 'GET' ? 'flip' : 'on')],
  ] as [string, Fault][])(
    'that %s loses nothing: the file stays here and is carried over later',
    async (_, does) => {
      const bytes = randomBytes(3000);
      const name = await keep(bytes);
      fault = does;
      await expect(files.ship()).rejects.toThrow();
      expect(waiting()).toEqual([name]);
      expect((await textOf(files.read(name))).equals(bytes)).toBe(true);
      fault = () => 'on';
      await files.ship();
      expect([waiting(), (await textOf(files.read(name))).equals(bytes)]).toEqual([[], true]);
    },
  );

  it('nobody waits for it: keeping goes on, and after three failures it is left alone for a while', async () => {
    fault = (_, answer) => {
      answer.writeHead(500).end();
      return 'answered';
    };
    const name = await keep(randomBytes(100));
    for (let i = 0; i < 3; i++) await expect(files.ship()).rejects.toThrow();
    const asked = seen.length;
    await expect(files.ship()).rejects.toThrow('left alone for a while');
    expect(seen.length).toBe(asked);
    const other = await keep(randomBytes(100));
    expect(waiting().sort()).toEqual([name, other].sort());
    fault = () => 'on';
    await rest();
    expect(await files.ship()).toBe(2);
  });

  it('a part that is lost on the way is sent with the whole again', async () => {
    const bytes = randomBytes(12_000_000);
    const name = await keep(bytes);
    fault = (asked, answer) => {
      if (!asked.url?.includes('partNumber=2')) return 'on';
      asked.resume();
      answer.writeHead(500).end();
      return 'answered';
    };
    await expect(files.ship()).rejects.toThrow();
    fault = () => 'on';
    await files.ship();
    expect(
      createHash('sha256')
        .update(await textOf(files.read(name)))
        .digest('hex'),
    ).toBe(name);
  });

  it('other bytes than were asked for are never taken for a file', async () => {
    const name = await keep(randomBytes(2000));
    await files.ship();
    fault = () => 'flip';
    await expect(files.localPathOf(name)).rejects.toThrow('other bytes');
    fault = () => 'on';
    expect(existsSync(await files.localPathOf(name))).toBe(true);
  });
});
