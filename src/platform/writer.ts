/** One writer at a time: who writes what in this process, and whether a writer of another process still lives. */

import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

/** This process among all that ever wrote: its machine, its number, its birth. */
export const writerName = `${hostname()} ${process.pid} ${randomBytes(6).toString('hex')}`;

/** A live writer says so at least every few seconds; one that was silent for so long is gone, wherever it was. */
const silenceMsMax = 60_000;

/** Whether the writer of a note is certainly not writing any more. Nobody else on this machine has its number then. */
export function isWriterGone(name: string, saidAt: Date, now: Date): boolean {
  if (name === writerName) return true;
  const [host = '', pid = ''] = name.split(' ');
  if (host === hostname() && (Number(pid) === process.pid || !isAlive(Number(pid)))) return true;
  return now.getTime() - saidAt.getTime() > silenceMsMax;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

type Turn = { owner: string; heardAt: number; abort: AbortController; ended: Promise<void> };
export type Held = {
  /** Aborted when another takes over. */
  signal: AbortSignal;
  /** Something was heard on the line just now. */
  heard: () => void;
  release: () => void;
};

/** Who writes in this process. A line on which nothing is heard any more gives way to the next one. */
export class Writers {
  private readonly turns = new Map<string, Turn>();
  constructor(
    private readonly atOnceMax: number,
    private readonly quietMs = 3000,
  ) {}

  /** Takes the thing for one owner; `busy` while another line brings bytes, `too-many` when the owner has enough. */
  async claim(thing: string, owner: string): Promise<Held | 'busy' | 'too-many'> {
    const before = this.turns.get(thing);
    if (before && performance.now() - before.heardAt < this.quietMs) return 'busy';
    if (before) await this.stop(thing);
    if (this.turns.has(thing)) return 'busy';
    const count = [...this.turns.values()].filter((turn) => turn.owner === owner).length;
    if (count >= this.atOnceMax) return 'too-many';
    let end: () => void = () => undefined;
    const turn: Turn = {
      owner,
      heardAt: performance.now(),
      abort: new AbortController(),
      ended: new Promise((resolve) => {
        end = resolve;
      }),
    };
    this.turns.set(thing, turn);
    return {
      signal: turn.abort.signal,
      heard: () => {
        turn.heardAt = performance.now();
      },
      release: () => {
        this.turns.delete(thing);
        end();
      },
    };
  }

  /** Ends whoever writes the thing, and waits until it has kept what it had. */
  async stop(thing: string): Promise<void> {
    const turn = this.turns.get(thing);
    turn?.abort.abort();
    await turn?.ended;
  }
}
