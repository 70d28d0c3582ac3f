/** A file as people meet it: films play, pictures are ours, everything else is only ever saved. */

import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileId } from '../../../kernel/id.ts';
import { type Files, openFiles } from '../../../platform/files.ts';
import { containers, type MediaFile } from '../media.ts';
import { examineFile } from './examine-file.ts';
import { serveFile } from './serve-file.ts';

const childPath = fileURLToPath(new URL('../../../main/probe-child.ts', import.meta.url));
const demo = (name: string) => fileURLToPath(new URL(`../../../../world/media/${name}`, import.meta.url));
const dir = mkdtempSync(join(tmpdir(), 'tongxin-serve-'));
const sizeBytesMax = 10_000_000;
let files: Files;
beforeAll(async () => {
  files = await openFiles(dir);
});
afterAll(() => rmSync(dir, { recursive: true }));

describe('what is served', () => {
  const kept = async (name: string): Promise<MediaFile> => {
    const received = await files.receive(new Blob([readFileSync(demo(name))]).stream(), { sizeBytesMax });
    const outcome = await examineFile({ files, childPath }, received, { sizeBytesMax });
    if (!outcome.ok) throw new Error(name);
    const { measured, renditions } = outcome.value;
    const { token, sha256, sizeBytes } = outcome.value.received;
    await files.adopt(token, sha256);
    const facts = { sha256, sizeBytes, container: measured.container };
    const kind = containers[measured.container].kind;
    return {
      ...facts,
      id: 'x' as FileId,
      kind,
      originalName: '我的"作品".html',
      state: 'kept',
      measured,
      receivedAt: new Date(0),
      renditions,
      scan: { state: 'none' },
    };
  };
  const ask = (headers: Record<string, string> = {}) => new Request('http://house/file', { headers });
  const hash = async (response: Response) =>
    createHash('sha256')
      .update(new Uint8Array(await response.arrayBuffer()))
      .digest('hex');

  test('a film plays inline, whole, in ranges, from its end, and not beyond', async () => {
    const room = { files, childPath };
    const file = await kept('film-2m10.mp4');
    const whole = serveFile(room, file, ask(), { audience: 'public' });
    expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'video/mp4']);
    expect(whole.headers.get('content-disposition')).toBeNull();
    expect(await hash(whole)).toBe(file.sha256);
    const part = serveFile(room, file, ask({ range: 'bytes=10-19' }), { audience: 'public' });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 10-19/${file.sizeBytes}`]);
    expect((await part.arrayBuffer()).byteLength).toBe(10);
    const end = serveFile(room, file, ask({ range: 'bytes=-5' }), { audience: 'public' });
    expect(end.headers.get('content-range')).toBe(
      `bytes ${file.sizeBytes - 5}-${file.sizeBytes - 1}/${file.sizeBytes}`,
    );
    await end.arrayBuffer();
    expect(
      serveFile(room, file, ask({ range: `bytes=${file.sizeBytes}-` }), { audience: 'public' }).status,
    ).toBe(416);
    const known = ask({ 'if-none-match': `"${file.sha256}"` });
    expect(serveFile(room, file, known, { audience: 'private' }).status).toBe(304);
  });

  test('AC-121 many ranges at once, backwards ranges and nonsense get the whole file, once', async () => {
    const file = await kept('film-2m10.mp4');
    for (const range of ['bytes=0-1,3-4', 'bytes=9-2', 'bytes=x', 'lines=1-2', `bytes=${'9'.repeat(40)}-`]) {
      const answer = serveFile({ files, childPath }, file, ask({ range }), { audience: 'public' });
      expect(answer.status).toBe(200);
      await answer.body?.cancel();
    }
  });

  test('AC-112 the original of a picture is only ever saved by staff, and never seen by the public', async () => {
    const room = { files, childPath };
    const file = await kept('picture-lake.jpg');
    expect(serveFile(room, file, ask(), { audience: 'public' }).status).toBe(404);
    const saved = serveFile(room, file, ask(), { audience: 'private' });
    expect(Object.fromEntries(saved.headers)).toMatchObject({
      'content-disposition': `attachment; filename="file.jpg"; filename*=UTF-8''%E6%88%91%E7%9A%84_%E4%BD%9C%E5%93%81_.jpg`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
    });
    await saved.body?.cancel();
    const seen = serveFile(room, file, ask(), { audience: 'public', rendition: 'small.webp' });
    expect([seen.status, seen.headers.get('content-type'), seen.headers.get('content-disposition')]).toEqual([
      200,
      'image/webp',
      null,
    ]);
    await seen.body?.cancel();
  });

  test('AC-112 a paper is saved, never shown in place', async () => {
    const file = {
      ...(await kept('picture-lake.jpg')),
      container: 'pdf',
      kind: 'document',
      renditions: [],
    } as MediaFile;
    const saved = serveFile({ files, childPath }, file, ask(), { audience: 'public' });
    expect(saved.headers.get('content-disposition')).toContain('attachment');
    await saved.body?.cancel();
  });
});
