/** The sentences of voting by the rules of a ballot, and why a vote is refused by them. */

import { refusalTable, sentences } from '../../../kernel/text.ts';

export const text = sentences({
  vote: { zh: '投票', en: 'Vote' },
  'vote.do': { zh: '投一票', en: 'Vote' },
  'vote.do-again': { zh: '再投一票', en: 'Vote again' },
  'vote.sign-in': { zh: '登录后投票', en: 'Sign in to vote' },
  'vote.sign-in.why': {
    zh: '还没有账号？注册只要一分钟。',
    en: 'No account yet? Signing up takes a minute.',
  },
  'vote.until': { zh: '投票至 {closesAt} 截止', en: 'Voting closes {closesAt}' },
  'vote.rules': { zh: '投票规则', en: 'Vote rules' },
  'vote.receipt': { zh: '查看投票回执', en: 'See the receipt' },
  'vote.cast': { zh: '已投 {count} 票', en: '{count} vote(s) cast' },
  'vote.prove': { zh: '验证身份', en: 'Prove who you are' },
  'vote.minor': {
    zh: '未成年人不参与投票，作品可以随意欣赏。',
    en: 'People under 18 are not asked to vote; all works are there to be enjoyed.',
  },
  'left.day': { zh: '今天还有 {left} 票', en: '{left} vote(s) left today' },
  'left.rolling': { zh: '现在还有 {left} 票（24 小时内）', en: '{left} vote(s) left now (within 24 hours)' },
  'left.window': { zh: '投票期间还有 {left} 票', en: '{left} vote(s) left in the whole vote' },
  'ballot.add': { zh: '选入选票', en: 'Put it on my ballot' },
  'ballot.to': { zh: '去填选票', en: 'Fill in my ballot' },
  ballot: { zh: '选票', en: 'Ballot' },
  'ballot.of': { zh: '{call}：选票', en: '{call}: ballot' },
  'ballot.works': { zh: '参加投票的作品', en: 'Works of this vote' },
  'ballot.order': {
    zh: '每天换一次随机顺序，不按票数排列。',
    en: 'In an order shuffled anew each day, never by votes.',
  },
  'ballot.look': { zh: '看作品', en: 'See it' },
  'ballot.look.which': { zh: '：{title}', en: ': {title}' },
  'ballot.search': { zh: '按作品名、作者或单位查找', en: 'Find by title, maker or unit' },
  'ballot.search.do': { zh: '查找', en: 'Find' },
  'ballot.search.all': { zh: '显示全部作品', en: 'Show all works' },
  'ballot.search.none': {
    zh: '没有找到“{q}”，已选的作品还在下面',
    en: 'Nothing found for “{q}”; what you chose is still here',
  },
  'ballot.search.found': {
    zh: '找到 {count} 件；已选的作品一并列出',
    en: '{count} found; what you chose is listed too',
  },
  'ballot.search.more': {
    zh: '先列出 {listed} 件，另有 {left} 件请用上面的查找',
    en: '{listed} are listed; find the other {left} by the search above',
  },
  'ballot.chosen': { zh: '已选', en: 'Chosen' },
  'ballot.of-most': { zh: '/{most} 件', en: ' of {most}' },
  'ballot.send': { zh: '提交选票', en: 'Send the ballot' },
  'ballot.none': { zh: '还没有作品进入投票', en: 'No works to vote for yet' },
  'ballot.none.next': { zh: '投票开始后，作品会列在这里。', en: 'They stand here when the vote opens.' },
  'ballot.is-cast': { zh: '这张选票已经投出', en: 'This ballot is cast' },
  'ballot.told': { zh: '选票已投出', en: 'Your ballot is cast' },
  'rules.likes': {
    zh: '“热度”（点赞）不是投票，不计入票数、排名和奖项。',
    en: 'Likes are no votes: they count neither in totals nor in ranks nor for prizes.',
  },
  'rules.minors': { zh: '不邀请未成年人投票。', en: 'People under 18 are not asked to vote.' },
  'rules.shown': {
    zh: '投票期间显示的票数至少滞后 {minutes} 分钟，并且向下取整：不足 10 票显示 0，不足 1000 票取到十位，1000 票以上只留前两位数字；投票结束后公布准确票数。',
    en: 'While people vote, totals are shown at least {minutes} minutes late and rounded down: under 10 as 0, under 1000 to tens, from 1000 to two leading digits. After the closing they are exact.',
  },
  'rules.published': {
    zh: '每一票都记入只增不改的账本，隐去投票人身份后对外公布：投票期间公布封存的记录和签名，结束后公布全部内容。谁都可以重新计票。',
    en: 'Every vote goes into a ledger that is only added to, published without the voters’ names: sealed and signed while people vote, opened after the closing. Anybody can recount it.',
  },
  'rules.recount': { zh: '验证计票', en: 'Recount the vote' },
  'rules.quarantine': {
    zh: '疑似异常的票先隔离、不删除，经人工核查后恢复或作废，可以申诉；不只凭 IP 地址判断。',
    en: 'Votes under suspicion are held apart, never deleted; people look at them, release or void them, and there is an appeal. Never by IP address alone.',
  },
  'rules.prize': {
    zh: '按得票另设：{prizes}（与综合得分分开）。',
    en: 'Apart from the composite, by votes: {prizes}.',
  },
  'rules.prize.one': { zh: '{award} {count} 名', en: '{award} ({count})' },
  'rules.frozen': {
    zh: '以上规则已于投票开始时锁定。',
    en: 'These rules were frozen when the vote opened.',
  },
  'rules.will-freeze': {
    zh: '投票一开始，以上规则即锁定，任何办法都不能再改。',
    en: 'These rules are frozen the moment the vote opens, for good.',
  },
  'rules.no-weight': { zh: '得票不计入综合得分。', en: 'Votes do not count in the composite.' },
  'rules.weight': { zh: '得票占综合得分的 {percent}%。', en: 'Votes weigh {percent}% of the composite.' },
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
  'vote.work-quota-day': {
    status: 409,
    zh: '今天已经给这件作品投了 {perWork} 票，明天可以再投',
    en: 'You gave this work its {perWork} vote(s) of today; you can again tomorrow',
  },
  'vote.work-quota-rolling': {
    status: 409,
    zh: '24 小时内已经给这件作品投了 {perWork} 票，{at} 起可以再投',
    en: 'You gave this work its {perWork} vote(s) within 24 hours; you can again from {at}',
  },
  'vote.work-quota-window': {
    status: 409,
    zh: '已经给这件作品投了 {perWork} 票，投票期间不能再投',
    en: 'You gave this work its {perWork} vote(s) of the whole vote',
  },
  'vote.quota-day': {
    status: 409,
    zh: '今天的 {perPeriod} 票已经投完，明天可以再投',
    en: 'Today’s {perPeriod} votes are used; you have new ones tomorrow',
  },
  'vote.quota-rolling': {
    status: 409,
    zh: '24 小时内的 {perPeriod} 票已经投完，{at} 起可以再投',
    en: 'Your {perPeriod} votes of 24 hours are used; the next from {at}',
  },
  'vote.quota-window': {
    status: 409,
    zh: '投票期间的 {perPeriod} 票已经投完',
    en: 'Your {perPeriod} votes of the whole vote are used',
  },
  'vote.ballot-cast-day': {
    status: 409,
    zh: '今天的选票已经投出，明天可以再投',
    en: 'Today’s ballot is cast; you have a new one tomorrow',
  },
  'vote.ballot-cast-rolling': {
    status: 409,
    zh: '24 小时内的选票已经投出，{at} 起可以再投',
    en: 'Your ballot of 24 hours is cast; the next from {at}',
  },
  'vote.ballot-cast-window': {
    status: 409,
    zh: '选票已经投出，投票期间只有一张',
    en: 'Your ballot is cast; there is one in the whole vote',
  },
  'vote.ballot-twice': {
    status: 422,
    zh: '同一件作品在一张选票里只能选一次',
    en: 'A ballot holds a work once',
  },
  'vote.ballot-exactly': {
    status: 422,
    zh: '每张选票必须选 {count} 件不同的作品，您选了 {chosen} 件',
    en: 'A ballot is of exactly {count} different works; you chose {chosen}',
  },
  'vote.ballot-between': {
    status: 422,
    zh: '每张选票选 {least} 至 {most} 件不同的作品，您选了 {chosen} 件',
    en: 'A ballot is of {least} to {most} different works; you chose {chosen}',
  },
  'vote.ballot-looked': {
    status: 422,
    zh: '已按名称查找；勾选的作品都还在，选好后请提交选票',
    en: 'Looked up; everything you ticked is still here. Send the ballot when it is full',
  },
  'vote.retracted-already': { status: 409, zh: '这一票已经撤回', en: 'This vote was taken back already' },
  'vote.retractions': {
    status: 409,
    zh: '一个周期内最多撤回 {max} 次',
    en: 'At most {max} times in a period something is taken back',
  },
  'vote.tier-needed': {
    status: 403,
    zh: '按本次投票规则，您的身份还不能计票；请先完成身份验证',
    en: 'By the rules of this vote yours would not count yet; prove who you are first',
  },
  'vote.region-unknown': {
    status: 403,
    zh: '本次投票限定地区、单位；请先由所在单位确认会员身份',
    en: 'This vote is for one region; have your unit confirm you as its member first',
  },
  'vote.region': {
    status: 403,
    zh: '本次投票限定地区、单位，您所在的单位不在其中',
    en: 'This vote is for one region, and your unit is not in it',
  },
});
