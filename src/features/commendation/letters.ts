/** What commendations write to people. */

import { sentences } from '../../kernel/text.ts';

export const letters = sentences({
  'commendation.given': {
    zh: '祝贺！{whom}在“{name}”中被评为{tier}，名单已生效，证书可在页面打印。',
    en: 'Congratulations! {whom} is named {tier} in “{name}”. The list stands; the certificate can be printed from its page.',
  },
  'commendation.taken-back': {
    zh: '“{name}”中{whom}的表彰已撤销：{reason}',
    en: 'The commendation of {whom} in “{name}” was revoked: {reason}',
  },
  'commendation.nomination-returned': {
    zh: '“{name}”的推荐人选{whom}被退回：{reason}。修改后可再报。',
    en: 'The nomination of {whom} for “{name}” was returned: {reason}. Mend it and send it again.',
  },
});
