/** The doors of uploads: a file arrives in pieces, and every refusal says why. */

import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { begun, codeOf, create, head, offsetOf, piece } from './sender.test.ts';
import { findUpload, listUploads } from './store.ts';
import { uploadSizeBytesMax } from './upload.ts';

const world = useWorld();
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const rowOf = (at: string) =>
  world.read(async (tx) => findUpload(tx, (await world.person('worker-ma')).id, at.split('/').pop()!));

describe('a file in pieces', () => {
  it('arrives in three pieces and is told whole only when the last byte is there', async () => {
    const ma = await world.as('worker-ma');
    const bytes = randomBytes(300_000);
    const at = await begun(ma, bytes.length);
    for (const [start, end] of [
      [0, 100_000],
      [100_000, 200_001],
      [200_001, 300_000],
    ] as const) {
      expect(await offsetOf(ma, at)).toBe(start);
      const answer = await piece(ma, at, start, bytes.subarray(start, end));
      expect([answer.status, answer.headers.get('upload-offset')]).toEqual([204, String(end)]);
    }
    expect(await rowOf(at)).toMatchObject({ state: 'complete', offsetBytes: 300_000, sha256: sha256(bytes) });
    expect((await head(ma, at)).headers.get('upload-length')).toBe('300000');
    expect(codeOf(await piece(ma, at, 300_000, 'x'))).toEqual([409, 'upload.is-complete']);
    const { id } = await world.person('worker-ma');
    expect((await world.read((tx) => listUploads(tx, id, 'entry:1'))).map((one) => one.state)).toEqual([
      'complete',
    ]);
  });

  it('says what it can do to whoever asks', async () => {
    const answer = await world.anyone().request('/uploads', { method: 'OPTIONS' });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('tus-extension')).toBe('creation,termination,expiration,checksum');
  });

  it('F-17 AC-074 a piece at a wrong offset writes nothing: back, ahead, negative, beyond all numbers, again', async () => {
    const ma = await world.as('worker-ma');
    const bytes = randomBytes(5000);
    const at = await begun(ma, bytes.length);
    expect((await piece(ma, at, 0, bytes.subarray(0, 2000))).status).toBe(204);
    for (const offset of [0, 1999, 2001, 4000, -1, 2 ** 53, '1e3', ''])
      expect([offset, ...codeOf(await piece(ma, at, offset, bytes.subarray(0, 2000)))]).toEqual([
        offset,
        409,
        'upload.wrong-offset',
      ]);
    expect(await offsetOf(ma, at)).toBe(2000);
    expect((await piece(ma, at, 2000, bytes.subarray(2000))).status).toBe(204);
    expect((await rowOf(at))!.sha256).toBe(sha256(bytes));
  });

  it('AC-075 more than was declared is cut off and told 413, whether or not its length was said', async () => {
    const ma = await world.as('worker-ma');
    const at = await begun(ma, 1000);
    const long = randomBytes(1001);
    expect(codeOf(await piece(ma, at, 0, long))).toEqual([413, 'upload.too-long']);
    expect(codeOf(await piece(ma, at, 0, new Blob([long]).stream()))).toEqual([413, 'upload.too-long']);
    expect(await offsetOf(ma, at)).toBe(0);
    expect(codeOf(await create(ma, uploadSizeBytesMax + 1))).toEqual([413, 'upload.too-large']);
    expect(codeOf(await create(ma, '', { 'upload-defer-length': '1' }))).toEqual([
      400,
      'upload.unknown-words',
    ]);
    expect(codeOf(await create(ma, 0))).toEqual([422, 'upload.empty']);
  });

  it('AC-076 a piece whose checksum differs is told 460 and leaves nothing; one that fits is kept', async () => {
    const ma = await world.as('worker-ma');
    const bytes = randomBytes(4000);
    const at = await begun(ma, bytes.length);
    const sum = (name: string, of: Uint8Array) =>
      `${name} ${createHash(name.replace('-', '')).update(of).digest('base64')}`;
    const wrong = { 'upload-checksum': sum('sha1', bytes.subarray(1)) };
    expect(codeOf(await piece(ma, at, 0, bytes, wrong))).toEqual([460, 'upload.checksum-differs']);
    expect(await offsetOf(ma, at)).toBe(0);
    const odd = { 'upload-checksum': 'crc32 AAAA' };
    expect(codeOf(await piece(ma, at, 0, bytes, odd))).toEqual([400, 'upload.unknown-words']);
    const first = bytes.subarray(0, 1500);
    expect((await piece(ma, at, 0, first, { 'upload-checksum': sum('sha-256', first) })).status).toBe(204);
    const rest = bytes.subarray(1500);
    expect((await piece(ma, at, 1500, rest, { 'upload-checksum': sum('sha1', rest) })).status).toBe(204);
    expect((await rowOf(at))!.sha256).toBe(sha256(bytes));
  });

  it('F-16 what a broken line brought counts, and the rest follows', async () => {
    const ma = await world.as('worker-ma');
    const bytes = randomBytes(200_000);
    const at = await begun(ma, bytes.length);
    let pulls = 0;
    const breaking = new ReadableStream<Uint8Array>({
      pull: (out) =>
        pulls++ < 2
          ? out.enqueue(bytes.subarray((pulls - 1) * 50_000, pulls * 50_000))
          : out.error(new Error('the line is dead')),
    });
    expect(codeOf(await piece(ma, at, 0, breaking))).toEqual([409, 'upload.line-broken']);
    expect(await offsetOf(ma, at)).toBe(100_000);
    expect((await piece(ma, at, 100_000, bytes.subarray(100_000))).status).toBe(204);
    expect((await rowOf(at))!.sha256).toBe(sha256(bytes));
  });

  it('a line that breaks after the very last byte has not told the whole: one byte is asked for again', async () => {
    const ma = await world.as('worker-ma');
    const bytes = randomBytes(1000);
    const at = await begun(ma, bytes.length);
    let isSent = false;
    const breaking = new ReadableStream<Uint8Array>({
      pull: (out) => {
        if (isSent) out.error(new Error('the line is dead'));
        else out.enqueue(bytes);
        isSent = true;
      },
    });
    expect(codeOf(await piece(ma, at, 0, breaking))).toEqual([409, 'upload.line-broken']);
    expect(await offsetOf(ma, at)).toBe(999);
    expect((await piece(ma, at, 999, bytes.subarray(999))).status).toBe(204);
    expect((await rowOf(at))!.sha256).toBe(sha256(bytes));
  });

  it('AC-073 of two pieces at the same offset one is kept, the other told 423 while the first brings bytes', async () => {
    const ma = await world.as('worker-ma');
    const bytes = randomBytes(100_000);
    const at = await begun(ma, bytes.length);
    let go: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      go = resolve;
    });
    const slow = new ReadableStream<Uint8Array>({
      async start(out) {
        out.enqueue(bytes.subarray(0, 60_000));
        await released;
        out.enqueue(bytes.subarray(60_000));
        out.close();
      },
    });
    const first = piece(ma, at, 0, slow);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(codeOf(await piece(ma, at, 0, bytes))).toEqual([423, 'upload.locked']);
    go();
    expect((await first).status).toBe(204);
    expect((await rowOf(at))!.sha256).toBe(sha256(bytes));
    const twice = await begun(ma, bytes.length);
    const both = await Promise.all([piece(ma, twice, 0, bytes), piece(ma, twice, 0, bytes)]);
    expect(both.map((one) => one.status).sort()[0]).toBe(204);
    expect([409, 423]).toContain(both.map((one) => one.status).sort()[1]);
    expect((await rowOf(twice))!.sha256).toBe(sha256(bytes));
  });

  it('a line that says nothing more gives way to the same person coming back', async () => {
    const ma = await world.as('worker-ma');
    const bytes = randomBytes(50_000);
    const at = await begun(ma, bytes.length);
    const halfOpen = new ReadableStream<Uint8Array>({
      start: (out) => out.enqueue(bytes.subarray(0, 20_000)),
    });
    const lost = piece(ma, at, 0, halfOpen);
    await new Promise((resolve) => setTimeout(resolve, 3300));
    expect(codeOf(await piece(ma, at, 0, bytes))).toEqual([409, 'upload.wrong-offset']);
    expect(codeOf(await lost)).toEqual([409, 'upload.line-broken']);
    expect(await offsetOf(ma, at)).toBe(20_000);
    expect((await piece(ma, at, 20_000, bytes.subarray(20_000))).status).toBe(204);
    expect((await rowOf(at))!.sha256).toBe(sha256(bytes));
  });
});
