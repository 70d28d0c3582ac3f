/** What wakes on the page of a draft: words that save themselves, and a file judged before it is sent. Both only help. */

import type { Language } from '../../kernel/text.ts';
import { type Container, containers, type Measured, sniff } from '../media/media.ts';
import { type FileRule, judgeFile, sayFinding } from '../media/rule.ts';

const pauseMs = 3000;
const metadataMs = 5000;
const language: Language = document.documentElement.lang.startsWith('en') ? 'en' : 'zh';

/** Saves the words after a pause, by the form's own encoding; stops when the server says no. */
class QuietSaving {
  private timer = 0;
  private running: Promise<void> = Promise.resolve();
  private saved: string;
  private isStopped = false;

  constructor(private readonly form: HTMLFormElement) {
    this.saved = this.content().toString();
    form.addEventListener('input', () => this.wait());
    form.addEventListener('submit', () => this.stop());
  }

  /** Everything on the form but its key: a key stands for one sending by hand. */
  private content(): URLSearchParams {
    const content = new URLSearchParams();
    new FormData(this.form).forEach((value, name) => {
      if (name !== '_key' && typeof value === 'string') content.append(name, value);
    });
    return content;
  }

  private tell(word: 'saved' | 'waiting' | 'offline' | 'stopped'): void {
    const state = document.getElementById(`${this.form.id}-state`);
    if (state) state.textContent = this.form.dataset[word] ?? '';
  }

  private wait(): void {
    if (this.isStopped) return;
    this.tell('waiting');
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.flush(), pauseMs);
  }

  private stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  /** Saves what is not saved yet, one saving after the other; tells whether everything is. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    this.running = this.running.then(() => this.save());
    await this.running;
    return this.content().toString() === this.saved;
  }

  private async save(): Promise<void> {
    const content = this.content();
    if (this.isStopped || content.toString() === this.saved) return;
    try {
      const answer = await fetch(this.form.dataset.autosave ?? '', {
        method: 'POST',
        body: content,
        headers: { accept: 'application/json' },
      });
      if (answer.ok) this.noteSaved();
      else if (answer.status < 500) this.refuse();
      else this.tell('offline');
    } catch {
      this.tell('offline');
    }
  }

  /** Each saving makes the next revision: the page now stands on it. */
  private noteSaved(): void {
    const revision = this.form.elements.namedItem('revision');
    if (revision instanceof HTMLInputElement) revision.value = String(Number(revision.value) + 1);
    this.saved = this.content().toString();
    this.tell('saved');
  }

  private refuse(): void {
    this.isStopped = true;
    this.tell('stopped');
  }
}

/** What can be read of a file here; what cannot is left to the server. */
async function measure(file: File, container: Container): Promise<Measured> {
  const { kind } = containers[container];
  const measured: Measured = { container, sizeBytes: file.size, notes: [] };
  if (kind === 'document') return measured;
  const address = URL.createObjectURL(file);
  const read = kind === 'picture' ? await readPicture(address) : await readLength(address, kind);
  URL.revokeObjectURL(address);
  return { ...measured, ...read };
}

function readLength(address: string, kind: 'video' | 'audio'): Promise<Partial<Measured>> {
  const player = document.createElement(kind);
  return inTime((found) => {
    player.preload = 'metadata';
    player.onerror = () => found({});
    player.onloadedmetadata = () => {
      const picture =
        player instanceof HTMLVideoElement ? { width: player.videoWidth, height: player.videoHeight } : {};
      found(Number.isFinite(player.duration) ? { durationSeconds: player.duration, ...picture } : picture);
    };
    player.src = address;
  });
}

function readPicture(address: string): Promise<Partial<Measured>> {
  const picture = new Image();
  return inTime((found) => {
    picture.onerror = () => found({});
    picture.onload = () => found({ width: picture.naturalWidth, height: picture.naturalHeight });
    picture.src = address;
  });
}

function inTime(start: (found: (read: Partial<Measured>) => void) => void): Promise<Partial<Measured>> {
  return new Promise((resolve) => {
    setTimeout(() => resolve({}), metadataMs);
    start(resolve);
  });
}

/** Says beside the chosen file what each rule finds, before anything is sent. The server decides. */
async function tellFindings(form: HTMLFormElement, file: File): Promise<void> {
  const list = document.getElementById(`${form.id}-state`);
  if (!list) return;
  const say = (words: string, standing: string) => {
    const item = document.createElement('li');
    item.className = `is-${standing}`;
    item.textContent = words;
    list.append(item);
  };
  list.textContent = '';
  if (file.size > Number(form.dataset.max)) say(form.dataset.large ?? '', 'fails');
  const container = sniff(new Uint8Array(await new Response(file.slice(0, 4100)).arrayBuffer()));
  if (!container) return say(form.dataset.unknown ?? '', 'unknown');
  const rules = JSON.parse(form.dataset.rules ?? '[]') as FileRule[];
  for (const finding of judgeFile(rules, await measure(file, container))) {
    const isAdvice = finding.standing === 'fails' && finding.rule.force === 'should';
    say(sayFinding(finding, language), isAdvice ? 'advised' : finding.standing);
  }
}

function wake(): void {
  const words = document.querySelector<HTMLFormElement>('form[data-autosave]');
  const saving = words ? new QuietSaving(words) : undefined;
  const upload = document.querySelector<HTMLFormElement>('form[data-rules]');
  const chosen = upload?.querySelector<HTMLInputElement>('input[type=file]');
  if (!upload || !chosen) return;
  chosen.addEventListener('change', () => {
    const file = chosen.files?.[0];
    if (file) void tellFindings(upload, file);
  });
  // The words go first: sending the file loads the page anew.
  upload.addEventListener('submit', (event) => {
    if (!saving) return;
    event.preventDefault();
    void saving.flush().then((isSaved) => isSaved && upload.submit());
  });
}

wake();
