/** Honest ledgers of votes, drawn by a seed: the published files as the house would write them, for tests and measurements. */

import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import type { Ballot } from '../src/features/call/ballot.ts';
import { type VoterTier, voterTiers } from '../src/features/identity/identity.ts';
import {
  bodyText,
  type CheckpointBody,
  checkpointText,
  shownOf,
} from '../src/features/vote/ledger/checkpoint.ts';
import type { Reader } from '../src/features/vote/ledger/file.ts';
import { Fold } from '../src/features/vote/ledger/fold.ts';
import {
  checkpointNameOf,
  contentLineOf,
  contentText,
  type EventContent,
  fileNameOf,
  hashOf,
  lineOf,
  linesOfFile,
  sealOf,
} from '../src/features/vote/ledger/line.ts';
import { Merkle, pathRanges, rootOf } from '../src/features/vote/ledger/merkle.ts';
import { type PublishedPoll, pollText } from '../src/features/vote/ledger/poll.ts';
import { type Receipt, receiptText } from '../src/features/vote/ledger/receipt.ts';
import { dayMs, dayOf } from '../src/kernel/period.ts';
import { digest } from '../src/platform/digest.ts';
import { chance } from './hostile/bytes.ts';

/** A key for ledgers of tests: 32 bytes behind the header that says what they are (RFC 8410). */
const privateKey = createPrivateKey({
  key: Buffer.from(`302e020100300506032b657004220420${'5e'.repeat(32)}`, 'hex'),
  ...{ format: 'der', type: 'pkcs8' },
});
const publicKey = createPublicKey(privateKey)
  .export({ format: 'der', type: 'spki' })
  .toString('hex')
  .slice(24);

/** Signs a text with the key of these ledgers: what somebody could do who holds it. */
export function signAsKeeper(text: string): string {
  return sign(null, Buffer.from(text), privateKey).toString('hex');
}

export type LedgerDrawn = {
  seed: number;
  /** Events are drawn until there are so many votes or the vote is over. */
  votes: number;
  voters?: number;
  works?: number;
  ballot?: Partial<Ballot>;
  /** Besides votes: taking back, quarantine, release, void, pauses, extensions. */
  isEventful?: boolean;
  /** What part of all draws those are. */
  others?: number;
  /** As it stands while the vote runs: without contents, without a final checkpoint. */
  isRunning?: boolean;
  checkpointEvery?: number;
  /** How long the window is, in days. */
  days?: number;
  /** What whoever keeps the ledger writes in the place of what happened; the chain and the signatures stay whole. */
  forge?: (content: EventContent, no: number) => EventContent;
};

type Past = { no: number; work: string; period: string; time: number; isTakenBack: boolean };

type Queued = { no: number; time: number; content: EventContent };
type Writes = (name: string, text: string) => void;

const opensAt = Date.parse('2026-05-01T00:30:00.000Z');
const pollId = '0196c5a0-0000-7000-8000-00000000b0a7';
const reasons = ['同一时段集中投票', 'joined “in one minute”', 'line\nbreak \\ and \t'];
const rules = ['burst', 'lockstep', 'batch'];

/** One ledger on its way: events are appended, files written as they fill. */
class Drawing {
  private readonly names = { events: [] as string[], contents: [] as string[] };
  private readonly files = { events: [] as string[], contents: [] as string[] };
  private readonly upTo: (end: number) => number;
  private readonly poll: PublishedPoll;
  private readonly root: string;
  private readonly tree = new Merkle(digest);
  private readonly fold = new Fold();
  private readonly lateFold = new Fold();
  private readonly late: Queued[] = [];
  private readonly pasts = new Map<number, Past[]>();
  private readonly cases = new Map<string, [number, number][]>();
  private readonly asked: Required<LedgerDrawn>;
  private readonly write: Writes;
  private size = 0;
  private votes = 0;
  private time = opensAt;
  private day = '';
  private head: string;
  private closesAt: number;
  private isPaused = false;
  private checkpoints = 0;
  private previous: string;
  private lateSize = 0;

  constructor(drawn: LedgerDrawn, write: Writes) {
    this.upTo = chance(drawn.seed);
    this.write = write;
    this.asked = {
      ...{ voters: Math.max(2, Math.ceil(drawn.votes / 6)), works: 7, ballot: {}, isEventful: true },
      ...{
        isRunning: false,
        others: 0.12,
        checkpointEvery: 40,
        days: 3,
        forge: (content: EventContent) => content,
      },
      ...drawn,
    };
    this.closesAt = opensAt + this.asked.days * dayMs;
    this.poll = {
      ...{ format: 'tongxin-vote-1', poll: pollId, opensAt: iso(opensAt), closesAt: iso(this.closesAt) },
      works: Array.from({ length: this.asked.works }, (_, i) => ({ id: workId(i), title: `《work ${i}》` })),
      ballot: { period: 'day', perPeriod: 5, perWork: 1, tiers: voterTiers, ...this.asked.ballot },
      ...{ lagSeconds: 600, rounding: 'down', publicKey },
    };
    const text = pollText(this.poll);
    write('poll.json', text);
    this.root = digest.sha256Text(text);
    this.head = this.root;
    this.previous = this.root;
  }

