/** What wakes on the page of a draft: words that save themselves, files judged before they are sent, a series in order. */

import { wakeQueryLines } from '../../ui/query-typing.ts';
import { wakeConditions } from '../call/island/conditions.ts';
import { Choosing } from './island/choosing.ts';
import { Ordering } from './island/order.ts';
import { QuietSaving } from './island/saving.ts';

function wake(): void {
  const words = document.querySelector<HTMLFormElement>('form[data-autosave]');
  const saving = words ? new QuietSaving(words) : undefined;
  if (words) wakeConditions(words);
  const files = document.querySelector<HTMLFormElement>('form[data-rules]');
  if (files) new Choosing(files, saving);
  for (const list of Array.from(document.querySelectorAll<HTMLElement>('ol[data-order]'))) new Ordering(list);
  wakeQueryLines();
}

wake();
