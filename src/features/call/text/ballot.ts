/** The sentences of ballots: how people vote in a call, where it is laid down and where it is read. */

import { refusalTable, sentences } from '../../../kernel/text.ts';

export const text = sentences({
  between: { zh: '、', en: ', ' },
  after: { zh: '；', en: '; ' },
  'quota.day': {
    zh: '每人每天 {perPeriod} 票，每件作品每天最多 {perWork} 票（按北京时间的自然日，零点起算）',
    en: '{perPeriod} votes a person a day, at most {perWork} a day for one work (calendar days of Beijing time)',
  },
  'quota.rolling': {
    zh: '每人 24 小时内 {perPeriod} 票，同一账号对同一作品 24 小时内 {perWork} 票',
    en: '{perPeriod} votes a person in 24 hours, {perWork} in 24 hours for one work',
  },
  'quota.window': {
    zh: '每人在整个投票期间 {perPeriod} 票，每件作品最多 {perWork} 票',
    en: '{perPeriod} votes a person in the whole vote, at most {perWork} for one work',
  },
  'exactly.day': {
    zh: '每人每天 1 张选票，每张选票必须选 {count} 件不同的作品（按北京时间的自然日，零点起算）',
    en: 'One ballot a person a day, each of exactly {count} different works (calendar days of Beijing time)',
  },
  'exactly.rolling': {
    zh: '每人 24 小时内 1 张选票，每张选票必须选 {count} 件不同的作品',
    en: 'One ballot a person in 24 hours, each of exactly {count} different works',
  },
  'exactly.window': {
    zh: '每人在整个投票期间 1 张选票，必须选 {count} 件不同的作品',
    en: 'One ballot a person in the whole vote, of exactly {count} different works',
  },
  'between.day': {
    zh: '每人每天 1 张选票，每张选票选 {least} 至 {most} 件不同的作品（按北京时间的自然日，零点起算）',
    en: 'One ballot a person a day, each of {least} to {most} different works (calendar days of Beijing time)',
  },
  'between.rolling': {
    zh: '每人 24 小时内 1 张选票，每张选票选 {least} 至 {most} 件不同的作品',
    en: 'One ballot a person in 24 hours, each of {least} to {most} different works',
  },
  'between.window': {
    zh: '每人在整个投票期间 1 张选票，选 {least} 至 {most} 件不同的作品',
    en: 'One ballot a person in the whole vote, of {least} to {most} different works',
  },
  'tier.account': { zh: '注册登录', en: 'signed in' },
  'tier.phone': { zh: '手机号验证', en: 'proved by phone' },
  'tier.wechat': { zh: '微信或单位账号验证', en: 'proved by WeChat or a sign-in of the organisation' },
  'tier.member': { zh: '工会会员确认', en: 'confirmed as a union member' },
  'tiers.all': { zh: '注册登录即可投票，一人一份', en: 'Whoever has signed in votes, each person once over' },
  'tiers.some': {
    zh: '只计以下身份的票：{list}；一人一份',
    en: 'Only votes of these people count: {list}; each person once over',
  },
  region: { zh: '仅限规定地区、单位的会员', en: 'only members of the region laid down' },
  'region.of': { zh: '仅限{region}及其所属单位的会员', en: 'only members of {region} and its units' },
  'ready.zhonggong-2025': { zh: '中工网 2025 年', en: 'Workers’ Network, 2025' },
  'ready.wuhan': { zh: '武汉', en: 'Wuhan' },
  'ready.shanxi-2021': { zh: '山西 2021 年', en: 'Shanxi, 2021' },
  'ready.luzhou': { zh: '泸州', en: 'Luzhou' },
  'ready.zhonggong-2024': { zh: '中工网 2024 年', en: 'Workers’ Network, 2024' },
  'ready.option': { zh: '{name}：{words}', en: '{name}: {words}' },
  like: { zh: '按真实投票规则', en: 'As in a real vote' },
  'like.own': { zh: '自行规定（按下面各项）', en: 'Rules of its own (as laid down below)' },
  'like.hint': {
    zh: '选定后以所选规则为准，下面的周期、票数、选票各项不用填',
    en: 'What is chosen here stands, whatever the fields of period, votes and ballot below say',
  },
  period: { zh: '票数按什么时间计算', en: 'Votes are counted by' },
  'period.day': { zh: '自然日（北京时间）', en: 'calendar days (Beijing time)' },
  'period.rolling': { zh: '任意 24 小时', en: 'any 24 hours' },
  'period.window': { zh: '整个投票期间', en: 'the whole vote' },
  'per-period': { zh: '每人票数', en: 'Votes a person' },
  'per-work': { zh: '每人给同一作品的票数', en: 'Votes of a person for one work' },
  'per-work.hint': {
    zh: '大于 1 时，同一作品可以重复投',
    en: 'More than 1: one work may be voted for again',
  },
  together: { zh: '整张选票', en: 'Whole ballots' },
  'together.hint': {
    zh: '一次选若干件不同的作品、一起提交；不填则逐件投票。两项相同，就是必须选这么多件。',
    en: 'Several different works chosen and sent at once; empty: work by work. The same number twice: exactly so many.',
  },
  least: { zh: '每张至少选', en: 'At least a ballot' },
  most: { zh: '每张最多选', en: 'At most a ballot' },
  tiers: { zh: '哪些身份的票计入', en: 'Whose votes count' },
  'tiers.hint': {
    zh: '勾选“注册登录”时人人可投；只勾后面几项时，没有这些身份的人不能投票。未成年人一律不邀请。',
    en: 'With “signed in” everybody votes; with the others alone, nobody else does. Minors are never invited.',
  },
  'region.field': { zh: '投票人范围', en: 'Who votes, by place' },
  'region.any': { zh: '不限地区、单位', en: 'Everywhere' },
  'region.hint': {
    zh: '限定范围时，要由单位确认会员身份才知道属于哪里',
    en: 'Where somebody belongs is known from the unit that confirms their membership',
  },
  lay: { zh: '投票规则', en: 'Vote rules' },
  'lay.lead': {
    zh: '投票开始前可以改；一开始就锁定，任何办法都不能再改，规则页照此公布。',
    en: 'Can be changed until the vote opens; then it is frozen for good, and the rules page says just this.',
  },
  'lay.words': { zh: '公众将看到', en: 'What the public will read' },
  'lay.now': { zh: '现在的规则', en: 'The rules now' },
  'lay.change': { zh: '修改投票规则', en: 'Change the vote rules' },
  'lay.are': { zh: '投票规则：{words}。', en: 'Vote rules: {words}.' },
  'lay.never': {
    zh: '不提供“分享换票”和按 IP 限票：前者是变相摊派，后者会误伤同一厂区、学校的职工。',
    en: 'Votes for sharing and limits by IP are not offered: the one is pressure in disguise, the other hits workers of one factory or school.',
  },
  'told.kept': { zh: '已保存投票规则', en: 'The vote rules are kept' },
});