  /** Draws everything. */
  draw(): void {
    const { votes, checkpointEvery, isRunning, isEventful, others, days } = this.asked;
    const step = (days * dayMs) / (votes * 1.3);
    while (this.votes < votes) {
      const time = this.time + Math.ceil(this.random() * 2 * step);
      if (time >= this.closesAt) break;
      this.time = time;
      if (this.isPaused && this.random() < 0.2) this.turn();
      else if (isEventful && this.random() < others) this.drawOther();
      else this.drawVote();
      if (this.random() * checkpointEvery < 1) this.state(false);
    }
    if (isRunning) this.state(false);
    else this.close();
    this.flush('events');
    this.flush('contents');
    this.write('index.json', `${JSON.stringify({ ...this.names, checkpoints: this.checkpoints })}\n`);
  }

  private close(): void {
    this.time = Math.max(this.time, this.closesAt) + this.upTo(60_000);
    this.state(true);
    if (!this.asked.isEventful || this.size === 0) return;
    for (let more = this.upTo(3); more > 0; more--) {
      this.time += 1 + this.upTo(dayMs);
      const before = this.size;
      this.drawSorting();
      if (this.size > before) this.state(true);
    }
  }

  private random(): number {
    return this.upTo(0x1_0000_0000) / 0x1_0000_0000;
  }

  private hex(digits: number): string {
    let text = '';
    while (text.length < digits) text += this.upTo(0x1_0000_0000).toString(16).padStart(8, '0');
    return text.slice(0, digits);
  }

  private append(said: EventContent): number {
    const [no, at] = [++this.size, iso(this.time)];
    const content = this.asked.forge(said, no);
    const text = contentText(content, this.hex(32));
    const seal = sealOf(digest, text);
    const hash = hashOf(digest, this.head, no, at, seal);
    this.files.events.push(lineOf({ no, at, seal, hash }));
    if (!this.asked.isRunning) this.files.contents.push(contentLineOf(no, text));
    this.head = hash;
    this.tree.add(hash);
    this.fold.add(no, content);
    this.late.push({ no, time: this.time, content });
    if (no % linesOfFile === 0) for (const kind of ['events', 'contents'] as const) this.flush(kind);
    return no;
  }

  private flush(kind: 'events' | 'contents'): void {
    const lines = this.files[kind].splice(0);
    if (lines.length === 0) return;
    const name = fileNameOf(kind, this.size);
    this.names[kind].push(name);
    this.write(name, `${lines.join('\n')}\n`);
  }

  private drawVote(): void {
    if (this.isPaused) return;
    const { period, together } = this.poll.ballot;
    const day = dayOf(new Date(this.time));
    if (period === 'day' && day !== this.day) this.pasts.clear();
    this.day = day;
    const voter = this.upTo(this.asked.voters);
    const past = this.pasts.get(voter) ?? [];
    this.pasts.set(voter, past);
    const near = past.filter(
      (one) => !one.isTakenBack && (period !== 'rolling' || this.time - one.time < dayMs),
    );
    if (together && near.length > 0) return;
    const count = !together ? 1 : together.least + this.upTo(together.most - together.least + 1);
    const first = this.upTo(this.asked.works);
    for (let i = 0; i < count; i++) this.vote(voter, past, near, (first + i) % this.asked.works);
  }

  private vote(voter: number, past: Past[], near: readonly Past[], index: number): void {
    const { ballot } = this.poll;
    const work = workId(index);
    const isFull = near.length >= ballot.perPeriod;
    if (isFull || near.filter((one) => one.work === work).length >= ballot.perWork) return;
    const period = ballot.period === 'day' ? this.day : '';
    const tier = ballot.tiers[voter % ballot.tiers.length] as VoterTier;
    const turn = past.filter((one) => one.work === work).length + 1;
    const pseudonym = digest.sha256Text(`voter ${this.asked.seed} ${voter}`).slice(0, 32);
    const said = { period, slot: past.length + 1, tier, turn, voter: pseudonym, work };
    const no = this.append({ act: 'vote', ...said });
    past.push({ no, work, period, time: this.time, isTakenBack: false });
    this.votes++;
  }

  private drawOther(): void {
    const kind = this.upTo(10);
    if (kind === 0) this.turn();
    else if (kind === 1) {
      this.closesAt += 1 + this.upTo(dayMs / 10);
      this.append({ act: 'extend', reason: reasons[this.upTo(3)]!, until: iso(this.closesAt) });
    } else if (kind < 5) this.drawSorting();
    else {
      const past = [...this.pasts.values()][this.upTo(this.pasts.size)] ?? [];
      const one = past.filter((vote) => !vote.isTakenBack)[0];
      if (!one) return;
      one.isTakenBack = true;
      this.append({ act: 'retract', vote: one.no });
    }
  }

