/** What panels write to people; nobody's name stands in it, for letters also leave the house (AC-161). */

import { sentences } from '../../kernel/text.ts';

export const letters = sentences({
  'panel.judge-invited': {
    zh: '{organisation}邀请您担任“{panel}”评委，请接受或谢绝。',
    en: '{organisation} asks you to judge “{panel}”. Please accept or decline.',
  },
  'panel.judge-removed': {
    zh: '您不再担任“{panel}”评委。理由：{reason}',
    en: 'You are no longer a judge of “{panel}”. Reason: {reason}',
  },
  'panel.works-assigned': {
    zh: '“{panel}”已给您分配作品，现有 {count} 件。',
    en: 'Works were assigned to you in “{panel}”; you have {count} now.',
  },
  'panel.judge-gone': {
    zh: '“{panel}”有一位评委谢绝或退出，请查看是否要补足。',
    en: 'A judge of “{panel}” has declined or left. See whether works lack judges now.',
  },
});
