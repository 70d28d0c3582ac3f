/** The law of pins: what we build on, or compare with, is named by its exact version, never by the machine it came from. */

import type { Source } from './source.ts';

const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
const lists = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies', 'overrides'];

/** Every loose version, and every trace of where a package was fetched. */
export function pins(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, text }) => {
    const name = path.replace(/^.*\//, '');
    if (name === 'package.json') return looseVersions(path, JSON.parse(text));
    if (name === 'package-lock.json') return traces(path, JSON.parse(text));
    if (name !== '.npmrc') return [];
    return /^\s*(@[\w-]+:)?registry\s*=/m.test(text) ? [`${path} names a registry`] : [];
  });
}

function looseVersions(path: string, manifest: Record<string, Record<string, unknown>>): string[] {
  return lists.flatMap((list) =>
    Object.entries(manifest[list] ?? {})
      .filter(([, version]) => typeof version !== 'string' || !exact.test(version))
      .map(([name, version]) => `${path} ${list}: ${name} ${JSON.stringify(version)} is no exact version`),
  );
}

function traces(path: string, lock: { packages?: Record<string, { resolved?: string }> }): string[] {
  return Object.entries(lock.packages ?? {})
    .filter(([, locked]) => locked.resolved !== undefined)
    .map(
      ([name]) => `${path}: ${name} says where it was fetched; see omit-lockfile-registry-resolved in .npmrc`,
    );
}
