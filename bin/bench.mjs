/** Bundles one comparison of bench/ and runs it, on the same Node as everything else. */

import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAll, buildScript } from './build.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const [name = '', ...options] = process.argv.slice(2);

/** A comparison has a first sentence that says what it measures; what is only imported has another folder. */
const known = existsSync(path.join(root, 'bench'))
  ? readdirSync(path.join(root, 'bench'))
      .filter((file) => /^[a-z-]+\.ts$/.test(file))
      .map((file) => file.slice(0, -3))
  : [];

if (!known.includes(name)) {
  console.error(`usage: bin/bench NAME [options], where NAME is one of: ${known.join(', ') || '(none yet)'}`);
  process.exit(2);
}
await buildAll({ quiet: true });
const target = path.join(root, 'dist', 'bench', `${name}.js`);
await buildScript(path.join(root, 'bench', `${name}.ts`), target);
for (const file of readdirSync(path.join(root, 'bench', 'load'))) {
  const part = path.join('load', `${path.parse(file).name}.js`);
  await buildScript(path.join(root, 'bench', 'load', file), path.join(root, 'dist', 'bench', part));
}
const child = spawn(process.execPath, ['--enable-source-maps', target, ...options], {
  stdio: 'inherit',
  cwd: root,
  // As the house itself runs: pages are drawn without the checks of development.
  env: { ...process.env, NODE_ENV: 'production' },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
