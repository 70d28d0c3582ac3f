/** The sentences of progress: what each figure is called, what it counts, and where it comes from. */

import { refusalTable, sentences } from '../../kernel/text.ts';

export const text = sentences({
  'counter.activities': { zh: '线下活动', en: 'Activities' },
  'counter.participants': { zh: '参与人次', en: 'Participants' },
  'counter.contacts': { zh: '面对面接触职工', en: 'Workers met face to face' },
  'counter.enterprises': { zh: '走进企业', en: 'Companies visited' },
  'counter.visits': { zh: '宣传员走访', en: 'Visits by promoters' },
  'counter.reach': { zh: '直接覆盖', en: 'Reached directly' },
  'counter.spread': { zh: '二次传播', en: 'Passed on' },
  'counter.hours': { zh: '活动时长（小时）', en: 'Hours' },
  'counter.promoters': { zh: '宣传员', en: 'Promoters' },
  'counter.on-time': { zh: '按时报送', en: 'Reported in time' },
  'counter.late': { zh: '迟报', en: 'Reported late' },
  'counter.units': { zh: '已报送的基层单位', en: 'Workplaces that reported' },
  'counter.organisations': { zh: '参加的基层工会组织', en: 'Grassroots unions taking part' },
  'definition.activities': {
    zh: '上一级审核通过的线下活动，每场计一次；撤销通过即减去。',
    en: 'Activities approved by the level above, once each; undone approvals are taken off.',
  },
  'definition.participants': {
    zh: '审核通过的活动的参与人次；同一人参加两场计两次。',
    en: 'Participants of approved activities; somebody at two is counted twice.',
  },
  'definition.contacts': {
    zh: '审核通过的活动和走访中面对面接触的职工人数。',
    en: 'Workers met in person at approved activities and visits.',
  },
  'definition.enterprises': {
    zh: '审核通过的活动中走进的企业，每场活动计一次。',
    en: 'Companies visited by approved activities, once for each activity.',
  },
  'definition.visits': {
    zh: '宣传员走访登记的次数。',
    en: 'Visits on the register of promoters.',
  },
  'definition.reach': {
    zh: '审核通过的活动所报的直接覆盖人数，附渠道和出处。',
    en: 'Workers reached directly as reported with approved activities, with channel and source.',
  },
  'definition.spread': {
    zh: '审核通过的活动所报的二次传播人数，不计入直接覆盖。',
    en: 'Reached by others passing it on, as reported; never part of the direct reach.',
  },
  'definition.hours': {
    zh: '审核通过的活动的时长之和。',
    en: 'Hours of approved activities together.',
  },
  'definition.promoters': {
    zh: '在册的宣传员人数。',
    en: 'Promoters on the register.',
  },
  'definition.on-time': {
    zh: '审核通过的活动中，在报送期限以前报的。',
    en: 'Approved activities reported by the day on which reports were due.',
  },
  'definition.late': {
    zh: '审核通过的活动中，过了报送期限才报的。',
    en: 'Approved activities reported after that day.',
  },
  'definition.units': {
    zh: '至少有一场活动审核通过的基层单位，每个计一次。',
    en: 'Workplaces with at least one approved activity, once each.',
  },
  'definition.organisations': {
    zh: '至少有一条活动、走访或宣传员记录的基层工会，每个计一次。',
    en: 'Grassroots unions with an activity, a visit or a promoter on record, once each.',
  },
  'source.activity': { zh: '来自活动报送', en: 'From activity reports' },
  'source.promoter': { zh: '来自宣传员登记', en: 'From the register of promoters' },
  'source.both': {
    zh: '来自活动报送和宣传员登记',
    en: 'From activity reports and the register of promoters',
  },
  'by-hand': { zh: '手工记录', en: 'recorded by hand' },
  'by-hand.of': { zh: '其中手工记录 {amount}', en: '{amount} of it recorded by hand' },
  'by-hand.why': {
    zh: '系统外单位的数字，由上一级照来文手工记录，逐次留存。',
    en: 'Figures of a level outside the system, recorded from its papers by the level above; every record is kept.',
  },
  'rate.completeness': { zh: '填报率', en: 'Completeness' },
  'rate.completeness.is': {
    zh: '已报送的基层单位 ÷ 现有基层单位（本级及以下、未撤销的）。',
    en: 'Workplaces that reported, of those open at or beneath.',
  },
  'rate.punctuality': { zh: '按时率', en: 'On time' },
  'rate.punctuality.is': {
    zh: '按时报送的活动 ÷ 全部审核通过的活动（按时与迟报之和）。',
    en: 'Activities reported in time, of all approved that were reported in time or late.',
  },
  'stated.of': { zh: '手工记录{organisation}的数字', en: 'Figures of {organisation}, recorded by hand' },
  'stated.lead': {
    zh: '{organisation}在系统外。数字由{recorder}经办人照来文手工记录；以最近一次为准，以前的逐次留存。',
    en: '{organisation} works outside the system. The officer of {recorder} records its figures from paper; the last record counts, all are kept.',
  },
  'stated.inside': {
    zh: '{organisation}在系统内，数字由它自己的记录算出，不手工填写。',
    en: '{organisation} works in the system: its figures are computed from its records and never typed.',
  },
  'stated.now': { zh: '现行数字', en: 'What counts now' },
  'stated.none': { zh: '还没有手工记录', en: 'Nothing recorded yet' },
  'stated.none.next': {
    zh: '收到来文后，由{recorder}经办人记录。',
    en: 'Once a paper has come, the officer of {recorder} records it.',
  },
  'stated.do': { zh: '记录', en: 'Record' },
  'stated.form': { zh: '记录新的数字', en: 'Record new figures' },
  'stated.form.lead': {
    zh: '照来文填写累计数，不是增加数；来文没有的留空。含其下各级，下级不要再另记。',
    en: 'Totals as the paper says them, not what was added; leave empty what it does not say. They include every level beneath.',
  },
  'stated.source': { zh: '出处', en: 'Source' },
  'stated.source.hint': { zh: '来文名称、文号，或谁口头报告', en: 'The paper and its number, or who told' },
  'stated.dated': { zh: '数字截至', en: 'Figures as of' },
  'stated.note': { zh: '备注', en: 'Note' },
  'stated.history': { zh: '历次记录', en: 'All records' },
  'stated.at': { zh: '记录时间', en: 'Recorded' },
  'stated.by': { zh: '记录人', en: 'By' },
  'stated.figures': { zh: '数字', en: 'Figures' },
  'stated.nothing': { zh: '没有数字', en: 'No figures' },
  'stated.figure': { zh: '{counter} {amount}', en: '{counter} {amount}' },
  'stale.stored': {
    zh: '您填写期间，别人记录了新的数字，见上方“现行数字”',
    en: 'Somebody else recorded meanwhile: see “What counts now” above',
  },
  'stale.typed': {
    zh: '您填写的内容仍在下面的表单里；核对后可以再次记录。',
    en: 'Yours stands in the form below; check it against theirs and record again.',
  },
  'told.stated': { zh: '已记录', en: 'Recorded' },
  progress: { zh: '进度', en: 'Progress' },
});

export const refusals = refusalTable({
  'progress.not-in-line': {
    status: 403,
    zh: '这不在您任职的组织线上',
    en: 'This lies outside the line of your seats',
  },
  'progress.not-yours': {
    status: 403,
    zh: '只有上一级的经办人可以手工记录',
    en: 'Only the officer of the level above records by hand',
  },
  'progress.inside': {
    status: 409,
    zh: '该单位在系统内，数字由记录算出，不能手工填写；只能把以前的手工记录清零',
    en: 'It works in the system: figures come from records and are not typed; older ones by hand may only be taken back',
  },
  'progress.not-running': {
    status: 409,
    zh: '主题活动不在进行中，数字不能再记录',
    en: 'The campaign is not running; figures can no longer be recorded',
  },
  'progress.dated-ahead': {
    status: 422,
    zh: '截至日期不能晚于今天',
    en: 'Figures cannot be of a day to come',
  },
  'progress.counted-twice': {
    status: 409,
    zh: '它自己的记录，或它的上级、下级的数字已经计入，再记会重复计算',
    en: 'Records of its own, or figures above or beneath it, are counted already; these would count twice',
  },
});