  private turn(): void {
    this.append({ act: this.isPaused ? 'resume' : 'pause', reason: reasons[this.upTo(3)]! });
    this.isPaused = !this.isPaused;
  }

  /** Quarantines, voids, or releases what was set aside before. */
  private drawSorting(): void {
    const reason = reasons[this.upTo(3)]!;
    const known = [...this.cases][this.upTo(this.cases.size)];
    if (known && this.random() < 0.4) {
      this.append({ act: 'release', case: known[0], reason, votes: known[1] });
      return;
    }
    const votes: [number, number][] = [];
    for (
      let no = 1 + this.upTo(Math.max(1, this.size));
      no <= this.size && votes.length < 3;
      no += 1 + this.upTo(9)
    ) {
      if (this.fold.stateOf(no) !== undefined) votes.push([no, this.fold.stateOf(no + 1) ? ++no : no]);
    }
    if (votes.length === 0) return;
    const [name, rule] = [`case-${this.cases.size + 1}`, rules[this.upTo(3)]!];
    const isVoid = this.random() < 0.25;
    if (!isVoid) this.cases.set(name, votes);
    this.append({ act: isVoid ? 'void' : 'quarantine', case: name, reason, rule, votes });
  }

  /** Writes a checkpoint. */
  private state(final: boolean): void {
    const shownAt = this.time - this.poll.lagSeconds * 1000;
    let late = 0;
    for (const { no, time, content } of this.late) {
      if (time > shownAt) break;
      this.lateFold.add(no, content);
      this.lateSize = no;
      late++;
    }
    this.late.splice(0, late);
    const works = this.poll.works.map((work) => work.id);
    const shown = works.map((work) => [work, shownOf(this.lateFold.effectiveOf(work))]);
    const stated = {
      ...{ poll: pollId, number: ++this.checkpoints, previous: this.previous, size: this.size },
      ...{ head: this.head, root: this.tree.root(), at: iso(this.time) },
    };
    const body: CheckpointBody = final
      ? { ...stated, final, totals: this.fold.totals(works) }
      : {
          ...{ ...stated, final },
          shown: { size: this.lateSize, at: iso(shownAt), totals: Object.fromEntries(shown) },
        };
    const text = bodyText(body);
    this.previous = digest.sha256Text(text);
    this.write(
      checkpointNameOf(this.checkpoints),
      checkpointText({ body: text, signature: signAsKeeper(text) }),
    );
  }
}

function iso(time: number): string {
  return new Date(time).toISOString();
}

function workId(index: number): string {
  return `0196c5a0-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;
}

/** Draws a ledger and hands over every file as it is whole. */
export function drawLedger(drawn: LedgerDrawn, write: Writes): void {
  new Drawing(drawn, write).draw();
}

/** The published files of a drawn ledger, by name. */
export function ledgerFiles(drawn: LedgerDrawn): Map<string, string> {
  const files = new Map<string, string>();
  drawLedger(drawn, (name, text) => files.set(name, text));
  return files;
}

/** Files in memory, as a recount reads them. */
export function readerOf(files: ReadonlyMap<string, string | Uint8Array>): Reader {
  return {
    read: async (name) => {
      const file = files.get(name);
      return typeof file === 'string' ? new TextEncoder().encode(file) : file;
    },
    names: async () => [...files.keys()],
  };
}

/** The receipt of event `no`, under the last checkpoint that is there. */
export function receiptFor(files: ReadonlyMap<string, string>, no: number): string {
  const lines = [...files]
    .filter(([name]) => name.startsWith('events-'))
    .flatMap(([, text]) => text.trimEnd().split('\n'));
  const said = [...files]
    .filter(([name]) => name.startsWith('contents-'))
    .flatMap(([, text]) => text.trimEnd().split('\n'));
  const last = [...files.keys()]
    .filter((name) => name.startsWith('checkpoint-'))
    .sort()
    .at(-1)!;
  const body = JSON.parse(JSON.parse(files.get(last)!).body) as CheckpointBody;
  const hashes = lines.slice(0, body.size).map((line) => (JSON.parse(line) as { hash: string }).hash);
  const path = pathRanges(no, body.size).map(({ from, to }) => rootOf(digest, hashes.slice(from - 1, to)));
  const { content } = JSON.parse(said[no - 1]!) as { content: string };
  const proof = { poll: pollId, content, checkpoint: body.number, size: body.size, path };
  return receiptText({ ...(JSON.parse(lines[no - 1]!) as Omit<Receipt, keyof typeof proof>), ...proof });
}
