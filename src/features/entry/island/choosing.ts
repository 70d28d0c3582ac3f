/**
 * Choosing files on the page of a draft: each is looked at before its first byte is sent, sent piece by piece when it
 * may stand, and put on the draft when it is there. Without this, the plain form sends one file.
 */

import { fill, type Language, type Values } from '../../../kernel/text.ts';
import { type FileLine, tellFile } from '../../media/island/measure.ts';
import type { FileRule } from '../../media/rule.ts';
import { showUpload } from '../../upload/island/row.ts';
import type { QuietSaving } from './saving.ts';

const language: Language = document.documentElement.lang.startsWith('en') ? 'en' : 'zh';

export class Choosing {
  private readonly list: HTMLElement;
  private readonly chosen: HTMLInputElement;
  private readonly words: Record<string, string>;
  /** Files being looked at, sent or put on the draft. */
  private pending = 0;
  private placed = 0;
  private hasFailed = false;
  private turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly form: HTMLFormElement,
    private readonly saving: QuietSaving | undefined,
  ) {
    this.list = document.getElementById(`${form.id}-state`)!;
    this.chosen = form.querySelector<HTMLInputElement>('input[type=file]')!;
    this.words = JSON.parse(form.dataset.say ?? '{}') as Record<string, string>;
    this.chosen.multiple = this.room() > 1;
    this.chosen.addEventListener('change', () => this.take());
    // Files are on their way as soon as they were looked at; the button of the plain form has nothing left to do.
    form.addEventListener('submit', (event) => event.preventDefault());
    form.querySelector('.send')?.remove();
    addEventListener('beforeunload', (event) => {
      if (this.pending > 0) event.preventDefault();
    });
  }

  private room(): number {
    return Number(this.form.dataset.many ?? 1);
  }

  private say(word: string, about: Values = {}): string {
    return fill(this.words[word] ?? '', about, language);
  }

  private take(): void {
    const files = Array.from(this.chosen.files ?? []).slice(0, this.room());
    if (this.pending === 0) {
      this.list.textContent = '';
      this.hasFailed = false;
    }
    for (const file of files) void this.follow(file);
    // The same file may be chosen again.
    this.chosen.value = '';
  }

  /** One file, from the choice to its place on the draft. */
  private async follow(file: File): Promise<void> {
    this.pending++;
    // Files take their places in the order in which they were chosen, however fast each is.
    const before = this.turn;
    let isOver: () => void = () => undefined;
    this.turn = new Promise((resolve) => {
      isOver = resolve;
    });
    const item = document.createElement('li');
    this.list.append(item);
    const head = this.line(item, this.say('looking', { name: file.name }), 'unknown');
    const rules = JSON.parse(this.form.dataset.rules ?? '[]') as FileRule[];
    const sizeBytesMax = Number(this.form.dataset.max ?? 0);
    const lines = await tellFile(file, { rules, sizeBytesMax }, language).catch((): FileLine[] => []);
    const stands = !lines.some((line) => line.standing === 'fails');
    head.textContent = this.say(stands ? 'stands' : 'fails', { name: file.name });
    head.className = stands ? 'is-meets' : 'is-fails';
    for (const line of lines) this.line(item, line.words, line.standing);
    const end = (isWell: boolean) => {
      isOver();
      this.settle(isWell);
    };
    if (stands) this.send(file, item, before, end);
    else end(false);
  }

  private line(item: HTMLElement, words: string, standing: FileLine['standing']): HTMLElement {
    const line = document.createElement('p');
    line.className = `is-${standing}`;
    line.textContent = words;
    item.append(line);
    return line;
  }

  private send(file: File, item: HTMLElement, before: Promise<void>, end: (isWell: boolean) => void): void {
    let isOver = false;
    const once = (isWell: boolean) => {
      if (!isOver) end(isWell);
      isOver = true;
    };
    showUpload(item, file, this.form.dataset.purpose ?? '', {
      onDone: (uploadId) => void before.then(() => this.place(uploadId, item)).then(once),
      onState: (state) => {
        if (state === 'dropped') once(true);
        if (state === 'refused') once(false);
      },
    });
  }

  /** The key is the upload's own: sent twice, it is placed once (F-18). */
  private async place(uploadId: string, item: HTMLElement): Promise<boolean> {
    const state = this.line(item, this.say('placing'), 'unknown');
    try {
      const answer = await fetch(this.form.dataset.attach ?? '', {
        method: 'POST',
        body: new URLSearchParams({ upload: uploadId, _key: `place-${uploadId}` }),
        headers: { accept: 'application/json' },
      });
      const why = answer.ok ? '' : ((await answer.json()) as { title?: string }).title;
      state.textContent = answer.ok ? this.say('placed') : this.say('trouble', { why: why ?? '' });
      state.className = answer.ok ? 'is-meets' : 'is-fails';
      if (answer.ok) this.placed++;
      return answer.ok;
    } catch {
      state.textContent = this.say('trouble', { why: this.say('again') });
      state.className = 'is-fails';
      return false;
    }
  }

  /** When nothing is under way any more the page shows what is on the draft; what failed stays to be read. */
  private settle(isWell: boolean): void {
    this.pending--;
    if (!isWell) this.hasFailed = true;
    if (this.pending > 0 || this.placed === 0) return;
    if (this.hasFailed) this.offer();
    else void this.show();
  }

  private offer(): void {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button is-main';
    button.textContent = this.say('show');
    button.addEventListener('click', () => void this.show());
    this.list.append(button);
  }

  /** The page anew, with what was typed saved before. */
  private async show(): Promise<void> {
    if (this.saving && !(await this.saving.flush())) return this.offer();
    location.hash = 'file';
    location.reload();
  }
}
