/** What organisations do again and again: pinyin for names that came before there was any, and tidying up. */

import { plusDays } from '../../kernel/period.ts';
import { type Chore, every } from '../../platform/worker.ts';
import { forgetImports } from './store/import.ts';
import { fillPinyin } from './store/search.ts';

export const chores: Chore[] = [
  every(3, 'organisation-pinyin', async ({ tx }) => void (await fillPinyin(tx))),
  every(3600, 'organisation-imports', ({ tx, now }) => forgetImports(tx, plusDays(now, -7))),
];
