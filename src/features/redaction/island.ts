/** What wakes where pictures are covered: a rectangle drawn on the picture by mouse or finger fills the fields of its form. */

const halves = (share: number): number => Math.round(Math.min(100, Math.max(0, share)) * 2) / 2;

class Covering {
  private from: { x: number; y: number } | undefined;
  private readonly rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');

  constructor(
    private readonly frame: HTMLElement,
    private readonly form: HTMLFormElement,
  ) {
    this.rect.setAttribute('class', 'cover is-drawn');
    frame.querySelector('svg')?.append(this.rect);
    frame.classList.add('is-drawable');
    frame.addEventListener('pointerdown', (event) => this.begin(event));
    frame.addEventListener('pointermove', (event) => this.draw(event));
    frame.addEventListener('pointerup', () => this.end());
    frame.addEventListener('pointercancel', () => this.end());
    form.addEventListener('input', () => this.show());
    this.show();
  }

  private at(event: PointerEvent): { x: number; y: number } {
    const box = this.frame.getBoundingClientRect();
    return {
      x: halves(((event.clientX - box.left) / box.width) * 100),
      y: halves(((event.clientY - box.top) / box.height) * 100),
    };
  }

  private begin(event: PointerEvent): void {
    event.preventDefault();
    this.frame.setPointerCapture(event.pointerId);
    this.from = this.at(event);
  }

  private draw(event: PointerEvent): void {
    if (!this.from) return;
    const to = this.at(event);
    this.set('x', Math.min(this.from.x, to.x));
    this.set('y', Math.min(this.from.y, to.y));
    this.set('w', Math.abs(this.from.x - to.x));
    this.set('h', Math.abs(this.from.y - to.y));
    this.show();
  }

  private end(): void {
    this.from = undefined;
  }

  private field(name: string): HTMLInputElement {
    return this.form.elements.namedItem(name) as HTMLInputElement;
  }

  private set(name: string, value: number): void {
    this.field(name).value = String(value);
  }

  private show(): void {
    for (const [attribute, name] of [
      ['x', 'x'],
      ['y', 'y'],
      ['width', 'w'],
      ['height', 'h'],
    ] as const)
      this.rect.setAttribute(attribute, String(Math.max(0, Number(this.field(name).value) || 0)));
  }
}

for (const form of Array.from(document.querySelectorAll<HTMLFormElement>('form[data-cover-form]'))) {
  const frame = document.querySelector<HTMLElement>(`[data-cover="${form.dataset.coverForm}"]`);
  if (frame) new Covering(frame, form);
}
