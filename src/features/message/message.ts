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

/** What letters are about: the feature that writes them. */
export const topics = [
  'notice',
  'reminder',
  'campaign',
  'calendar',
  'activity',
  'allocation',
  'entry',
  'recommendation',
  'review',
  'award',
  'other',
] as const;
export type Topic = (typeof topics)[number];

/** The topic of a letter's kind: the part before the dot, where it is one of them. */
export function topicOf(kind: string): Topic {
  const writer = kind.split('.')[0];
  return topics.find((topic) => topic === writer) ?? 'other';
}

/** Where and how a person wants letters beside the inbox. */
export type Setting = {
  personId: PersonId;
  /** Set only once a code mailed there has come back. */
  mail?: string;
  notByMail: readonly Topic[];
  language: Language;
  version: number;
};

/** Whether a letter of a kind goes to the person's mail as well. */
export function isWantedByMail(setting: Pick<Setting, 'mail' | 'notByMail'>, kind: string): boolean {
  return setting.mail !== undefined && !setting.notByMail.includes(topicOf(kind));
}

// One local part of plain characters and one name of at least two labels: nothing that could begin a header or a second
// address (AC-226).
const mailForm =
  /^[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}$/;

/** The address as it is kept, or why it is none. */
export function spellMail(typed: string): string | undefined {
  const at = typed.lastIndexOf('@');
  const spelled = at < 0 ? typed : typed.slice(0, at) + typed.slice(at).toLowerCase();
  return spelled.length <= 254 && mailForm.test(spelled) && !spelled.includes('..') ? spelled : undefined;
}

export const code = { digits: 6, triesMax: 5, minutes: 10, perDayMax: 5 } as const;

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
