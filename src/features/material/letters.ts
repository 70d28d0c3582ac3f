/** What material writes to people. */

import { sentences } from '../../kernel/text.ts';

export const letters = sentences({
  'material.coached': {
    zh: '{organisation}对素材《{title}》提出了指导意见：{advice}',
    en: '{organisation} advised on your material “{title}”: {advice}',
  },
});
