/** What identities write to people: what their unit has said of their membership. */

import { sentences } from '../../kernel/text.ts';

export const letters = sentences({
  'identity.confirmed': {
    zh: '{unit}已确认您是本单位工会会员。',
    en: '{unit} has confirmed that you are a member of its union.',
  },
  'identity.refused': {
    zh: '{unit}没有确认您的会员身份，理由：{reason}',
    en: '{unit} did not confirm your membership: {reason}',
  },
  'identity.ended': {
    zh: '{unit}已终止您的会员身份确认，理由：{reason}',
    en: '{unit} has ended the confirmation of your membership: {reason}',
  },
});
