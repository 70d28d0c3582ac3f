/** A full disk (F-09): uploads are told 507, nothing told is lost, and when there is room again nobody has to repair. */

import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword } from '../../../world/demo.ts';
import { Client, testOrigin, useWorld } from '../../../world/fixture.ts';
import { openApp } from '../../main/app.ts';
import { openFiles } from '../../platform/files.ts';
import { openLog } from '../../platform/log.ts';
import { findUpload } from './store.ts';

const world = useWorld();
const dir = mkdtempSync(join(tmpdir(), 'tongxin-disk-'));
const megabyte = 1_048_576;
const coded = (words: string) => Buffer.from(words).toString('base64');
const tus = { origin: testOrigin, 'tus-resumable': '1.0.0' };

/** A disk of sixteen megabytes; only who may mount can make one. */
const hasDisk = (() => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', dir], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
let app: Hono;
let ma: Client;

beforeAll(async () => {
  const media = { ...world.media, files: await openFiles(dir) };
  const { db } = world;
  const log = openLog('test', 'silent');
  const secret = 'a secret of the tests, 32 characters';
  app = openApp({ db, media, log, origin: testOrigin, distDir: 'dist', isDemo: true, secret });
  ma = new Client(app);
  await ma.post('/sign-in', { username: 'worker-ma', password: demoPassword });
});
afterAll(() => {
  if (hasDisk) execFileSync('umount', [dir]);
  rmSync(dir, { recursive: true, force: true });
});

const create = (sizeBytes: number) => {
  const metadata = `filename ${coded('a.mp4')},purpose ${coded('entry:1')}`;
  const headers = { ...tus, 'upload-length': String(sizeBytes), 'upload-metadata': metadata };
  return ma.request('/uploads', { method: 'POST', headers });
};
const piece = (at: string, offset: number, body: Uint8Array) => {
  const type = 'application/offset+octet-stream';
  const headers = { ...tus, 'upload-offset': String(offset), 'content-type': type };
  return ma.request(at, { method: 'PATCH', headers, body: new Uint8Array(body) });
};
const codeOf = (answer: { status: number; text: string }) => [
  answer.status,
  (JSON.parse(answer.text) as { code: string }).code,
];

describe.runIf(hasDisk)('a disk that is full', () => {
  it('AC-089 what would not fit is told 507 before a byte of it is read; so is a plain form', async () => {
    expect(codeOf(await create(17 * megabyte))).toEqual([507, 'upload.disk-full']);
    writeFileSync(join(dir, 'ballast'), randomBytes(15.5 * megabyte));
    expect(codeOf(await create(1000))).toEqual([507, 'upload.disk-full']);
    const form = new FormData();
    form.set('file', world.upload('picture-grid.jpg'));
    const admin = new Client(app);
    await admin.post('/sign-in', { username: 'qh-admin', password: demoPassword });
    const organisation = await world.organisation('qinghai');
    const imported = await admin.post(`/office/organisations/${organisation.id}/import`, form, {
      accept: 'application/json',
    });
    expect(codeOf(imported)).toEqual([507, 'http.disk-full']);
    rmSync(join(dir, 'ballast'));
  });

  it('F-09 a disk that fills up on the way keeps what was told; reading works; with room again it goes on', async () => {
    const bytes = randomBytes(6 * megabyte);
    const at = (await create(bytes.length)).location!;
    expect((await piece(at, 0, bytes.subarray(0, 2 * megabyte))).status).toBe(204);
    writeFileSync(join(dir, 'ballast'), randomBytes(13 * megabyte));
    expect(codeOf(await piece(at, 2 * megabyte, bytes.subarray(2 * megabyte)))).toEqual([
      507,
      'upload.disk-full',
    ]);
    expect((await ma.request(at, { method: 'HEAD', headers: tus })).headers.get('upload-offset')).toBe(
      String(2 * megabyte),
    );
    expect((await ma.get('/my/uploads')).status).toBe(200);
    rmSync(join(dir, 'ballast'));
    expect((await piece(at, 2 * megabyte, bytes.subarray(2 * megabyte))).status).toBe(204);
    const { id } = await world.person('worker-ma');
    const upload = await world.read((tx) => findUpload(tx, id, at.split('/').pop()!));
    expect(upload?.state).toBe('complete');
  });
});

it.runIf(!hasDisk)('without the right to mount, a small disk cannot be tried', () =>
  expect(hasDisk).toBe(false),
);
