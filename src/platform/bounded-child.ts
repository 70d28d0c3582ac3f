/**
 * A child process for work that may go wrong: bounded in memory, processor, time, output and sight, killed without
 * regret. Knows nothing of what it works on. The child is a Node program of ours; the bytes it opens are not.
 */

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cutOff } from './ffmpeg.ts';

export type BoundedAsk = {
  /** The program, built or as source. */
  childPath: string;
  args: readonly string[];
  /** The only files, besides its own code, that the child's JavaScript may read. */
  sees: readonly string[];
  timeoutMs: number;
  memoryMb: number;
  outputBytesMax: number;
};
export type BoundedEnd = { output: string; complaint: string; wasKilled: boolean };

/** Runs the child and tells how it ended; at most two run at once. It gets no environment: no secret is near it. */
export function runBounded(ask: BoundedAsk): Promise<BoundedEnd> {
  return inTurn(() => run(ask));
}

function run(ask: BoundedAsk): Promise<BoundedEnd> {
  const [command, ...args] = commandLine(ask);
  return new Promise((resolve, reject) => {
    const child = spawn(command!, args, { env: {}, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
    let wasKilled = false;
    const timer = setTimeout(() => {
      wasKilled = true;
      child.kill('SIGKILL');
    }, ask.timeoutMs);
    const output = gather(child.stdout, ask.outputBytesMax, () => child.kill('SIGKILL'));
    const complaint = gather(child.stderr, 16_384, () => undefined);
    child.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.on('close', () => {
      clearTimeout(timer);
      resolve({ output: output(), complaint: complaint(), wasKilled });
    });
  });
}

/** Collects what a pipe brings, up to a limit. */
function gather(pipe: NodeJS.ReadableStream, bytesMax: number, whenTooMuch: () => void): () => string {
  const pieces: Buffer[] = [];
  let bytes = 0;
  pipe.on('data', (piece: Buffer) => {
    bytes += piece.length;
    if (bytes <= bytesMax) pieces.push(piece);
    else whenTooMuch();
  });
  return () => Buffer.concat(pieces).toString();
}

const prlimitPath = ['/usr/bin/prlimit', '/bin/prlimit'].find((path) => existsSync(path));

/** This very Node, its memory and its sight bounded; where `prlimit` is, processor, data and files as well; no network. */
export function commandLine({ childPath, args, sees, timeoutMs, memoryMb }: BoundedAsk): string[] {
  const sight = [...sees, ...codeOf(childPath)].map((place) => `--allow-fs-read=${place}`);
  const bounds = [`--max-old-space-size=${memoryMb}`, '--no-warnings', '--permission', '--allow-addons'];
  const node = [process.execPath, ...bounds, ...sight, childPath, ...args];
  // Node's own permissions do not speak of the network.
  if (!prlimitPath) return [...cutOff(), ...node];
  const cpuSeconds = Math.ceil(timeoutMs / 1000) + 2;
  // Node reserves far more addresses than it uses, so what it may write is bounded instead of what it may map.
  const dataBytes = (memoryMb + 1024) * 1_048_576;
  const limits = [`--cpu=${cpuSeconds}`, `--data=${dataBytes}`, '--core=0', '--fsize=0', '--nofile=256'];
  return [...cutOff(), prlimitPath, ...limits, '--', ...node];
}

/** Where the child's own code lies: its folder (all the source, when run from it) and the installed parts. */
function codeOf(childPath: string): string[] {
  let root = dirname(childPath);
  while (!existsSync(join(root, 'package.json')) && dirname(root) !== root) root = dirname(root);
  const source = join(root, 'src');
  const own = childPath.startsWith(source) ? source : dirname(childPath);
  return [own, join(root, 'node_modules'), join(root, 'package.json')];
}

const childrenMax = 2;
let running = 0;
const waiting: (() => void)[] = [];

/** At most two children at once: a flood of uploads waits here, and the pages stay quick. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= childrenMax) await new Promise<void>((resolve) => waiting.push(resolve));
  else running++;
  try {
    return await work();
  } finally {
    const nextInLine = waiting.shift();
    if (nextInLine) nextInLine();
    else running--;
  }
}
