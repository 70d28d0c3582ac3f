/** The detector and the generators know nothing of one another: else it would find only what was written for it. */

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '../../../..');
const importsIn = (folder: string) =>
  readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .flatMap((name) => {
      const source = readFileSync(path.join(root, folder, name), 'utf8');
      const targets = [...source.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(
        (found) => found[1]!,
      );
      return targets.map((target) => [name, target, path.join(folder, target)] as const);
    });

it('the detector imports itself, its sentences and the kernel', () => {
  const found = importsIn('src/features/scrutiny/detect');
  expect(found.length).toBeGreaterThan(20);
  const strange = found.filter(
    ([, , to]) => !/^src\/(kernel\/|features\/scrutiny\/(detect\/|text\/suspicion))/.test(to),
  );
  expect(strange).toEqual([]);
});

it('the generators import only each other', () => {
  const found = importsIn('bench/fraud');
  expect(found.length).toBeGreaterThan(5);
  expect(found.filter(([, , to]) => !to.startsWith('bench/fraud/'))).toEqual([]);
});
