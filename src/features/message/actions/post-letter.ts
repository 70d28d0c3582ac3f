/** Posting a letter: one for a person about a fact, however often it is asked. */

import type { KeptFact } from '../../../kernel/fact.ts';
import type { PersonId } from '../../../kernel/id.ts';
import type { Values } from '../../../kernel/text.ts';
import type { Doing } from '../../../platform/db.ts';
import { isOwnLink } from '../message.ts';
import { insertLetter } from '../store.ts';

export type NewLetter = {
  personId: PersonId;
  fact: Pick<KeptFact, 'id'>;
  /** A sentence of the writing feature's letters.ts. */
  kind: `${string}.${string}`;
  about: Values;
  link: string;
};

/** Called from reactions: the fact is already in the audit, the letter adds none. */
export async function postLetter(doing: Doing, { fact, ...letter }: NewLetter): Promise<void> {
  if (!isOwnLink(letter.link))
    throw new Error(`a letter leads to a path of this site, not to ${letter.link}`);
  await insertLetter(doing.tx, doing.now, { ...letter, factId: fact.id });
}
