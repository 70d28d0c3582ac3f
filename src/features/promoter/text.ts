/** The sentences of promoters. */

import { refusalTable, sentences } from '../../kernel/text.ts';

export const text = sentences({
  promoters: { zh: '宣传员', en: 'Promoters' },
  'promoters.lead': {
    zh: '登记本单位的职工好网民宣传员，记录他们走进了哪些企业、车间、班组，见到多少职工。只记姓名和身份，不记电话。',
    en: 'The register of a unit’s promoters, where they went and how many workers they met. Names and roles only, no telephone numbers.',
  },
  'promoters.none': { zh: '还没有宣传员', en: 'No promoters yet' },
  'promoters.none.next': {
    zh: '可以逐个登记，也可以从 Excel 粘贴。',
    en: 'Add them one by one, or paste from a spreadsheet.',
  },
  'promoters.see': {
    zh: '下级的名单和数字在这里汇总。',
    en: 'Names and figures of the units beneath stand here.',
  },
  figures: { zh: '本级及下级已计入', en: 'Counted here and beneath' },
  'figure.promoters': { zh: '现任宣传员', en: 'Promoters now' },
  'figure.visits': { zh: '走访', en: 'Visits' },
  'figure.contacts': { zh: '面对面接触职工', en: 'Workers met' },
  'figure.enterprises': { zh: '走进企业', en: 'Enterprises' },
  'figure.organisations': { zh: '已动员基层工会', en: 'Organisations mobilised' },
  'mobilised.means': {
    zh: '“已动员”不用填报：基层工会有任何一条记录（通过的活动、走访或现任宣传员）就计一个，各级只计一次。',
    en: '“Mobilised” is never typed: a workplace counts once when it has any record: an approved activity, a visit or a promoter.',
  },
  'definition.promoter': {
    zh: '一名宣传员由一个单位登记，任职期间计 1 名；结束后不再计入，名字仍可查。',
    en: 'One entry of one unit, counted while it lasts; afterwards it can still be read.',
  },
  'definition.visit': {
    zh: '走访登记后即计入，不另行审核；登记有误由本单位或上一级写明原因后注销，数字随之减回。',
    en: 'A visit counts when it is recorded; struck out with a reason by the unit or the level above, it moves back.',
  },
  add: { zh: '登记宣传员', en: 'Add a promoter' },
  'add.do': { zh: '登记', en: 'Add' },
  many: { zh: '从 Excel 粘贴', en: 'Paste from a spreadsheet' },
  'many.lead': {
    zh: '每行一名：姓名、身份、起始日期（可空，默认今天）。有一行读不懂就都不登记。',
    en: 'One a line: name, role, since (may be empty: today). If one line cannot be read, none is added.',
  },
  'many.content': { zh: '粘贴到这里', en: 'Paste here' },
  'many.do': { zh: '全部登记', en: 'Add all' },
  unit: { zh: '单位', en: 'Unit' },
  name: { zh: '姓名', en: 'Name' },
  role: { zh: '身份', en: 'Role' },
  'role.hint': {
    zh: '例如：二车间宣传员、班组长。请不要写电话',
    en: 'E.g. promoter of workshop 2. No telephone numbers',
  },
  since: { zh: '起始日期', en: 'Since' },
  until: { zh: '结束日期', en: 'Until' },
  state: { zh: '状态', en: 'State' },
  active: { zh: '现任', en: 'Serving' },
  ended: { zh: '已结束', en: 'Ended' },
  edit: { zh: '修改', en: 'Edit' },
  'edit.do': { zh: '保存', en: 'Save' },
  'stale.stored': {
    zh: '现在保存的是：{name} · {role} · {since}',
    en: 'Now stored: {name} · {role} · {since}',
  },
  'stale.typed': { zh: '您填写的在下面的表单里', en: 'Yours stands in the form below' },
  end: { zh: '结束任职', en: 'End' },
  'end.means': {
    zh: '结束后不再计入现任人数，走访记录保留。',
    en: 'No longer counted among those who serve; the visits stay.',
  },
  reason: { zh: '原因', en: 'Reason' },
  twice: { zh: '确是另一位同名的人，继续登记', en: 'Another person of that name: add' },
  visits: { zh: '走访记录', en: 'Visits' },
  'visits.none': { zh: '还没有走访记录', en: 'No visits yet' },
  visit: { zh: '记一次走访', en: 'Record a visit' },
  'visit.do': { zh: '记录', en: 'Record' },
  'visit.who': { zh: '谁去的', en: 'Who went' },
  workplace: { zh: '走进的企业、车间或班组', en: 'Workplace visited' },
  'workplace.hint': {
    zh: '同一个名称本单位只计一家企业',
    en: 'One name counts as one enterprise for the unit',
  },
  'held-on': { zh: '日期', en: 'Day' },
  met: { zh: '见到职工人数', en: 'Workers met' },
  'met.hint': {
    zh: '计入面对面接触职工；已在活动里填过的，这里填 0',
    en: 'Counts as workers met; those stated with an activity already: 0 here',
  },
  people: { zh: '{count} 人', en: '{count}' },
  note: { zh: '情况', en: 'Note' },
  'of-activity': { zh: '属于哪场活动', en: 'Part of an activity' },
  'of-activity.hint': { zh: '属于活动的不另计走访', en: 'Part of an activity it is no visit of its own' },
  'of-activity.none': { zh: '单独走访', en: 'A visit of its own' },
  strike: { zh: '注销', en: 'Strike out' },
  'strike.reason': { zh: '注销原因', en: 'Why it is struck out' },
  struck: { zh: '已注销：{reason}', en: 'Struck out: {reason}' },
  'told.added': { zh: '已登记', en: 'Added' },
  'told.edited': { zh: '已保存', en: 'Saved' },
  'told.ended': { zh: '已结束任职', en: 'Ended' },
  'told.visit': { zh: '走访已记录', en: 'The visit is recorded' },
  'told.struck': { zh: '走访已注销，数字已减回', en: 'Struck out; the figures have moved back' },
});

