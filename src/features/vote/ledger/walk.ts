/** One way through all files of a ledger: event after event, what each says beside it, the checkpoints as they come. */

import type { CheckpointBody } from './checkpoint.ts';
import { Course } from './course.ts';
import { findLastCheckpoint, findSize, LineFiles, type Reader } from './file.ts';
import { type Finding, Findings } from './finding.ts';
import type { Totals } from './fold.ts';
import { type Digest, hashOf, isInstant, type Line, parseContentLine, parseLine, sealOf } from './line.ts';
import { Merkle } from './merkle.ts';
import type { PublishedPoll } from './poll.ts';
import { type Receipt, standsAt, standsUnder } from './receipt.ts';
import { type Position, Witness } from './witness.ts';

/** What somebody kept: a checkpoint's number and body text, a receipt. */
export type Kept = { checkpoint?: { number: number; text: string }; receipt?: Receipt };

type Given = {
  reader: Reader;
  digest: Digest;
  poll: PublishedPoll;
  /** SHA-256 of poll.json. */
  root: string;
  kept: Kept;
  names: readonly string[];
  onProgress?: (done: { events: number; of: number }) => void;
  rest?: () => Promise<void>;
};

export type Recounted = {
  poll: PublishedPoll;
  /** Sealed while the vote runs; afterwards the contents say what every event was. */
  state: 'sealed' | 'open';
  events: number;
  checkpoints: number;
  /** The last statement that is signed and in order; what comes behind its size nobody has stated yet. */
  last?: CheckpointBody;
  /** Of the works in the order of poll.json, over all events; nothing while they are sealed. */
  totals?: Record<string, Totals>;
  findings: Finding[];
};

const restEvery = 1000;
const nothing = '0'.repeat(64);

export class Walk {
  private readonly findings = new Findings();
  private readonly tree: Merkle;
  private readonly course: Course;
  private readonly contents: LineFiles;
  private size = 0;
  private at = '';
  private minute = '';
  private head: string;
  /** Whether the contents have been there for every event so far. */
  private isSaid = false;
  private readonly met = { checkpoint: false, event: false, root: false };
  private readonly given: Given;

  constructor(given: Given) {
    this.given = given;
    this.head = given.root;
    this.tree = new Merkle(given.digest);
    this.course = new Course(given.poll, this.findings);
    this.contents = new LineFiles(given.reader, 'contents', given.names, this.findings);
  }

  async go(): Promise<Recounted> {
    const { reader, names, digest, poll, root } = this.given;
    const until = await findLastCheckpoint(reader, names);
    const isOpen = await this.contents.load();
    this.isSaid = isOpen;
    const events = new LineFiles(reader, 'events', names, this.findings);
    const onBody = (text: string, body: CheckpointBody) => this.meetKept(text, body);
    const witness = new Witness({ reader, digest, poll, root, until, findings: this.findings, onBody });
    await this.follow(events, witness, await findSize(reader, until));
    witness.end();
    this.course.end();
    if (this.isSaid && (await this.contents.load())) this.findings.add('content', this.size + 1);
    return this.result(witness, isOpen, until);
  }

  private async follow(events: LineFiles, witness: Witness, of: number): Promise<void> {
    for (;;) {
      let text = events.next();
      if (text === undefined && (await events.load())) text = events.next();
      const line = text === undefined ? undefined : this.lineOf(text);
      if (witness.isDue(this.size, line?.at))
        await witness.meet(this.position(), line?.at, this.isSaid ? this.course : undefined);
      if (!line) break;
      this.take(line);
      if (this.isSaid) {
        let said = this.contents.next();
        if (said === undefined && (await this.contents.load())) said = this.contents.next();
        this.open(line, said);
      }
      if (this.size % restEvery === 0) {
        this.given.onProgress?.({ events: this.size, of: Math.max(of, this.size) });
        await this.given.rest?.();
      }
    }
  }

  private position(): Position {
    return { size: this.size, head: this.head, at: this.at, root: () => this.tree.root() };
  }

  /** The next event. One that cannot be read has nothing but its place. */
  private lineOf(text: string): Line {
    const no = this.size + 1;
    const line = parseLine(text);
    if (!line) {
      this.findings.add('line', no);
      return { no, at: this.at, seal: nothing, hash: nothing };
    }
    const hash = hashOf(this.given.digest, this.head, line.no, line.at, line.seal);
    if (line.no !== no) this.findings.add('number', no);
    if (hash !== line.hash) this.findings.add('hash', no);
    if (line.at < this.at || !this.isInstant(line.at)) this.findings.add('instant', no);
    return line;
  }

  /** Most events share their minute with the one before. */
  private isInstant(at: string): boolean {
    const minute = at.slice(0, 16);
    if (minute !== this.minute && !isInstant(`${minute}:00.000Z`)) return false;
    this.minute = minute;
    return true;
  }

  private take(line: Line): void {
    this.size++;
    this.at = line.at;
    this.head = line.hash;
    this.tree.add(line.hash);
    const { receipt } = this.given.kept;
    if (receipt?.no === this.size) this.met.event = standsAt(this.given.digest, receipt, line);
  }

  /** Opens the seal of an event. */
  private open(line: Line, text: string | undefined): void {
    const said = text === undefined ? undefined : parseContentLine(text);
    if (!said?.content || said.no !== this.size) this.findings.add('content', this.size);
    if (text === undefined) this.isSaid = false;
    if (!said) return;
    const isSealed = sealOf(this.given.digest, said.text) === line.seal;
    if (!isSealed) this.findings.add('seal', this.size);
    if (isSealed && said.content) this.course.add(this.size, line.at, said.content);
  }

  private meetKept(text: string, body: CheckpointBody): void {
    const { checkpoint, receipt } = this.given.kept;
    if (checkpoint?.number === body.number) this.met.checkpoint = checkpoint.text === text;
    if (receipt?.checkpoint === body.number) this.met.root = standsUnder(this.given.digest, receipt, body);
  }

  private result(witness: Witness, isOpen: boolean, checkpoints: number): Recounted {
    const { findings, size } = this;
    const { kept, poll } = this.given;
    const { last } = witness;
    if (kept.checkpoint && !this.met.checkpoint) findings.add('other-history', kept.checkpoint.number);
    if (kept.receipt && !(this.met.event && this.met.root)) findings.add('receipt', kept.receipt.no);
    if (isOpen && !last?.final) findings.add('final-missing', checkpoints);
    if (last?.final && size > last.size) findings.add('uncovered', last.size + 1);
    if (last?.final && !isOpen && size > 0) findings.add('content', 1);
    const isCounted = size === 0 ? last?.final : this.isSaid;
    return {
      ...{ poll, state: isOpen || last?.final ? 'open' : 'sealed', events: size, checkpoints, last },
      totals: isCounted ? this.course.fold.totals(poll.works.map((work) => work.id)) : undefined,
      findings: findings.list(),
    };
  }
}
