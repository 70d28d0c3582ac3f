/** Taking what arrived: once, for its owner, whole; and the sweep that leaves no orphan. */

import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPassword } from '../../../world/demo.ts';
import { Client, testOrigin, useWorld } from '../../../world/fixture.ts';
import type { Person } from '../../kernel/actor.ts';
import { newId } from '../../kernel/id.ts';
import type { Outcome } from '../../kernel/verdict.ts';
import { refuse } from '../../kernel/verdict.ts';
import { openApp } from '../../main/app.ts';
import { openFiles } from '../../platform/files.ts';
import { openLog } from '../../platform/log.ts';
import type { MediaRoom } from '../media/actions/examine-file.ts';
import type { MediaFile } from '../media/media.ts';
import { sweepUploads } from './actions/sweep-uploads.ts';
import { takeUpload, type UploadTaken } from './actions/take-upload.ts';
import { findUpload } from './store.ts';

const world = useWorld();
const purpose = `entry:${newId()}`;
const coded = (words: string) => Buffer.from(words).toString('base64');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const limits = { field: 'file', sizeBytesMax: 300 * 1_048_576 };
let [ma, client]: [Person, Client] = [{} as Person, {} as Client];

/** A folder of its own: the sweep looks at everything in it, and other tests have theirs on the way at the same time. */
const dir = mkdtempSync(join(tmpdir(), 'tongxin-take-'));
let media: MediaRoom = {} as MediaRoom;

