/** The page that is compared with ours: installed into its own folder when it is asked for, built, and served. */

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Content } from './content.ts';
import type { Ends, Web } from './ground.ts';
import { endScript, freePort, startScript } from './machine.ts';

const home = path.resolve('bench/against/react-router');

/** npm beside the Node of the machine; it writes into the folder it is pointed at and nowhere else. */
function install(): void {
  const lock = readFileSync(path.join(home, 'package-lock.json'));
  const stamp = path.join(home, 'node_modules', '.installed');
  if (existsSync(stamp) && readFileSync(stamp).equals(lock)) return;
  console.log('installing React Router and Mantine into bench/against/react-router, once …');
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', home];
  const done = spawnSync('npm', options, { cwd: home, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`npm could not install it: ${done.stderr || done.error?.message}`);
  writeFileSync(stamp, lock);
}

function build(): void {
  const options = { cwd: home, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } } as const;
  const done = spawnSync(process.execPath, ['build.mjs'], options);
  if (done.status !== 0) throw new Error(`it could not be built: ${done.stderr}`);
}

export const hasAgainst = (): boolean => existsSync(path.join(home, 'node_modules', '.installed'));

/** The React Router page of the same content, in production mode; its pictures are those of our house. */
export async function startAgainst(
  content: Content,
  pictures: string,
  dir: string,
  ends: Ends,
): Promise<Web> {
  install();
  build();
  const file = path.join(dir, 'content.json');
  writeFileSync(file, JSON.stringify(content));
  const port = await freePort();
  const child = await startScript(path.join(home, 'dist', 'serve.js'), {
    NODE_ENV: 'production',
    BENCH_AGAINST: JSON.stringify({ port, file, pictures }),
  });
  ends.push(() => endScript(child));
  return { port, pid: child.pid!, origin: `http://127.0.0.1:${port}` };
}
