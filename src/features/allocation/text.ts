/** The sentences of targets, shares and progress. */

import { fill, type Named, refusalTable, sentences } from '../../kernel/text.ts';
import type { Indicator } from './allocation.ts';

export const text = sentences({
  targets: { zh: '目标与任务分配', en: 'Targets and allocation' },
  'targets.own': { zh: '本级任务', en: 'Own targets' },
  'targets.own.none': { zh: '本级还没有设定任务', en: 'No own targets yet' },
  'targets.own.next': { zh: '由主办单位经办人在下方填写。', en: 'The owner’s officer sets them below.' },
  'targets.above': { zh: '上级任务', en: 'Targets above' },
  'targets.above.lead': {
    zh: '上级自己的任务，单独列出，不计入本级，也不与本级合计。',
    en: 'What the levels above set themselves: kept apart, never added to the own targets.',
  },
  'targets.given': { zh: '上级分配给本单位', en: 'Given from above' },
  'targets.given.is': {
    zh: '{campaign}分配给{organisation}：{amount}',
    en: '{campaign} gives {organisation}: {amount}',
  },
  indicator: { zh: '指标', en: 'Indicator' },
  target: { zh: '任务', en: 'Target' },
  'target.none': { zh: '未设定', en: 'Not set' },
  reached: { zh: '已完成', en: 'Reached' },
  'reached.not-yet': { zh: '尚无填报', en: 'Nothing reported yet' },
  'reached.no-base': {
    zh: '{percent}%：缺少职工网民总数，无法计算',
    en: '{percent}%: the number of all workers online is missing, so this cannot be computed',
  },
  printed: { zh: '原文', en: 'As printed' },
  'indicator.organisations': { zh: '组织动员基层工会组织', en: 'Grassroots unions engaged' },
  'indicator.promoters': { zh: '发展职工好网民宣传员', en: 'Promoters won' },
  'indicator.events': { zh: '走进企业、开展线下活动', en: 'Company visits and offline activities' },
  'indicator.contacts': { zh: '面对面接触职工', en: 'Workers met face to face' },
  'indicator.reach': { zh: '直接覆盖职工网民', en: 'Workers reached online' },
  'definition.organisations': {
    zh: '参加活动的基层工会组织数；目前还不能填报',
    en: 'Grassroots unions taking part; cannot be reported yet',
  },
  'definition.promoters': {
    zh: '登记的宣传员人数；目前还不能填报',
    en: 'Promoters on record; cannot be reported yet',
  },
  'definition.events': {
    zh: '走进企业或开展线下活动的场次；只计上一级审核通过的，每场一次',
    en: 'Company visits or activities; only those approved by the level above, once each',
  },
  'definition.contacts': {
    zh: '面对面接触的职工人数；活动参与人次不等于接触人数，目前还不能填报',
    en: 'Workers met in person; participants of activities are not contacts; cannot be reported yet',
  },
  'definition.reach': {
    zh: '线上线下宣传直接覆盖的职工网民；目前还不能填报',
    en: 'Workers reached on and off line; cannot be reported yet',
  },
  'amount.organisations': { zh: '{count} 个', en: '{count} unions' },
  'amount.promoters': { zh: '{count} 名', en: '{count} promoters' },
  'amount.events': { zh: '{count} 场', en: '{count} events' },
  'amount.contacts': { zh: '{count} 名', en: '{count} workers' },
  'amount.reach': { zh: '{count} 人', en: '{count} workers' },
  'amount.percent': { zh: '{count}%', en: '{count}%' },
  shares: { zh: '任务分配', en: 'Allocation' },
  'shares.none': { zh: '还没有分配到下级', en: 'Nothing shared out yet' },
  'shares.sum': { zh: '合计', en: 'Total' },
  'shares.own': { zh: '本单位', en: 'yours' },
  'shares.page': {
    zh: '下级单位较多，每页 {size} 个；合计按全部单位计算。',
    en: 'Many units: {size} a page; totals are of all of them.',
  },
  unit: { zh: '单位', en: 'Organisation' },
  'compare.of': { zh: '{indicator}：', en: '{indicator}: ' },
  'compare.surplus': {
    zh: '分配合计 {sum}，比本级任务 {target}多 {by}（力争超额完成）',
    en: 'Shared out {sum}: {by} more than the own target of {target} (meant to be exceeded)',
  },
  'compare.deficit': {
    zh: '分配合计 {sum}，比本级任务 {target}少 {by}，这 {by}未分配',
    en: 'Shared out {sum}: {by} fewer than the own target of {target}; these {by} are not shared out',
  },
  'compare.exact': { zh: '分配合计 {sum}，与本级任务一致', en: 'Shared out {sum}: exactly the own target' },
  'compare.unshared': {
    zh: '未分配：本级任务 {target}没有分到下级',
    en: 'Not shared out: the own target is {target}',
  },
  'compare.no-target': {
    zh: '分配合计 {sum}，本级没有设定任务',
    en: 'Shared out {sum}, without an own target',
  },
  'compare.none': { zh: '本级没有任务，也没有分配', en: 'No own target, nothing shared out' },
  'compare.percent': { zh: '百分比指标不分配到下级', en: 'A percentage is not shared out' },
  allocate: { zh: '修改任务与分配', en: 'Change targets and allocation' },
  'allocate.lead': {
    zh: '留空表示没有。合计由系统计算，可以多于或少于本级任务，系统会说明。',
    en: 'Empty means none. Totals are computed; they may exceed or fall short of the own target, and that is said.',
  },
  'allocate.do': { zh: '保存', en: 'Save' },
  'allocate.reach-unit': { zh: '覆盖任务的单位', en: 'Reach is set as' },
  'unit.count': { zh: '人数', en: 'a number' },
  'unit.percent': { zh: '百分比', en: 'a percentage' },
  'allocate.cell': { zh: '{organisation}：{indicator}', en: '{organisation}: {indicator}' },
  'stale.stored': {
    zh: '现在保存的版本在上面的表里',
    en: 'The version now stored stands in the tables above',
  },
  'stale.typed': { zh: '您填写的版本在下面的表单里', en: 'Yours stands in the form below' },
  'told.allocated': { zh: '任务与分配已保存', en: 'Targets and allocation are saved' },
  progress: { zh: '进度', en: 'Progress' },
  'progress.lead': {
    zh: '每一圈是一级组织，颜色表示审核通过的活动场次与本单位任务之比；没有任务的为灰色。',
    en: 'Each ring is a level; the colour is approved activities against the organisation’s own target, grey without one.',
  },
  'progress.cut': {
    zh: '下级较多，只画到这一级；点开一个单位可继续往下看。',
    en: 'Too many to draw deeper; open one to go on.',
  },
  'progress.of': { zh: '{organisation}的活动进度', en: 'Progress of {organisation}' },
  'progress.table': { zh: '进度数字', en: 'The figures' },
  level: { zh: '级别', en: 'Level' },
  'level.is': { zh: '第 {level} 级', en: 'Level {level}' },
  approved: { zh: '已通过', en: 'Approved' },
  share: { zh: '完成', en: 'Share' },
  'share.none': { zh: '无任务', en: 'No target' },
  percent: { zh: '{percent}%', en: '{percent}%' },
  participants: { zh: '参与人次', en: 'Participants' },
  'saying.target': {
    zh: '通过 {events} 场，任务 {target} 场，完成 {percent}%，参与 {participants} 人次',
    en: '{events} approved of {target}, {percent}%, {participants} participants',
  },
  'saying.no-target': {
    zh: '通过 {events} 场，没有任务，参与 {participants} 人次',
    en: '{events} approved, no target, {participants} participants',
  },
  'centre.target': { zh: '{events} / {target} 场', en: '{events} of {target}' },
  'centre.no-target': { zh: '{events} 场', en: '{events} events' },
  legend: { zh: '图例', en: 'Legend' },
  'legend.none': { zh: '没有任务', en: 'no target' },
  'legend.0': { zh: '还没有', en: 'none yet' },
  'legend.1': { zh: '不到 50%', en: 'below 50%' },
  'legend.2': { zh: '50%—79%', en: '50–79%' },
  'legend.3': { zh: '80%—99%', en: '80–99%' },
  'legend.4': { zh: '完成', en: 'reached' },
});

