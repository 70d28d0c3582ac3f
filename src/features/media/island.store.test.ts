/** The browser's look at a file finds what the server's child finds: the same code on the same bytes. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { makeHostile } from '../../../world/hostile.ts';
import { probeFile } from './actions/probe-file.ts';
import { lookAtFile, measureInBrowser, tellFile } from './island/measure.ts';
import type { FileRule } from './rule.ts';

const childPath = fileURLToPath(new URL('../../main/probe-child.ts', import.meta.url));
const mediaDir = fileURLToPath(new URL('../../../world/media', import.meta.url));
const at = (name: string) => `${mediaDir}/${name}`;
const chosen = (name: string, bytes: Uint8Array = readFileSync(at(name))) =>
  new File([new Uint8Array(bytes)], name);

/** A browser whose player plays nothing. */
class Player {
  onerror: () => void = () => undefined;
  set src(_address: string) {
    this.onerror();
  }
}
Object.assign(globalThis, { document: { createElement: () => new Player() }, HTMLVideoElement: Player });

describe('before the first byte is sent', () => {
  test.each(['film-2m10.mp4', 'song-3m.mp3', 'picture-lake.jpg'])(
    '%s measures the same in the browser and on the server',
    async (name) => {
      const probed = await probeFile(at(name), { childPath });
      if (!probed.ok) throw new Error(probed.reason);
      expect(await measureInBrowser(chosen(name))).toEqual(probed.measured);
    },
  );

  const rules: FileRule[] = [
    { kind: 'container', force: 'must', allowed: ['mp4'] },
    { kind: 'duration-seconds', force: 'must', min: 180, max: 300 },
    { kind: 'frame-rate', force: 'should', min: 25 },
  ];
  const asked = { rules, sizeBytesMax: 1_000_000 };

  test('AC-082 a film that is too long is told so beside the rule, in the sentence of the server', async () => {
    expect(await tellFile(chosen('film-5m12.mp4'), asked, 'zh')).toEqual([
      { words: '格式 MP4，要求 MP4', standing: 'meets' },
      { words: '时长 5:12，要求 3:00–5:00', standing: 'fails' },
      { words: '帧率 1 帧/秒，建议 不少于 25 帧/秒', standing: 'advised' },
    ]);
    const song = await tellFile(chosen('song-3m.mp3'), asked, 'en');
    expect(song.map(({ standing }) => standing)).toEqual(['fails', 'meets', 'advised']);
  });

  test('AC-080 AC-082 a page, an empty file, a cut film and a large one each say what is wrong', async () => {
    const told = async (name: string, bytes: Uint8Array, sizeBytesMax = 1_000_000) =>
      (await tellFile(chosen(name, bytes), { rules: [], sizeBytesMax }, 'zh'))[0]!.words;
    expect(await told('a.mp4', Buffer.from('<!DOCTYPE html><p>'.padEnd(99)))).toContain(
      '不是我们能接收的格式',
    );
    expect(await told('a.mp4', Buffer.alloc(0))).toContain('文件是空的');
    expect(await told('a.mp4', readFileSync(at('film-2m10.mp4')).subarray(0, 60_000))).toContain(
      '文件不完整',
    );
    expect(await told('a.mp4', readFileSync(at('film-2m10.mp4')), 1024)).toContain('文件超过 1 KB');
  });

  test('AC-094 AC-099 hostile films neither throw nor hold the page', async () => {
    const films = (await makeHostile(mediaDir, 'http://127.0.0.1:9', [])).filter(
      ({ name, expects }) => expects === 'refused' && name.endsWith('.mp4'),
    );
    for (const { name, bytes } of films) {
      const before = performance.now();
      expect((await lookAtFile(chosen(name, bytes))).trouble).toBeDefined();
      expect(performance.now() - before).toBeLessThan(2000);
    }
  });
});
