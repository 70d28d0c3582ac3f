/** What wakes in the table of shares: moving by keys, pasting a block, filling, undoing, live totals. It only helps. */

import { shareEqually } from './allocation.ts';
import { type Cell, cellOf, figureIn, Grid, isFigure } from './island/grid.ts';
import { History } from './island/history.ts';
import { cellsOf, cleanFigure, hostKey, linesOfSheet, textOf } from './sheet.ts';

class Sheet {
  private readonly grid: Grid;
  private readonly history = new History();
  private readonly state: HTMLElement | null;
  private before = '';
  private anchor: Cell | undefined;
  private isPicking = false;
  private isClean = true;

  constructor(private readonly form: HTMLFormElement) {
    this.grid = new Grid(form);
    this.state = form.querySelector('.sheet-state');
    this.listen();
    this.addTools();
    this.reckon();
  }

  private listen(): void {
    const { form } = this;
    form.addEventListener('focusin', (event) => this.onFocus(cellOf(event.target)));
    form.addEventListener('input', (event) => {
      const cell = cellOf(event.target);
      if (!cell) return;
      this.history.noteTyping(cell, this.before);
      this.changed([cell]);
    });
    form.addEventListener('keydown', (event) => this.onKey(event));
    form.addEventListener('paste', (event) => this.onPaste(event));
    form.addEventListener('copy', (event) => this.onCopy(event));
    form.addEventListener('click', (event) => this.onClick(event));
    form.addEventListener('submit', () => {
      this.isClean = true;
    });
    window.addEventListener('beforeunload', (event) => {
      if (this.isClean) return;
      event.preventDefault();
      event.returnValue = '';
    });
  }

  private onFocus(cell: Cell | undefined): void {
    if (!cell) return;
    this.before = cell.value;
    this.history.endTyping();
    if (!this.isPicking) this.pick(cell, cell);
  }

  private move(cell: Cell, down: number, right: number, isPicking: boolean): boolean {
    const next = this.grid.beside(cell, down, right);
    if (!next) return false;
    this.isPicking = isPicking;
    next.focus();
    next.select();
    this.isPicking = false;
    if (isPicking) this.pick(this.anchor ?? cell, next);
    return true;
  }

  private onKey(event: KeyboardEvent): void {
    const cell = cellOf(event.target);
    if (!cell || event.isComposing || event.altKey) return;
    const isDone =
      event.ctrlKey || event.metaKey
        ? this.command(event.key.toLowerCase(), event.shiftKey)
        : this.arrow(cell, event);
    if (isDone) event.preventDefault();
  }

  private command(key: string, shift: boolean): boolean {
    if (key === 'z') return this.step(shift ? 'redo' : 'undo');
    if (key === 'y') return this.step('redo');
    if (key === 'd') return this.fill('down');
    return key === 'r' && this.fill('right');
  }

  private arrow(cell: Cell, event: KeyboardEvent): boolean {
    const isAll = cell.selectionStart === 0 && cell.selectionEnd === cell.value.length;
    const atStart = cell.selectionEnd === 0 || isAll;
    const atEnd = cell.selectionStart === cell.value.length || isAll;
    switch (event.key) {
      case 'ArrowDown':
        return this.move(cell, 1, 0, event.shiftKey);
      case 'ArrowUp':
        return this.move(cell, -1, 0, event.shiftKey);
      case 'Enter':
        this.move(cell, event.shiftKey ? -1 : 1, 0, false);
        return true;
      case 'ArrowLeft':
        return atStart && this.move(cell, 0, -1, event.shiftKey);
      case 'ArrowRight':
        return atEnd && this.move(cell, 0, 1, event.shiftKey);
      case 'Delete':
        return this.picked().length > 1 && this.set(this.picked().map((one) => [one, '']));
      default:
        return false;
    }
  }

  /** Marks the cells between two corners. */
  private pick(from: Cell, to: Cell): void {
    this.anchor = from;
    for (const marked of this.picked()) marked.classList.remove('is-picked');
    if (from === to) return;
    for (const line of this.grid.block(from, to)) for (const cell of line) cell.classList.add('is-picked');
  }

  private picked(): Cell[] {
    return Array.from(this.form.querySelectorAll<Cell>('input.is-picked'));
  }

  /** Fills from the first row or column of what is picked; one cell alone takes what stands above or left of it. */
  private fill(way: 'down' | 'right'): boolean {
    const to = cellOf(document.activeElement);
    if (!to) return false;
    const own = this.anchor ?? to;
    const from = own === to ? this.grid.beside(to, way === 'down' ? -1 : 0, way === 'down' ? 0 : -1) : own;
    if (!from) return true;
    const lines = this.grid.block(from, to);
    const first = lines[0]!;
    const values: [Cell, string][] = [];
    for (const line of lines)
      for (const [column, cell] of line.entries())
        values.push([cell, way === 'down' ? first[column]!.value : line[0]!.value]);
    return this.set(values);
  }

  /** Changes cells as one step. */
  private set(values: readonly (readonly [Cell, string])[]): true {
    const changes = values.map(([cell, after]) => ({ cell, before: cell.value, after }));
    for (const { cell, after } of changes) cell.value = after;
    this.history.note(changes);
    this.changed(changes.map((change) => change.cell));
    return true;
  }

  private step(way: 'undo' | 'redo'): true {
    const cell = this.history.step(way);
    if (cell) {
      cell.focus();
      this.changed(this.grid.all());
    }
    return true;
  }

