/** What wakes on the pages of a vote: likes, and the recount, which is fetched only where it is offered. */

import { wakeLikes } from './island/like.ts';

wakeLikes();
const box = document.querySelector<HTMLElement>('[data-recount]');
if (box) void import('./island/recounting.ts').then(({ wakeRecount }) => wakeRecount(box));
