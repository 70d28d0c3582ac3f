/** What wakes on the page of a batch: many files at once, each looked at before it is sent, sent piece by piece, then taken in. */

import type { Language } from '../../kernel/text.ts';
import { tellFile } from '../media/island/measure.ts';
import type { FileRule } from '../media/rule.ts';
import { showUpload } from '../upload/island/row.ts';

const language: Language = document.documentElement.lang.startsWith('en') ? 'en' : 'zh';

/** Every sending of this page; when all are over and something was taken, the page is loaded anew. */
class Intake {
  private readonly list = document.createElement('div');
  private readonly stand = document.createElement('p');
  private underWay = 0;
  private taken = 0;
  private failed = 0;
  /** One is taken in after the other: each asks for the whole batch. */
  private turn: Promise<void> = Promise.resolve();

  constructor(private readonly form: HTMLFormElement) {
    this.stand.setAttribute('role', 'status');
    form.append(this.list, this.stand);
  }

  private word(name: string): string {
    return this.form.dataset[name] ?? '';
  }

  add(files: Iterable<File>): void {
    for (const file of files) void this.begin(file);
  }

  private async begin(file: File): Promise<void> {
    const max = Number(this.form.dataset.max);
    const isArchive = /\.zip$/i.test(file.name);
    if (!isArchive && file.size > max) return this.say(file.name, this.word('large'), 'fails');
    this.underWay++;
    const { row } = showUpload(this.list, file, this.word('batch'), {
      onDone: (uploadId) => this.take(file, uploadId, row),
      onState: (state) => {
        if (state === 'refused' || state === 'dropped') this.over(state === 'refused');
      },
    });
    if (!isArchive) await this.tellRules(file, row);
  }

  /** What the call's rules find, beside the file while it is under way; the server decides. */
  private async tellRules(file: File, row: HTMLElement): Promise<void> {
    const rules = JSON.parse(this.form.dataset.rules ?? '[]') as FileRule[];
    const lines = await tellFile(file, { rules, sizeBytesMax: Number(this.form.dataset.max) }, language);
    for (const { words, standing } of lines.filter((one) => one.standing !== 'meets')) {
      const line = document.createElement('p');
      line.className = standing === 'fails' ? 'problem' : 'hint';
      line.textContent = words;
      row.append(line);
    }
  }

  private say(name: string, words: string, standing: 'fails' | 'done'): void {
    const item = document.createElement('p');
    item.className = standing === 'fails' ? 'problem' : 'hint';
    item.textContent = `${name}: ${words}`;
    this.list.append(item);
  }

  private take(file: File, uploadId: string, row: HTMLElement): void {
    this.turn = this.turn.then(async () => {
      const trouble = await this.ask(uploadId);
      row.remove();
      if (trouble === undefined) {
        this.taken++;
        this.say(file.name, this.word('done'), 'done');
      } else this.say(file.name, trouble || this.word('failed'), 'fails');
      this.over(trouble !== undefined);
    });
  }

  /** Nothing where it was taken; else why not. What was not taken stays listed on the page, to be taken by hand. */
  private async ask(uploadId: string): Promise<string | undefined> {
    try {
      const answer = await fetch(this.word('take'), {
        method: 'POST',
        body: new URLSearchParams({ upload: uploadId }),
        headers: { accept: 'application/json' },
      });
      if (answer.ok) return undefined;
      const { errors } = (await answer.json()) as { errors?: { detail?: string }[] };
      return errors?.[0]?.detail ?? '';
    } catch {
      return '';
    }
  }

  private over(isFailed: boolean): void {
    this.underWay--;
    if (isFailed) this.failed++;
    if (this.underWay > 0 || this.taken === 0) return;
    if (this.failed > 0) {
      this.offerReload();
      return;
    }
    this.stand.textContent = this.word('reload');
    location.reload();
  }

  /** What failed is read first; the page is loaded anew when the officer says so. */
  private offerReload(): void {
    const again = document.createElement('a');
    again.href = location.pathname;
    again.className = 'button is-calm';
    again.textContent = this.word('again');
    this.stand.replaceChildren(again);
  }
}

/** A field for many files, and the form itself as the place to drop them. */
function wake(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-batch]');
  const single = form?.querySelector<HTMLInputElement>('input[type=file]');
  if (!form || !single) return;
  const intake = new Intake(form);
  single.multiple = true;
  single.required = false;
  const label = form.querySelector(`label[for="${single.id}"]`);
  if (label) label.textContent = form.dataset.several ?? '';
  form.querySelector('.send')?.remove();
  single.addEventListener('change', () => {
    intake.add(Array.from(single.files ?? []));
    single.value = '';
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('dragover', (event) => event.preventDefault());
  form.addEventListener('drop', (event) => {
    event.preventDefault();
    intake.add(Array.from(event.dataTransfer?.files ?? []));
  });
}

wake();
