/** The word "envelope": what a letter looks like when it leaves the house: subject, text and link. */

import { fill, type Language, speaker, type Values } from '../../kernel/text.ts';
import { code, type Letters, sayLetter, topicOf } from './message.ts';
import { posting as own, text } from './text.ts';

export type Posted = {
  kind: string | null;
  about: Values | null;
  link: string | null;
  personName: string | null;
  language: Language;
  robotName: string | null;
};
type House = { origin: string; letters: Letters };

const subjectMax = 60;

function wordsOf(posted: Posted, letters: Letters, language: Language): string {
  const letter = { kind: posted.kind ?? '', about: posted.about ?? {} };
  return sayLetter(letter, letters, language, text['letter.unknown'][language]);
}

/** A letter by mail, in the reader's language. The subject is one line whatever the words hold (AC-226). */
export function letterMail(posted: Posted, house: House): { subject: string; text: string } {
  const { language } = posted;
  const say = speaker(own, language);
  const words = wordsOf(posted, house.letters, language);
  const short = [...words.replace(/\s+/g, ' ')];
  return {
    subject: say('mail.subject', {
      topic: speaker(text, language)(`topic.${topicOf(posted.kind ?? '')}`),
      words: short.length > subjectMax ? `${short.slice(0, subjectMax - 1).join('')}…` : short.join(''),
    }),
    text: say('mail.body', {
      name: posted.personName ?? '',
      words,
      link: `${house.origin}${posted.link ?? '/my/letters'}`,
      settings: `${house.origin}/my/letters/settings`,
    }),
  };
}

/** The mail with a code; the code stands in the text, never in the subject that a locked screen shows. */
export function codeMail(posted: Posted, digits: string): { subject: string; text: string } {
  const say = speaker(own, posted.language);
  return { subject: say('code.subject'), text: say('code.body', { code: digits, minutes: code.minutes }) };
}

/** What a group reads: a letter, or the trial of whoever set the robot up. */
export function robotWords(posted: Posted, house: House): string {
  const { zh: letter } = own['robot.letter'];
  const { zh: trial } = own['robot.trial'];
  const link = `${house.origin}${posted.link ?? '/'}`;
  if (!posted.kind) return fill(trial, { name: posted.robotName ?? '', link }, 'zh');
  return fill(letter, { words: wordsOf(posted, house.letters, 'zh'), link }, 'zh');
}