export const refusals = refusalTable({
  'call.ballot-many': { status: 422, zh: '每人票数为 1 至 {max} 票', en: 'From 1 to {max} votes a person' },
  'call.ballot-per-work': {
    status: 422,
    zh: '同一作品的票数不能小于 1，也不能超过每人票数 {max}',
    en: 'Votes for one work are at least 1 and at most the person’s {max}',
  },
  'call.ballot-different': {
    status: 422,
    zh: '整张选票选的是不同的作品，同一作品只能 1 票',
    en: 'A whole ballot is of different works: 1 vote for each',
  },
  'call.ballot-reversed': {
    status: 422,
    zh: '至少选的件数不能小于 1，也不能超过最多选的 {most} 件',
    en: 'At least 1, and not more than the most, {most}',
  },
  'call.ballot-most': {
    status: 422,
    zh: '每张选票最多选的件数不能超过每人票数 {max}',
    en: 'A ballot holds at most as many works as a person has votes: {max}',
  },
  'call.ballot-nobody': { status: 422, zh: '至少勾选一种身份', en: 'Tick at least one' },
  'call.ballot-elsewhere': {
    status: 422,
    zh: '投票人范围要在本单位的上下级之内',
    en: 'Choose an organisation above or beneath your own',
  },
  'call.ballot-region': {
    status: 422,
    zh: '限定范围时，须计入“工会会员确认”的票',
    en: 'With a region, votes of confirmed members must count',
  },
});
