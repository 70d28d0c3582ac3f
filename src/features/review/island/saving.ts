/** Drafts that save themselves through the form's own address: after a pause, one after the other, never losing a word. */

import { fill, type Language } from '../../../kernel/text.ts';
import { recall, remember } from './memory.ts';

const pauseMs = 1500;
const language: Language = document.documentElement.lang.startsWith('en') ? 'en' : 'zh';

export class Saving {
  private timer = 0;
  private running: Promise<void> = Promise.resolve();
  private saved: string;
  private isStopped: boolean;
  private isPaused = false;
  private readonly words: Record<string, string>;
  private readonly person: string;
  private readonly address: string;

  constructor(private readonly form: HTMLFormElement) {
    this.words = JSON.parse(form.dataset.say ?? '{}') as Record<string, string>;
    this.person = form.dataset.person ?? '';
    this.address = new URL(form.action).pathname;
    // A score that is in is only ever submitted again by hand.
    this.isStopped = form.dataset.score === 'in';
    this.saved = this.content().toString();
    this.restore();
    form.addEventListener('input', () => this.wait());
  }

  say(word: string): string {
    return this.words[word] ?? '';
  }

  /** Everything on the form but its key, which stands for one sending by hand. */
  content(): URLSearchParams {
    const content = new URLSearchParams();
    new FormData(this.form).forEach((value, name) => {
      if (name !== '_key' && name !== 'intent' && typeof value === 'string') content.append(name, value);
    });
    return content;
  }

  private tell(word: string, about: Record<string, string> = {}): void {
    const state = document.getElementById(`${this.form.id}-state`);
    if (state) state.textContent = fill(this.say(word), about, language);
  }

  /** What was typed offline, found again; typed over the version that the page shows now. */
  private restore(): void {
    const found = this.isStopped ? undefined : recall(this.person, this.address);
    if (!found) return;
    new URLSearchParams(found).forEach((value, name) => {
      const field = this.form.elements.namedItem(name) as HTMLInputElement | null;
      if (name !== 'version' && field) field.value = value;
    });
    this.tell('found');
    this.wait();
  }

  private wait(): void {
    if (this.isStopped || this.isPaused) return;
    this.tell('waiting');
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.flush(), pauseMs);
  }

  /** Saves what is not saved yet; tells whether everything is. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    this.running = this.running.then(() => this.save());
    await this.running;
    return this.content().toString() === this.saved;
  }

  rest(): void {
    clearTimeout(this.timer);
  }

  /** While the form is sent by hand nothing else is sent, nor begun by a saving that only now ends. */
  async pause(): Promise<void> {
    this.isPaused = true;
    clearTimeout(this.timer);
    await this.running;
  }

  forget(): void {
    remember(this.person, this.address, undefined);
  }

  /** Could not be sent: it stays on this device, and what is typed next tries again. */
  keep(): void {
    this.isPaused = false;
    remember(this.person, this.address, this.content().toString());
    this.tell('offline');
  }

  stop(why: string): void {
    this.isStopped = true;
    remember(this.person, this.address, this.content().toString());
    this.tell('stopped', { why });
  }

  private async save(): Promise<void> {
    const content = this.content();
    if (this.isStopped || this.isPaused || content.toString() === this.saved) return;
    const body = new URLSearchParams(content.toString());
    body.set('intent', 'draft');
    const headers = { accept: 'application/json' };
    const answer = await fetch(this.address, { method: 'POST', body, headers }).catch(() => undefined);
    if (answer?.ok) this.noteSaved(content, answer);
    else if (!answer || answer.status >= 500) this.keep();
    else await this.refuse(content, answer);
  }

  private async refuse(content: URLSearchParams, answer: Response): Promise<void> {
    const { title } = (await answer.json().catch(() => ({}))) as { title?: string };
    // Points out of range are said by their field when the form is sent; the rest of it is kept here meanwhile.
    if (answer.status !== 422) {
      this.stop(title ?? '');
      return;
    }
    remember(this.person, this.address, content.toString());
    this.tell('stopped', { why: title ?? '' });
  }

  /** Each saving makes the next version; the clock is the server's. */
  private noteSaved(sent: URLSearchParams, answer: Response): void {
    const version = this.form.elements.namedItem('version') as HTMLInputElement;
    version.value = String(Number(version.value) + 1);
    for (const other of Array.from(
      document.querySelectorAll<HTMLInputElement>('form[data-abstain] [name=version]'),
    ))
      other.value = version.value;
    sent.set('version', version.value);
    this.saved = sent.toString();
    this.forget();
    if (this.content().toString() !== this.saved) this.wait();
    else this.tell('saved', { at: clockOf(answer.headers.get('date')) });
  }
}

/** The clock time in an HTTP date, where the reader is. */
function clockOf(date: string | null): string {
  const at = Date.parse(date ?? '');
  return Number.isNaN(at)
    ? ''
    : new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false }).format(at);
}
