/** The hostile corpus goes the whole way in, with real children: nothing crashes, hangs, reaches out or is left behind. */

import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type HostileFile, makeHostile } from '../../../world/hostile.ts';
import { findTools, hasIsolation, inputGuard, runTool, withWorkDir } from '../../platform/ffmpeg.ts';
import { openFiles } from '../../platform/files.ts';
import { examineFile, type MediaRoom } from './actions/examine-file.ts';

const dir = mkdtempSync(join(tmpdir(), 'tongxin-hostile-'));
const mediaDir = fileURLToPath(new URL('../../../world/media', import.meta.url));
const childPath = fileURLToPath(new URL('../../main/probe-child.ts', import.meta.url));
let [room, server, corpus]: [MediaRoom?, Server?, HostileFile[]?] = [];
let knocks = 0;
let address = '';

beforeAll(async () => {
  server = createServer((socket) => {
    knocks++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => void server!.listen(0, '127.0.0.1', resolve));
  const where = server.address();
  if (typeof where !== 'object' || !where) throw new Error('no port');
  address = `http://127.0.0.1:${where.port}`;
  corpus = await makeHostile(mediaDir, address);
  room = { files: await openFiles(join(dir, 'files')), childPath, workDir: join(dir, 'look') };
});
afterAll(() => {
  server?.close();
  rmSync(dir, { recursive: true });
});

/** Sends files the whole way in; tells those that were taken though they must not be, and how each ended. */
async function letIn(files: readonly HostileFile[]): Promise<{ wronglyTaken: string[]; answers: string[] }> {
  const [wronglyTaken, answers]: [string[], string[]] = [[], []];
  for (const { name, bytes, expects } of files) {
    const received = await room!.files.receive(new Blob([new Uint8Array(bytes)]).stream(), {
      sizeBytesMax: 2 ** 30,
    });
    const outcome = await examineFile(room!, received, { sizeBytesMax: 2 ** 30 });
    answers.push(outcome.ok ? 'taken' : outcome.refusals[0]!.code);
    if (outcome.ok) await room!.files.discard(outcome.value.received.token);
    if (outcome.ok && expects === 'refused') wronglyTaken.push(name);
  }
  return { wronglyTaken, answers };
}

const playing = (...cases: string[]) =>
  corpus!.filter(({ plays, name }) => cases.some((one) => plays.includes(one)) && !/^(cut|hurt)-/.test(name));

describe('the hostile corpus', () => {
  test('holds what the abuse cases name, and more than a hundred and fifty damaged files', () => {
    for (const one of ['080', '082', '090', '091', '092', '094', '095', '096', '097', '098', '099'])
      expect(corpus!.filter(({ plays }) => plays.includes(`AC-${one}`))).not.toEqual([]);
    expect(corpus!.filter(({ name }) => name.startsWith('hurt-')).length).toBeGreaterThanOrEqual(150);
  });

  test('AC-080 AC-091 AC-095 AC-096 AC-097 what is disguised goes no further than its first bytes', async () => {
    const { wronglyTaken, answers } = await letIn(playing('AC-080', 'AC-091', 'AC-095', 'AC-096', 'AC-097'));
    expect(wronglyTaken).toEqual([]);
    expect(answers.filter((answer) => answer === 'media.kind-unknown').length).toBeGreaterThan(25);
    expect(knocks).toBe(0);
  });

  test('AC-098 AC-099 films with lying tables are refused by the box guard', async () => {
    const { wronglyTaken, answers } = await letIn(playing('AC-098', 'AC-099').slice(0, 26));
    expect(wronglyTaken).toEqual([]);
    expect(answers.filter((answer) => answer === 'media.hostile').length).toBeGreaterThan(15);
    expect(knocks).toBe(0);
  }, 120_000);

  test('AC-090 AC-092 pictures that claim the impossible are refused or shown, each in its own child', async () => {
    const { wronglyTaken } = await letIn(playing('AC-090', 'AC-092'));
    expect(wronglyTaken).toEqual([]);
  }, 120_000);

  test('AC-094 cut and damaged files each get an answer, and nothing is left behind', async () => {
    const hurt = corpus!.filter(({ name }) => /^(cut|hurt)-/.test(name)).filter((_, i) => i % 16 === 0);
    const { answers } = await letIn(hurt);
    expect(answers).toHaveLength(hurt.length);
    expect(new Set(answers).size).toBeGreaterThan(2);
    expect(readdirSync(join(dir, 'files', 'quarantine'))).toEqual([]);
    expect(readdirSync(join(dir, 'look'))).toEqual([]);
    expect(knocks).toBe(0);
  }, 240_000);

  test.skipIf(!findTools())(
    'AC-096 AC-104 the listener hears a playlist that nothing holds, and none that is held as ours are',
    async () => {
      const list = corpus!.find(({ name }) => name === 'hls-http.mp4')!;
      const { ffmpeg } = findTools()!;
      const every = [
        '-v',
        'quiet',
        '-nostdin',
        '-allowed_extensions',
        'ALL',
        '-protocol_whitelist',
        'file,http,tcp',
      ];
      await withWorkDir(join(dir, 'open'), 'list', async (place) => {
        writeFileSync(join(place, 'in'), list.bytes, { mode: 0o444 });
        const args = [...every, '-f', 'hls', '-i', join(place, 'in'), '-f', 'null', '-'];
        await new Promise((resolve) => execFile(ffmpeg, args, { timeout: 5000 }, resolve));
        const heard = knocks;
        expect(heard).toBeGreaterThan(0);
        await runTool({ program: ffmpeg, args, dir: place, timeoutMs: 5000 });
        if (hasIsolation()) expect(knocks).toBe(heard);
        // Where the kernel lends no empty network, the guard before every input holds it.
        await runTool({
          program: ffmpeg,
          args: [...inputGuard, '-i', 'in', '-f', 'null', '-'],
          dir: place,
          timeoutMs: 5000,
        });
        if (hasIsolation()) expect(knocks).toBe(heard);
      });
    },
  );
});
