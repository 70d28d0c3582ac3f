/** The sentences of the public table after the close, and of appeals. */

import { refusalTable, sentences } from '../../../kernel/text.ts';

export const text = sentences({
  'count.title': { zh: '计票结果', en: 'How the votes count' },
  'count.of': { zh: '计票结果：{call}', en: 'How the votes count: {call}' },
  'count.running': { zh: '投票结束后公布', en: 'Published once the vote has closed' },
  'count.running.lead': {
    zh: '投票至 {closesAt}。结束后，这里公布每件作品的总投票、撤回、隔离、作废和有效票。',
    en: 'Votes are cast until {closesAt}. Then this page shows for each work what was cast, taken back, set aside, voided and counts.',
  },
  'count.soon': {
    zh: '正在计票，请稍后再看。',
    en: 'The final count is being made; look again in a moment.',
  },
  'count.lead': {
    zh: '有效票 = 总投票 − 撤回 − 隔离 − 作废。任何人可以用公开文件复核。',
    en: 'Effective = cast − taken back − set aside − void. Anybody can recount it from the public files.',
  },
  'count.paused': { zh: '投票暂停', en: 'The vote is paused' },
  'count.cancelled': { zh: '投票已取消', en: 'The vote was cancelled' },
  recount: { zh: '验证计票', en: 'Recount the vote' },
  files: { zh: '公开文件', en: 'Public files' },
  work: { zh: '作品', en: 'Work' },
  raw: { zh: '总投票', en: 'Cast' },
  retracted: { zh: '撤回', en: 'Taken back' },
  quarantined: { zh: '隔离', en: 'Set aside' },
  void: { zh: '作废', en: 'Void' },
  effective: { zh: '有效', en: 'Effective' },
  reasons: { zh: '隔离、作废的类型', en: 'Set aside or void, by kind' },
  'reason.of': { zh: '{rule} {count}', en: '{rule} {count}' },
  'own.of': { zh: '《{title}》的投票处理', en: 'What was decided on votes for “{title}”' },
  'own.lead': {
    zh: '下面是对这件作品的投票所作的处理：数量和原因。不显示任何投票人。',
    en: 'What was decided on votes for this work: how many and why. No voter is shown.',
  },
  'own.none': { zh: '没有对这件作品的投票作过处理', en: 'Nothing was decided on votes for this work' },
  'own.look': { zh: '查看与申诉', en: 'Look, and appeal' },
  rule: { zh: '类型', en: 'Kind' },
  votes: { zh: '票数', en: 'Votes' },
  reason: { zh: '理由', en: 'Reason' },
  state: { zh: '状态', en: 'State' },
  'how.title': { zh: '处理是怎样作出的', en: 'How this was decided' },
  'how.machine': {
    zh: '系统按公开的规则比较投票的时间、停留、来路、设备和同步程度，提示疑点；单凭网络地址不作判断。系统不处理任何一票。',
    en: 'The system compares times, dwelling, ways, devices and lockstep by published rules and points out; an address alone is never a reason. It sets no vote aside.',
  },
  'how.human': {
    zh: '每一项处理由工作人员查看后决定并写明理由；影响名次或超过该作品投票百分之一的，经两人确认。您有权要求说明并由其他人员复核（个人信息保护法第二十四条）。',
    en: 'A person looked at each and decided with a reason; two where places change or more than one in a hundred votes is concerned. You may ask for an explanation and have another person look again (PIPL art. 24).',
  },
  'how.seller': {
    zh: '作品不会因异常投票被自动取消资格；为他人刷票也只影响这些票。',
    en: 'A work is never disqualified by itself; votes bought for a rival are set aside, and that is all.',
  },
  appeal: { zh: '申诉', en: 'Appeal' },
  'appeal.file': { zh: '提交申诉', en: 'File the appeal' },
  'appeal.words': { zh: '申诉内容', en: 'What you want to say' },
  'appeal.words.hint': {
    zh: '例如组织职工集中投票的时间、地点和方式。三个工作日内由未参与处理的工作人员答复。',
    en: 'Such as when, where and how colleagues voted together. Somebody who had no part in it answers within three working days.',
  },
  'appeal.by': { zh: '提出方', en: 'From' },
  'side.unit': { zh: '报送单位', en: 'the unit' },
  'side.maker': { zh: '作者', en: 'the maker' },
  'appeal.at': { zh: '提交', en: 'Filed' },
  'appeal.due': { zh: '答复期限', en: 'Due' },
  'appeal.due-at': { zh: '{dueAt}（已超期）', en: '{dueAt} (overdue)' },
  'state.filed': { zh: '待答复', en: 'to be answered' },
  'state.releasing': { zh: '恢复待负责人确认', en: 'release waits for a leader' },
  'state.granted': { zh: '已采纳', en: 'granted' },
  'state.refused': { zh: '维持原处理', en: 'refused' },
  answer: { zh: '答复', en: 'Answer' },
  'answer.hint': {
    zh: '写给申诉人：依据是什么，为什么恢复或维持。不得出现投票人信息。',
    en: 'For whoever appealed: the grounds, and why votes are released or not. Nothing about voters.',
  },
  outcome: { zh: '决定', en: 'Decision' },
  'outcome.grant': { zh: '恢复计入全部隔离票', en: 'release all votes set aside' },
  'outcome.refuse': { zh: '维持原处理', en: 'they stay set aside' },
  'appeal.of': { zh: '申诉：《{title}》', en: 'Appeal: “{title}”' },
  'appeal.send': { zh: '答复', en: 'Answer' },
  'told.filed': { zh: '申诉已提交', en: 'Your appeal is filed' },
  'told.answered': {
    zh: '已答复；恢复需要两人的，已请负责人确认',
    en: 'Answered; where two are needed, the leader is asked',
  },
});

export const refusals = refusalTable({
  'scrutiny.not-concerned': {
    status: 403,
    zh: '申诉由作品的报送单位或作者提出',
    en: 'An appeal is for the work’s unit or maker',
  },
  'scrutiny.poll-runs-yet': {
    status: 409,
    zh: '投票尚未结束，{closesAt} 结束',
    en: 'The vote runs until {closesAt}',
  },
  'scrutiny.nothing-held': {
    status: 409,
    zh: '没有处于隔离中的投票',
    en: 'No vote of it is set aside',
  },
  'scrutiny.appeal-open': {
    status: 409,
    zh: '这件作品已有申诉正在办理',
    en: 'An appeal for this work is open already',
  },
  'scrutiny.appeal-answered': {
    status: 409,
    zh: '这件申诉已经答复',
    en: 'This appeal is answered already',
  },
  'scrutiny.own-decision': {
    status: 403,
    zh: '作出隔离决定的人不能答复申诉',
    en: 'Nobody answers an appeal against their own decision',
  },
});
