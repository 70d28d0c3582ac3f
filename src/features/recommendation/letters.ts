/** What recommendations write to people. */

import { sentences } from '../../kernel/text.ts';

export const letters = sentences({
  'recommendation.returned': {
    zh: '{by}退回了您推荐的“{title}”，理由：{reason}',
    en: '{by} returned “{title}”, which you had recommended: {reason}',
  },
});
