/** The checkpoints of a ledger, met along its events: each is confirmed by them, or a finding. */

import { bodyText, type CheckpointBody, parseBody, parseCheckpoint, shownOf } from './checkpoint.ts';
import type { Course } from './course.ts';
import { type Reader, textOfBytes } from './file.ts';
import type { CheckpointFinding, Findings } from './finding.ts';
import { checkpointNameOf, type Digest } from './line.ts';
import type { PublishedPoll } from './poll.ts';

/** Where the events stand: how many, the hash and instant of the last, the root over all. */
export type Position = { size: number; head: string; at: string; root: () => string };

type Pending = { body: CheckpointBody; isShownMet: boolean };

type Given = {
  reader: Reader;
  digest: Digest;
  poll: PublishedPoll;
  /** SHA-256 of poll.json. */
  root: string;
  /** The number of the last checkpoint that belongs to this recount. */
  until: number;
  findings: Findings;
  onBody: (text: string, body: CheckpointBody) => void;
};

export class Witness {
  /** The last that is signed and in order. */
  last: CheckpointBody | undefined;
  private readonly pending: Pending[] = [];
  private read = 0;
  private previous: string;

  private readonly given: Given;

  constructor(given: Given) {
    this.given = given;
    this.previous = given.root;
  }

  /** Whether something is to be met at this size before an event of the next instant; at the end there is none. */
  isDue(size: number, nextAt: string | undefined): boolean {
    if (this.read < this.given.until && !this.isAhead(size, nextAt)) return true;
    return this.pending.some(
      (one) => one.body.size === size || (!one.isShownMet && isShownDue(one.body, nextAt)),
    );
  }

  /** Meets what is due. */
  async meet(position: Position, nextAt: string | undefined, course: Course | undefined): Promise<void> {
    while (this.read < this.given.until && !this.isAhead(position.size, nextAt)) await this.pull();
    for (const one of this.pending) {
      const isReached = one.body.size === position.size;
      if (!one.isShownMet && (isReached || isShownDue(one.body, nextAt)))
        this.meetShown(one, position, course);
      if (isReached) this.meetSize(one.body, position, course);
    }
    const open = this.pending.filter((one) => one.body.size > position.size);
    this.pending.splice(0, this.pending.length, ...open);
  }

  /** After the last event: what states more events than there are. */
  end(): void {
    for (const { body } of this.pending) this.given.findings.add('cut-off', body.number);
  }

  /** Whether every checkpoint that concerns this place has been read. */
  private isAhead(size: number, nextAt: string | undefined): boolean {
    const { last } = this;
    if (!last || nextAt === undefined || last.size <= size) return false;
    return last.final || last.shown.at >= nextAt;
  }

  private async pull(): Promise<void> {
    const number = ++this.read;
    const bytes = await this.given.reader.read(checkpointNameOf(number));
    const file = bytes && parseCheckpoint(textOfBytes(bytes));
    const body = file && parseBody(file.body);
    const { previous } = this;
    this.previous = file ? this.given.digest.sha256Text(file.body) : '0'.repeat(64);
    if (!body) return this.given.findings.add('checkpoint', number);
    if (!this.given.digest.verify(this.given.poll.publicKey, file.body, file.signature))
      return this.given.findings.add('signature', number);
    if (body.previous !== previous) this.given.findings.add('previous', number);
    if (!this.isInOrder(body, number)) return this.given.findings.add('order', number);
    this.last = body;
    this.pending.push({ body, isShownMet: false });
    this.given.onBody(file.body, body);
  }

  private isInOrder(body: CheckpointBody, number: number): boolean {
    const { last } = this;
    const { poll } = this.given;
    if (body.number !== number || body.poll !== poll.poll) return false;
    return !last || (body.size >= last.size && body.at >= last.at && (body.final || !last.final));
  }

  private meetSize(body: CheckpointBody, position: Position, course: Course | undefined): void {
    this.expect(body.head === position.head, 'head', body);
    this.expect(body.root === position.root(), 'root', body);
    this.expect(body.at >= position.at && (!body.final || !course || course.isOver(body.at)), 'order', body);
  }

  private meetShown(one: Pending, position: Position, course: Course | undefined): void {
    const { body } = one;
    const works = this.given.poll.works.map((work) => work.id);
    one.isShownMet = true;
    if (body.final) {
      const totals = course?.fold.totals(works) ?? {};
      this.expect(!course || bodyText({ ...body, totals }) === bodyText(body), 'final', body);
      return;
    }
    const at = new Date(Date.parse(body.at) - this.given.poll.lagSeconds * 1000).toISOString();
    const totals = works.map((work) => [work, shownOf(course?.fold.effectiveOf(work) ?? 0)]);
    const shown = {
      size: position.size,
      at,
      totals: course ? Object.fromEntries(totals) : body.shown.totals,
    };
    this.expect(bodyText({ ...body, shown }) === bodyText(body), 'shown', body);
  }

  private expect(isSo: boolean, code: CheckpointFinding, body: CheckpointBody): void {
    if (!isSo) this.given.findings.add(code, body.number);
  }
}

/** The shown totals are those before the first event that is younger than what they show. */
function isShownDue(body: CheckpointBody, nextAt: string | undefined): boolean {
  return !body.final && nextAt !== undefined && body.shown.at < nextAt;
}
