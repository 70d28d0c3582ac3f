/** What activities write to people. */

import { sentences } from '../../kernel/text.ts';

export const letters = sentences({
  'activity.returned': {
    zh: '线下活动“{name}”被退回：{reason}。请修改后再次报送。',
    en: 'The activity “{name}” was returned: {reason}. Please amend it and report it again.',
  },
});
