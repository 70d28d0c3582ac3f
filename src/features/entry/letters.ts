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
  'entry.hidden': {
    zh: '您的作品《{title}》（{number}）已停止公开展示。理由：{reason}。已投的票仍在台账里。如有异议，请打开作品页面，在“提出异议”中写明理由，作出决定的单位会收到。',
    en: 'Your work “{title}” ({number}) is hidden from the public. Why: {reason}. Votes cast stay in the ledger. If you object, open the page of your work and say why under “Object”; those who decided are told.',
  },
  'entry.unhidden': {
    zh: '您的作品《{title}》（{number}）已恢复公开展示。{reason}',
    en: 'Your work “{title}” ({number}) is shown to the public again. {reason}',
  },
  'entry.hiding-objected-to': {
    zh: '《{title}》（{number}）的作者一方对停止公开展示提出异议：{reason}',
    en: 'The hiding of “{title}” ({number}) is objected to: {reason}',
  },
});
