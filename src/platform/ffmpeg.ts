/**
 * Foreign programs that open foreign films (ffmpeg, ffprobe, heif-convert), each as a bounded child: no environment, no
 * network, no privilege, limits on processor, memory, time and output, killed with everything it started.
 */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

export type Tools = { ffmpeg: string; ffprobe: string };

/** The one line that installs what is missing, on the machines this house is made for. */
export const installLines = {
  ffmpeg: 'apt-get install -y ffmpeg',
  heif: 'apt-get install -y libheif-examples',
} as const;

const folders = ['/usr/bin', '/usr/local/bin', '/bin', '/opt/ffmpeg/bin'];

/** Where a program is, by its name alone: never asked of the environment, which somebody may have bent. */
export function findProgram(name: string, within: readonly string[] = folders): string | undefined {
  return within.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** Both programs, or nothing: one without the other proves nothing. */
export function findTools(within?: readonly string[]): Tools | undefined {
  const [ffmpeg, ffprobe] = [findProgram('ffmpeg', within), findProgram('ffprobe', within)];
  return ffmpeg && ffprobe ? { ffmpeg, ffprobe } : undefined;
}

/**
 * Said before every input. Without it a playlist named .mp4 reads other files and fetches from this very machine
 * (AC-096, AC-097).
 */
export const inputGuard: readonly string[] = [
  ...['-protocol_whitelist', 'file,pipe'],
  ...['-format_whitelist', 'mov,mp4,matroska,webm,mp3,wav,flac,ogg,aac'],
  ...['-max_streams', '64'],
];
/** The same for what we wrote ourselves, which may also be pieces of a film, pictures and bare samples. */
export const ownGuard: readonly string[] = ['-protocol_whitelist', 'file,pipe'];

export type ToolRun = {
  program: string;
  args: readonly string[];
  /** The working folder: all that the child can write, and where its relative names lead. */
  dir: string;
  timeoutMs: number;
  memoryMb?: number;
  /** No file it writes may be larger. */
  fileBytesMax?: number;
  outputBytesMax?: number;
  /** Takes standard output as it comes; it is not gathered then. */
  onOutput?: (bytes: Buffer) => void;
  signal?: AbortSignal;
};
export type ToolEnd = {
  how: 'ended' | 'timeout' | 'cancelled' | 'too-much' | 'killed';
  code: number | null;
  output: string;
  complaint: string;
};

/** Runs a program to its end, whatever that is; throws only when it cannot be started. */
export function runTool(run: ToolRun): Promise<ToolEnd> {
  if (run.signal?.aborted)
    return Promise.resolve({ how: 'cancelled', code: null, output: '', complaint: '' });
  const [command, ...args] = commandLine(run);
  return new Promise((resolve, reject) => {
    const child = spawn(command!, args, {
      env: {},
      cwd: run.dir,
      stdio: ['ignore', 'pipe', 'pipe'],
      // Its own group, so that nothing it started outlives it.
      detached: true,
    });
    let why: ToolEnd['how'] | undefined;
    const end = (how: ToolEnd['how']) => {
      why ??= how;
      killGroup(child);
    };
    const timer = setTimeout(() => end('timeout'), run.timeoutMs);
    const cancel = () => end('cancelled');
    run.signal?.addEventListener('abort', cancel, { once: true });
    const output = gather(child.stdout, run.outputBytesMax ?? 1_048_576, () => end('too-much'), run.onOutput);
    const complaint = gatherEnd(child.stderr, 32_768);
    const settle = () => {
      clearTimeout(timer);
      run.signal?.removeEventListener('abort', cancel);
    };
    child.on('error', (error) => {
      settle();
      reject(error);
    });
    child.on('close', (code, signal) => {
      settle();
      resolve({
        how: why ?? (signal ? 'killed' : 'ended'),
        code,
        output: output(),
        complaint: complaint(),
      });
    });
  });
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

/** Collects the first bytes a pipe brings, up to a limit. */
function gather(
  pipe: NodeJS.ReadableStream,
  bytesMax: number,
  whenTooMuch: () => void,
  onOutput?: (bytes: Buffer) => void,
): () => string {
  const pieces: Buffer[] = [];
  let bytes = 0;
  pipe.on('data', (piece: Buffer) => {
    if (onOutput) return onOutput(piece);
    bytes += piece.length;
    if (bytes <= bytesMax) pieces.push(piece);
    else whenTooMuch();
  });
  return () => Buffer.concat(pieces).toString();
}

/** Keeps the last characters a pipe brings: a summary stands at the end. */
function gatherEnd(pipe: NodeJS.ReadableStream, most: number): () => string {
  let end = '';
  pipe.setEncoding('utf8');
  pipe.on('data', (piece: string) => {
    end = (end + piece).slice(-most);
  });
  return () => end;
}

const nobody = 65_534;
const isRoot = process.getuid?.() === 0;

/** How a child is cut off from every network, this machine's own included; nothing where the kernel forbids it. */
function findIsolation(): readonly string[] {
  const unshare = findProgram('unshare');
  if (!unshare) return [];
  const ways = isRoot ? [['-n']] : [['-r', '-n']];
  const way = ways.find((flags) => spawnSync(unshare, [...flags, 'true'], { env: {} }).status === 0);
  return way ? [unshare, ...way, '--'] : [];
}

let isolation: readonly string[] | undefined;

/** Whether the children of this machine run without any network. */
export function hasIsolation(): boolean {
  isolation ??= findIsolation();
  return isolation.length > 0;
}

/** What is said before a command so that it has no network; nothing where the kernel forbids it. */
export function cutOff(): readonly string[] {
  hasIsolation();
  return isolation!;
}

/** Each link of the chain gives something up and becomes the next; in the end there is one process, the program. */
function commandLine(run: ToolRun): string[] {
  const links: string[] = [...cutOff()];
  const setpriv = findProgram('setpriv');
  if (setpriv) {
    const down = isRoot ? [`--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'] : [];
    // It dies with whoever asked for it, however that one ends.
    links.push(setpriv, ...down, '--no-new-privs', '--pdeathsig=KILL', '--');
  }
  const prlimit = findProgram('prlimit');
  if (prlimit) {
    const memoryBytes = (run.memoryMb ?? 1536) * 1_048_576;
    const cpuSeconds = 2 * Math.ceil(run.timeoutMs / 1000) + 5;
    const fileBytes = run.fileBytesMax ?? 0;
    const limits = [`--cpu=${cpuSeconds}`, `--data=${memoryBytes}`, `--fsize=${fileBytes}`, '--core=0'];
    links.push(prlimit, ...limits, '--nofile=128', '--');
  }
  const nice = findProgram('nice');
  // Pages come first.
  if (nice) links.push(nice, '-n', '10');
  return [...links, run.program, ...run.args];
}

/** A folder of one attempt, which only the child may enter beside us; gone afterwards with all that is in it. */
export async function withWorkDir<T>(
  root: string,
  name: string,
  work: (dir: string) => Promise<T>,
): Promise<T> {
  await mkdir(root, { recursive: true, mode: 0o711 });
  const dir = await mkdtemp(join(root, `${name}.`));
  try {
    if (isRoot) await chown(dir, nobody, nobody);
    return await work(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Takes away what killed attempts have left: those of one name, or of any name when they are old. */
export async function sweepWorkDirs(
  root: string,
  which: { name: string } | { olderThanMs: number },
): Promise<number> {
  const names = await readdir(root).catch(() => []);
  let swept = 0;
  for (const name of names) {
    const path = join(root, name);
    const facts = await stat(path).catch(() => undefined);
    if (!facts) continue;
    const isMeant =
      'name' in which ? name.startsWith(`${which.name}.`) : facts.mtimeMs < Date.now() - which.olderThanMs;
    if (!isMeant) continue;
    await rm(path, { recursive: true, force: true });
    swept++;
  }
  return swept;
}
