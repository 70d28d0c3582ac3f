/** The sentences of files on an entry: choosing, measuring, sending, arranging. */

import { sentences } from '../../../kernel/text.ts';

export const text = sentences({
  add: { zh: '再加一个文件', en: 'Add another file' },
  'add.pictures': { zh: '选择照片', en: 'Choose pictures' },
  count: { zh: '已有 {count} 个，要求 {asked} 个', en: '{count} so far, {asked} asked for' },
  'count.span': { zh: '{min}—{max}', en: '{min}–{max}' },
  list: { zh: '已上传的文件', en: 'Files on the draft' },
  'list.lead': {
    zh: '可以拖动排序，也可以用按钮；顺序就是展示的顺序。',
    en: 'Drag to reorder, or use the buttons; they are shown in this order.',
  },
  nth: { zh: '第 {nth} 个：{name}', en: 'No. {nth}: {name}' },
  up: { zh: '上移', en: 'Move up' },
  down: { zh: '下移', en: 'Move down' },
  drag: { zh: '拖动“{name}”；也可用上下方向键', en: 'Drag “{name}”, or press the arrow keys' },
  'drag.done': { zh: '“{name}”现在是第 {nth} 个', en: '“{name}” is now no. {nth}' },
  remove: { zh: '去掉', en: 'Remove' },
  note: { zh: '说明（作品名、时间、地点）', en: 'Caption (title, time, place)' },
  'note.save': { zh: '保存说明', en: 'Save caption' },
  hint: {
    zh: '选好后立即检测，合格才上传；断网、刷新都不丢。最大 {max}。',
    en: 'Looked at as soon as it is chosen, before a byte is sent; a lost line loses nothing. At most {max}.',
  },
  underway: { zh: '没有传完的文件', en: 'Uploads not finished' },
  'underway.arriving': {
    zh: '“{name}”已收到 {percent}%。请再选同一个文件，会从断开的地方接着传。',
    en: '“{name}”: {percent} % is here. Choose the same file again; it goes on where it stopped.',
  },
  'underway.complete': {
    zh: '“{name}”已全部收到，还没有放进作品。',
    en: '“{name}” is all here, not yet on the draft.',
  },
  'underway.take': { zh: '放进作品', en: 'Put it on the draft' },

  'island.looking': { zh: '正在检测“{name}”…', en: 'Looking at “{name}” …' },
  'island.stands': { zh: '“{name}”符合要求', en: '“{name}” meets the rules' },
  'island.fails': {
    zh: '“{name}”不符合要求，没有上传。请换一个文件。',
    en: '“{name}” breaks a rule and was not sent. Please choose another file.',
  },
  'island.placing': { zh: '已传完，服务器正在检测…', en: 'All here; the server is looking …' },
  'island.placed': { zh: '已放进作品', en: 'It is on the draft' },
  'island.trouble': { zh: '没有成功：{why}', en: 'It did not work: {why}' },
  'island.show': { zh: '查看作品里的文件', en: 'Show the files on the draft' },
  'island.again': { zh: '请刷新页面再试', en: 'Please load the page anew and try again' },
});
