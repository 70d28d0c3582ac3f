/** Completing a query while one types: a combobox by the keyboard and the mouse; without it the line is plain text. */

import { type Completed, type Completion, completeQuery } from '../kernel/query/completion.ts';
import type { Vocabulary } from '../kernel/query.ts';
import { type Language, speaker } from '../kernel/text.ts';
import { text } from './text.ts';

/** Wakes every query line of the page. */
export function wakeQueryLines(): void {
  for (const line of Array.from(document.querySelectorAll<HTMLElement>('[data-query]'))) {
    const input = line.querySelector('input');
    if (input) new QueryTyping(line, input);
  }
}

class QueryTyping {
  private readonly vocabulary: Vocabulary;
  private readonly language: Language;
  private readonly list = document.createElement('ul');
  private completed: Completed = { from: 0, until: 0, options: [] };
  /** Which option the keyboard stands on; none at first, so that Enter sends what was typed. */
  private active = -1;
  private isComposing = false;

  constructor(
    line: HTMLElement,
    private readonly input: HTMLInputElement,
  ) {
    this.vocabulary = JSON.parse(line.dataset.query ?? '{"fields":[]}') as Vocabulary;
    this.language = line.dataset.language === 'en' ? 'en' : 'zh';
    this.dress();
    input.addEventListener('compositionstart', () => {
      this.isComposing = true;
      this.close();
    });
    input.addEventListener('compositionend', () => {
      this.isComposing = false;
      this.offer();
    });
    input.addEventListener('input', () => this.offer());
    input.addEventListener('click', () => this.offer());
    input.addEventListener('keydown', (event) => this.press(event));
    input.addEventListener('blur', () => this.close());
    // Held down on the list, the mouse must not take the focus from the line before the click is heard.
    this.list.addEventListener('mousedown', (event) => event.preventDefault());
    this.list.addEventListener('click', (event) => {
      const item = (event.target as HTMLElement).closest('li');
      const index = item ? Array.from(this.list.children).indexOf(item) : -1;
      if (index >= 0) this.take(index);
    });
  }

  private dress(): void {
    const { input, list } = this;
    list.id = `${input.id}-options`;
    list.className = 'query-options';
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', speaker(text, this.language)('query.options'));
    list.hidden = true;
    input.parentElement?.append(list);
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', list.id);
    input.setAttribute('aria-expanded', 'false');
  }

  private offer(): void {
    if (this.isComposing) return;
    const cursor = this.input.selectionStart ?? this.input.value.length;
    this.completed = completeQuery(this.input.value, cursor, this.vocabulary, this.language);
    this.active = -1;
    this.draw();
  }

  private draw(): void {
    const { list, input } = this;
    list.replaceChildren(...this.completed.options.map((option, index) => this.item(option, index)));
    const isOpen = this.completed.options.length > 0;
    list.hidden = !isOpen;
    input.setAttribute('aria-expanded', String(isOpen));
    this.mark();
  }

  private item(option: Completion, index: number): HTMLLIElement {
    const item = document.createElement('li');
    item.id = `${this.list.id}-${index}`;
    item.setAttribute('role', 'option');
    const label = document.createElement('b');
    label.textContent = option.label;
    item.append(label);
    if (option.note) {
      const note = document.createElement('span');
      note.textContent = option.note;
      item.append(' ', note);
    }
    return item;
  }

  private mark(): void {
    const items = Array.from(this.list.children);
    for (const [index, item] of items.entries())
      item.setAttribute('aria-selected', String(index === this.active));
    const chosen = items[this.active];
    if (chosen) {
      this.input.setAttribute('aria-activedescendant', chosen.id);
      chosen.scrollIntoView({ block: 'nearest' });
    } else this.input.removeAttribute('aria-activedescendant');
  }

  private press(event: KeyboardEvent): void {
    if (this.isComposing || event.isComposing) return;
    const count = this.completed.options.length;
    const isOpen = !this.list.hidden;
    if (event.key === 'ArrowDown' && !isOpen) this.offer();
    else if (event.key === 'ArrowDown') this.active = (this.active + 1) % count;
    else if (event.key === 'ArrowUp' && isOpen) this.active = (this.active <= 0 ? count : this.active) - 1;
    else if (event.key === 'Enter' && isOpen && this.active >= 0) this.take(this.active);
    else if (event.key === 'Escape' && isOpen) this.close();
    else return;
    event.preventDefault();
    if (!this.list.hidden) this.mark();
  }

  private take(index: number): void {
    const option = this.completed.options[index];
    if (!option) return;
    const { value } = this.input;
    const { from, until } = this.completed;
    const rest = value.slice(until);
    const insert =
      option.insert.endsWith(' ') && rest.startsWith(' ') ? option.insert.slice(0, -1) : option.insert;
    this.input.value = value.slice(0, from) + insert + rest;
    const cursor = from + insert.length;
    this.input.setSelectionRange(cursor, cursor);
    this.input.focus();
    this.offer();
  }

  private close(): void {
    this.list.hidden = true;
    this.active = -1;
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
  }
}
