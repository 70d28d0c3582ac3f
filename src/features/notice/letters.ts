/** What notices write to people. */

import { sentences } from '../../kernel/text.ts';

export const letters = sentences({
  'notice.issued': {
    zh: '{issuer}下发了通知《{title}》，请签收；签收后可以承接主题活动。',
    en: '{issuer} has issued the notice “{title}”. Please sign for it; you may then adopt the campaign.',
  },
  'notice.returned': {
    zh: '您起草的通知《{title}》被退回：{reason}。请修改后再次送签。',
    en: 'The notice “{title}” you prepared was returned: {reason}. Please change it and put it forward again.',
  },
});