beforeAll(async () => {
  media = { ...world.media, files: await openFiles(dir) };
  const log = openLog('test', 'silent');
  const secret = 'a secret of the tests, 32 characters';
  const { db } = world;
  client = new Client(openApp({ db, media, log, origin: testOrigin, distDir: 'dist', isDemo: true, secret }));
  await client.post('/sign-in', { username: 'worker-ma', password: demoPassword });
  ma = await world.person('worker-ma');
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function sent(bytes: Uint8Array, upTo = bytes.length, name = '作品.mp4'): Promise<string> {
  const tus = { origin: testOrigin, 'tus-resumable': '1.0.0' };
  const metadata = `filename ${coded(name)},purpose ${coded(purpose)}`;
  const headers = { ...tus, 'upload-length': String(bytes.length), 'upload-metadata': metadata };
  const { location } = await client.request('/uploads', { method: 'POST', headers });
  const patch = { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
  await client.request(location!, { method: 'PATCH', headers: patch, body: bytes.slice(0, upTo) });
  return location!.split('/').pop()!;
}

const film = () => readFileSync(world.file('film-2m10.mp4'));
const song = () => readFileSync(world.file('song-3m.mp3'));
const take = (uploadId: string, more: Partial<UploadTaken> = {}) =>
  world.doing(ma, (doing) => takeUpload(media)(doing, { uploadId, ownerId: ma.id, ...limits, ...more }));
const value = (outcome: Outcome<MediaFile>): MediaFile => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
};
const codes = (outcome: Outcome<unknown>) =>
  outcome.ok ? [] : outcome.refusals.map((refusal) => [refusal.code, refusal.field]);
const stateOf = async (id: string) => (await world.read((tx) => findUpload(tx, ma.id, id)))?.state;
const tokenOf = async (id: string) =>
  (await sql<{ token: string }>`select token from upload where id = ${id}`.execute(world.owner)).rows[0]!
    .token;
const sweep = () => sweepUploads({ db: world.db, files: media.files });
const drop = (id: string) => sql`update upload set state = 'dropped' where id = ${id}`.execute(world.owner);

describe('taking', () => {
  it('a whole film is looked at and becomes a kept file with the sender’s name for it', async () => {
    const id = await sent(film());
    const file = value(await take(id));
    expect(file).toMatchObject({
      sha256: sha256(film()),
      kind: 'video',
      originalName: '作品.mp4',
      receivedBy: ma.id,
    });
    expect(readFileSync(media.files.pathOf(file.sha256)).equals(film())).toBe(true);
    expect(await stateOf(id)).toBe('taken');
  });

  it('F-18 taken again, also at the same moment, it is the same file', async () => {
    const id = await sent(song(), undefined, '歌.mp3');
    const [one, two] = await Promise.all([take(id), take(id)]);
    expect(value(one).id).toBe(value(two).id);
    expect(value(await take(id)).id).toBe(value(one).id);
    const rows = await sql<{
      n: number;
    }>`select count(*)::int as n from media_file where sha256 = ${sha256(song())}
      and received_by = ${ma.id}`.execute(world.owner);
    expect(rows.rows[0]!.n).toBe(1);
  });

  it('AC-085 nobody takes another’s, nor for another form than it was sent for', async () => {
    const id = await sent(song());
    const tao = await world.person('worker-tao');
    const notFound = [['upload.not-found', 'file']];
    expect(codes(await take(id, { ownerId: tao.id }))).toEqual(notFound);
    expect(codes(await take(id, { purpose: 'entry:other' }))).toEqual(notFound);
    expect(codes(await take('../../etc/passwd'))).toEqual(notFound);
    expect(codes(await take(newId()))).toEqual(notFound);
    expect(value(await take(id, { purpose })).kind).toBe('audio');
  });

  it('what is not all here is not taken', async () => {
    const id = await sent(song(), 1000);
    expect(codes(await take(id))).toEqual([['upload.unfinished', 'file']]);
  });

  it('what media refuses stays for its sender to see and drop, and is refused again', async () => {
    const id = await sent(randomBytes(5000));
    const refusals = [['media.kind-unknown', 'file']];
    expect(codes(await take(id))).toEqual(refusals);
    expect(codes(await take(id))).toEqual(refusals);
    const long = await sent(song());
    expect(codes(await take(long, { sizeBytesMax: 1000 }))).toEqual([['media.too-large', 'file']]);
    expect([await stateOf(id), await stateOf(long)]).toEqual(['complete', 'complete']);
    const quarantine = dirname(media.files.quarantinePathOf('0'.repeat(32)));
    expect(readdirSync(quarantine)).toEqual([]);
  });

  it('bytes that changed on the disk are not taken for what arrived (F-29)', async () => {
    const id = await sent(song());
    const writing = (await media.files.arriving.goOn(await tokenOf(id), song().length - 1))!;
    await writing.write([new Uint8Array([song().at(-1)! ^ 1])]);
    await writing.close();
    expect(codes(await take(id))).toEqual([['upload.not-found', 'file']]);
    await drop(id);
  });
});

describe('what came to nothing', () => {
  it('a form that was refused after taking takes again; dropped instead, its bytes are nowhere', async () => {
    const bytes = Buffer.concat([song(), randomBytes(64)]);
    const id = await sent(bytes);
    const refused = await world.doing(ma, async (doing) => {
      value(await takeUpload(media)(doing, { uploadId: id, ownerId: ma.id, ...limits }));
      return refuse('http.stale');
    });
    expect(codes(refused)).toEqual([['http.stale', undefined]]);
    const kept = media.files.pathOf(sha256(bytes));
    expect([await stateOf(id), existsSync(kept)]).toEqual(['complete', true]);
    const token = await tokenOf(id);
    await drop(id);
    expect((await sweep()).removed).toBeGreaterThanOrEqual(1);
    expect([existsSync(kept), await media.files.arriving.look(token)]).toEqual([false, undefined]);
  });

  it('bytes that another file bears as well are left to it', async () => {
    const [one, two] = [await sent(film()), await sent(film())];
    const { sha256: name } = value(await take(one));
    await drop(two);
    await sweep();
    expect(existsSync(media.files.pathOf(name))).toBe(true);
  });

  it('AC-077 the sweep drops what nobody came back for, and no orphan is left; what is under way stays', async () => {
    await sweep();
    const [stays, goes, taken] = [await sent(song(), 500), await sent(film(), 1000), await sent(song())];
    await take(taken);
    await sql`update upload set expires_at = clock_now() where id = ${goes}`.execute(world.owner);
    expect(await sweep()).toEqual({ dropped: 1, removed: 2 });
    expect([await stateOf(stays), await stateOf(goes), await stateOf(taken)]).toEqual([
      'arriving',
      undefined,
      'taken',
    ]);
    const lying = (await media.files.arriving.list()).map((one) => one.token);
    const rows = await sql<{
      token: string;
    }>`select token from upload where state in ('arriving', 'complete')`.execute(world.owner);
    expect(lying.filter((token) => !rows.rows.some((row) => row.token === token))).toEqual([]);
    await sql`delete from upload`.execute(world.owner);
  });
});
