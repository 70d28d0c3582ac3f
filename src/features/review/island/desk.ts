/** One work on a judge's desk: its keys, its sending, its pictures, and the next one made ready in memory. */

import { Following } from './following.ts';
import { Marks } from './marks.ts';
import { Saving } from './saving.ts';

export class Desk {
  private readonly form: HTMLFormElement | null;
  private readonly saving: Saving | undefined;
  private readonly marks: Marks | undefined;
  private readonly following: Following;
  /** Which button sends: a browser of 2020 does not tell. */
  private pressed: string | undefined;

  constructor(
    private readonly page: HTMLElement,
    private readonly wake: () => void,
  ) {
    this.form = page.querySelector<HTMLFormElement>('form[data-score]');
    if (this.form) {
      this.saving = new Saving(this.form);
      const words = { more: this.saving.say('more'), less: this.saving.say('less') };
      this.marks = new Marks(this.form, words);
      this.form.addEventListener('click', (event) => {
        const button = (event.target as HTMLElement).closest<HTMLButtonElement>('button[name=intent]');
        if (button) this.pressed = button.value;
      });
      this.form.addEventListener('submit', (event) => this.send(event));
    }
    const keys = page.querySelector<HTMLElement>('[data-keys]');
    if (keys) keys.hidden = false;
    for (const series of Array.from(page.querySelectorAll<HTMLElement>('.series'))) series.tabIndex = 0;
    this.following = new Following(page.querySelector<HTMLElement>('[data-next]')?.dataset.next);
  }

  /** Before another work takes the desk: nothing is sent for this one any more. */
  rest(): void {
    this.saving?.rest();
  }

  reconnect(): void {
    void this.saving?.flush();
  }

  press(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.form?.querySelector<HTMLButtonElement>('button[value=submit]')?.click();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') target.blur();
    else if (this.marks?.has(target)) this.pressInMark(event, target as HTMLInputElement);
    else if (!/^(INPUT|TEXTAREA|SELECT|VIDEO|AUDIO)$/.test(target.tagName)) this.pressOnPage(event);
  }

  private pressInMark(event: KeyboardEvent, field: HTMLInputElement): void {
    // A score that is final is never sent by an Enter in passing.
    if (event.key === 'Enter') {
      event.preventDefault();
      this.marks?.reachAfter(field);
    }
    const by = ({ '+': 0.5, '=': 0.5, ArrowUp: 0.5, '-': -0.5, ArrowDown: -0.5 } as const)[event.key];
    if (by === undefined) return;
    event.preventDefault();
    this.marks?.step(field, by);
  }

  private pressOnPage(event: KeyboardEvent): void {
    const { key } = event;
    if (/^[1-9]$/.test(key) && this.marks?.reach(Number(key))) event.preventDefault();
    if (key === 'j') this.go('data-after');
    if (key === 'k') this.go('data-before');
    if (key === 'p') this.play();
    if (key === 'ArrowRight' || key === 'ArrowLeft') this.turn(event, key === 'ArrowRight' ? 1 : -1);
  }

  private go(which: string): void {
    const link = this.page.querySelector<HTMLAnchorElement>(`a[${which}]`);
    if (link) void this.leave(() => link.click());
  }

  /** What was typed is saved before the page goes. */
  private async leave(goes: () => void): Promise<void> {
    await this.saving?.flush();
    goes();
  }

  private play(): void {
    const media = this.page.querySelector<HTMLMediaElement>('video, audio');
    if (!media) return;
    if (media.paused) void media.play();
    else media.pause();
  }

  private turn(event: KeyboardEvent, by: 1 | -1): void {
    const series = this.page.querySelector<HTMLElement>('.series');
    if (!series) return;
    event.preventDefault();
    series.scrollBy({ left: by * series.clientWidth, behavior: 'smooth' });
  }

  /** Sent in the background: with an answer the next work stands here at once; refused, the page says why itself. */
  private send(event: Event): void {
    const { form, saving } = this;
    if (!form || !saving) return;
    if (this.pressed !== 'submit') {
      saving.forget();
      return;
    }
    event.preventDefault();
    void this.submit(form, saving);
  }

  private async submit(form: HTMLFormElement, saving: Saving): Promise<void> {
    await saving.pause();
    const body = new URLSearchParams(saving.content().toString());
    body.set('intent', 'submit');
    body.set('_key', (form.elements.namedItem('_key') as HTMLInputElement).value);
    const headers = { accept: 'application/json' };
    const answer = await fetch(form.action, { method: 'POST', body, headers }).catch(() => undefined);
    if (!answer || answer.status >= 500) saving.keep();
    else if (answer.ok) await this.goOn(answer, saving);
    else this.sendPlainly(form);
  }

  private async goOn(answer: Response, saving: Saving): Promise<void> {
    saving.forget();
    const { location: to } = (await answer.json()) as { location: string };
    if (this.following.show(to)) this.wake();
    else location.assign(to);
  }

  /** The page with the sentences by their fields, as without scripts. */
  private sendPlainly(form: HTMLFormElement): void {
    const intent = document.createElement('input');
    intent.type = 'hidden';
    intent.name = 'intent';
    intent.value = 'submit';
    form.append(intent);
    form.submit();
  }
}
