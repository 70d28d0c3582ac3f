/** What runs on a data folder, written beside the data while it runs: how the keeper's commands find it. */

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export type Running = { address: string; ownerUrl: string; appUrl: string; supervisor: number };

const fileOf = (dataDir: string) => path.join(dataDir, 'running.json');

/** Notes what runs; readable by the keeper alone, as it says how to become the owner. */
export function writeRunning(dataDir: string, running: Running): void {
  writeFileSync(fileOf(dataDir), JSON.stringify(running, null, 2), { mode: 0o600 });
}

export function removeRunning(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true });
}

/** What runs on a folder, if its supervisor is alive. */
export function readRunning(dataDir: string): Running | undefined {
  if (!existsSync(fileOf(dataDir))) return undefined;
  const running = JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as Running;
  try {
    process.kill(running.supervisor, 0);
    return running;
  } catch {
    return undefined;
  }
}
