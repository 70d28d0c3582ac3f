/** The sentences of figures that are stated by hand. */

import { sentences } from '../../../kernel/text.ts';

export const text = sentences({
  figures: { zh: '填报数字', en: 'Figures stated by hand' },
  'figures.of': { zh: '{call}：填报数字', en: '{call}: figures stated by hand' },
  'figures.lead': {
    zh: '计分办法还用到系统以外的数字。请逐件填写数字、来源和日期；没有的填 0。公布结果时，数字和来源一并公开。',
    en: 'The method also uses numbers from outside. State each with its source and day; where there is none, type 0. Numbers and sources are published with the result.',
  },
  'figures.open': { zh: '填报数字', en: 'State the figures' },
  'figures.missing': { zh: '还缺 {count} 个数字', en: '{count} numbers are missing' },
  'figures.missing.why': {
    zh: '填齐以后才能计算结果；没有的填 0。',
    en: 'The result can be prepared once all are there; where there is none, 0 is typed.',
  },
  'figures.whole': { zh: '已填齐', en: 'All stated' },
  'figures.none': { zh: '还没有入选作品', en: 'No works yet' },
  'figures.none.next': {
    zh: '承办单位把入选作品报到主办单位以后，在这里逐件填写。',
    en: 'Once the host has handed over its choice, the numbers of each work are stated here.',
  },
  'figures.prepared': {
    zh: '结果已经计算：保存后立即按新数字重新计算名次，已生效的调整保留。',
    en: 'The result is prepared: saving reckons its table anew at once; decisions that were applied stay.',
  },
  'form.common': { zh: '共用的来源和日期', en: 'Source and day for all' },
  'form.common.hint': {
    zh: '下面没有单独填写来源、日期的数字，都用这里的。',
    en: 'For every number without a source or day of its own.',
  },
  'form.paste': { zh: '从表格粘贴', en: 'Paste from a sheet' },
  'form.paste-key': { zh: '粘贴的是哪个数字', en: 'Which figure is pasted' },
  'form.paste-key.none': { zh: '请选择', en: 'Choose' },
  'form.paste-lines': { zh: '每行一件：编号和数字', en: 'A work a line: its number and the count' },
  'form.paste-lines.hint': {
    zh: '从表格里选中“编号”“数字”两列复制过来即可。粘贴的数字代替下面同一作品的数字，来源和日期用上面共用的。',
    en: 'Copy the two columns from the sheet. What is pasted goes before the row of the work below, with the source and day for all.',
  },
  'form.works': { zh: '逐件填写', en: 'Work by work' },
  'form.save': { zh: '保存数字', en: 'Save the figures' },
  amount: { zh: '数字', en: 'Number' },
  source: { zh: '来源', en: 'Source' },
  'source.hint': { zh: '说明或网址', en: 'Words or a web address' },
  dated: { zh: '日期', en: 'Day' },
  'dated.hint': { zh: '截至哪一天', en: 'As of which day' },
  work: { zh: '作品', en: 'Work' },
  figure: { zh: '项目', en: 'Figure' },
  version: { zh: '版次', en: 'Version' },
  by: { zh: '填写人', en: 'Who' },
  at: { zh: '填写时间', en: 'When' },
  'taken-back': { zh: '已撤下', en: 'taken back' },
  history: { zh: '历次填写', en: 'Everything stated' },
  'history.newest': { zh: '最近 {count} 条', en: 'The newest {count}' },
  'stale.stored': { zh: '您填写期间，他人已保存', en: 'Somebody saved while you were writing' },
  'stale.typed': {
    zh: '下表是现在保存的数字，表单里是您填写的；核对后再保存。',
    en: 'The table has what is stored now, the form what you typed; compare them and save again.',
  },
  'told.stated': { zh: '数字已保存', en: 'The figures are saved' },
});
