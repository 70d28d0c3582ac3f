/** A letter about a result: one text a group of people, with words in braces that each reader's own works stand in for. */

import type { PersonId } from '../../kernel/id.ts';
import { fill, type Named } from '../../kernel/text.ts';

export const audiences = ['winners', 'unplaced', 'units'] as const;
export type Audience = (typeof audiences)[number];

export type LetterDraft = {
  audience: Audience;
  words: { zh: string; en: string };
  sentAt?: Date;
  sentBy?: PersonId;
  version: number;
};

export type Recipient = { personId: PersonId; titles: readonly string[] };

/** What may stand in braces; anything else in braces stays as it was typed. */
export type LetterAbout = { titles: Named; call: Named; owner: Named; unit?: Named; won?: number };

/** The text as one reader gets it, in both languages. */
export function fillLetter(words: LetterDraft['words'], about: LetterAbout): { zh: string; en: string } {
  const values = { ...about, unit: about.unit ?? '', won: about.won ?? 0 };
  return { zh: fill(words.zh, values, 'zh'), en: fill(words.en, values, 'en') };
}
