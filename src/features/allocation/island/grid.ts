/** The cells of the sheet by row and column, and what can be read from them. */

import { cleanFigure, hostKey, type SheetColumn } from '../sheet.ts';

export type Cell = HTMLInputElement;
type Row = { line: HTMLTableRowElement; names: string[]; cells: Cell[] };

const plain = (name: string) => name.normalize('NFKC').replace(/\s+/g, '');

/** The cell that something happened to. */
export function cellOf(target: EventTarget | null): Cell | undefined {
  return target instanceof HTMLInputElement && target.dataset.cell !== undefined ? target : undefined;
}

/** The figure in a cell: nothing typed is none, and what is no figure is undefined. */
export function figureIn(cell: Cell | undefined): number | undefined {
  const text = cleanFigure(cell?.value ?? '');
  if (text === '') return 0;
  return /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}

export function isFigure(cell: Cell): boolean {
  return /^\d+$/.test(cell.dataset.cell!);
}

export class Grid {
  readonly rows: readonly Row[];
  readonly columns: readonly SheetColumn[];
  /** The columns from left to right; a group's name is the first. */
  readonly keys: readonly string[];

  constructor(form: HTMLFormElement) {
    this.columns = JSON.parse(form.dataset.sheet ?? '[]') as SheetColumn[];
    this.keys = ['name', ...this.columns.map((_, index) => String(index)), hostKey];
    this.rows = Array.from(form.querySelectorAll<HTMLTableRowElement>('tbody tr')).map((line) => {
      const head = line.querySelector<HTMLElement>('.sheet-name');
      const cells = Array.from(line.querySelectorAll<Cell>('input[data-cell]'));
      return { line, cells, names: [head?.dataset.name ?? '', head?.dataset.short ?? ''] };
    });
  }

  all(): Cell[] {
    return this.rows.reduce<Cell[]>((all, row) => all.concat(row.cells), []);
  }

  at(row: number, key: string | undefined): Cell | undefined {
    return this.rows[row]?.cells.find((cell) => cell.dataset.cell === key);
  }

  /** The cell so many steps away. */
  beside(cell: Cell, down: number, right: number): Cell | undefined {
    const { row, key } = this.placeOf(cell);
    return this.at(row + down, this.keys[this.keys.indexOf(key) + right]);
  }

  placeOf(cell: Cell): { row: number; key: string } {
    return { row: this.rows.findIndex((row) => row.cells.includes(cell)), key: cell.dataset.cell! };
  }

  /** The cells between two corners, row by row. */
  block(from: Cell, to: Cell): Cell[][] {
    const [a, b] = [this.placeOf(from), this.placeOf(to)];
    const [left, right] = [this.keys.indexOf(a.key), this.keys.indexOf(b.key)].sort((x, y) => x - y) as [
      number,
      number,
    ];
    const lines: Cell[][] = [];
    for (let row = Math.min(a.row, b.row); row <= Math.max(a.row, b.row); row++) {
      const line = this.keys.slice(left, right + 1).map((key) => this.at(row, key));
      lines.push(line.filter((cell): cell is Cell => cell !== undefined));
    }
    return lines;
  }

  /** What a row is called: its organisation, or the name typed for a group. */
  nameOf(row: number): string {
    return this.rows[row]!.names[0] || this.at(row, 'name')?.value || '';
  }

  rowNamed(typed: string): number {
    const wanted = plain(typed);
    if (wanted === '') return -1;
    return this.rows.findIndex((row, at) =>
      [...row.names, this.nameOf(at)].some((name) => plain(name) === wanted),
    );
  }

  sumOf(column: number): number {
    return this.rows.reduce((sum, _, row) => sum + (figureIn(this.at(row, String(column))) ?? 0), 0);
  }

  /** Who takes part when a target is shared out equally. */
  getsShare(row: number): boolean {
    return this.rows[row]!.line.querySelector('[data-gets]') !== null;
  }
}
