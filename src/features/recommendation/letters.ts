/** What recommendations write to people. */

import { sentences } from '../../kernel/text.ts';

export const letters = sentences({
  'recommendation.returned': {
    zh: '{by}退回了您推荐的“{title}”，理由：{reason}',
    en: '{by} returned “{title}”, which you had recommended: {reason}',
  },
  'recommendation.quotas-given': {
    zh: '{giver}分配了“{call}”的推荐名额',
    en: '{giver} has given quotas for “{call}”',
  },
  'recommendation.slots-waived': {
    zh: '{unit}放弃了“{call}”的 {count} 个推荐名额，理由：{reason}',
    en: '{unit} gives up {count} slot(s) for “{call}”: {reason}',
  },
  'recommendation.floor-missed': {
    zh: '“{call}”承办单位{host}现有 {count} 件，少于最低数 {floor} 件，推荐截止 {until}',
    en: '{host}, host of “{call}”, has {count} work(s), fewer than its floor of {floor}; recommending ends {until}',
  },
});
