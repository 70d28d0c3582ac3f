/** Half points by buttons, keys and a slider beside each number, and the sums as they change. */

export class Marks {
  private readonly fields: HTMLInputElement[];

  constructor(
    private readonly form: HTMLFormElement,
    private readonly words: { more: string; less: string },
  ) {
    this.fields = Array.from(form.querySelectorAll<HTMLInputElement>('.mark input[type=number]'));
    for (const field of this.fields) this.dress(field);
    form.addEventListener('input', (event) => this.follow(event.target));
    this.add();
  }

  /** The nth criterion, for the keys 1 to 9. */
  reach(nth: number): boolean {
    const field = this.fields[nth - 1];
    field?.focus();
    field?.select();
    return field !== undefined;
  }

  reachAfter(field: HTMLInputElement): void {
    this.reach(this.fields.indexOf(field) + 2);
  }

  has(target: EventTarget | null): target is HTMLInputElement {
    return this.fields.includes(target as HTMLInputElement);
  }

  step(field: HTMLInputElement, by: 0.5 | -0.5): void {
    const max = Number(this.markOf(field).dataset.max);
    const points = Math.round((Number(field.value || 0) + by) * 2) / 2;
    field.value = String(Math.min(max, Math.max(0, points)));
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  private markOf(field: HTMLElement): HTMLElement {
    return field.closest<HTMLElement>('.mark')!;
  }

  private dress(field: HTMLInputElement): void {
    const mark = this.markOf(field);
    const range = document.createElement('input');
    range.type = 'range';
    range.min = '0';
    range.max = mark.dataset.max ?? '100';
    range.step = '0.5';
    range.value = field.value || '0';
    range.className = 'mark-range';
    range.setAttribute('aria-label', field.labels?.[0]?.textContent ?? '');
    range.addEventListener('input', () => {
      field.value = range.value;
      this.add();
    });
    const row = document.createElement('div');
    row.className = 'mark-row';
    field.replaceWith(row);
    row.append(
      this.button('−', this.words.less, () => this.step(field, -0.5)),
      field,
    );
    row.append(
      this.button('+', this.words.more, () => this.step(field, 0.5)),
      range,
    );
  }

  private button(sign: string, label: string, does: () => void): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'mark-step';
    button.textContent = sign;
    button.setAttribute('aria-label', label);
    button.addEventListener('click', does);
    return button;
  }

  private follow(target: EventTarget | null): void {
    if (!this.has(target)) return;
    const range = this.markOf(target).querySelector<HTMLInputElement>('.mark-range');
    if (range) range.value = target.value || '0';
    this.add();
  }

  /** In whole halves, so that no sum is off by a crumb. */
  private add(): void {
    const sum = (fields: Iterable<HTMLInputElement>) => {
      let halves = 0;
      for (const field of fields) halves += Math.round(Number(field.value || 0) * 2);
      return String(halves / 2);
    };
    const total = this.form.querySelector('[data-sum]');
    if (total) total.textContent = sum(this.fields);
    for (const part of Array.from(this.form.querySelectorAll('[data-indicator]'))) {
      const own = Array.from(part.querySelectorAll<HTMLInputElement>('.mark input[type=number]'));
      part.querySelector('[data-part]')!.textContent = sum(own);
    }
  }
}
