/** What wakes on a judge's page: scores that save themselves, half points by keys, sums, and the next work at once. */

import { Desk } from './island/desk.ts';
import { forgetOthers, watchSignOut } from './island/memory.ts';

let desk: Desk | undefined;

function wake(): void {
  desk?.rest();
  const page = document.querySelector<HTMLElement>('[data-judging]');
  desk = page ? new Desk(page, wake) : undefined;
}

forgetOthers(document.querySelector<HTMLElement>('form[data-person]')?.dataset.person);
watchSignOut();
document.addEventListener('keydown', (event) => desk?.press(event));
addEventListener('online', () => desk?.reconnect());
addEventListener('popstate', () => location.reload());
wake();
