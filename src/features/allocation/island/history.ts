/** What was done in the sheet, step by step, so that it can be undone and done again. */

import type { Cell } from './grid.ts';

export type Change = { cell: Cell; before: string; after: string };

/** A step may change many cells. */
export class History {
  private done: Change[][] = [];
  private undone: Change[][] = [];
  private typing: Change | undefined;

  note(changes: Change[]): void {
    const real = changes.filter((change) => change.before !== change.after);
    this.typing = undefined;
    if (real.length === 0) return;
    this.done.push(real);
    this.undone = [];
  }

  /** Letters typed one after the other into one cell are one step. */
  noteTyping(cell: Cell, before: string): void {
    if (this.typing?.cell === cell) {
      this.typing.after = cell.value;
      return;
    }
    const change = { cell, before, after: cell.value };
    this.note([change]);
    this.typing = change;
  }

  endTyping(): void {
    this.typing = undefined;
  }

  step(way: 'undo' | 'redo'): Cell | undefined {
    const [from, to] = way === 'undo' ? [this.done, this.undone] : [this.undone, this.done];
    const changes = from.pop();
    this.typing = undefined;
    if (!changes) return undefined;
    for (const { cell, before, after } of changes) cell.value = way === 'undo' ? before : after;
    to.push(changes);
    return changes[0]!.cell;
  }
}
