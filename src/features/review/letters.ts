/** What reviews write to people. */

import { sentences } from '../../kernel/text.ts';

export const letters = sentences({
  'review.judge-invited': {
    zh: '{host}邀请您担任“{call}”的评委。登录后打开评审即可打分；您所在单位的作品不会出现。',
    en: '{host} invites you to judge “{call}”. Sign in and open the round to score; works of your own unit are not shown.',
  },
});
