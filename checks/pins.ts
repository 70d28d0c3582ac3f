/** The law of pins: what we build on is named by its exact version, and never by the machine it came from. */

import type { Source } from './source.ts';

const exact = /^\d+\.\d+\.\d+(-[\w.]+)?$/;
const lists = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies', 'overrides'];

/** Every loose version, and every trace of where a package was fetched. */
export function pins(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, text }) => {
    if (path === 'package.json') return looseVersions(JSON.parse(text));
    if (path === 'package-lock.json') return traces(JSON.parse(text));
    if (path !== '.npmrc') return [];
    return /^\s*(@[\w-]+:)?registry\s*=/m.test(text) ? ['.npmrc names a registry'] : [];
  });
}

function looseVersions(manifest: Record<string, Record<string, unknown>>): string[] {
  return lists.flatMap((list) =>
    Object.entries(manifest[list] ?? {})
      .filter(([, version]) => typeof version !== 'string' || !exact.test(version))
      .map(
        ([name, version]) => `package.json ${list}: ${name} ${JSON.stringify(version)} is no exact version`,
      ),
  );
}

function traces(lock: { packages?: Record<string, { resolved?: string }> }): string[] {
  return Object.entries(lock.packages ?? {})
    .filter(([, locked]) => locked.resolved !== undefined)
    .map(
      ([name]) =>
        `package-lock.json: ${name} says where it was fetched; see omit-lockfile-registry-resolved in .npmrc`,
    );
}
