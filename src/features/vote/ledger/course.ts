/** The course of a vote as its ledger tells it: opening, pauses, extensions, closing; and what may happen when. */

import type { EventFinding, Findings } from './finding.ts';
import { Fold } from './fold.ts';
import type { EventContent } from './line.ts';
import type { PublishedPoll } from './poll.ts';
import { Quota } from './quota.ts';

/** Every event's content goes in after the other; what does not fit the rules goes to the findings. */
export class Course {
  readonly fold = new Fold();
  isCancelled = false;
  closesAt: string;
  private isPaused = false;
  private readonly quota: Quota;
  private readonly works: ReadonlySet<string>;
  private readonly poll: PublishedPoll;
  private readonly findings: Findings;

  constructor(poll: PublishedPoll, findings: Findings) {
    this.poll = poll;
    this.findings = findings;
    this.closesAt = poll.closesAt;
    this.works = new Set(poll.works.map((work) => work.id));
    this.quota = new Quota(poll.ballot, this.fold, (code, no) => findings.add(code, no));
  }

  add(no: number, at: string, content: EventContent): void {
    for (const code of this.wrongsOf(no, at, content)) this.findings.add(code, no);
    if (content.act !== 'vote') this.quota.endRun();
    this.fold.add(no, content);
    if (content.act === 'vote') this.quota.add(no, at, content);
    else this.steer(content);
  }

  /** The end of the ledger. */
  end(): void {
    this.quota.endRun();
  }

  /** Whether nothing can be voted any more at an instant. */
  isOver(at: string): boolean {
    return this.isCancelled || at >= this.closesAt;
  }

  private isWithin(at: string): boolean {
    return at >= this.poll.opensAt && !this.isOver(at);
  }

  private wrongsOf(no: number, at: string, content: EventContent): EventFinding[] {
    switch (content.act) {
      case 'vote':
        return [
          ...when(!this.works.has(content.work), 'work'),
          ...when(!(this.poll.ballot.tiers as readonly string[]).includes(content.tier), 'tier'),
          ...when(this.isPaused || !this.isWithin(at), 'window'),
        ];
      case 'retract': {
        const isVote = content.vote < no && this.fold.stateOf(content.vote) !== undefined;
        return when(!isVote || this.fold.isTakenBack(content.vote) || !this.isWithin(at), 'retract');
      }
      case 'quarantine':
      case 'release':
      case 'void':
        return when(!this.areVotes(content.votes, no), 'range');
      case 'pause':
        return when(this.isPaused || this.isCancelled, 'course');
      case 'resume':
        return when(!this.isPaused || this.isCancelled, 'course');
      case 'extend':
        return when(this.isCancelled || content.until <= this.closesAt, 'course');
      case 'cancel':
        return when(this.isCancelled, 'course');
    }
  }

  private areVotes(ranges: readonly (readonly [number, number])[], before: number): boolean {
    return ranges.every(([from, to]) => {
      if (to >= before) return false;
      for (let no = from; no <= to; no++) if (this.fold.stateOf(no) === undefined) return false;
      return true;
    });
  }

  private steer(content: EventContent): void {
    if (content.act === 'pause') this.isPaused = true;
    if (content.act === 'resume') this.isPaused = false;
    if (content.act === 'cancel') this.isCancelled = true;
    if (content.act === 'extend' && content.until > this.closesAt) this.closesAt = content.until;
  }
}

function when(isWrong: boolean, code: EventFinding): EventFinding[] {
  return isWrong ? [code] : [];
}
