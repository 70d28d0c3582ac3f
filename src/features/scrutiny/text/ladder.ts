/** The sentences of sanctions: the usual ladder, its pages, the log. */

import { refusalTable, sentences } from '../../../kernel/text.ts';

export const text = sentences({
  ladder: { zh: '违规拉票、刷票处理办法', en: 'What follows when votes are bought or forged' },
  'ladder.lead': {
    zh: '处理措施由主办单位逐件研究后作出，写明理由，可以撤销；系统不自动作出处理。',
    en: 'The owner decides on each case, with its reason, and can lift it again; the system never takes a step by itself.',
  },
  'ladder.edit': { zh: '修改本活动的处理办法', en: 'Change the steps of this campaign' },
  'ladder.usual': {
    zh: '目前使用通用办法；修改后只用于本活动。',
    en: 'The usual steps stand; what is changed here is of this campaign only.',
  },
  'ladder.save': { zh: '保存处理办法', en: 'Save the steps' },
  'step.number': { zh: '第 {number} 项', en: 'Step {number}' },
  'step.name-zh': { zh: '名称（中文）', en: 'Name (Chinese)' },
  'step.name-en': { zh: '名称（英文）', en: 'Name (English)' },
  'step.about-zh': { zh: '说明（中文）', en: 'Meaning (Chinese)' },
  'step.about-en': { zh: '说明（英文）', en: 'Meaning (English)' },
  'step.barring': {
    zh: '有效期间该作品不列入结果，不得奖（后面的作品依次递补）',
    en: 'While it stands the work is out of the result and wins nothing; those behind move up',
  },
  'step.reminder': { zh: '提醒', en: 'Reminder' },
  'about.reminder': {
    zh: '提醒报送单位和作者遵守投票规则。',
    en: 'Unit and maker are reminded of the rules of the vote.',
  },
  'step.set-aside': { zh: '异常票不计入', en: 'Votes set aside' },
  'about.set-aside': {
    zh: '经人工认定的异常票隔离，不计入有效票；可以申诉。',
    en: 'Votes that people found suspicious are set aside and do not count; an appeal is open.',
  },
  'step.remark': { zh: '通报', en: 'Public remark' },
  'about.remark': {
    zh: '在活动范围内通报情况。',
    en: 'What happened is made known within the campaign.',
  },
  'step.prize-withheld': { zh: '不授予人气奖', en: 'Popularity prize withheld' },
  'about.prize-withheld': {
    zh: '该作品不参加按票数确定的奖项。',
    en: 'The work takes no part in prizes by votes.',
  },
  'step.award-withheld': { zh: '取消评优资格', en: 'Barred from awards' },
  'about.award-withheld': {
    zh: '情节严重的，由主办单位研究决定取消该作品评优资格；处理有效期间，该作品不列入结果，结果中写明理由。',
    en: 'In grave cases the owner decides that the work wins nothing; while that stands it is out of the result, with the reason.',
  },
  'barring.above': {
    zh: '主办单位有作品参加同一投票的，须回避：使作品不列入结果的措施由上级“{name}”的经办人或负责人作出和撤销。',
    en: 'Where the owner has a work in the same vote it stays out: steps that bar a work are taken and lifted by officers or leaders of “{name}” above.',
  },
  'barring.none': {
    zh: '主办单位及其各上级都有作品参加同一投票的，使作品不列入结果的措施无人可以作出。',
    en: 'Where the owner and every level above have works in the same vote nobody can bar a work.',
  },
  sanctions: { zh: '处理措施', en: 'Sanctions' },
  'sanctions.none': { zh: '还没有作出过处理', en: 'No step was ever taken' },
  'sanctions.of': { zh: '处理措施：{campaign}', en: 'Sanctions: {campaign}' },
  'sanction.apply': { zh: '作出处理', en: 'Take a step' },
  'sanction.work': { zh: '作品', en: 'Work' },
  'sanction.work.hint': {
    zh: '填写作品编号，作品页和名单上可以看到。',
    en: 'Its number, as the work’s page and lists show it.',
  },
  'sanction.step': { zh: '措施', en: 'Step' },
  'sanction.reason': { zh: '理由', en: 'Reason' },
  'sanction.at': { zh: '时间', en: 'When' },
  'sanction.by': { zh: '办理人', en: 'By' },
  'sanction.unit': { zh: '报送单位', en: 'Unit' },
  'sanction.lift': { zh: '撤销', en: 'Lift' },
  'sanction.lifted': { zh: '已于 {at} 撤销：{reason}', en: 'Lifted {at}: {reason}' },
  'sanction.standing': { zh: '有效', en: 'Stands' },
  'told.ladder': { zh: '处理办法已保存', en: 'The steps are saved' },
  'told.sanctioned': { zh: '已记录，相关单位会收到通知', en: 'It is written down; the unit is told' },
  'told.lifted': { zh: '已撤销', en: 'Lifted' },
});

export const refusals = refusalTable({
  'scrutiny.not-owner': {
    status: 403,
    zh: '处理措施由主办单位的经办人或负责人作出',
    en: 'Sanctions are for the owner’s officer or leader',
  },
  'scrutiny.not-barrier': {
    status: 403,
    zh: '使作品不列入结果的措施由主办单位作出；主办单位有作品参加同一投票的，由上级单位作出',
    en: 'A work is barred by the owner, or by the level above where the owner has a work in the same vote',
  },
  'scrutiny.step-twice': {
    status: 422,
    zh: '两项措施的标识相同',
    en: 'Two steps bear the same key',
  },
  'scrutiny.no-steps': {
    status: 422,
    zh: '至少保留一项措施',
    en: 'Keep at least one step',
  },
  'scrutiny.no-step': {
    status: 422,
    zh: '处理办法中没有这项措施',
    en: 'The ladder has no such step',
  },
  'scrutiny.no-work': {
    status: 422,
    zh: '本活动中没有这件作品，请核对编号',
    en: 'There is no such work in this campaign; check the number',
  },
  'scrutiny.step-standing': {
    status: 409,
    zh: '这件作品已有这项处理，尚未撤销',
    en: 'This step stands against the work already',
  },
  'scrutiny.sanction-lifted': {
    status: 409,
    zh: '这项处理已经撤销',
    en: 'This step is lifted already',
  },
});
