/**
 * Sends a file piece by piece and does not give up: a lost network is waited for, a reload and another day go on where
 * it stopped. Speaks tus through tus-js-client, which is fetched when the first file is chosen.
 */

import {
  fingerprintOf,
  nextPieceBytes,
  paceOf,
  pauseMs,
  pieceBytesFirst,
  secondsLeft,
  smallerPieceBytes,
} from '../piece.ts';
import type { Progress, SendingState } from '../saying.ts';
import { forget, recall, remember } from './memory.ts';
import { takeTurn } from './turns.ts';

/** Why it does not go on. `isFinal`: sending the same file again would not help. */
export type Trouble = { status: number; sentence?: string; isFinal: boolean };
export type Hears = {
  onProgress?: (progress: Progress) => void;
  /** All bytes are there: the id by which a form takes the file. */
  onDone: (uploadId: string) => void;
  onTrouble?: (trouble: Trouble) => void;
  onState?: (state: SendingState) => void;
};
export type Sending = { pause(): void; resume(): void; drop(): void; readonly state: SendingState };
/** `address`: of an upload begun elsewhere, to go on with. */
export type SendingAsk = Hears & { address?: string };

const loadTus = () => import('tus-js-client');
type TusUpload = InstanceType<Awaited<ReturnType<typeof loadTus>>['Upload']>;
type TusError = Error & { originalResponse?: { getStatus(): number; getBody(): string } | null };

/** Begins, or goes on with, sending a file; waits for its turn by itself. */
export function startUpload(file: File, purpose: string, hears: SendingAsk): Sending {
  return new FileSending(file, purpose, hears);
}

class FileSending implements Sending {
  state: SendingState = 'queued';
  private upload: TusUpload | undefined;
  private turn: ReturnType<typeof takeTurn> | undefined;
  private readonly fingerprint: string;
  private tries = 0;
  private timer = 0;
  private pace: number | undefined;
  private pieceBegan = 0;
  private last: { at: number; bytes: number } | undefined;
  private readonly wakeUp = () => this.state === 'waiting' && this.again(0);

  constructor(
    private readonly file: File,
    private readonly purpose: string,
    private readonly hears: SendingAsk,
  ) {
    this.fingerprint = fingerprintOf(file, purpose);
    addEventListener('online', this.wakeUp);
    this.queue();
  }

  pause(): void {
    if (!['queued', 'sending', 'waiting'].includes(this.state)) return;
    this.stop();
    this.tell('paused');
  }

  resume(): void {
    if (this.state !== 'paused') return;
    this.tries = 0;
    this.queue();
  }

  drop(): void {
    if (this.isOver()) return;
    this.stop();
    const address = this.upload?.url ?? this.hears.address ?? recall(this.fingerprint);
    forget(this.fingerprint);
    this.end('dropped');
    // Whether or not the server hears of it: what nobody finishes is cleared there.
    if (address)
      void fetch(address, { method: 'DELETE', headers: { 'tus-resumable': '1.0.0' } }).catch(() => undefined);
  }

  private isOver(): boolean {
    return ['done', 'refused', 'dropped'].includes(this.state);
  }

  private tell(state: SendingState): void {
    this.state = state;
    this.hears.onState?.(state);
  }

  private queue(): void {
    this.tell('queued');
    const turn = takeTurn();
    this.turn = turn;
    void turn.mine.then(() => {
      if (this.turn === turn) void this.send();
    });
  }

  private async send(): Promise<void> {
    this.tell('sending');
    try {
      this.upload ??= await this.open();
    } catch {
      // The part that speaks tus could not be fetched: the network is away.
      this.wait();
      return;
    }
    if (this.state !== 'sending') return;
    this.last = undefined;
    this.pieceBegan = performance.now();
    this.upload.start();
  }

  private async open(): Promise<TusUpload> {
    const { Upload } = await loadTus();
    const address = this.hears.address ?? recall(this.fingerprint);
    const upload: TusUpload = new Upload(this.file, {
      endpoint: address ? null : '/uploads',
      uploadUrl: address ? new URL(address, location.href).href : null,
      metadata: { filename: this.file.name, purpose: this.purpose },
      headers: { accept: 'application/json' },
      chunkSize: pieceBytesFirst,
      // Trying again and remembering are ours: a session that ended must not forget where the file was.
      retryDelays: null,
      storeFingerprintForResuming: false,
      onUploadUrlAvailable: () => this.found(upload),
      onProgress: (sent, size) => this.progress(sent, size ?? this.file.size),
      onChunkComplete: (bytes) => this.pieceDone(upload, bytes),
      onSuccess: () => this.succeed(upload),
      onError: (error) => this.fail(error as TusError),
    });
    return upload;
  }

  private found(upload: TusUpload): void {
    remember(this.fingerprint, new URL(upload.url!, location.href).pathname);
    upload.options.endpoint = null;
  }

  private progress(sentBytes: number, sizeBytes: number): void {
    const at = performance.now();
    if (this.last && at - this.last.at > 400) {
      this.pace = paceOf(this.pace, sentBytes - this.last.bytes, at - this.last.at);
      this.last = { at, bytes: sentBytes };
    }
    this.last ??= { at, bytes: sentBytes };
    const left = secondsLeft(this.pace, sizeBytes - sentBytes);
    this.hears.onProgress?.({ sentBytes, sizeBytes, secondsLeft: left });
  }

  private pieceDone(upload: TusUpload, bytes: number): void {
    const now = performance.now();
    upload.options.chunkSize = nextPieceBytes(bytes, now - this.pieceBegan);
    this.pieceBegan = now;
    this.tries = 0;
  }

  private succeed(upload: TusUpload): void {
    forget(this.fingerprint);
    this.end('done');
    this.hears.onDone(new URL(upload.url!, location.href).pathname.split('/').pop()!);
  }

  /** Nothing heard, a server out of order, a line broken or held: it will go on. Anything else has to be said. */
  private fail(error: TusError): void {
    const status = error.originalResponse?.getStatus() ?? 0;
    if (this.upload) this.upload.options.chunkSize = smallerPieceBytes(this.upload.options.chunkSize!);
    const isPassing = status === 0 || status >= 500 || [401, 409, 423, 429, 460].includes(status);
    const isLost = (status === 404 || status === 410) && this.upload?.options.endpoint === null;
    if (isLost && !this.hears.address) {
      forget(this.fingerprint);
      this.upload = undefined;
      this.again(0);
      return;
    }
    if (status > 0 && ![409, 423, 460].includes(status))
      this.hears.onTrouble?.({ status, sentence: sentenceOf(error), isFinal: !isPassing });
    if (isPassing) this.wait();
    else this.end('refused');
  }

  private wait(): void {
    this.tell('waiting');
    this.again(pauseMs(this.tries++));
  }

  private again(afterMs: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(
      () => !this.isOver() && this.state !== 'paused' && void this.send(),
      afterMs,
    );
  }

  private stop(): void {
    clearTimeout(this.timer);
    void this.upload?.abort();
    this.turn?.giveBack();
    this.turn = undefined;
  }

  private end(state: SendingState): void {
    removeEventListener('online', this.wakeUp);
    this.turn?.giveBack();
    this.turn = undefined;
    this.tell(state);
  }
}

/** What the server says of a refusal, in the reader's language. */
function sentenceOf(error: TusError): string | undefined {
  try {
    return (JSON.parse(error.originalResponse?.getBody() ?? '') as { title?: string }).title;
  } catch {
    return undefined;
  }
}
