/** The lock of a data folder: one Tongxin at a time. The kernel lets go of it when its holder dies, however it dies. */

import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import net from 'node:net';
import { StartRefusal } from './start-refusal.ts';

export type DataLock = { release: () => Promise<void> };

/** A short name for a folder, the same for every path that leads to it. */
export function markOf(dir: string): string {
  return createHash('sha256').update(realpathSync(dir)).digest('hex').slice(0, 12);
}

const patienceMs = 3000;

/**
 * Takes the lock: an abstract socket, which no crash can leave behind, and whose holder says its process number.
 * @throws StartRefusal when another Tongxin holds it.
 */
export async function lockData(dataDir: string): Promise<DataLock> {
  const address = `\0tongxin-${process.getuid?.() ?? 0}-${markOf(dataDir)}`;
  const end = performance.now() + patienceMs;
  for (;;) {
    const server = await tryAddress(address);
    if (server) return { release: () => new Promise((resolve) => server.close(() => resolve())) };
    // One that answers is alive; one that does not was perhaps killed a moment ago and is still being cleared away.
    const pid = await askHolder(address);
    if (pid !== undefined || performance.now() > end) throw heldBy(dataDir, pid ?? '?');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function tryAddress(address: string): Promise<net.Server | undefined> {
  const server = net.createServer((asker) => {
    asker.on('error', () => undefined);
    asker.end(String(process.pid));
  });
  server.unref();
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(address, () => resolve(server));
  });
}

function heldBy(dataDir: string, pid: string): StartRefusal {
  return new StartRefusal(
    `Tongxin is already running on the data folder ${dataDir} (process ${pid}). Stop that one first, or set TONGXIN_DATA to another folder.`,
    `数据目录 ${dataDir} 正被另一个同心进程（进程号 ${pid}）使用。请先停止它，或用 TONGXIN_DATA 指定另一个目录。`,
  );
}

function askHolder(address: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let said = '';
    const asker = net.connect(address);
    asker.setTimeout(1000, () => asker.destroy());
    asker.on('data', (bytes) => {
      said += bytes.toString();
    });
    asker.on('error', () => undefined);
    asker.on('close', () => resolve(/^\d+$/.test(said) ? said : undefined));
  });
}
