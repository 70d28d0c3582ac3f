/** The sentences of importing a table of organisations. */

import { sentences } from '../../../kernel/text.ts';

/** Signs by which a typed table is read: what separates the levels of a path, marks a heading, writes a day. */
export const signs = {
  between: /[/／>›]/,
  slash: /[/／]/,
  star: /[*＊]/g,
  day: /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00)?$/,
};

export const importText = sentences({
  import: { zh: '导入下级', en: 'Import organisations' },
  'import.lead': {
    zh: '先试算，不写入任何内容；确认后一次完成，有一行不对就什么都不写。',
    en: 'First a look that writes nothing; then all of it at once, or nothing when one row is wrong.',
  },
  'import.template': { zh: '下载表格模板（.xlsx）', en: 'Download the template (.xlsx)' },
  'import.file': { zh: '表格文件（.xlsx 或 .csv）', en: 'The table (.xlsx or .csv)' },
  'import.table': { zh: '或在此粘贴表格（含表头）', en: 'Or paste the table here, heading and all' },
  'import.look': { zh: '试算', en: 'Look at what would happen' },
  'import.rule': {
    zh: '“上级”留空表示直接在“{name}”之下；多级用“/”分隔，如 甲区/乙街道。已有的同名单位保留，只改填了且不同的简称、英文名称和层级名称。',
    en: 'An empty parent means right beneath “{name}”; levels are separated by “/”. Organisations of the same name stay: only short name, English name and level are changed, where filled in and different.',
  },
  'column.name': { zh: '名称', en: 'Name' },
  'column.shortName': { zh: '简称', en: 'Short name' },
  'column.kind': { zh: '类别', en: 'Kind' },
  'column.levelName': { zh: '层级名称', en: 'Level name' },
  'column.parent': { zh: '上级', en: 'Parent' },
  'column.nameEn': { zh: '英文名称', en: 'English name' },
  'column.openedOn': { zh: '成立日期', en: 'Opened on' },
  'column.row': { zh: '行', en: 'Row' },
  'column.happens': { zh: '将会', en: 'What happens' },
  'happens.make': { zh: '新建', en: 'Made' },
  'happens.change': { zh: '修改：{columns}', en: 'Changed: {columns}' },
  'happens.keep': { zh: '已有，不变', en: 'Exists, unchanged' },
  'happens.fix': { zh: '请改正', en: 'Please correct' },
  look: { zh: '试算结果', en: 'What would happen' },
  sum: {
    zh: '共 {rows} 行：新建 {made}，修改 {changed}，不变 {kept}，有问题 {wrong}。',
    en: '{rows} rows: {made} made, {changed} changed, {kept} unchanged, {wrong} to correct.',
  },
  'sum.nothing': { zh: '目前什么都没有写入。', en: 'Nothing has been written.' },
  problem: { zh: '{column}：{sentence}', en: '{column}: {sentence}' },
  confirm: { zh: '确认导入', en: 'Import' },
  again: { zh: '改正后再试算', en: 'Correct and look again' },
  finished: {
    zh: '已导入：新建 {made}，修改 {changed}。',
    en: 'Imported: {made} made, {changed} changed.',
  },
  'told.imported': { zh: '已导入', en: 'Imported' },
  'example.name': { zh: '示例街道总工会', en: 'Example Street Federation' },
  'example.shortName': { zh: '示例街道', en: 'Example Street' },
  'example.below': { zh: '示例机械厂工会', en: 'Example Machine Works Union' },
  sheet: { zh: '组织', en: 'Organisations' },
  fileName: { zh: '组织导入模板', en: 'organisations-template' },
});