/** An amount with its measure word in both languages: 65 场, 5,000 名, 60%. */
export function sayAmount(
  indicator: Indicator,
  amount: number,
  unit: 'count' | 'percent' = 'count',
): Required<Named> {
  const sentence = unit === 'percent' ? text['amount.percent'] : text[`amount.${indicator}` as const];
  const count = sayCount(amount);
  return { zh: fill(sentence.zh, { count }, 'zh'), en: fill(sentence.en, { count }, 'en') };
}

/** A number in groups of three: 100,000,000. */
export function sayCount(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, ',');
}

export const refusals = refusalTable({
  'allocation.not-in-line': {
    status: 403,
    zh: '这不在您任职的组织线上',
    en: 'This lies outside the line of your seats',
  },
  'allocation.not-yours': {
    status: 403,
    zh: '只有主办单位的经办人可以修改任务与分配',
    en: 'Only the owner’s officer may change targets and allocation',
  },
  'allocation.closed': {
    status: 409,
    zh: '主题活动已结束，任务与分配不能再改',
    en: 'The campaign is closed; its targets can no longer change',
  },
  'allocation.over-100': { status: 422, zh: '百分比不能超过 100', en: 'A percentage is at most 100' },
  'allocation.not-beneath': {
    status: 422,
    zh: '只能分配给直接下级',
    en: 'Shares go to organisations straight beneath',
  },
  'allocation.twice': { status: 422, zh: '同一单位只能有一行', en: 'An organisation has one row only' },
});
