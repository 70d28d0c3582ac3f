/** What wakes on the page of files on their way: the same file, chosen again, goes on where it stopped. */

import type { Language } from '../../kernel/text.ts';
import { showUpload } from './island/row.ts';
import { sayOther } from './saying.ts';

const language: Language = document.documentElement.lang.startsWith('en') ? 'en' : 'zh';

function goOn(box: HTMLElement, input: HTMLInputElement): void {
  const file = input.files?.[0];
  const problem = box.querySelector<HTMLElement>('[role=alert]');
  if (!file || !problem) return;
  problem.textContent = file.size === Number(box.dataset.size) ? '' : sayOther(language);
  problem.hidden = problem.textContent === '';
  if (!problem.hidden) return;
  input.disabled = true;
  showUpload(box, file, box.dataset.purpose ?? '', {
    address: box.dataset.upload,
    onDone: () => location.reload(),
  });
}

for (const box of document.querySelectorAll<HTMLElement>('[data-upload]')) {
  const input = box.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) continue;
  box.hidden = false;
  input.addEventListener('change', () => goOn(box, input));
}
