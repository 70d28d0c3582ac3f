/** Servers that a killed Tongxin left behind on a cluster: found by their command line, ended, waited for. */

import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

type Found = { pid: number; isPostmaster: boolean };

/** The processes of this cluster: the server by its -D, its children by the cluster's name in their title. */
export function listServers(cluster: string, clusterName: string): Found[] {
  const found: Found[] = [];
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const line = readCommandLine(entry);
    const args = line.split('\0');
    if (args[0]?.endsWith('/postgres') && args[1] === '-D' && args[2] === cluster) {
      found.push({ pid: Number(entry), isPostmaster: true });
    } else if (line.startsWith(`postgres: ${clusterName}: `)) {
      found.push({ pid: Number(entry), isPostmaster: false });
    }
  }
  return found;
}

/**
 * Ends every server of the cluster and waits until it is gone: politely first, so that it writes its checkpoint;
 * then by force, which costs only a recovery. Leaves a cluster that can be started.
 */
export async function endOrphans(cluster: string, clusterName: string): Promise<number> {
  const first = listServers(cluster, clusterName);
  const steps: { signal: NodeJS.Signals; seconds: number; all: boolean }[] = [
    { signal: 'SIGINT', seconds: 15, all: false },
    { signal: 'SIGQUIT', seconds: 5, all: true },
    { signal: 'SIGKILL', seconds: 5, all: true },
  ];
  for (const step of steps) {
    const left = listServers(cluster, clusterName);
    if (left.length === 0) break;
    for (const server of left) {
      if (step.all || server.isPostmaster) signalProcess(server.pid, step.signal);
    }
    // Children without their server notice by themselves, at once; only a stuck one is worth force.
    const seconds = left.some((s) => s.isPostmaster) ? step.seconds : Math.min(step.seconds, 3);
    await waitUntil(() => listServers(cluster, clusterName).length === 0, seconds);
  }
  // What remains is a note of a server that is gone; its number may since belong to a stranger.
  if (listServers(cluster, clusterName).length === 0)
    rmSync(path.join(cluster, 'postmaster.pid'), { force: true });
  return first.length;
}

/** Signals a process that may be gone already. */
export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Looks every few milliseconds; says whether it came true in time. */
export async function waitUntil(isTrue: () => boolean, seconds: number): Promise<boolean> {
  const end = performance.now() + seconds * 1000;
  while (!isTrue()) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}

function readCommandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
