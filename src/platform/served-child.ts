/**
 * A bounded child that sees no file at all: it asks for ranges of one, and its parent reads them. So it can be started
 * before anybody knows of which file, and the next one waits, loaded, while this one works. Each serves once.
 */

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { type BoundedAsk, type BoundedEnd, commandLine, inTurn } from './bounded-child.ts';

export type ServedAsk = Omit<BoundedAsk, 'sees'> & {
  /** What it is told to begin with. */
  greeting: string;
  /** Bytes of the one file it may ask for; shorter at the end. */
  read: (from: number, to: number) => Promise<Uint8Array>;
  readBytesMax: number;
};

/** Runs a child over one file and tells how it ended. `output` is `ready` and its last line. */
export function runServed(ask: ServedAsk): Promise<BoundedEnd> {
  return inTurn(() => new Served(ask).end);
}

type Waiting = { key: string; process: ChildProcessWithoutNullStreams; said: string };

const idleMsMax = 600_000;
let spare: Waiting | undefined;

function start(ask: ServedAsk): ChildProcessWithoutNullStreams {
  const [command, ...args] = commandLine({ ...ask, sees: [] });
  return spawn(command!, args, { env: {}, cwd: '/' });
}

/** A child stands by, unless one does; it holds nobody up at the end, and leaves when nobody asks for long. */
function standBy(key: string, ask: ServedAsk): void {
  if (spare) return;
  const waiting: Waiting = { key, process: start(ask), said: '' };
  const { process: child } = waiting;
  const end = () => void child.kill('SIGKILL');
  const leave = () => {
    clearTimeout(timer);
    process.removeListener('exit', end);
    if (spare === waiting) spare = undefined;
  };
  const timer = setTimeout(end, idleMsMax);
  timer.unref();
  child.unref();
  for (const pipe of [child.stdin, child.stdout, child.stderr])
    (pipe as unknown as { unref(): void }).unref();
  child.stdin.on('error', () => undefined);
  child.stderr.resume();
  child.stdout.on('data', (piece: Buffer) => {
    if (spare === waiting && waiting.said.length < 64) waiting.said += piece.toString('latin1');
  });
  child.once('error', leave);
  child.once('exit', leave);
  process.once('exit', end);
  spare = waiting;
}

function takeSpare(key: string): Waiting | undefined {
  if (spare?.key !== key || spare.process.exitCode !== null) return undefined;
  const taken = spare;
  spare = undefined;
  const { process: child } = taken;
  child.ref();
  for (const pipe of [child.stdin, child.stdout, child.stderr]) (pipe as unknown as { ref(): void }).ref();
  child.stdout.removeAllListeners('data');
  return taken;
}

/** One child and its talk: lines come from it, lengths and bytes go to it. */
class Served {
  readonly end: Promise<BoundedEnd>;
  private readonly ask: ServedAsk;
  private readonly key: string;
  private readonly child: ChildProcessWithoutNullStreams;
  private text = '';
  private complaint = '';
  private last = '';
  private isReady = false;
  private hasRead = false;
  private wasKilled = false;
  private turn: Promise<unknown> = Promise.resolve();
  private finish: () => void = () => undefined;

  constructor(ask: ServedAsk) {
    this.ask = ask;
    this.key = JSON.stringify([ask.childPath, ask.args, ask.memoryMb]);
    const taken = takeSpare(this.key);
    this.child = taken?.process ?? start(ask);
    this.end = this.run(taken?.said ?? '');
  }

  private run(said: string): Promise<BoundedEnd> {
    const { child, ask } = this;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.wasKilled = true;
        child.kill('SIGKILL');
      }, ask.timeoutMs);
      child.stdin.on('error', () => undefined);
      child.stdout.on('data', (piece: Buffer) => this.hear(piece.toString('latin1')));
      child.stderr.on('data', (piece: Buffer) => {
        if (this.complaint.length < 16_384) this.complaint += piece.toString('latin1');
      });
      child.on('error', (error) => {
        clearTimeout(timer);
        reject(error);
      });
      this.finish = () => {
        clearTimeout(timer);
        resolve(this.told());
      };
      child.on('close', () => {
        this.finish();
        // Only a child that has shown that it waits to be asked may stand by.
        if (this.last && this.hasRead) standBy(this.key, this.ask);
      });
      if (said) this.hear(said);
    });
  }

  private told(): BoundedEnd {
    const output = this.isReady ? `ready\n${this.last}` : this.text;
    return { output, complaint: this.complaint, wasKilled: this.wasKilled };
  }

  private hear(piece: string): void {
    if (this.last) return;
    this.text += piece;
    if (this.text.length > this.ask.outputBytesMax) this.child.kill('SIGKILL');
    for (let end = this.text.indexOf('\n'); end >= 0 && !this.last; end = this.text.indexOf('\n')) {
      const line = this.text.slice(0, end);
      this.text = this.text.slice(end + 1);
      this.answer(line);
    }
  }

  private answer(line: string): void {
    const range = /^\{"read":\[(\d{1,15}),(\d{1,15})\]\}$/.exec(line);
    if (!this.isReady) {
      this.isReady = line === 'ready';
      if (this.isReady) this.send(Buffer.from(this.ask.greeting));
      else this.child.kill('SIGKILL');
    } else if (range) {
      this.turn = this.turn.then(() => this.give(Number(range[1]), Number(range[2])));
    } else {
      this.last = Buffer.from(line, 'latin1').toString('utf8');
      this.child.kill('SIGKILL');
      this.finish();
    }
  }

  private async give(from: number, to: number): Promise<void> {
    this.hasRead = true;
    const isFair = to >= from && to - from <= this.ask.readBytesMax;
    const bytes = isFair ? await this.ask.read(from, to).catch(() => undefined) : undefined;
    if (bytes) this.send(bytes);
    else this.child.kill('SIGKILL');
  }

  private send(bytes: Uint8Array): void {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    this.child.stdin.write(length);
    this.child.stdin.write(bytes);
  }
}
