/** What campaigns write to people. */

import { sentences } from '../../kernel/text.ts';

export const letters = sentences({
  'campaign.amended': {
    zh: '{owner}修订了《{title}》：{reason}。本单位的规定没有自动改变，请逐条答复。',
    en: '{owner} has amended “{title}”: {reason}. Nothing of yours has changed by itself; please answer rule by rule.',
  },
  'campaign.withdrawn': {
    zh: '{owner}撤销了《{title}》：{reason}。已报送的保留可查；本单位承接的活动请自行决定是否继续。',
    en: '{owner} has withdrawn “{title}”: {reason}. What was sent in stays; please decide whether yours goes on.',
  },
  'campaign.closed': {
    zh: '《{title}》已结束：{reason}。所有内容保留可查。',
    en: '“{title}” has closed: {reason}. Everything stays to be read.',
  },
});
