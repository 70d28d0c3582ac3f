/** The sentences of panels that both sides read, and why something is refused. */

import { refusalTable, sentences } from '../../kernel/text.ts';

export const text = sentences({
  panel: { zh: '评审组', en: 'Panel' },
  judge: { zh: '评委', en: 'Judge' },
  'judge.number': { zh: '评委 {number}', en: 'Judge {number}' },
  'role.judge': { zh: '评委', en: 'Judge' },
  'role.chair': { zh: '组长', en: 'Chair' },
  'state.invited': { zh: '已邀请', en: 'Invited' },
  'state.accepted': { zh: '已接受', en: 'Accepted' },
  'state.declined': { zh: '已谢绝', en: 'Declined' },
  'state.left': { zh: '已退出', en: 'Left' },
  'state.removed': { zh: '已移出', en: 'Removed' },
  'language.zh': { zh: '汉语', en: 'Chinese' },
  'language.bo': { zh: '藏语', en: 'Tibetan' },
  'language.mn': { zh: '蒙古语', en: 'Mongolian' },
  'language.ug': { zh: '维吾尔语', en: 'Uyghur' },
  'language.kk': { zh: '哈萨克语', en: 'Kazakh' },
  'language.ko': { zh: '朝鲜语', en: 'Korean' },
  'language.en': { zh: '英语', en: 'English' },
  work: { zh: '作品', en: 'Work' },
  'works.count': { zh: '{count} 件', en: '{count} work(s)' },
  unit: { zh: '单位', en: 'Unit' },
  state: { zh: '状态', en: 'State' },
  reason: { zh: '理由', en: 'Reason' },
});

export const refusals = refusalTable({
  'panel.not-yours': {
    status: 403,
    zh: '只有组织评审的单位可以办理',
    en: 'Only the organisation that runs the panel may do this',
  },
  'panel.entrant': {
    status: 403,
    zh: '您是本项参评作品的作者，或是报送单位的负责人，请由另一位经办人办理',
    en: 'You made a work here or lead a unit that entered one; another officer must do this',
  },
  'panel.closed': { status: 409, zh: '这次评审已经结束', en: 'This judging is over' },
  'panel.not-judge': { status: 403, zh: '您不在这个评审组', en: 'You are not on this panel' },
  'panel.not-invited': {
    status: 409,
    zh: '邀请已经答复过，或已被收回',
    en: 'The invitation was answered or withdrawn already',
  },
  'panel.not-accepted': {
    status: 409,
    zh: '您不是（或不再是）这个评审组的评委',
    en: 'You are not, or no longer, a judge of this panel',
  },
  'panel.judge-gone': {
    status: 409,
    zh: '此人不是（或不再是）评委',
    en: 'This person is not, or no longer, a judge',
  },
  'panel.judge-already': {
    status: 409,
    zh: '此人已在这个评审组',
    en: 'This person is on the panel already',
  },
  'panel.unknown-person': { status: 422, zh: '没有这个账号', en: 'There is no such account' },
  'panel.unknown-unit': { status: 422, zh: '没有这个单位', en: 'There is no such unit' },
  'panel.no-such-unit': {
    status: 422,
    zh: '没有名为“{name}”的单位，请写全称，每行一个',
    en: 'There is no unit called “{name}”; write full names, one a line',
  },
  'panel.unknown-work': {
    status: 422,
    zh: '所选作品不在您的评审范围',
    en: 'A chosen work is not yours to judge',
  },
  'panel.nothing-declared': {
    status: 422,
    zh: '请至少填写或勾选一项',
    en: 'Write or tick at least one thing',
  },
  'panel.mostly-conflicted': {
    status: 422,
    zh: '此人须回避 {works} 件作品中的 {conflicts} 件。仍要邀请，请勾选“仍然邀请”',
    en: 'They would stay away from {conflicts} of {works} works. To invite them still, tick “invite anyway”',
  },
  'panel.link-over': {
    status: 410,
    zh: '这个邀请链接已失效：已被使用、谢绝、收回或过期',
    en: 'This link is over: it was used, declined, revoked or its time has passed',
  },
  'panel.own-work': {
    status: 422,
    zh: '本人的作品不能解除回避',
    en: 'Nobody can be freed to judge their own work',
  },
  'panel.no-pin': { status: 409, zh: '没有手工设定', en: 'Nothing is pinned here' },
  'panel.conflicted': {
    status: 409,
    zh: '评委须回避这件作品，不能分配',
    en: 'The judge must stay away from this work',
  },
  'panel.has-work': { status: 409, zh: '这件作品已分配给该评委', en: 'The judge has this work already' },
  'panel.no-work': {
    status: 409,
    zh: '这件作品没有分配给该评委',
    en: 'This work is not assigned to the judge',
  },
  'panel.assigned-meanwhile': {
    status: 409,
    zh: '另一位经办人刚刚分配过，请看新的方案',
    en: 'Another officer has just assigned; look at the new plan',
  },
  'panel.plan-changed': {
    status: 409,
    zh: '评委、回避或作品有变动，方案已不同，请重新查看',
    en: 'Judges, conflicts or works have changed; the plan is another one now, look again',
  },
  'panel.not-assigned-here': {
    status: 409,
    zh: '本环节没有规定每件作品几位评委：每位评委评所有无须回避的作品，不必分配',
    en: 'This stage does not say how many judges a work gets: everybody judges everything they may, nothing is assigned',
  },
  'panel.nothing-to-assign': {
    status: 409,
    zh: '没有可以分配的',
    en: 'There is nothing to assign',
  },
  'panel.not-last': {
    status: 409,
    zh: '只能撤销最近一次分配，它可能已被撤销',
    en: 'Only the last assigning can be undone; it may have been undone already',
  },
  'panel.batch-scored': {
    status: 409,
    zh: '其中 {count} 件已开始打分，不能整批撤销',
    en: 'Scoring of {count} of them has begun; they cannot be undone as a whole',
  },
});