/** First cells of a line that names columns. */
export const manyHeads: readonly string[] = ['姓名', '宣传员', '名字', 'name', 'Name'];

export const refusals = refusalTable({
  'promoter.not-yours': {
    status: 403,
    zh: '只有本单位的经办人可以办理',
    en: 'Only the unit’s own officer may do this',
  },
  'promoter.no-campaign': {
    status: 409,
    zh: '本单位及上级还没有进行中的主题活动，暂不能登记',
    en: 'No campaign is running at or above this unit',
  },
  'promoter.in-future': { status: 422, zh: '日期还没有到', en: 'This day is yet to come' },
  'promoter.too-early': {
    status: 422,
    zh: '{from} 之前的走访不计入这次主题活动',
    en: 'Visits before {from} do not count for this campaign',
  },
  'promoter.phone': {
    status: 422,
    zh: '这里像是电话号码，登记表不收集电话',
    en: 'This looks like a telephone number; the register takes none',
  },
  'promoter.known': {
    status: 409,
    zh: '{name} 已在本单位名单里；确是同名的另一人请勾选后继续',
    en: '{name} is on the list already; tick if it is another person',
  },
  'promoter.has-ended': { status: 409, zh: '这名宣传员的任职已结束', en: 'This promoter no longer serves' },
  'promoter.ends-early': { status: 422, zh: '结束日期早于起始日期', en: 'The end lies before the beginning' },
  'promoter.nothing': { status: 422, zh: '没有读到姓名，请粘贴名单', en: 'No names found; paste a list' },
  'promoter.too-many': { status: 422, zh: '一次最多 {max} 名', en: 'At most {max} at a time' },
  'promoter.line-name': { status: 422, zh: '第 {line} 行没有姓名', en: 'Line {line} has no name' },
  'promoter.line-long': {
    status: 422,
    zh: '第 {line} 行的姓名或身份太长',
    en: 'Line {line}: name or role too long',
  },
  'promoter.line-day': {
    status: 422,
    zh: '第 {line} 行的日期“{day}”读不懂',
    en: 'Line {line}: “{day}” is no day',
  },
  'promoter.line-odd': {
    status: 422,
    zh: '第 {line} 行像是写了电话，或日期还没有到',
    en: 'Line {line} seems to hold a telephone number, or a day to come',
  },
  'promoter.nobody': {
    status: 422,
    zh: '请勾选去走访的现任宣传员',
    en: 'Tick the serving promoters who went',
  },
  'promoter.other-activity': {
    status: 422,
    zh: '请选择本单位的活动',
    en: 'Choose an activity of this unit',
  },
  'promoter.visit-removed': { status: 409, zh: '这次走访已注销', en: 'This visit is struck out already' },
});
