/** The sentences of joint papers, and of papers that are withdrawn, superseded or amended. */

import { refusalTable, sentences } from '../../../kernel/text.ts';

export const text = sentences({
  issuers: { zh: '发文机关与会签', en: 'Issuers and countersigning' },
  'issuers.lead': {
    zh: '全部会签后才能下发；文稿一经修改，会签作废，须重新会签。',
    en: 'It is issued when all have countersigned; a changed text has to be countersigned anew.',
  },
  'issuer.column.name': { zh: '发文机关', en: 'Issuer' },
  'issuer.column.role': { zh: '身份', en: 'Part' },
  'issuer.column.state': { zh: '签发、会签', en: 'Signature' },
  'issuer.leading': { zh: '主办机关', en: 'leading' },
  'issuer.joint': { zh: '联合发文', en: 'joint' },
  'issuer.inside': { zh: '系统内', en: 'in the system' },
  'issuer.outside': { zh: '系统外', en: 'outside the system' },
  'issuer.to-sign': { zh: '待签发', en: 'to be signed' },
  'issuer.waits': { zh: '待会签', en: 'to be countersigned' },
  'issuer.void': { zh: '文稿已修改，会签作废', en: 'void: the text was changed' },
  'issuer.countersigned': { zh: '{name} 于 {at} 会签', en: 'Countersigned by {name}, {at}' },
  'issuer.by-hand': {
    zh: '{signatory} 于 {day} 会签（{paper}），{name} 登记',
    en: 'Countersigned by {signatory} on {day} ({paper}); recorded by {name}',
  },
  'by-hand': { zh: '手工登记', en: 'by hand' },
  countersign: { zh: '以“{issuer}”会签', en: 'Countersign as “{issuer}”' },
  'countersign.lead': {
    zh: '这是联合发文，请核对文稿后会签；不同意的，说明理由退回主办机关。',
    en: 'A joint paper: read it and countersign, or give it back with a reason.',
  },
  'give-back': { zh: '退回主办机关', en: 'Give it back' },
  'record-countersign': { zh: '登记“{issuer}”的会签', en: 'Record the countersigning by “{issuer}”' },
  'record-countersign.lead': {
    zh: '该机关不在系统内。纸质会签后，由本单位负责人登记。',
    en: 'This body is outside the system. Record what was signed on paper.',
  },
  'field.signatory': { zh: '会签人', en: 'Who signed' },
  'field.signed-on': { zh: '会签日期', en: 'Signed on' },
  'field.paper': { zh: '会签文件', en: 'On which paper' },
  'field.paper.hint': { zh: '如 发文稿纸、会签单编号。', en: 'Such as the number of the routing slip.' },
  'field.issuer': { zh: '机关 {place}', en: 'Issuer {place}' },
  'field.issuer.lead': { zh: '主办机关', en: 'Leading issuer' },
  'field.issuers.hint': {
    zh: '主办机关在前，用主办机关的发文字号。联合发文的机关在系统内的，填写其系统内全称，由其负责人会签；不填则为系统外，由本单位负责人登记会签。',
    en: 'The leading body first; the number is its own. For a body of the system give its full name here: its leader countersigns. Left empty, it is outside and its signature is recorded by hand.',
  },
  'field.issuer.organisation': { zh: '系统内全称', en: 'Full name in the system' },

  'part.role.owner': { zh: '主办', en: 'Owner' },
  'part.role.host': { zh: '承办', en: 'Host' },
  'part.role.co-host': { zh: '协办', en: 'Co-host' },
  'part.role.support': { zh: '配合', en: 'Support' },
  'part.roles': { zh: '{role}单位：{names}', en: '{role}: {names}' },

  ending: { zh: '撤回或重发', en: 'Withdraw or issue anew' },
  'withdraw.ask': { zh: '提请撤回', en: 'Ask to withdraw it' },
  'withdraw.ask.lead': {
    zh: '经办人说明理由，负责人签字后生效。已承接的活动不受影响，接收单位会收到信件。',
    en: 'Say why; it takes effect when the leader signs. What was adopted goes on; recipients are told.',
  },
  'withdraw.reason': { zh: '撤回理由', en: 'Why' },
  'withdraw.asked': {
    zh: '{name} 于 {at} 提请撤回：{reason}',
    en: '{name} asked on {at} to withdraw it: {reason}',
  },
  'withdraw.sign': { zh: '签字撤回', en: 'Sign the withdrawal' },
  'withdraw.keep': { zh: '不撤回', en: 'Let it stand' },
  redraft: { zh: '修改后重发', en: 'Change and issue anew' },
  'redraft.lead': {
    zh: '另起一份新通知，下发后替代这一份；接收单位能看到改了什么。',
    en: 'Drafts a new notice that takes the place of this one once issued; recipients see what changed.',
  },
  'redraft.open': { zh: '打开替代它的文稿', en: 'Open the draft that is to take its place' },
  amend: { zh: '下发修订通知', en: 'Issue an amending notice' },
  'amend.lead': {
    zh: '这份通知下发后，主题活动修订到了第{version}版。可以起草修订通知，内容按修订生成。',
    en: 'The campaign has been amended to version {version} since. Draft a notice that says what changed.',
  },
  'banner.withdrawn': { zh: '本通知已于 {day} 撤回：{reason}', en: 'Withdrawn on {day}: {reason}' },
  'banner.superseded': { zh: '本通知已于 {day} 被新通知替代', en: 'Superseded on {day}' },
  'banner.newer': { zh: '新通知：{title}', en: 'The newer notice: {title}' },
  'banner.supersedes': { zh: '本通知替代：{title}', en: 'It takes the place of: {title}' },
  'banner.replaces-on-issue': { zh: '下发后替代：{title}', en: 'Once issued it takes the place of: {title}' },
  redline: { zh: '与原通知对照', en: 'Beside the earlier notice' },

  'told.countersigned': { zh: '已会签', en: 'Countersigned' },
  'told.countersign-recorded': { zh: '会签已登记', en: 'The countersigning is recorded' },
  'told.given-back': { zh: '已退回主办机关', en: 'Given back' },
  'told.withdrawal-asked': { zh: '已提请负责人撤回', en: 'Put before the leader' },
  'told.withdrawn': { zh: '通知已撤回', en: 'Withdrawn' },
  'told.kept': { zh: '通知继续有效', en: 'The notice stands' },
  'told.redrafted': { zh: '已按原通知生成新稿', en: 'A new draft is made from it' },
  'told.amended': { zh: '已按修订内容生成初稿', en: 'A first text is made from the amendment' },

  'amend.title': { zh: '{owner}关于修订{title}有关安排的通知', en: '{owner}: notice on changes to {title}' },
  'amend.opening': {
    zh: '{owner}对《{notice}》的有关安排作如下修订，其余不变。',
    en: '{owner} changes the arrangements of “{notice}” as follows; all else stands.',
  },
  'amend.change': { zh: '{what}：由“{before}”改为“{after}”。', en: '{what}: from “{before}” to “{after}”.' },
  'amend.reason': { zh: '修订理由：{reason}', en: 'Reason: {reason}' },
  'amend.calls': {
    zh: '子项目的安排有调整，见系统内活动页面。',
    en: 'Calls were changed; see the campaign.',
  },

  'draft.heading.targets': { zh: '（一）目标任务', en: '(1) Targets' },
  'draft.targets': { zh: '目标任务：{targets}。', en: 'Targets: {targets}.' },
  'draft.target': { zh: '{name}{amount}', en: '{name} {amount}' },
  'draft.target.floor': { zh: '{name}不少于{amount}', en: '{name}: at least {amount}' },
  'draft.target.percent': { zh: '{name}{amount}%', en: '{name} {amount}%' },
  'draft.target.each': { zh: '{name}每单位{amount}', en: '{name}: {amount} for each unit' },
  'draft.targets.join': { zh: '；', en: '; ' },
  'draft.shares': { zh: '任务分配表：', en: 'Shares:' },
  'draft.shares.place': { zh: '序号', en: 'No.' },
  'draft.shares.unit': { zh: '单位', en: 'Organisation' },
  'draft.shares.sum': { zh: '合计', en: 'Total' },
});

