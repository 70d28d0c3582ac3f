/** What the calendar writes to people. */

import { sentences } from '../../kernel/text.ts';

export const letters = sentences({
  'calendar.extension-granted': {
    zh: '“{campaign}”的{what}已为{organisation}延期至 {until}，可用 {uses} 次。原因：{reason}',
    en: '“{campaign}”: {what} is extended for {organisation} until {until}, for {uses} use(s). Reason: {reason}',
  },
});
