/** What wakes on the pages of a vote: likes, copying an address, and the recount, which is fetched only where it is offered. */

import { wakeCopying } from './island/copying.ts';
import { wakeLikes } from './island/like.ts';

wakeLikes();
wakeCopying();
const box = document.querySelector<HTMLElement>('[data-recount]');
if (box) void import('./island/recounting.ts').then(({ wakeRecount }) => wakeRecount(box));
