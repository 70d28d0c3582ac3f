/** The sentences of pausing, resuming, extending and cancelling a vote. */

import { refusalTable, sentences } from '../../../kernel/text.ts';

export const text = sentences({
  alterations: { zh: '投票变更', en: 'Changes of the vote' },
  'alterations.of': { zh: '投票变更：{call}', en: 'Changes of the vote: {call}' },
  'alterations.lead': {
    zh: '投票开始后规则不变；暂停、恢复、延长和取消由经办人提出、负责人确认，写入账本并向所有人公布。',
    en: 'Once a vote has opened its rules stand; to pause, resume, extend or cancel it takes an officer and a leader, stands in the ledger and is public.',
  },
  'alterations.none': { zh: '没有变更过', en: 'Never changed' },
  'alterations.log': { zh: '变更记录', en: 'Log of changes' },
  'kind.pause': { zh: '暂停投票', en: 'Pause' },
  'kind.resume': { zh: '恢复投票', en: 'Resume' },
  'kind.extend': { zh: '延长投票', en: 'Extend' },
  'kind.cancel': { zh: '取消投票', en: 'Cancel' },
  kind: { zh: '变更', en: 'Change' },
  until: { zh: '延长至（日期，含当日）', en: 'Extended until (day, included)' },
  'until.at': { zh: '时刻（可不填）', en: 'at (may be left empty)' },
  'until.to': { zh: '至 {until}', en: 'until {until}' },
  reason: { zh: '原因（公开）', en: 'Reason (public)' },
  decision: { zh: '意见', en: 'Words' },
  propose: { zh: '提出变更', en: 'Put it forward' },
  'propose.title': { zh: '提出变更', en: 'Put a change forward' },
  at: { zh: '时间', en: 'When' },
  who: { zh: '提出、确认', en: 'Put forward, confirmed' },
  state: { zh: '状态', en: 'State' },
  'state.proposed': { zh: '待负责人确认', en: 'waits for a leader' },
  'state.standing': { zh: '已生效', en: 'in force' },
  'state.refused': { zh: '未同意', en: 'refused' },
  'state.withdrawn': { zh: '已撤回', en: 'taken back' },
  'window.runs': { zh: '投票进行中，至 {closesAt}', en: 'Open until {closesAt}' },
  'window.paused': {
    zh: '投票已于 {at} 暂停，原定至 {closesAt}',
    en: 'Paused since {at}; it was to run until {closesAt}',
  },
  'window.cancelled': { zh: '投票已于 {at} 取消', en: 'Cancelled {at}' },
  'window.closed': { zh: '投票已于 {closesAt} 结束', en: 'Closed {closesAt}' },
  'window.before': { zh: '投票将于 {opensAt} 开始', en: 'Opens {opensAt}' },
  'cancel.what': {
    zh: '取消后不再接受投票；已投的票保留在账本中，由主办单位说明后续安排。',
    en: 'Once cancelled no vote is taken; those cast stay in the ledger, and the owner says what follows.',
  },
  confirm: { zh: '确认', en: 'Confirm' },
  refuse: { zh: '不同意', en: 'Refuse' },
  withdraw: { zh: '撤回', en: 'Take it back' },
  'told.proposed': { zh: '已提出，等待负责人确认', en: 'Put forward; a leader is asked' },
  'told.altered': { zh: '已确认并公布', en: 'Confirmed and public' },
  'told.refused': { zh: '已退回', en: 'Refused' },
  'told.withdrawn': { zh: '已撤回', en: 'Taken back' },
});

export const refusals = refusalTable({
  'scrutiny.poll-not-open': {
    status: 409,
    zh: '投票尚未开始，{opensAt} 开始',
    en: 'The vote has not opened; it opens {opensAt}',
  },
  'scrutiny.poll-closed': {
    status: 409,
    zh: '投票已于 {closesAt} 结束，不能再变更',
    en: 'The vote closed {closesAt}; it cannot be changed any more',
  },
  'scrutiny.poll-cancelled': {
    status: 409,
    zh: '投票已取消',
    en: 'The vote was cancelled',
  },
  'scrutiny.poll-paused': {
    status: 409,
    zh: '投票已经暂停',
    en: 'The vote is paused already',
  },
  'scrutiny.poll-runs': {
    status: 409,
    zh: '投票没有暂停，不需要恢复',
    en: 'The vote is not paused',
  },
  'scrutiny.until-early': {
    status: 422,
    zh: '延长后的结束时间必须晚于 {closesAt}',
    en: 'The new end must be later than {closesAt}',
  },
  'scrutiny.until-late': {
    status: 422,
    zh: '一次最多延长 {days} 天',
    en: 'At most {days} days at once',
  },
  'scrutiny.alteration-open': {
    status: 409,
    zh: '已有一项变更等待确认',
    en: 'Another change waits already',
  },
});