export const refusals = refusalTable({
  'notice.issuer-twice': {
    status: 422,
    zh: '发文机关不能重复',
    en: 'An issuer stands on the paper once',
  },
  'notice.issuer-unknown': {
    status: 422,
    zh: '系统内没有叫“{name}”的单位，或不止一个；请写全称，系统外的机关请留空',
    en: 'No single organisation is called “{name}”; give its full name, or leave it empty for a body outside',
  },
  'notice.countersigns-missing': {
    status: 409,
    zh: '还没有会签：{names}',
    en: 'Not countersigned yet: {names}',
  },
  'notice.already-countersigned': { status: 409, zh: '已经会签', en: 'Countersigned already' },
  'notice.by-hand-inside': {
    status: 403,
    zh: '系统内的单位须自己办理，不能代为登记',
    en: 'An organisation of the system answers for itself; nobody records it in its stead',
  },
  'notice.withdrawal-asked': {
    status: 409,
    zh: '已经提请撤回，等负责人决定',
    en: 'The withdrawal waits for the leader already',
  },
  'notice.withdrawal-not-asked': {
    status: 409,
    zh: '经办人还没有提请撤回',
    en: 'No officer has asked to withdraw it',
  },
  'notice.withdrawn': { status: 409, zh: '这份通知已撤回', en: 'This notice was withdrawn' },
  'notice.superseded': {
    status: 409,
    zh: '这份通知已被《{title}》{number}替代，请签收新通知',
    en: 'Superseded by “{title}” {number}; sign for the newer notice',
  },
  'notice.redraft-exists': {
    status: 409,
    zh: '已有一份替代它的文稿',
    en: 'There is a draft already that is to take its place',
  },
  'notice.nothing-changed': {
    status: 409,
    zh: '下发之后主题活动没有修订',
    en: 'The campaign has not been amended since',
  },
  'notice.burden-unanswered': {
    status: 422,
    zh: '请修改这一要求，或勾选“已知悉”并说明理由',
    en: 'Change this demand, or tick that you know it and say why it stays',
  },
});
