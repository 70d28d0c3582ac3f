/** What awards write to people. */

import { type Named, sentences } from '../../kernel/text.ts';

export const letters = sentences({
  'award.won': {
    zh: '祝贺！您报送的作品{titles}在“{call}”中获奖，结果已公布。证书可在结果页打印。',
    en: 'Congratulations! Your work {titles} has won an award in “{call}”. The result is public; certificates can be printed from its page.',
  },
});

/** Titles in a row, in the marks of each language. */
export function sayTitles(titles: readonly string[]): Named {
  return {
    zh: titles.map((title) => `《${title}》`).join('、'),
    en: titles.map((title) => `“${title}”`).join(', '),
  };
}
