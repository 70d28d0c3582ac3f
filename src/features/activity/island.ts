/** What wakes on the page of a report: what is typed stays on the device, and is sent when there is a network. */

import { wakeWorker, wantWorker } from './island/worker.ts';

type Fields = [string, string][];
type Kept = { key: string; fields: Fields };
type Sent = 'taken' | 'refused' | 'not-now';

const pauseMs = 300;
const prefix = 'activity/';

/** What lies on the device belongs to one person; what others left is removed before anything is read. */
class Device {
  constructor(private readonly person: string) {
    for (const name of this.names()) if (!name.startsWith(this.own(''))) localStorage.removeItem(name);
  }

  private names(): string[] {
    return Object.keys(localStorage).filter((name) => name.startsWith(prefix));
  }

  private own(what: string): string {
    return `${prefix}${this.person}/${what}`;
  }

  read<T>(what: string): T | undefined {
    try {
      return JSON.parse(localStorage.getItem(this.own(what)) ?? '') as T;
    } catch {
      return undefined;
    }
  }

  /** Writes, or removes what is nothing; tells whether the device took it. */
  write(what: string, value: unknown): boolean {
    try {
      if (value === undefined) localStorage.removeItem(this.own(what));
      else localStorage.setItem(this.own(what), JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  }

  forget(): void {
    for (const name of this.names()) localStorage.removeItem(name);
  }
}

function freshKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join(
    '',
  );
}

/** One report on its way: typed, kept, sent once. */
class Reporting {
  private timer = 0;
  private running: Promise<void> = Promise.resolve();
  private readonly device: Device;

  constructor(private readonly form: HTMLFormElement) {
    this.device = new Device(form.dataset.person ?? '');
  }

  wake(): void {
    const isRefused = this.form.querySelector('.problems') !== null;
    // A page from the device’s store bears an old key and an old day: each sending by hand has a key of its own.
    if (!isRefused) this.begin();
    this.form.addEventListener('input', () => this.wait());
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.submit();
    });
    window.addEventListener('online', () => this.flush());
    const signOut = document.querySelector<HTMLFormElement>('form[action="/sign-out"]');
    signOut?.addEventListener('submit', (event) => {
      if (this.queue().length > 0 && !window.confirm(this.form.dataset.leave)) event.preventDefault();
      else this.device.forget();
    });
    this.flush();
  }

  private begin(): void {
    this.setKey(freshKey());
    const draft = this.device.read<Fields>('draft');
    if (draft) {
      this.fill(draft);
      this.tell('saved');
    } else if (!navigator.onLine) {
      // The day on a page from the device’s store is that of another day.
      this.fill([['heldOn', '']]);
    }
  }

  private setKey(key: string): void {
    const field = this.form.elements.namedItem('_key');
    if (field instanceof HTMLInputElement) field.value = key;
  }

  private fields(): Fields {
    const fields: Fields = [];
    new FormData(this.form).forEach((value, name) => {
      if (typeof value === 'string' && name !== '_key') fields.push([name, value]);
    });
    return fields;
  }

  /** Only what the page asks for, and only for the unit it is about. */
  private fill(fields: Fields): void {
    const unit = this.form.elements.namedItem('unitId');
    const of = fields.find(([name]) => name === 'unitId')?.[1];
    if (of !== undefined && unit instanceof HTMLInputElement && unit.value !== of) return;
    for (const [name, value] of fields) {
      const field = this.form.elements.namedItem(name);
      if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = true;
      else if (
        field instanceof HTMLInputElement ||
        field instanceof HTMLTextAreaElement ||
        field instanceof HTMLSelectElement
      )
        field.value = value;
      if (value !== '' && field instanceof Element) field.closest('details')?.setAttribute('open', '');
    }
  }

  private queue(): Kept[] {
    return this.device.read<Kept[]>('queue') ?? [];
  }

  private wait(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      if (this.device.write('draft', this.fields())) this.tell('saved');
    }, pauseMs);
  }

  private tell(word: 'saved' | 'waiting' | 'kept' | 'refused' | 'sent', count = 0): void {
    const state = document.getElementById(`${this.form.id}-state`);
    if (state) state.textContent = (this.form.dataset[word] ?? '').replace('#', String(count));
  }

  /** Sent here and now; without a network it is kept, and the form is empty for the next one. */
  private async submit(): Promise<void> {
    clearTimeout(this.timer);
    const key = String(new FormData(this.form).get('_key') ?? freshKey());
    const kept = { key, fields: this.fields() };
    const outcome = await this.send(kept);
    if (outcome.sent === 'taken') {
      this.device.write('draft', undefined);
      window.location.assign(outcome.location ?? '/office/activities');
      return;
    }
    // What lacks something would be refused later, when nobody looks any more: the browser says it now.
    if (outcome.sent === 'not-now' && !this.form.reportValidity()) return;
    // What was refused is sent once more as a form, so that the page says why, by the field.
    if (outcome.sent === 'refused' || !this.device.write('queue', [...this.queue(), kept])) {
      this.device.write('draft', kept.fields);
      this.form.submit();
      return;
    }
    this.device.write('draft', undefined);
    this.form.reset();
    this.begin();
    this.tell('kept');
    window.setTimeout(() => this.tell('waiting', this.queue().length), 4000);
  }

  private async send({ key, fields }: Kept): Promise<{ sent: Sent; location?: string }> {
    try {
      const answer = await fetch(this.form.action, {
        method: 'POST',
        body: new URLSearchParams([['_key', key], ...fields]),
        headers: { accept: 'application/json' },
      });
      if (answer.ok)
        return { sent: 'taken', location: ((await answer.json()) as { location: string }).location };
      return { sent: answer.status >= 500 || answer.status === 401 ? 'not-now' : 'refused' };
    } catch {
      return { sent: 'not-now' };
    }
  }

  /** One flush after the other: two at once would send twice (and count once, by the key). */
  private flush(): void {
    this.running = this.running.then(() => this.sendAll());
  }

  private async sendAll(): Promise<void> {
    let count = 0;
    for (const kept of this.queue()) {
      const { sent } = await this.send(kept);
      if (sent === 'not-now') break;
      if (sent === 'refused') {
        if (this.device.read('draft') === undefined) this.putBack(kept);
        this.tell('refused');
        continue;
      }
      this.device.write(
        'queue',
        this.queue().filter((one) => one.key !== kept.key),
      );
      count++;
    }
    if (count > 0) this.tell('sent', count);
    else if (this.queue().length > 0) this.tell('waiting', this.queue().length);
  }

  /** Back into the form, and sent as one: the page then says what is wrong. */
  private putBack(kept: Kept): void {
    this.device.write(
      'queue',
      this.queue().filter((one) => one.key !== kept.key),
    );
    this.device.write('draft', kept.fields);
    this.fill(kept.fields);
    this.setKey(kept.key);
    this.form.submit();
  }
}

if (typeof document === 'undefined') wakeWorker();
else {
  const form = document.querySelector<HTMLFormElement>('form#report');
  if (form) new Reporting(form).wake();
  wantWorker();
}
