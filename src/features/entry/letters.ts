/** What entries write to those who sent them in. */

import { sentences } from '../../kernel/text.ts';

export const letters = sentences({
  'entry.returned': {
    zh: '您报送的《{title}》（{number}）被退回，请修改后再次报送。理由：{reason}',
    en: 'Your work “{title}” ({number}) was returned; please mend it and send it again. Why: {reason}',
  },
  'entry.admitted': {
    zh: '您报送的《{title}》（{number}）已通过单位审核，可以参评。',
    en: 'Your work “{title}” ({number}) was admitted by the unit and takes part.',
  },
});
