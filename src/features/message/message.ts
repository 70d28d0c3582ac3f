/** The word "message": letters written to people because something happened, kept until they are read and after. */

import type { PersonId } from '../../kernel/id.ts';
import { fill, type Language, type Sentence, type Values } from '../../kernel/text.ts';

export type Letter = {
  id: string;
  personId: PersonId;
  /** Which sentence it is, by the feature that wrote it: 'entry.returned'. */
  kind: string;
  about: Values;
  /** Where the matter lies: a path of this site. */
  link: string;
  at: Date;
  readAt?: Date;
};

/** The sentences of all features' letters, by kind. */
export type Letters = Record<string, Sentence>;

/** The letter as a person reads it; `unknown` when no feature knows its kind any more. */
export function sayLetter(
  letter: Pick<Letter, 'kind' | 'about'>,
  letters: Letters,
  language: Language,
  unknown: string,
): string {
  const sentence = Object.hasOwn(letters, letter.kind) ? letters[letter.kind] : undefined;
  return sentence ? fill(sentence[language], letter.about, language) : unknown;
}

/** Whether a link stays on this site. */
export function isOwnLink(link: string): boolean {
  return /^\/(?![/\\])\S*$/.test(link);
}
