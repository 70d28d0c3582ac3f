/** An oddity, and how it is said: what a paper is for whoever looks for what does not fit. */

import { fill, type Named, type Sentence, type Values } from '../../../kernel/text.ts';
import { text } from '../text/oddity.ts';

/** A month `2020-05` or a day `2020-08-20`, as far as the paper says it. */
export type Moment = string;

/** What a paper says, as far as it was read from it. */
export type Paper = {
  title: string;
  issuedOn?: Moment;
  period?: { start: Moment; end: Moment };
  phases: readonly { name: string; start?: Moment; end?: Moment }[];
  deadlines: readonly { what: string; date?: Moment }[];
  /** What it announces for a time, without asking anything for it. */
  schedule: readonly { what: string; start: Moment }[];
  targets: { own: Readonly<Record<string, number>>; quoted?: Readonly<Record<string, number>> };
  /** How its indicators are called. */
  names?: Readonly<Record<string, Named>>;
  /** The table of shares: indicators by column, and who hosts what. */
  table?: {
    indicators: readonly string[];
    sums: Readonly<Record<string, number>>;
    hosts: readonly { host: string; project: string }[];
  };
  projects: readonly { name: string }[];
  attachments: readonly string[];
  /** Every word of it, attachments included. */
  text: string;
};

export type OddityCode = Exclude<keyof typeof text, 'heading' | 'lead'>;
/** `about` holds the figures; `sentence` says them. */
export type Oddity = { code: OddityCode; about: Values; sentence: Sentence };

/** Days between a paper and its first deadline that leave units time to act. */
export const noticeDaysLeast = 10;

/** An oddity with its sentence in both languages. */
export function oddity(code: OddityCode, about: Values): Oddity {
  const { zh, en } = text[code];
  return { code, about, sentence: { zh: fill(zh, about, 'zh'), en: fill(en, about, 'en') } };
}
