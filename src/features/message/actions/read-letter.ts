/** Reading a letter: from now on it is not counted as unread. */

import { done, type Outcome } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import type { Letter } from '../message.ts';
import { markRead } from '../store.ts';

export async function readLetter(doing: Doing, letter: Letter): Promise<Outcome<Letter>> {
  await markRead(doing.tx, letter.id, doing.now);
  return done(letter);
}
