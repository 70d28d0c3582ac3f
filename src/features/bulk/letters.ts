/** What bulk acts write to people. */

import { sentences } from '../../kernel/text.ts';

export const letters = sentences({
  'bulk.letter': {
    zh: '{organisation}来信（{about}）：{words}',
    en: '{organisation} writes to you ({about}): {words}',
  },
});
