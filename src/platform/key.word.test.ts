/** The key of an installation: one for all processes, nothing without it, and words when it is spoilt. */

import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { keyFrom, keyOf, openKey } from './key.ts';

const dir = await mkdtemp(path.join(tmpdir(), 'tongxin-key-'));
afterAll(() => rm(dir, { recursive: true, force: true }));

test('processes that start at once share one key, which only its owner reads', async () => {
  const keys = await Promise.all(Array.from({ length: 8 }, () => openKey(dir)));
  expect(new Set(keys.map((key) => key.digest('p', 'x'))).size).toBe(1);
  expect((await stat(path.join(dir, 'keys', 'installation.key'))).mode & 0o077).toBe(0);
});

test('AC-145 without the key nobody tries numbers out: another key, another purpose, another digest', () => {
  const [one, two] = [keyOf('a'.repeat(64)), keyOf('b'.repeat(64))];
  expect(one.digest('phone', '13912341234')).toBe(one.digest('phone', '13912341234'));
  expect(one.digest('phone', '13912341234')).not.toBe(two.digest('phone', '13912341234'));
  expect(one.digest('phone', '13912341234')).not.toBe(one.digest('wechat', '13912341234'));
});

test('what is sealed is read by this key for this purpose only, and not after a bit has changed', () => {
  const [one, two] = [keyFrom('one'), keyFrom('two')];
  const sealed = one.seal('p', '13912341234');
  expect(one.unseal('p', sealed)).toBe('13912341234');
  expect(sealed.toString('latin1')).not.toContain('13912341234');
  expect([two.unseal('p', sealed), one.unseal('q', sealed)]).toEqual([undefined, undefined]);
  sealed[sealed.length - 1]! ^= 1;
  expect([one.unseal('p', sealed), one.unseal('p', Buffer.alloc(3))]).toEqual([undefined, undefined]);
});

test('a spoilt key stops the start with words instead of making a new one', async () => {
  const file = path.join(dir, 'keys', 'installation.key');
  const before = await readFile(file, 'utf8');
  await writeFile(file, 'spoilt');
  await expect(openKey(dir)).rejects.toThrow(/64 hex digits/);
  await expect(openKey(dir, 'short')).rejects.toThrow(/TONGXIN_KEY/);
  expect(await readFile(file, 'utf8')).toBe('spoilt');
  await writeFile(file, before);
});
