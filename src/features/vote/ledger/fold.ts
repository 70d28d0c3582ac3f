/** The fold of a ledger: what state every vote is in, and the totals of every work, event after event. */

import { column } from './column.ts';
import type { EventContent, VoteRanges } from './line.ts';

/** Each vote is in exactly one: void before retracted before quarantined. */
export type VoteState = 'counted' | 'retracted' | 'quarantined' | 'void';

/** `effective = raw − retracted − quarantined − void`; `reasons` counts what is quarantined and void, by rule. */
export type Totals = {
  raw: number;
  retracted: number;
  quarantined: number;
  void: number;
  effective: number;
  reasons: Record<string, number>;
};

export function emptyTotals(): Totals {
  return { raw: 0, retracted: 0, quarantined: 0, void: 0, effective: 0, reasons: {} };
}

const [isVote, isRetracted, isQuarantined, isVoid] = [1, 2, 4, 8];
/** Events go in one by one; states and totals can be asked at any instant. Seven bytes an event. */
export class Fold {
  private readonly states = column.small();
  private readonly works = column.large();
  private readonly rules = column.middle();
  private readonly ruleNumbers = new Map<string, number>();
  private readonly workNumbers = new Map<string, number>();
  private readonly sums: Totals[] = [];
  private readonly ruleNames: string[] = [];

  /** The next event, whatever it says: votes that are not there, or not votes, stay as they are. */
  add(no: number, content: EventContent): void {
    const { act } = content;
    if (act === 'vote') this.addVote(no, content.work);
    else if (act === 'retract') this.mark(content.vote, isRetracted, 0, '');
    else if (act === 'quarantine') this.markAll(no, content.votes, isQuarantined, 0, content.rule);
    else if (act === 'release') this.markAll(no, content.votes, 0, isQuarantined, '');
    else if (act === 'void') this.markAll(no, content.votes, isVoid, 0, content.rule);
  }

  /** The state of a vote; nothing when the event of this number is none. */
  stateOf(no: number): VoteState | undefined {
    return nameOf(this.states.get(no));
  }

  isTakenBack(no: number): boolean {
    return (this.states.get(no) & isRetracted) !== 0;
  }

  /** Whether two votes are for the same work. */
  isSameWork(no: number, other: number): boolean {
    return this.works.get(no) === this.works.get(other);
  }

  /** The totals of a work so far; a work without votes has zeros. */
  totalsOf(work: string): Totals {
    const number = this.workNumbers.get(work);
    return number === undefined
      ? emptyTotals()
      : { ...this.sums[number]!, reasons: { ...this.sums[number]!.reasons } };
  }

  effectiveOf(work: string): number {
    const number = this.workNumbers.get(work);
    return number === undefined ? 0 : this.sums[number]!.effective;
  }

  /** The totals of these works, in their order. */
  totals(works: readonly string[]): Record<string, Totals> {
    return Object.fromEntries(works.map((work) => [work, this.totalsOf(work)]));
  }

  private addVote(no: number, work: string): void {
    let number = this.workNumbers.get(work);
    if (number === undefined) {
      number = this.sums.length;
      this.workNumbers.set(work, number);
      this.sums.push(emptyTotals());
    }
    this.states.set(no, isVote);
    this.works.set(no, number);
    this.sums[number]!.raw++;
    this.sums[number]!.effective++;
  }

  private markAll(before: number, votes: VoteRanges, on: number, off: number, rule: string): void {
    for (const [from, to] of votes)
      for (let no = from; no <= Math.min(to, before); no++) this.mark(no, on, off, rule);
  }

  private mark(no: number, on: number, off: number, rule: string): void {
    const before = this.states.get(no);
    if (!(before & isVote)) return;
    this.count(no, before, -1);
    const after = (before | on) & ~off;
    this.states.set(no, after);
    const isRuled = on === isVoid ? !(before & isVoid) : on === isQuarantined && !(before & isVoid);
    if (isRuled) this.rules.set(no, this.numberOfRule(rule));
    this.count(no, after, 1);
  }

  private count(no: number, bits: number, by: 1 | -1): void {
    const sums = this.sums[this.works.get(no)]!;
    const state = nameOf(bits)!;
    if (state === 'counted') sums.effective += by;
    else sums[state] += by;
    if (state === 'counted' || state === 'retracted') return;
    const rule = this.ruleNames[this.rules.get(no)]!;
    const left = (sums.reasons[rule] ?? 0) + by;
    if (left === 0) delete sums.reasons[rule];
    else sums.reasons[rule] = left;
  }

  private numberOfRule(rule: string): number {
    const known = this.ruleNumbers.get(rule);
    if (known !== undefined) return known;
    this.ruleNumbers.set(rule, this.ruleNames.length);
    return this.ruleNames.push(rule) - 1;
  }
}

function nameOf(bits: number): VoteState | undefined {
  if (!(bits & isVote)) return undefined;
  if (bits & isVoid) return 'void';
  if (bits & isRetracted) return 'retracted';
  return bits & isQuarantined ? 'quarantined' : 'counted';
}

/** The fold of events in their order. */
export function foldContents(events: Iterable<{ no: number; content: EventContent }>): Fold {
  const fold = new Fold();
  for (const { no, content } of events) fold.add(no, content);
  return fold;
}
