/** What identities write to people: what their unit has said, and what was bound to their account or let go. */

import { sentences } from '../../kernel/text.ts';

export const letters = sentences({
  'identity.bound': {
    zh: '您的账号绑定了{way} {masked}，其他设备上的登录已全部退出。如果不是您本人操作，请立即重新登录，解除这项绑定并联系管理员。',
    en: '{way} {masked} was bound to your account and all other devices were signed out. If this was not you, sign in at once, remove it and tell the administrator.',
  },
  'identity.unbound': {
    zh: '您的账号解除了{way} {masked}的绑定，其他设备上的登录已全部退出。如果不是您本人操作，请立即联系管理员。',
    en: '{way} {masked} was removed from your account and all other devices were signed out. If this was not you, tell the administrator at once.',
  },
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
