/** What a recount may find: each kind has a code, and the number of the event or checkpoint it was found at. */

/** Found at an event, by its number. */
export type EventFinding =
  | ('file' | 'line' | 'number' | 'instant' | 'hash' | 'content' | 'seal' | 'receipt' | 'uncovered')
  | ('work' | 'window' | 'tier' | 'period' | 'slot' | 'turn' | 'quota' | 'together')
  | ('retract' | 'range' | 'course');

/** Found at a checkpoint, by its number. */
export type CheckpointFinding =
  | ('checkpoint' | 'signature' | 'order' | 'previous' | 'head' | 'root' | 'cut-off' | 'other-history')
  | ('shown' | 'final' | 'final-missing');

export type FindingCode = EventFinding | CheckpointFinding;

/** Of each kind how often, and the first number of all. */
export type Finding = { code: FindingCode; first: number; count: number };

/** The findings of one recount, however many there are: a code is kept once. */
export class Findings {
  private readonly byCode = new Map<FindingCode, Finding>();

  add(code: FindingCode, number: number): void {
    const known = this.byCode.get(code);
    if (!known) this.byCode.set(code, { code, first: number, count: 1 });
    else {
      known.count++;
      known.first = Math.min(known.first, number);
    }
  }

  has(code: FindingCode): boolean {
    return this.byCode.has(code);
  }

  /** In the order of the alphabet. */
  list(): Finding[] {
    return [...this.byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
  }
}
