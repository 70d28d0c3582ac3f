/** One attempt at a job: its folder, the file beside it, and how programs are asked there. */

import { createWriteStream } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Database } from '../../../platform/db.ts';
import { runTool, type ToolEnd, type ToolRun, type Tools } from '../../../platform/ffmpeg.ts';
import { isDiskFull } from '../../../platform/files.ts';
import type { Log } from '../../../platform/log.ts';
import type { MediaRoom } from '../../media/actions/examine-file.ts';
import type { MediaFile } from '../../media/media.ts';
import { LetGo, Setback } from '../job.ts';
import type { Rendition } from '../rendition.ts';

/** What making things playable needs of the machine. */
export type RenditionRoom = MediaRoom & {
  db: Database;
  log: Log;
  /** Where attempts have their folders. */
  workDir: string;
  /** Missing where ffmpeg is not installed: then films and sounds wait, and are shown as they came. */
  tools?: Tools;
  heifPath?: string;
  leaseMs?: number;
};

export type Attempt = {
  room: RenditionRoom;
  tools: Tools;
  file: MediaFile;
  dir: string;
  signal: AbortSignal;
  tell: (percent: number) => void;
};

/** Something made, still in the folder of the attempt. */
export type Product = Omit<Rendition, 'fileId' | 'sha256' | 'sizeBytes' | 'contentType'>;

/** The name under which the file lies in the folder: never its own. */
export const inputName = 'in';

/** Copies the bytes beside the child: it sees nothing else of the store. */
export async function layInput({ room, file, dir, signal }: Omit<Attempt, 'tools'>): Promise<void> {
  const path = join(dir, inputName);
  const target = createWriteStream(path, { mode: 0o444 });
  try {
    await pipeline(room.files.read(file.sha256), target, { signal });
    await chmod(path, 0o444);
  } catch (error) {
    if (signal.aborted) throw new LetGo();
    throw new Setback(isDiskFull(error) ? 'disk-full' : 'missing', String(error));
  }
}

type Asking = Partial<Omit<ToolRun, 'dir' | 'signal' | 'program' | 'args'>>;

/** Runs a program to a good end; every other end is a setback with its reason. */
export async function ask(
  { dir, signal }: Pick<Attempt, 'dir' | 'signal'>,
  program: string,
  args: readonly string[],
  more: Asking = {},
): Promise<ToolEnd> {
  const end = await runTool({ program, args, dir, signal, timeoutMs: 60_000, ...more });
  if (end.how === 'cancelled') throw new LetGo();
  if (end.how === 'ended' && end.code === 0) return end;
  throw setbackOf(end);
}

function setbackOf({ how, complaint }: ToolEnd): Setback {
  const words = complaint.slice(-400);
  if (how === 'timeout' || how === 'too-much') return new Setback('too-slow', words);
  if (/No space left|Disk quota/.test(complaint)) return new Setback('disk-full', words);
  if (/Cannot allocate memory|File too large/.test(complaint)) return new Setback('too-large', words);
  return new Setback(how === 'killed' ? 'gave-up' : 'unreadable', words);
}

/** How far ffmpeg says it is, as it says it: `out_time_us=1234567`. */
export function progressReader(
  durationSeconds: number,
  tell: (share: number) => void,
): (bytes: Buffer) => void {
  let rest = '';
  return (bytes) => {
    const lines = (rest + bytes.toString('latin1')).split('\n');
    rest = lines.pop()!.slice(-200);
    for (const line of lines) {
      const micros = /^out_time_us=(\d{1,15})$/.exec(line)?.[1];
      if (micros) tell(Math.min(1, Number(micros) / 1e6 / Math.max(durationSeconds, 0.1)));
    }
  };
}

/** How long a program may work on so many seconds of film. */
export const patienceMs = (durationSeconds: number): number =>
  Math.min(6 * 3_600_000, 60_000 + durationSeconds * 12_000);
