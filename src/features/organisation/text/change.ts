/** The sentences of changing the tree: what will happen, what happened, and what was before. */

import { type Named, sentences } from '../../../kernel/text.ts';

/** Names one after another, as each language lists them. */
export const listed = (zh: readonly string[], en: readonly string[] = zh): Named => ({
  zh: zh.join('、'),
  en: en.join(', '),
});

export const changeText = sentences({
  change: { zh: '调整', en: 'Change' },
  reason: { zh: '理由', en: 'Reason' },
  'reason.hint': { zh: '写明依据，记入沿革', en: 'Kept in its history' },
  rename: { zh: '更名', en: 'Rename' },
  'rename.lead': {
    zh: '以往的报表仍用当时的名称。',
    en: 'Reports of earlier times keep the name of then.',
  },
  stored: { zh: '现在保存的', en: 'What is stored now' },
  typed: {
    zh: '您填写的在下面的表单里，核对后可再次提交。',
    en: 'What you typed stands in the form below; send it again if it still holds.',
  },
  move: { zh: '划转到另一上级', en: 'Move to another parent' },
  merge: { zh: '并入另一单位', en: 'Merge into another' },
  split: { zh: '拆分', en: 'Split' },
  close: { zh: '撤销', en: 'Close' },
  reopen: { zh: '恢复', en: 'Open again' },
  lead: { zh: '双重领导', en: 'Second line' },
  'mark.outside': { zh: '标为系统外', en: 'Mark as outside the system' },
  'mark.inside': { zh: '标为系统内', en: 'Mark as inside the system' },
  choose: { zh: '先找到另一单位', en: 'First find the other organisation' },
  'choose.do': { zh: '选这个', en: 'Choose' },
  'choose.other': { zh: '另选', en: 'Choose another' },
  target: { zh: '目标单位', en: 'The other organisation' },
  preview: { zh: '将会发生', en: 'What will happen' },
  'preview.move': {
    zh: '“{name}”连同 {children} 个直接下级、{units} 个基层工会划到“{to}”之下；任职不变。',
    en: '“{name}” goes beneath “{to}” with {children} right beneath it and {units} workplaces; seats stay.',
  },
  'preview.path': { zh: '现在：{before}；之后：{after}', en: 'Now: {before}; then: {after}' },
  'preview.merge': {
    zh: '“{name}”即日撤销，其 {children} 个直接下级（共 {units} 个基层工会）划归“{to}”；“{name}”的作品和记录留在原处，由“{to}”查看。',
    en: '“{name}” closes today; the {children} right beneath it ({units} workplaces) go to “{to}”. Works and records of “{name}” stay with it, seen from “{to}”.',
  },
  'preview.seats': {
    zh: '“{name}”的 {seats} 个任职随之终止。',
    en: '{seats} seats at “{name}” end with it.',
  },
  'preview.old': {
    zh: '以往的报表、推荐和名称保持当时的样子。',
    en: 'Reports, recommendations and names of earlier times stay as they were.',
  },
  'preview.close': {
    zh: '“{name}”不再报送、不再被推荐，也不再接收通知；作品和记录保留。',
    en: '“{name}” reports nothing, is recommended no more and receives nothing; its works and records are kept.',
  },
  'preview.reopen': {
    zh: '“{name}”在原处恢复；任职须重新授予。',
    en: '“{name}” opens again where it stands; seats are granted anew.',
  },
  'preview.lead': {
    zh: '“{to}”将在自己的页面看到“{name}”；统计、推荐和任职仍只走第一条线。',
    en: '“{to}” will see “{name}” on its page; figures, recommendations and seats keep to the first line.',
  },
  'preview.outside': {
    zh: '“{name}”以纸质方式办理，其签收和结果由上一级代为登记。',
    en: '“{name}” works on paper; the level above records what it signs for and reports.',
  },
  'preview.inside': { zh: '“{name}”今后在系统内自行办理。', en: '“{name}” works in the system from now on.' },
  'split.lead': {
    zh: '新单位与“{name}”同级；没有分出去的下级留在原处。原单位不再需要时另行撤销。',
    en: 'The new ones stand beside “{name}”; children not sent anywhere stay. Close the old one separately when it is empty.',
  },
  'split.part': { zh: '新单位 {number}', en: 'New organisation {number}' },
  'split.places': { zh: '下级去向', en: 'Where the children go' },
  'split.stay': { zh: '留下', en: 'Stays' },
  'split.many': {
    zh: '下级较多，这里列出前 {max} 个；其余请用“划转”。',
    en: 'The first {max} children are listed; move the others one by one.',
  },
  'lead.end': { zh: '解除“{name}”的双重领导', en: 'End the second line to “{name}”' },
  history: { zh: '沿革', en: 'History' },
  'history.eras': { zh: '名称与归属', en: 'Names and places' },
  'history.steps': { zh: '经过', en: 'What happened' },
  'history.period': { zh: '时间', en: 'When' },
  'history.until-now': { zh: '{since} 至今', en: '{since} until now' },
  'history.span': { zh: '{since} 至 {end}', en: '{since} to {end}' },
  'history.line': { zh: '归属', en: 'Place' },
  'history.step': { zh: '事项', en: 'Step' },
  'history.by': { zh: '经办', en: 'By' },
  'history.machine': { zh: '系统', en: 'The system' },
  'step.open': { zh: '成立', en: 'Opened' },
  'step.rename': { zh: '更名', en: 'Renamed' },
  'step.move': { zh: '划转', en: 'Moved' },
  'step.merge': { zh: '合并', en: 'Merged' },
  'step.split': { zh: '拆分', en: 'Split' },
  'step.close': { zh: '撤销', en: 'Closed' },
  'step.reopen': { zh: '恢复', en: 'Opened again' },
  'step.lead': { zh: '双重领导', en: 'Second line' },
  'step.outside': { zh: '系统内外', en: 'Inside or outside' },
  'step.import': { zh: '导入', en: 'Imported' },
  'told.renamed': { zh: '已更名', en: 'Renamed' },
  'told.moved': { zh: '已划转', en: 'Moved' },
  'told.merged': { zh: '已合并', en: 'Merged' },
  'told.split': { zh: '已拆分', en: 'Split' },
  'told.closed': { zh: '已撤销', en: 'Closed' },
  'told.reopened': { zh: '已恢复', en: 'Open again' },
  'told.led': { zh: '已登记双重领导', en: 'The second line is kept' },
  'told.led-ended': { zh: '已解除双重领导', en: 'The second line has ended' },
  'told.marked': { zh: '已标记', en: 'Marked' },
});
