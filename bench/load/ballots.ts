/**
 * The load of a vote: as many keep-alive connections as asked, each sending one vote of one person after another; as fast
 * as answers come, or so many a second whether they come or not. Plain sockets, because a whole client would cost more
 * than the servers it is to measure.
 */

import net from 'node:net';
import { type Answered, type Ballots, keyOf, tokenOf, workOf } from './voter.ts';

/** How much longer than its time a paced run may take. */
const paceSecondsMore = 5;
const pause = () => new Promise((resolve) => setTimeout(resolve, 1));
const endOfHead = Buffer.from('\r\n\r\n');

type Said = { status: string; body: string };

/** One connection: a vote at a time, answered by its status. */
class Line {
  private readonly socket: net.Socket;
  private head: Buffer = Buffer.alloc(0);
  private said = '';
  private left = -1;
  private isClosing = false;
  private body = '';
  private answer: ((said: Said) => void) | undefined;

  private constructor(
    private readonly ask: Ballots,
    socket: net.Socket,
  ) {
    this.socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.hear(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => this.finish({ status: 'line broken', body: '' }));
  }

  static open(ask: Ballots): Promise<Line> {
    return new Promise((resolve, reject) => {
      const socket = net.connect(ask.port, '127.0.0.1', () => {
        socket.removeListener('error', reject);
        resolve(new Line(ask, socket));
      });
      socket.once('error', reject);
    });
  }

  get isOpen(): boolean {
    return !this.socket.destroyed && !this.isClosing;
  }

  /** The answer, or what became of the line. */
  send(vote: number): Promise<Said> {
    const { port, voters } = this.ask;
    const body = `_key=${keyOf(vote)}`;
    return new Promise((resolve) => {
      this.answer = resolve;
      this.socket.write(
        `POST /works/${workOf(this.ask, vote)}/votes HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: http://127.0.0.1:${port}\r\n` +
          `Cookie: tongxin=${tokenOf(vote % voters)}\r\nAccept: application/json\r\n` +
          `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      );
    });
  }

  end(): void {
    this.socket.end();
  }

  private hear(chunk: Buffer): void {
    let rest = chunk;
    if (this.left < 0) {
      this.head = this.head.length === 0 ? chunk : Buffer.concat([this.head, chunk]);
      const end = this.head.indexOf(endOfHead);
      if (end < 0) return;
      this.said = this.head.toString('latin1', 0, end);
      const length = /\r\ncontent-length: *(\d+)/i.exec(this.said);
      if (!length) return void this.socket.destroy(new Error(`an answer without its length: ${this.said}`));
      this.left = Number(length[1]);
      this.body = '';
      rest = this.head.subarray(end + endOfHead.length);
      this.head = Buffer.alloc(0);
    }
    this.left -= rest.length;
    this.body += rest.toString('latin1');
    if (this.left > 0) return;
    this.left = -1;
    this.isClosing = /\r\nconnection: *close/i.test(this.said);
    this.finish({ status: this.said.slice(9, 12), body: this.body });
  }

  private finish(said: Said): void {
    const answer = this.answer;
    this.answer = undefined;
    answer?.(said);
  }
}

class Load {
  private next: number;
  private readonly missing: number[] = [];
  private readonly receipts: [number, string][] = [];
  private readonly refused: Record<string, number> = {};
  private readonly times: number[] = [];

  constructor(private readonly ask: Ballots) {
    this.next = ask.from;
  }

  async run(): Promise<Answered> {
    const lines = await Promise.all(Array.from({ length: this.ask.connections }, () => Line.open(this.ask)));
    const began = performance.now();
    await (this.ask.perSecond ? this.keepPace(lines, began, this.ask.perSecond) : this.flood(lines, began));
    const seconds = (performance.now() - began) / 1000;
    for (const line of lines) line.end();
    const sorted = this.times.sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
    const { missing, refused, receipts } = this;
    return {
      sent: this.next - this.ask.from,
      seconds,
      missing,
      refused,
      receipts,
      p50Ms: at(0.5),
      p99Ms: at(0.99),
    };
  }

  private async castNext(line: Line, since: number): Promise<void> {
    const vote = this.next++;
    const { status, body } = await line.send(vote);
    this.times.push(performance.now() - since);
    if (status === '200') {
      const receipt = /"receipt":"([^"]+)"/.exec(body)?.[1];
      if (receipt) this.receipts.push([vote, receipt]);
      return;
    }
    this.missing.push(vote);
    this.refused[status] = (this.refused[status] ?? 0) + 1;
  }

  private async flood(lines: Line[], began: number): Promise<void> {
    const endsAt = began + this.ask.seconds * 1000;
    await Promise.all(
      lines.map(async (first) => {
        let line = first;
        while (performance.now() < endsAt && this.next < this.ask.to) {
          if (!line.isOpen) line = await Line.open(this.ask);
          await this.castNext(line, performance.now());
        }
      }),
    );
  }

  /**
   * A vote is late from the instant it was due, also while it waits for a line. Who is too slow is not waited for: after a
   * while no more are begun, and those that were are waited out.
   */
  private async keepPace(lines: Line[], began: number, perSecond: number): Promise<void> {
    const all = Math.min(Math.round(perSecond * this.ask.seconds), this.ask.to - this.ask.from);
    const endsAt = began + (this.ask.seconds + paceSecondsMore) * 1000;
    const dueAt = (vote: number) => began + (vote * 1000) / perSecond;
    const waiting: number[] = [];
    let [due, isOver] = [0, false];
    const timer = setInterval(() => {
      for (; due < all && dueAt(due) <= performance.now(); due++) waiting.push(dueAt(due));
      isOver = performance.now() > endsAt;
    }, 1);
    const isLeft = () => !isOver && (due < all || waiting.length > 0);
    await Promise.all(
      lines.map(async (first) => {
        let line = first;
        while (isLeft()) {
          const since = waiting.shift();
          if (since === undefined) await pause();
          else {
            if (!line.isOpen) line = await Line.open(this.ask);
            await this.castNext(line, since);
          }
        }
      }),
    );
    clearInterval(timer);
  }
}

process.on('message', async (ask: Ballots) => {
  process.send?.(await new Load(ask).run());
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
