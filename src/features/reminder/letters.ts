/** What reminders write to people. */

import { sentences } from '../../kernel/text.ts';

export const letters = sentences({
  'reminder.sent': {
    zh: '{owner}就“{campaign}”提醒：{words}',
    en: '{owner} reminds you about “{campaign}”: {words}',
  },
});
