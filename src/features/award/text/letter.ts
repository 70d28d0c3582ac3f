/** The sentences around letters about a result. */

import { sentences } from '../../../kernel/text.ts';

export const text = sentences({
  letters: { zh: '结果信件', en: 'Letters about the result' },
  'letters.of': { zh: '{call}：结果信件', en: '{call}: letters about the result' },
  'letters.lead': {
    zh: '发出之前可以修改。花括号里的词会换成收信人自己的作品等内容；隐藏或取消资格的作品不发信，发出时再核对一次。',
    en: 'You can change them until they leave. Words in braces become the reader’s own works and so on. Nobody is written to about works that are hidden or out; that is asked again when letters leave.',
  },
  'audience.winners': { zh: '获奖者', en: 'Winners' },
  'audience.unplaced': { zh: '未获奖者', en: 'Those without an award' },
  'audience.units': { zh: '报送单位', en: 'Units' },
  recipients: { zh: '收信人 {count} 位', en: 'Recipients: {count}' },
  'recipients.none': { zh: '没有收信人', en: 'No recipients' },
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
  hint: {
    zh: '可用：{titles} 作品、{call} 活动、{owner} 主办单位、{unit} 报送单位、{won} 获奖件数',
    en: 'Usable: {titles} works, {call} the call, {owner} its owner, {unit} the unit, {won} awards won',
  },
  preview: { zh: '预览（第一位收信人）', en: 'Preview (the first recipient)' },
  change: { zh: '修改', en: 'Change' },
  save: { zh: '保存', en: 'Save' },
  send: { zh: '发出', en: 'Send' },
  sent: { zh: '{at} 已发出', en: 'Sent {at}' },
  stored: { zh: '现在保存的内容', en: 'As it is stored now' },
  'told.saved': { zh: '已保存', en: 'Saved' },
  'told.sent': { zh: '正在发出', en: 'They are on their way' },
});
