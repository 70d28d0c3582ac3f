/** What outcomes write to people. */

import { sentences } from '../../kernel/text.ts';

export const letters = sentences({
  'outcome.recorded': {
    zh: '“{title}”在{level}有了结果：{said}',
    en: '“{title}” has an outcome at {level}: {said}',
  },
  'outcome.struck': {
    zh: '“{title}”在{level}的结果记录已划去：{reason}',
    en: 'The outcome of “{title}” at {level} was struck out: {reason}',
  },
});
