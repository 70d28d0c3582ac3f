/** Words that save themselves: after a pause, by the form's own encoding; it stops when the server says no. */

const pauseMs = 3000;

export class QuietSaving {
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
      if (answer.ok) this.noteSaved(content);
      else if (answer.status < 500) this.refuse();
      else this.tell('offline');
    } catch {
      this.tell('offline');
    }
  }

  /** Each saving makes the next revision: the page now stands on it. What was typed meanwhile is not saved yet. */
  private noteSaved(sent: URLSearchParams): void {
    const revision = this.form.elements.namedItem('revision');
    if (revision instanceof HTMLInputElement) {
      revision.value = String(Number(revision.value) + 1);
      sent.set('revision', revision.value);
    }
    this.saved = sent.toString();
    if (this.content().toString() === this.saved) this.tell('saved');
    else this.wait();
  }

  private refuse(): void {
    this.isStopped = true;
    this.tell('stopped');
  }
}
