/** Bundles bin/pictures.ts and runs it, on the same Node as everything else. */

import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildAll, buildScript } from './build.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
await buildAll({ quiet: true });
const target = path.join(root, 'dist', 'bin', 'pictures.js');
await buildScript(path.join(root, 'bin', 'pictures.ts'), target);
await import(pathToFileURL(target).href);
