/** Proof that a film-opening child reaches nothing: no network, no playlist's files, no environment, no privilege. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  findProgram,
  findTools,
  hasIsolation,
  inputGuard,
  runTool,
  sweepWorkDirs,
  type ToolEnd,
  withWorkDir,
} from './ffmpeg.ts';

const tools = findTools();
const root = mkdtempSync(join(tmpdir(), 'tongxin-tool-'));
const listener = createServer((_, answer) => {
  hits++;
  answer.end('#EXTM3U\n');
});
let hits = 0;
let port = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  port = (listener.address() as AddressInfo).port;
});
afterAll(() => {
  listener.close();
  rmSync(root, { recursive: true });
});

/** Runs a program over some files. */
const over = (
  files: Record<string, string | Buffer>,
  program: string,
  args: readonly string[],
  more: { timeoutMs?: number; fileBytesMax?: number; signal?: AbortSignal } = {},
): Promise<ToolEnd> =>
  withWorkDir(root, 'test', (dir) => {
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(dir, name), bytes, { mode: 0o444 });
    return runTool({ program, args, dir, timeoutMs: 10_000, ...more });
  });

const shell = (line: string, more = {}) => over({}, '/bin/sh', ['-c', line], more);

describe('a child that opens films', () => {
  test('AC-104 has no environment, is nobody, may gain nothing', async () => {
    const seen = await shell('/usr/bin/env; /usr/bin/id -u; grep NoNewPrivs /proc/self/status');
    expect(seen.how).toBe('ended');
    expect(seen.output.replace(/^(PWD|SHLVL|_)=.*\n/gm, '')).toBe(
      `${process.getuid?.() === 0 ? 65_534 : process.getuid?.()}\nNoNewPrivs:\t1\n`,
    );
  });

  test('AC-096 cannot reach 127.0.0.1 where the kernel lets us cut it off', async () => {
    const ask = `exec 3<>/dev/tcp/127.0.0.1/${port} && echo reached`;
    const bash = findProgram('bash')!;
    const cut = await over({}, bash, ['-c', ask]);
    expect(hasIsolation() ? cut.output : '').toBe('');
    expect(hits).toBe(0);
  });

  test.runIf(tools)(
    'AC-096 AC-097 playlists, concatenations, pictures by number and papers of addresses are no films: nobody is asked',
    async () => {
      const http = `http://127.0.0.1:${port}/x.ts`;
      const hostile: Record<string, string> = {
        playlist: `#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n${http}\n#EXT-X-ENDLIST\n`,
        local: '#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n/etc/passwd\n#EXT-X-ENDLIST\n',
        concat: `ffconcat version 1.0\nfile ${http}\n`,
        dash: `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><Period><AdaptationSet><Representation><BaseURL>${http}</BaseURL></Representation></AdaptationSet></Period></MPD>`,
        session: 'v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\n',
        imf: `<?xml version="1.0"?><CompositionPlaylist xmlns="http://www.smpte-ra.org/schemas/2067-3/2016"></CompositionPlaylist>`,
      };
      for (const [name, text] of Object.entries(hostile)) {
        const files = { 'in.mp4': text };
        const probed = await over(files, tools!.ffprobe, [
          '-v',
          'error',
          ...inputGuard,
          '-show_format',
          'in.mp4',
        ]);
        expect([name, probed.code === 0, probed.output.includes('filename')]).toEqual([name, false, false]);
      }
      for (const address of [
        http,
        'concat:in.mp4|in.mp4',
        'subfile,,start,0,end,9,,:in.mp4',
        'data:video/mp4,x',
      ]) {
        const asked = await over({}, tools!.ffprobe, ['-v', 'error', ...inputGuard, address]);
        expect([address, asked.code === 0]).toEqual([address, false]);
      }
      expect(hits).toBe(0);
    },
  );

  test('is ended with everything it started when it takes too long or is no longer wanted', async () => {
    const mark = `${process.pid}.25`;
    const slow = await shell(`/bin/sleep ${mark} & /bin/sleep ${mark}`, { timeoutMs: 300 });
    expect(slow.how).toBe('timeout');
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 200);
    const unwanted = await shell(`/bin/sleep ${mark} & /bin/sleep ${mark}`, { signal: stop.signal });
    expect(unwanted.how).toBe('cancelled');
    const alive = await shell(`for p in /proc/[0-9]*; do tr '\\0' ' ' < $p/cmdline 2>/dev/null; echo; done`);
    expect(alive.output).not.toContain(`sleep ${mark} \n`);
  });

  test('writes no more than it was granted, and speaks no more than is heard', async () => {
    const large = await shell('/usr/bin/head -c 100000 /dev/zero > out; /usr/bin/wc -c < out', {
      fileBytesMax: 4096,
    });
    expect(Number(large.output)).toBeLessThanOrEqual(4096);
    const loud = await shell('/usr/bin/yes');
    expect([loud.how, loud.output.length <= 1_048_576]).toEqual(['too-much', true]);
  });

  test('leaves no folder behind, and what a killed attempt left is swept by its name', async () => {
    await shell('true');
    const kept = mkdtempSync(join(root, 'job-1.'));
    expect(await sweepWorkDirs(root, { name: 'job-2' })).toBe(0);
    expect(await sweepWorkDirs(root, { name: 'job-1' })).toBe(1);
    expect(() => readFileSync(kept)).toThrow();
    expect(await sweepWorkDirs(root, { olderThanMs: 0 })).toBe(0);
  });

  test('is not there where ffmpeg is not installed', () => {
    expect(findTools([root])).toBeUndefined();
  });
});