  /** A block with names finds its rows by them; a block without goes where the focus is. */
  private onPaste(event: ClipboardEvent): void {
    const cell = cellOf(event.target);
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!cell || !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    const cells = cellsOf(text);
    const isNamed = cells.some((line) => line.some((one) => this.grid.rowNamed(one) >= 0));
    if (isNamed) this.pasteNamed(cells, isFigure(cell) ? Number(cell.dataset.cell) : 0);
    else this.pasteBlock(cell, cells);
  }

  private pasteNamed(cells: string[][], first: number): void {
    const unmatched: string[] = [];
    const values: [Cell, string][] = [];
    for (const line of linesOfSheet(cells, this.grid.columns, first).lines) {
      const row = this.grid.rowNamed(line.name);
      if (row < 0) unmatched.push(line.name);
      for (const key of Object.keys(line.cells)) {
        const index = this.grid.columns.findIndex((column) => column.key === key);
        const cell = this.grid.at(row, key === hostKey ? hostKey : String(index));
        if (cell) values.push([cell, line.cells[key]!]);
      }
    }
    this.set(values);
    this.tell(unmatched.length > 0 ? `${this.form.dataset.unmatched ?? ''}${unmatched.join(', ')}` : '');
  }

  private pasteBlock(start: Cell, cells: string[][]): void {
    const values: [Cell, string][] = [];
    for (const [down, line] of cells.entries())
      for (const [right, value] of line.entries()) {
        const cell = this.grid.beside(start, down, right);
        if (cell) values.push([cell, isFigure(cell) ? cleanFigure(value) : value.trim()]);
      }
    this.set(values);
  }

  private onCopy(event: ClipboardEvent): void {
    const to = cellOf(document.activeElement);
    if (!to || !this.anchor || this.anchor === to) return;
    const lines = this.grid.block(this.anchor, to).map((line) => line.map((cell) => cell.value));
    event.clipboardData?.setData('text/plain', textOf(lines));
    event.preventDefault();
  }

  private onClick(event: MouseEvent): void {
    const cell = cellOf(event.target);
    if (cell && event.shiftKey && this.anchor) this.pick(this.anchor, cell);
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-equal]') : null;
    if (!button) return;
    event.preventDefault();
    this.shareOut(Number(button.dataset.equal));
  }

  private aimOf(column: number): number | undefined {
    const aim = this.form.querySelectorAll<HTMLElement>('[data-aim]')[column]?.dataset.aim;
    return aim ? Number(aim) : undefined;
  }

  /** The target in equal parts over the organisations beneath; groups and the owner keep what they have. */
  private shareOut(column: number): void {
    const gets: Cell[] = [];
    let kept = 0;
    for (const row of this.grid.rows.keys()) {
      const cell = this.grid.at(row, String(column));
      if (cell && this.grid.getsShare(row)) gets.push(cell);
      else kept += figureIn(cell) ?? 0;
    }
    const parts = shareEqually(Math.max(0, (this.aimOf(column) ?? 0) - kept), gets.length);
    this.set(gets.map((cell, place): [Cell, string] => [cell, String(parts[place])]));
  }

  private changed(cells: readonly Cell[]): void {
    this.isClean = false;
    for (const cell of cells) if (isFigure(cell)) this.judge(cell);
    this.reckon();
  }

  /** What is no figure is marked and stays. */
  private judge(cell: Cell): void {
    const told = cell.parentElement?.querySelector('.problem');
    if (figureIn(cell) !== undefined) {
      cell.removeAttribute('aria-invalid');
      told?.remove();
    } else if (!told) {
      cell.setAttribute('aria-invalid', 'true');
      const problem = document.createElement('span');
      problem.className = 'problem';
      problem.textContent = this.form.dataset.wrong ?? '';
      cell.after(problem);
    }
  }

  /** Totals and differences of every column. */
  private reckon(): void {
    for (const column of this.grid.columns.keys()) {
      const [sum, aim] = [this.grid.sumOf(column), this.aimOf(column)];
      const total = this.form.querySelector(`[data-sum="${column}"]`);
      if (total) total.textContent = sum.toLocaleString('en');
      const difference = this.form.querySelector(`[data-difference="${column}"]`);
      if (difference)
        difference.textContent = aim !== undefined && sum > 0 ? this.sayDifference(sum - aim) : '—';
    }
  }

  private sayDifference(by: number): string {
    const { over = '', under = '', even = '' } = this.form.dataset;
    return by === 0 ? even : (by > 0 ? over : under).replace('{by}', Math.abs(by).toLocaleString('en'));
  }

  private tell(words: string): void {
    if (this.state) this.state.textContent = words;
  }

  private addTools(): void {
    const tools = this.form.querySelector('.sheet-tools');
    const add = (label: string | undefined, does: () => void) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'button is-calm';
      button.textContent = label ?? '';
      button.addEventListener('click', does);
      tools?.insertBefore(button, this.state);
    };
    add(this.form.dataset.undo, () => this.step('undo'));
    add(this.form.dataset.redo, () => this.step('redo'));
    add(this.form.dataset.copy, () => void this.copyAll());
  }

  private async copyAll(): Promise<void> {
    const heads = JSON.parse(this.form.dataset.heads ?? '[]') as string[];
    const lines = Array.from(this.grid.rows.keys(), (row) => [
      this.grid.nameOf(row),
      ...this.grid.keys.slice(1).map((key) => this.grid.at(row, key)?.value ?? ''),
    ]);
    await navigator.clipboard.writeText(textOf([heads, ...lines.filter((line) => line[0] !== '')]));
    this.tell(this.form.dataset.copied ?? '');
  }
}

const form = document.querySelector<HTMLFormElement>('form[data-sheet]');
if (form) new Sheet(form);
