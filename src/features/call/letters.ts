/** What calls write to people. */

import { sentences } from '../../kernel/text.ts';

export const letters = sentences({
  'call.amended': {
    zh: '{owner}修订了子项目“{call}”：{reason}。本单位的规定没有自动改变，请逐条答复。',
    en: '{owner} has amended the call “{call}”: {reason}. Nothing of yours has changed by itself; please answer rule by rule.',
  },
  'call.opened': {
    zh: '{owner}新增了子项目“{call}”，请决定本单位是否开展。',
    en: '{owner} has opened the call “{call}”. Please decide whether yours carries it on.',
  },
  'call.withdrawn': {
    zh: '{owner}撤销了子项目“{call}”：{reason}。已报送的保留可查。',
    en: '{owner} has withdrawn the call “{call}”: {reason}. What was sent in stays to be read.',
  },
});
