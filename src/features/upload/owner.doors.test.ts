/** Whose uploads they are: one’s own alone, within limits, on a page that shows them. */

import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { type Answer, useWorld } from '../../../world/fixture.ts';
import { newId } from '../../kernel/id.ts';
import { begun, codeOf, create, head, metadataOf, offsetOf, piece, tus } from './sender.test.ts';
import { findUpload } from './store.ts';
import { bytesUnderWayMax, uploadsUnderWayMax } from './upload.ts';

const world = useWorld();
const rowOf = (at: string) =>
  world.read(async (tx) => findUpload(tx, (await world.person('worker-ma')).id, at.split('/').pop()!));
const clear = () => sql`delete from upload`.execute(world.owner);

describe('only the owner, by session and Origin, with every request', () => {
  it('AC-071 AC-072 others find nothing behind any verb, whoever is signed out is asked to sign in; no byte changes', async () => {
    const [ma, tao] = [await world.as('worker-ma'), await world.as('worker-tao')];
    const at = await begun(ma, 1000);
    await piece(ma, at, 0, randomBytes(500));
    for (const [who, status] of [
      [tao, 404],
      [world.anyone(), 401],
    ] as const) {
      expect((await head(who, at)).status).toBe(status);
      expect((await piece(who, at, 500, randomBytes(500))).status).toBe(status);
      expect((await who.request(at, { method: 'DELETE', headers: tus })).status).toBe(status);
      expect((await who.get(at)).status).toBe(status);
    }
    expect(codeOf(await create(world.anyone(), 10))).toEqual([401, 'http.sign-in-needed']);
    expect((await tao.post(`/my/uploads/${at.split('/').pop()}/drop`)).status).toBe(404);
    expect(await offsetOf(ma, at)).toBe(500);
  });

  it('AC-210 nothing is begun, sent or dropped from a page of another site', async () => {
    const ma = await world.as('worker-ma');
    const at = await begun(ma, 1000);
    const foreign = { origin: 'https://evil.example' };
    expect((await create(ma, 1000, foreign)).status).toBe(403);
    expect((await piece(ma, at, 0, 'x', foreign)).status).toBe(403);
    expect((await ma.request(at, { method: 'DELETE', headers: { ...tus, ...foreign } })).status).toBe(403);
    expect(await offsetOf(ma, at)).toBe(0);
  });

  it('a session that ended in the middle of a piece keeps nothing more', async () => {
    const app = world.app;
    const { Client } = await import('../../../world/fixture.ts');
    const { demoPassword } = await import('../../../world/demo.ts');
    const yang = new Client(app);
    await yang.post('/sign-in', { username: 'worker-yang', password: demoPassword });
    const at = await begun(yang, 100_000);
    let go: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      go = resolve;
    });
    const slow = new ReadableStream<Uint8Array>({
      async start(out) {
        out.enqueue(randomBytes(1000));
        await released;
        out.close();
      },
    });
    const sending = piece(yang, at, 0, slow);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await yang.post('/sign-out');
    go();
    expect(codeOf(await sending)).toEqual([401, 'http.sign-in-needed']);
  });

  it.each(['..%2F..%2Fetc', '%5c', '%00', 'file%', '00000000-0000-0000-0000-000000000000', 'A'.repeat(300)])(
    'AC-070 no made-up id reaches anything: %s',
    async (id) => {
      const ma = await world.as('worker-ma');
      for (const method of ['HEAD', 'PATCH', 'DELETE', 'GET'])
        expect((await ma.request(`/uploads/${id}`, { method, headers: tus })).status).toBe(404);
    },
  );

  it('whoever does not speak tus 1.0.0, or sends another kind of body, is told so', async () => {
    const ma = await world.as('worker-ma');
    const at = await begun(ma, 10);
    const old = { 'tus-resumable': '0.2.2' };
    expect(codeOf(await create(ma, 10, old))).toEqual([412, 'upload.other-version']);
    expect(codeOf(await piece(ma, at, 0, 'x', old))).toEqual([412, 'upload.other-version']);
    expect((await piece(ma, at, 0, 'x', { 'content-type': 'text/plain' })).status).toBe(415);
    const nonsense = { 'upload-metadata': 'purpose ###' };
    expect(codeOf(await create(ma, 10, nonsense))).toEqual([400, 'upload.unknown-words']);
    const pathless = { 'upload-metadata': `purpose ${Buffer.from('../../etc').toString('base64')}` };
    expect(codeOf(await create(ma, 10, pathless))).toEqual([400, 'upload.unknown-words']);
    await clear();
  });
});

