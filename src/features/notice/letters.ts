/** What notices write to people. */

import { sentences } from '../../kernel/text.ts';

export const letters = sentences({
  'notice.superseded': {
    zh: '{issuer}下发的通知《{title}》已由新通知《{newer}》替代，请签收新通知。',
    en: '{issuer}: the notice “{title}” is superseded by “{newer}”. Please sign for the newer one.',
  },
  'notice.withdrawn': {
    zh: '{issuer}撤回了通知《{title}》：{reason}。已承接的活动不受影响。',
    en: '{issuer} has withdrawn the notice “{title}”: {reason}. What you adopted goes on.',
  },
  'notice.to-countersign': {
    zh: '{issuer}的联合发文《{title}》请贵单位会签。',
    en: '{issuer} asks you to countersign the joint paper “{title}”.',
  },
  'notice.given-back': {
    zh: '联合发文《{title}》被{by}退回：{reason}。请修改后再次送签。',
    en: 'The joint paper “{title}” was given back by {by}: {reason}. Please change it and put it forward again.',
  },
  'notice.countersigned': {
    zh: '联合发文《{title}》已全部会签，可以下发。',
    en: 'All have countersigned the joint paper “{title}”; it can be issued.',
  },
  'notice.withdrawal-asked': {
    zh: '经办人提请撤回通知《{title}》：{reason}。请决定。',
    en: 'Your officer asks to withdraw the notice “{title}”: {reason}. Please decide.',
  },
  'notice.issued': {
    zh: '{issuer}下发了通知《{title}》，请签收；签收后可以承接主题活动。',
    en: '{issuer} has issued the notice “{title}”. Please sign for it; you may then adopt the campaign.',
  },
  'notice.returned': {
    zh: '您起草的通知《{title}》被退回：{reason}。请修改后再次送签。',
    en: 'The notice “{title}” you prepared was returned: {reason}. Please change it and put it forward again.',
  },
});
