/** The quotas of a poll, checked anew on its ledger: slots, turns, how many a period, how many for a work, how many at once. */

import { dayMs, dayOf } from '../../../kernel/period.ts';
import type { Ballot } from '../../call/ballot.ts';
import { column } from './column.ts';
import type { EventFinding } from './finding.ts';
import type { Fold } from './fold.ts';
import type { VoteContent } from './line.ts';
import { Voters } from './voter.ts';

type Found = (code: EventFinding, no: number) => void;
/** Votes of one voter with following numbers and the same instant: one ballot. */
type Run = { voter: number; at: string; first: number; last: number };

export class Quota {
  private readonly voters = new Voters();
  /** Of each vote, its voter's vote before. */
  private readonly before = column.large();
  private readonly times = column.exact();
  /** Of each voter: the last vote, the day it was cast, and how many that day or in all. */
  private readonly lasts = column.large();
  private readonly days = column.large();
  private readonly slots = column.large();
  private run: Run | undefined;
  private hour = '';
  private day = '';
  private readonly ballot: Ballot;
  private readonly fold: Fold;
  private readonly found: Found;

  constructor(ballot: Ballot, fold: Fold, found: Found) {
    this.ballot = ballot;
    this.fold = fold;
    this.found = found;
  }

  /** The next vote, which the fold already holds. */
  add(no: number, at: string, content: VoteContent): void {
    const voter = this.voters.numberOf(content.voter);
    if (this.periodAt(at) !== content.period) this.found('period', no);
    const slot = this.slotOf(voter, at) + 1;
    const isRolling = this.ballot.period === 'rolling';
    const time = isRolling ? Date.parse(at) : 0;
    const { turn, cast, forWork } = this.look(voter, no, slot - 1, time);
    if (content.slot !== slot) this.found('slot', no);
    if (content.turn !== turn) this.found('turn', no);
    if (cast >= this.ballot.perPeriod || forWork >= this.ballot.perWork) this.found('quota', no);
    if (this.ballot.together) this.addToRun({ voter, at, first: no, last: no }, cast, forWork);
    this.before.set(no, this.lasts.get(voter));
    if (isRolling) this.times.set(no, time);
    this.lasts.set(voter, no);
    this.slots.set(voter, slot);
  }

  /** Whoever asks a ballot for its size must wait until it is whole; at the end of the ledger, too. */
  endRun(next?: Run): void {
    const { run, ballot } = this;
    if (!run || !ballot.together) return;
    if (next && next.voter === run.voter && next.at === run.at && next.first === run.last + 1) return;
    const size = run.last - run.first + 1;
    if (size < ballot.together.least || size > ballot.together.most) this.found('together', run.first);
    this.run = undefined;
  }

  private addToRun(next: Run, cast: number, forWork: number): void {
    this.endRun(next);
    if (this.run) this.run.last = next.last;
    else this.run = { ...next };
    const before = this.run.last - this.run.first;
    if (cast > before || forWork > 0) this.found('together', next.first);
  }

  /** The period a vote of this instant belongs to. */
  private periodAt(at: string): string {
    if (this.ballot.period !== 'day') return '';
    if (at.slice(0, 13) !== this.hour) {
      this.hour = at.slice(0, 13);
      const instant = new Date(`${this.hour}:00:00.000Z`);
      this.day = Number.isNaN(instant.getTime()) ? '' : dayOf(instant);
    }
    return this.day;
  }

  /** How many votes the voter has cast in the period; another day begins anew. */
  private slotOf(voter: number, at: string): number {
    if (this.ballot.period !== 'day') return this.slots.get(voter);
    const day = Number(this.periodAt(at).replace(/-/g, ''));
    if (this.days.get(voter) === day) return this.slots.get(voter);
    this.days.set(voter, day);
    return 0;
  }

  /** Looks through a voter's last votes: which turn this one is for its work, and how many count against the quota. */
  private look(voter: number, no: number, votes: number, time: number) {
    let [turn, cast, forWork, one] = [1, 0, 0, this.lasts.get(voter)];
    for (let left = votes; left > 0; left--) {
      const isSame = this.fold.isSameWork(one, no);
      const isNear = this.ballot.period !== 'rolling' || time - this.times.get(one) < dayMs;
      if (isSame) turn++;
      if (isNear && !this.fold.isTakenBack(one)) {
        cast++;
        if (isSame) forWork++;
      }
      one = this.before.get(one);
    }
    return { turn, cast, forWork };
  }
}