describe('limits', () => {
  it('AC-077 one person begins so many and so much, then is told to use or drop some; others are not touched', async () => {
    const [ma, tao] = [await world.as('worker-ma'), await world.as('worker-tao')];
    const { id } = await world.person('worker-ma');
    await sql`
      insert into upload (id, owner_id, original_name, size_bytes, token, state, purpose, created_at, touched_at, expires_at)
      select gen_random_uuid(), ${id}, 'planted', ${bytesUnderWayMax / 4}, md5(n::text), 'arriving', 'entry', now(), now(),
        clock_now() + interval '1 day' from generate_series(1, 4) n`.execute(world.owner);
    expect(codeOf(await create(ma, 1000))).toEqual([429, 'upload.too-much']);
    await clear();
    await Promise.all(Array.from({ length: uploadsUnderWayMax + 5 }, () => create(ma, 10)));
    expect(codeOf(await create(ma, 10))).toEqual([429, 'upload.too-many']);
    const count = await sql<{
      n: number;
    }>`select count(*)::int as n from upload where state = 'arriving'`.execute(world.owner);
    expect(count.rows[0]!.n).toBe(uploadsUnderWayMax);
    expect((await create(tao, 10)).status).toBe(201);
    await clear();
  });

  it('AC-088 so many pieces of one person are in the air at once', async () => {
    const ma = await world.as('worker-ma');
    const lines: { close: () => void; answer: Promise<Answer> }[] = [];
    for (let i = 0; i < 6; i++) {
      const at = await begun(ma, 1000);
      let close: () => void = () => undefined;
      const open = new ReadableStream<Uint8Array>({
        start: (out) => {
          out.enqueue(randomBytes(10));
          close = () => out.close();
        },
      });
      lines.push({ close, answer: piece(ma, at, 0, open) });
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    const seventh = await begun(ma, 1000);
    expect(codeOf(await piece(ma, seventh, 0, 'x'))).toEqual([429, 'upload.too-many-at-once']);
    for (const one of lines) one.close();
    expect((await Promise.all(lines.map((one) => one.answer))).map((one) => one.status)).toEqual(
      Array(6).fill(204),
    );
    expect((await piece(ma, seventh, 0, 'x')).status).toBe(204);
    await clear();
  });

  it('an upload that nobody touched for seven days is gone', async () => {
    const ma = await world.as('worker-ma');
    const at = await begun(ma, 1000);
    await sql`update upload set expires_at = clock_now() where state = 'arriving'`.execute(world.owner);
    expect((await head(ma, at)).status).toBe(410);
    expect(codeOf(await piece(ma, at, 0, 'x'))).toEqual([410, 'upload.expired']);
    await clear();
  });
});

describe('the page of what is under way', () => {
  it('lists one’s own files with how far they are, escaped, and drops them', async () => {
    const ma = await world.as('worker-ma');
    expect((await ma.get('/my/uploads')).text).toContain('没有正在上传的文件');
    const entryId = newId();
    const metadata = metadataOf('../x"><svg onload=1>\u202e.mp4', `entry:${entryId}`);
    const at = (await create(ma, 2_097_152, { 'upload-metadata': metadata })).location!;
    await piece(ma, at, 0, randomBytes(1_048_576));
    const page = await ma.get('/my/uploads');
    expect(page.text).toContain('1 MB / 2 MB');
    expect(page.text).not.toContain('<svg onload');
    expect(page.text).toContain(`/entries/${entryId}`);
    expect((await (await world.as('worker-tao')).get('/my/uploads')).text).not.toContain(at);
    expect((await world.anyone().get('/my/uploads')).status).toBe(401);
    expect((await ma.post(`/my/uploads/${at.split('/').pop()}/drop`)).location).toBe('/my/uploads');
    expect((await ma.get('/my/uploads')).text).not.toContain(at);
    expect((await head(ma, at)).status).toBe(404);
  });

  it('DELETE by the owner removes the bytes at once', async () => {
    const ma = await world.as('worker-ma');
    const at = await begun(ma, 1000);
    const { token } = (await rowOf(at))!;
    await piece(ma, at, 0, randomBytes(100));
    expect((await ma.request(at, { method: 'DELETE', headers: tus })).status).toBe(204);
    expect(await world.media.files.arriving.look(token)).toBeUndefined();
    expect((await head(ma, at)).status).toBe(404);
  });
});
