/** Proof that the law of pins sees a loose version and the name of a machine. */

import { expect, it } from 'vitest';
import { pins } from './pins.ts';
import { house, plant } from './source.ts';

const pinsOf = (path: string, content: object) => pins(plant({ [path]: JSON.stringify(content) }));

it.each(['^1.2.3', '~1.2.3', '1.x', '*', 'latest', '>=1.0.0', '1.2', 'file:../a', ''])(
  'version “%s” is loose',
  (version) => {
    expect(pinsOf('package.json', { devDependencies: { hono: version } })).toEqual([
      `package.json devDependencies: hono "${version}" is no exact version`,
    ]);
  },
);

it('exact versions stand, pre-releases too', () => {
  expect(
    pinsOf('package.json', { dependencies: { a: '1.2.3' }, optionalDependencies: { b: '18.4.0-beta.17' } }),
  ).toEqual([]);
});

it('a lock file that says where a package was fetched is found', () => {
  const packages = { '': {}, 'node_modules/a': { version: '1.0.0', resolved: 'somewhere', integrity: 'x' } };
  expect(pinsOf('package-lock.json', { packages })).toEqual([
    expect.stringContaining('node_modules/a says where'),
  ]);
});

it('what we only compare with is held to the same', () => {
  const packages = { 'node_modules/a': { version: '1.0.0', resolved: 'somewhere' } };
  expect(pinsOf('bench/against/a/package-lock.json', { packages })).toHaveLength(1);
  expect(pinsOf('bench/against/a/package.json', { dependencies: { a: '^1.0.0' } })).toHaveLength(1);
  expect(pins(plant({ 'bench/against/a/.npmrc': 'registry=somewhere' }))).toHaveLength(1);
});

it('a named registry is found', () => {
  expect(pins(plant({ '.npmrc': 'save-exact=true\nregistry=somewhere\n' }))).toEqual([
    '.npmrc names a registry',
  ]);
});

it('the house stands on exact versions', () => {
  const wrongs = pins(house());
  expect(wrongs).toEqual([]);
});
