/** The sentences of the public site's works and of voting for them. */

import { refusalTable, sentences } from '../../kernel/text.ts';

export const text = sentences({
  gallery: { zh: '作品展示', en: 'Works' },
  'gallery.count': { zh: '共 {count} 件', en: '{count} work(s)' },
  'gallery.enter': { zh: '报送作品', en: 'Send in a work' },
  'gallery.counted': { zh: '票数截至 {at}', en: 'Votes as of {at}' },
  'gallery.none': { zh: '这里还没有展示的作品', en: 'No works are shown here yet' },
  'gallery.none.next': {
    zh: '评审结束后，入选作品会在这里展示。征集要求和日期见规则页。',
    en: 'Chosen works appear here after the review. What may be entered and when stands on the rules page.',
  },
  order: { zh: '排列', en: 'Order' },
  'order.day': { zh: '每日随机', en: 'Shuffled daily' },
  'order.number': { zh: '按编号', en: 'By number' },
  'order.why': { zh: '投票期间不按票数排列', en: 'Never by votes while people vote' },
  rules: { zh: '规则', en: 'Rules' },
  'rules.of': { zh: '{call}：规则', en: '{call}: rules' },
  'rules.to-works': { zh: '看作品', en: 'See the works' },
  'rules.what': { zh: '征集什么', en: 'What may be entered' },
  'rules.kind': { zh: '参评类型', en: 'Kind' },
  'rules.dates': { zh: '日期', en: 'Dates' },
  'rules.from-to': { zh: '{from} 至 {until}', en: '{from} to {until}' },
  'rules.votes-percent': { zh: '投票占比', en: 'Votes weigh' },
  'rules.percent': { zh: '{percent}%', en: '{percent}%' },
  'rules.tie': {
    zh: '综合得分相同的，评委平均分高者在前；仍相同的，报送早者在前。各项保留两位小数，四舍五入。',
    en: 'Equal composites: the higher judges’ mean first, then the one sent in earlier. Figures are kept to two decimals, halves up.',
  },
  'rules.award-count': { zh: '{count} 名', en: '{count}' },
  phase: { zh: '当前阶段', en: 'Now' },
  number: { zh: '编号', en: 'Number' },
  makers: { zh: '作者', en: 'Maker(s)' },
  'maker.role': { zh: '{name}（{role}）', en: '{name} ({role})' },
  unit: { zh: '报送单位', en: 'Unit' },
  summary: { zh: '简介', en: 'About the work' },
  ai: { zh: '作者声明：使用了人工智能生成或辅助', en: 'The maker declares: made with the help of AI' },
  'work.previous': { zh: '上一件', en: 'Previous' },
  'work.next': { zh: '下一件', en: 'Next' },
  'work.neighbours': { zh: '本子项目的其他作品', en: 'Other works of this call' },
  share: { zh: '{makers}，{unit}。{call}参评作品。', en: '{makers}, {unit}. A work in {call}.' },
  separator: { zh: '、', en: ', ' },
  length: { zh: '时长 {length}', en: 'Length {length}' },
  vote: { zh: '投票', en: 'Vote' },
  'vote.do': { zh: '投一票', en: 'Vote' },
  'vote.sign-in': { zh: '登录后投票', en: 'Sign in to vote' },
  'vote.sign-in.why': {
    zh: '还没有账号？注册只要一分钟。',
    en: 'No account yet? Signing up takes a minute.',
  },
  'vote.left': {
    zh: '今天还有 {left} 票（每天 {perDay} 票，同一作品每天 1 票）',
    en: '{left} vote(s) left today ({perDay} a day, one a day for a work)',
  },
  'vote.until': { zh: '投票至 {closesAt} 截止', en: 'Voting closes {closesAt}' },
  'vote.told': { zh: '已投票', en: 'Your vote is cast' },
  tally: { zh: '{votes} 票（截至 {at}）', en: '{votes} vote(s) (as of {at})' },
  'tally.none': { zh: '尚未计票', en: 'Not counted yet' },
  'tally.final': { zh: '{votes} 票（投票已结束）', en: '{votes} vote(s) (vote closed)' },
  'tally.short': { zh: '{votes} 票', en: '{votes} vote(s)' },
});

export const refusals = refusalTable({
  'vote.not-open': {
    status: 409,
    zh: '投票尚未开始，{opensAt} 开始',
    en: 'The vote has not opened; it opens {opensAt}',
  },
  'vote.closed': { status: 409, zh: '投票已于 {closesAt} 结束', en: 'The vote closed {closesAt}' },
  'vote.not-shown': {
    status: 409,
    zh: '这件作品没有进入投票',
    en: 'This work does not take part in the vote',
  },
  'vote.already-today': {
    status: 409,
    zh: '今天已经给这件作品投过票，明天可以再投',
    en: 'You voted for this work today; you can again tomorrow',
  },
  'vote.day-quota': {
    status: 409,
    zh: '今天的 {perDay} 票已经投完，明天可以再投',
    en: 'Today’s {perDay} votes are used; you have new ones tomorrow',
  },
});
