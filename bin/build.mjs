/** The build: what runs on the server, what wakes in the browser, and how it looks, into dist/. */

import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.join(root, 'dist');
const processes = [
  'web',
  'worker',
  'cli',
  'supervise',
  'probe-child',
  'print-child',
  'scan-thread',
  'look-thread',
];
const sheets = ['site', 'office', 'print'];

/** A browser of 2020, as office computers and chat apps still have. */
const browser = {
  bundle: true,
  minify: true,
  target: 'chrome80',
  write: false,
  absWorkingDir: root,
  logLevel: 'silent',
};
const server = {
  ...{
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    packages: 'external',
    jsx: 'automatic',
  },
  ...{ sourcemap: true, absWorkingDir: root, logLevel: 'silent' },
};

/**
 * Builds everything, or nothing when no source changed since.
 * @returns whether it built.
 */
export async function buildAll({ quiet = false } = {}) {
  const started = performance.now();
  const stamp = await readStamp();
  const stampFile = path.join(dist, 'stamp');
  if (existsSync(stampFile) && (await readFile(stampFile, 'utf8')) === stamp) return false;
  await mkdir(path.join(dist, 'assets'), { recursive: true });
  await rm(stampFile, { force: true });
  await Promise.all([buildServer(), buildAssets()]);
  await writeFile(stampFile, stamp);
  if (!quiet) console.log(`built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return true;
}

/** Bundles one script for the server, for whoever needs another than the processes. */
export async function buildScript(source, target) {
  await build({ ...server, entryPoints: [source], outfile: target });
}

async function readStamp() {
  const hash = createHash('sha256');
  for (const file of [
    ...(await listFiles('src')),
    ...(await listFiles('world')),
    'bin/build.mjs',
    'package-lock.json',
  ]) {
    const { mtimeMs, size } = await stat(path.join(root, file));
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

async function listFiles(dir) {
  const entries = await readdir(path.join(root, dir), { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
}

async function buildServer() {
  const entryPoints = processes
    .map((name) => ({ in: `src/main/${name}.ts`, out: name }))
    .filter((entry) => existsSync(path.join(root, entry.in)));
  if (entryPoints.length > 0) await build({ ...server, entryPoints, outdir: dist });
}

async function buildAssets() {
  const manifest = {};
  const made = await bundleAssets(async (name, bytes) => {
    manifest[name] ??= await keepAsset(name, bytes);
    return manifest[name];
  });
  const copies = (await listFiles('src')).filter((file) => file.startsWith('src/ui/assets/'));
  for (const file of copies)
    made.push([path.relative('src/ui/assets', file), await readFile(path.join(root, file))]);
  for (const [name, bytes] of made.sort(([a], [b]) => (a < b ? -1 : 1)))
    manifest[name] = await keepAsset(name, bytes);
  await replace('manifest.json', `${JSON.stringify(manifest, undefined, 2)}\n`);
  await forgetOld(new Set(Object.values(manifest)));
}

/**
 * Every script and style sheet that travels to a browser, as `[name, bytes]`.
 * @param {(name: string, bytes: Uint8Array) => Promise<string>} keep is handed what islands fetch apart, and says under which
 * name it is found.
 */
export async function bundleAssets(keep) {
  const sources = await listFiles('src');
  const islands = sources
    .map((file) => ({ file, found: /^src\/(?:features|surfaces)\/([a-z-]+)\/island\.tsx?$/.exec(file) }))
    .filter((island) => island.found)
    .map((island) => ({
      from: island.file,
      name: `${island.found[1]}.js`,
      how: { format: 'iife', jsx: 'automatic', plugins: [fetchedApart(keep)] },
    }));
  const styles = sheets
    .map((name) => ({
      from: `src/ui/${name}.css`,
      name: `${name}.css`,
      how: { loader, external: ['/assets/*'] },
    }))
    .filter((sheet) => sources.includes(sheet.from));
  return Promise.all(
    [...islands, ...styles].map(async ({ from, name, how }) => [name, await bundleAsset(from, how)]),
  );
}

/**
 * What an island fetches with `import()` becomes an asset of its own, loaded by a browser only when it is needed.
 */
function fetchedApart(keep) {
  return {
    name: 'fetched-apart',
    setup(island) {
      island.onResolve({ filter: /.*/ }, async ({ kind, path: asked, resolveDir, importer }) => {
        if (kind !== 'dynamic-import') return undefined;
        const isPackage = !asked.startsWith('.');
        const feature = /src\/(?:features|surfaces)\/([a-z-]+)\//.exec(importer)?.[1] ?? 'part';
        const name = isPackage ? `${asked}.js` : `${feature}-${path.parse(asked).name}.js`;
        const contents = `export * from ${JSON.stringify(asked)};`;
        const how = { format: 'esm', stdin: { contents, resolveDir, loader: 'js' } };
        const kept = await keep(name, await bundleAsset(undefined, how));
        return { path: `/assets/${kept}`, external: true };
      });
    },
  };
}

const loader = { '.woff2': 'dataurl', '.svg': 'dataurl', '.png': 'dataurl', '.webp': 'dataurl' };

async function bundleAsset(from, how) {
  const result = await build({
    ...browser,
    ...how,
    entryPoints: from ? [from] : undefined,
    define: { 'process.env.NODE_ENV': '"production"', 'Object.hasOwn': 'hasOwn' },
    inject: ['src/ui/has-own.ts'],
  });
  return result.outputFiles[0].contents;
}

/** The name holds the content's hash, so that browsers may keep it for ever. */
async function keepAsset(name, bytes) {
  const { dir, name: stem, ext } = path.parse(name);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  const kept = path.join(dir, `${stem}-${hash}${ext}`);
  if (!existsSync(path.join(dist, 'assets', kept))) await replace(kept, bytes);
  return kept;
}

/** Two islands may make the same asset at once: each writes a file of its own before it takes the name. */
async function replace(name, bytes) {
  const target = path.join(dist, 'assets', name);
  const written = `${target}.${randomUUID()}`;
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(written, bytes);
  await rename(written, target);
}

/** Yesterday's assets go; today's may still be asked for by a server that is running. */
async function forgetOld(known) {
  for (const file of await listFiles('dist/assets')) {
    const name = path.relative('dist/assets', file);
    if (known.has(name) || name === 'manifest.json') continue;
    const { mtimeMs } = await stat(path.join(root, file));
    if (Date.now() - mtimeMs > 86_400_000) await rm(path.join(root, file), { force: true });
  }
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    await buildAll({ quiet: process.argv.includes('--quiet') });
  } catch (error) {
    const faults = error.errors ?? [];
    for (const { text, location } of faults)
      console.error(`${location?.file ?? '?'}:${location?.line ?? 0} ${text}`);
    if (faults.length === 0) console.error(error);
    console.error('The build failed; the lines above say where. 构建失败，原因见上。');
    process.exit(1);
  }
}
