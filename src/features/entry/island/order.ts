/** Arranging a series by hand: a handle on each file, dragged by mouse or finger, moved by the arrow keys. */

import { fill, type Language } from '../../../kernel/text.ts';

const language: Language = document.documentElement.lang.startsWith('en') ? 'en' : 'zh';

export class Ordering {
  private dragged: HTMLElement | undefined;
  private kept: string;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly list: HTMLElement) {
    this.kept = this.order().join(' ');
    for (const item of this.items()) {
      item.prepend(this.handleOf(item));
      for (const form of Array.from(item.querySelectorAll('form[action$="/move"]'))) form.remove();
    }
  }

  private items(): HTMLElement[] {
    return Array.from(this.list.querySelectorAll<HTMLElement>('li[data-file]'));
  }

  private order(): string[] {
    return this.items().map((item) => item.dataset.file ?? '');
  }

  private handleOf(item: HTMLElement): HTMLButtonElement {
    const handle = document.createElement('button');
    handle.type = 'button';
    handle.className = 'drag';
    handle.textContent = '⠿';
    const name = item.dataset.name ?? '';
    handle.setAttribute('aria-label', fill(this.list.dataset.drag ?? '', { name }, language));
    handle.addEventListener('keydown', (event) => this.press(event, item));
    handle.addEventListener('pointerdown', (event) => this.lift(event, item, handle));
    handle.addEventListener('pointermove', (event) => this.drag(event));
    handle.addEventListener('pointerup', () => this.drop());
    handle.addEventListener('pointercancel', () => this.drop());
    return handle;
  }

  private press(event: KeyboardEvent, item: HTMLElement): void {
    const other = event.key === 'ArrowUp' ? item.previousElementSibling : item.nextElementSibling;
    if (!['ArrowUp', 'ArrowDown'].includes(event.key) || !other) return;
    event.preventDefault();
    if (event.key === 'ArrowUp') item.after(other);
    else item.before(other);
    this.keep(item);
  }

  private lift(event: PointerEvent, item: HTMLElement, handle: HTMLElement): void {
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    this.dragged = item;
    item.classList.add('is-dragged');
  }

  private drag(event: PointerEvent): void {
    const { dragged } = this;
    if (!dragged) return;
    for (const other of this.items()) {
      const box = other.getBoundingClientRect();
      if (other === dragged || event.clientY < box.top || event.clientY > box.bottom) continue;
      const isBefore = event.clientY < box.top + box.height / 2;
      this.pass(dragged, other, isBefore);
      return;
    }
  }

  /** The others make room, one after the other: what is dragged stays where it is in the page, or it would be let go. */
  private pass(dragged: HTMLElement, other: HTMLElement, isBefore: boolean): void {
    const order = this.items();
    const isAbove = order.indexOf(other) < order.indexOf(dragged);
    const end = isBefore ? other : other.nextElementSibling;
    if (isAbove) while (dragged.nextElementSibling !== end && this.raise(dragged));
    else while (dragged.nextElementSibling !== end && this.lower(dragged));
  }

  private raise(dragged: HTMLElement): boolean {
    const other = dragged.previousElementSibling;
    if (other) dragged.after(other);
    return other !== null;
  }

  private lower(dragged: HTMLElement): boolean {
    const other = dragged.nextElementSibling;
    if (other) dragged.before(other);
    return other !== null;
  }

  private drop(): void {
    const { dragged } = this;
    this.dragged = undefined;
    if (!dragged) return;
    dragged.classList.remove('is-dragged');
    this.keep(dragged);
  }

  /** Sends the order as it is now; orders follow one another, the last one counts. */
  private keep(item: HTMLElement): void {
    this.number();
    this.tell(item);
    this.running = this.running.then(() => this.send());
  }

  private async send(): Promise<void> {
    const order = this.order();
    if (order.join(' ') === this.kept) return;
    const body = new URLSearchParams(order.map((id) => ['files', id]));
    const answer = await fetch(this.list.dataset.order ?? '', {
      method: 'POST',
      body,
      headers: { accept: 'application/json' },
    }).catch(() => undefined);
    // What the server did not keep must not look as if it had.
    if (answer?.ok) this.kept = order.join(' ');
    else location.reload();
  }

  private number(): void {
    for (const [at, item] of this.items().entries()) {
      const label = item.querySelector('.filed-name strong');
      const about = { nth: at + 1, name: item.dataset.name ?? '' };
      if (label) label.textContent = fill(this.list.dataset.nth ?? '', about, language);
    }
  }

  private tell(item: HTMLElement): void {
    const state = document.getElementById('entry-order-state');
    const about = { name: item.dataset.name ?? '', nth: this.items().indexOf(item) + 1 };
    if (state) state.textContent = fill(this.list.dataset.moved ?? '', about, language);
  }
}
