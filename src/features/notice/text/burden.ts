/** The sentences of the burden guard: what rules against formalism forbid, said to whoever writes it. */

import { sentences } from '../../../kernel/text.ts';

export const burdenText = sentences({
  'likes-measure': {
    zh: '把点赞、转发、投票作为衡量单位或个人的依据。',
    en: 'Likes, forwards or votes become a measure of units or people.',
  },
  'likes-demanded': {
    zh: '要求单位或职工点赞、转发、投票，或为此定数量。',
    en: 'Units or workers are made to like, forward or vote, or given a number to reach.',
  },
  'photos-forced': {
    zh: '强制上传工作照片、视频、截图或轨迹。照片应由填报人自愿提供。',
    en: 'Photos, films, screenshots or tracks of work are demanded. Photos should be left to whoever reports.',
  },
  'units-ranked': {
    zh: '给单位或个人排名、晾晒。',
    en: 'Units or people are ranked.',
  },
  points: { zh: '以积分衡量、排名或兑换。', en: 'Points are collected, ranked or exchanged.' },
  'check-in': { zh: '要求打卡、签到。', en: 'Check-ins are demanded.' },
  'install-rate': {
    zh: '要求报送安装率、注册率，或全员安装。',
    en: 'Install or registration rates are demanded.',
  },
  'asked-twice': {
    zh: '同一内容要求报两遍。系统里报过的，统计表由系统生成，不必另报。',
    en: 'The same thing is asked for twice. What was reported here is added up here.',
  },
  'several-mailboxes': {
    zh: '同一件事写了几个报送邮箱，填报人不知该报哪里。',
    en: 'Several mailboxes for one thing.',
  },
  'share-for-votes': { zh: '以分享、邀请换取投票机会。', en: 'Sharing is rewarded with votes.' },
  'not-voted-list': {
    zh: '统计、通报没有投票或没有转发的人。',
    en: 'Those who have not voted or forwarded are listed.',
  },
  'votes-weight': {
    zh: '投票占作品得分超过40%。',
    en: 'Votes weigh more than 40% of a work’s score.',
  },
  'group-without-end': {
    zh: '为一次任务新建群组或应用，没有写明何时解散、关闭。',
    en: 'A group or an app for one task, and no word on when it is closed.',
  },
});
export type BurdenCode = keyof typeof burdenText;

export const rules = sentences({
  fingertip: {
    zh: '中央网信委《关于防治“指尖上的形式主义”的若干意见》（2023）',
    en: 'Central Cyberspace Commission, Opinions on preventing formalism at the fingertips (2023)',
  },
  apps: {
    zh: '《政务移动互联网应用程序规范化管理办法》（国办函〔2026〕12号）',
    en: 'Rules on government mobile applications, 国办函〔2026〕12号',
  },
  both: {
    zh: '中央网信委《关于防治“指尖上的形式主义”的若干意见》（2023）、国办函〔2026〕12号',
    en: 'Opinions on preventing formalism at the fingertips (2023) and 国办函〔2026〕12号',
  },
});

export const text = sentences({
  burdens: { zh: '减负提醒', en: 'Burdens' },
  'burdens.lead': {
    zh: '下面的要求与防治“指尖上的形式主义”的规定不合。可以修改文字，也可以说明理由后保留。',
    en: 'These demands are against the rules on formalism. Change the words, or keep them and say why.',
  },
  'burdens.campaign': {
    zh: '活动、征集和文稿里发现的要求：',
    en: 'Found in the campaign, its calls and its papers:',
  },
  'burdens.none': { zh: '没有发现加重基层负担的要求。', en: 'No demand that would burden units.' },
  'burden.rule': { zh: '依据：{rule}', en: 'Rule: {rule}' },
  'burden.place': { zh: '{heading}第{paragraph}段', en: '{heading} paragraph {paragraph}' },
  'burden.opening': { zh: '开头', en: 'opening' },
  'burden.call': { zh: '子项目“{call}”', en: 'call “{call}”' },
  'burden.indicators': { zh: '指标“{one}”与“{other}”', en: 'indicators “{one}” and “{other}”' },
  'burden.known': { zh: '已知悉，保留这一要求', en: 'I know, and keep this demand' },
  'burden.reason': { zh: '保留的理由', en: 'Why it is kept' },
  'burden.answered': { zh: '{name} 于 {at} 说明：{reason}', en: '{name}, {at}: {reason}' },
  'burden.column.what': { zh: '要求', en: 'Demand' },
  'burden.column.where': { zh: '位置', en: 'Where' },
  'burden.column.answer': { zh: '说明', en: 'Answer' },
  'burden.open': { zh: '未说明', en: 'not answered' },
});
