/** The sentences of campaigns. */

import { refusalTable, sentences } from '../../kernel/text.ts';

export const text = sentences({
  campaign: { zh: '主题活动', en: 'Campaign' },
  campaigns: { zh: '主题活动', en: 'Campaigns' },
  'campaigns.none': { zh: '还没有主题活动', en: 'No campaigns yet' },
  'campaigns.none.next': {
    zh: '收到上级通知后，可在工作台签收并承接。',
    en: 'When a notice arrives from above, sign for it and adopt it on your desk.',
  },
  owner: { zh: '主办单位', en: 'Owner' },
  theme: { zh: '活动主题', en: 'Theme' },
  period: { zh: '活动时间', en: 'Period' },
  'period.printed': { zh: '原文：{words}', en: 'Printed: {words}' },
  calendar: { zh: '进度安排', en: 'Calendar' },
  'calendar.until': { zh: '截至 {at}', en: 'until {at}' },
  'calendar.now': { zh: '进行中', en: 'now' },
  'adopted-from': { zh: '承接自', en: 'Adopted from' },
  'adopted-by': { zh: '下级承接情况', en: 'Adopted by' },
  version: { zh: '第 {version} 版', en: 'Version {version}' },
  'state.draft': { zh: '起草中', en: 'Draft' },
  'state.running': { zh: '进行中', en: 'Running' },
  'state.closed': { zh: '已结束', en: 'Closed' },
  'campaigns.lead': {
    zh: '本单位、上级和下级的主题活动版本；每一级承接上级后有自己的版本。',
    en: 'Campaigns of your organisation, above and beneath it; whoever adopts has a version of its own.',
  },
  'column.title': { zh: '活动', en: 'Campaign' },
  'column.state': { zh: '状态', en: 'State' },
  'column.phase': { zh: '阶段', en: 'Phase' },
  'column.when': { zh: '起止', en: 'From – until' },
  'column.words': { zh: '通知原文', en: 'As printed' },
  span: { zh: '{from} 至 {until}', en: '{from} – {until}' },
  'activities-from': { zh: '线下活动起算', en: 'Activities count from' },
  'calendar.none': { zh: '没有规定阶段', en: 'No phases are set' },
  conflict: { zh: '通知原文前后不一致', en: 'The notice contradicts itself' },
  'adopted-by.none': { zh: '还没有下级承接', en: 'Nobody beneath has adopted it yet' },
  'differences.ends': { zh: '活动结束', en: 'Campaign ends' },
  'differences.value': { zh: '上级 {above} · 本级 {own}', en: 'above {above} · own {own}' },
  'two-deadlines': {
    zh: '同一事项有两个期限：“{earlier}”与“{later}”，系统按较早的执行',
    en: 'One thing has two deadlines: “{earlier}” and “{later}”; the earlier one counts',
  },
  found: { zh: '新建主题活动', en: 'New campaign' },
  'found.lead': {
    zh: '新建本单位自己的主题活动，先存为草稿，只有本单位看得到。承接上级的活动不在这里办理，请到通知里签收、承接。',
    en: 'Begin a campaign of your organisation’s own. It is a draft that only your organisation sees. To carry on a campaign from above, sign for its notice and adopt it instead.',
  },
  'found.do': { zh: '新建', en: 'Found it' },
  'campaigns.none.found': {
    zh: '也可以新建本单位自己的主题活动。',
    en: 'Or begin one of your organisation’s own.',
  },
  'found.choose': { zh: '请选择', en: 'Please choose' },
  'found.title': { zh: '活动名称', en: 'Title in Chinese' },
  'found.title-en': { zh: '英文名称', en: 'Title in English' },
  'found.year': { zh: '年度', en: 'Year' },
  'found.opens-on': { zh: '第一天', en: 'First day' },
  'found.closes-on': { zh: '最后一天', en: 'Last day' },
  'found.closes-on.hint': { zh: '含这一天', en: 'This day included' },
  'found.activities-from.hint': {
    zh: '这一天起开展的线下活动计入进度；不填则从第一天起',
    en: 'Activities held from this day on count; left empty: from the first day',
  },
  'told.founded': { zh: '已新建，请继续设子项目', en: 'Founded. Now open its calls' },
  'steps.title': { zh: '下一步', en: 'Next steps' },
  'steps.calls': { zh: '设子项目征集', en: 'Open its calls' },
  'steps.targets': { zh: '定目标，分任务', en: 'Set targets and share them out' },
  'steps.notice': { zh: '起草通知，由负责人签发', en: 'Draft the notice and have the leader sign it' },
  'steps.issue': {
    zh: '下发通知：下发之时活动启动，对外公开',
    en: 'Issue the notice: this starts the campaign and makes it public',
  },
  today: { zh: '当前阶段', en: 'Now in' },
});

export const refusals = refusalTable({
  'campaign.not-yours': {
    status: 403,
    zh: '只有主办单位的经办人可以办理',
    en: 'Only the owner’s officer may do this',
  },
  'campaign.no-officer': {
    status: 403,
    zh: '只有经办人可以新建主题活动',
    en: 'Only an officer may begin a campaign',
  },
  'campaign.not-your-organisation': {
    status: 403,
    zh: '只能为自己任经办人的单位新建主题活动',
    en: 'Only for an organisation whose officer you are',
  },
  'campaign.not-running': {
    status: 409,
    zh: '主题活动尚未启动或已结束',
    en: 'The campaign has not started or has ended',
  },
  'campaign.already-running': { status: 409, zh: '主题活动已经启动', en: 'The campaign has already started' },
  'campaign.dates-reversed': {
    status: 422,
    zh: '结束日期须晚于开始日期',
    en: 'The end must lie after the beginning',
  },
  'campaign.later-than-parent': {
    status: 422,
    zh: '不能晚于上级规定的 {closesAt}',
    en: 'Not later than {closesAt}, as the level above has it',
  },
});
