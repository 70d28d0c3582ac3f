/** What comparisons ask of the machine: a free port, processes of their own, and what those cost. */

import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Ticks of a processor a second, as /proc counts them on Linux. */
const ticksPerSecond = 100;
const readySecondsMax = 30;
/** Processes that were asked to end. */
const ending = new WeakSet<ChildProcess>();

/** A script of the build, whether this runs from dist/bench or not; a whole path is that of a script made elsewhere. */
export function builtScript(name: string): string {
  if (path.isAbsolute(name)) return name;
  const here = path.dirname(fileURLToPath(import.meta.url));
  return path.join(here, '..', `${name}.js`);
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Starts one of our scripts and waits until it says it is ready; what it prints to stderr is seen. */
export function startScript(name: string, env: Record<string, string> = {}): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--enable-source-maps', builtScript(name)], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    const tooLate = setTimeout(() => child.kill('SIGKILL'), readySecondsMax * 1000);
    child.on('message', (message) => {
      if (message !== 'ready') return;
      clearTimeout(tooLate);
      resolve(child);
    });
    child.once('exit', (code, signal) => {
      clearTimeout(tooLate);
      if (!ending.has(child)) console.error(`${name} ended by itself: ${signal ?? code}`);
      reject(new Error(`${name} ended before it was ready`));
    });
  });
}

/** Ends a process and waits until it has. */
export async function endScript(child: ChildProcess, seconds = 6): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  ending.add(child);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
  await ended;
  clearTimeout(force);
}

/** The processor time a process has used, in milliseconds, to the tick. */
export function cpuMsOf(pid: number): number {
  const fields = statOf(pid);
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
}

/** The children of a process, with the command that started them. */
export function childrenOf(pid: number): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((entry) => {
      try {
        if (Number(statOf(Number(entry))[1]) !== pid) return [];
        return [{ pid: Number(entry), command: readFileSync(`/proc/${entry}/cmdline`, 'utf8') }];
      } catch {
        return [];
      }
    });
}

/** The fields of /proc/<pid>/stat from the state on; the name before it may hold blanks. */
function statOf(pid: number): string[] {
  const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return line.slice(line.lastIndexOf(')') + 2).split(' ');
}
