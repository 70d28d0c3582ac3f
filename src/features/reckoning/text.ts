/** The sentences of reckoning: what awards are called, a formula in plain words, and why one does not stand. */

import { type Language, type Named, nameIn, refusalTable, sentences } from '../../kernel/text.ts';
import type { Formula } from './reckoning.ts';

export const text = sentences({
  'award.first': { zh: '一等奖', en: 'First prize' },
  'award.second': { zh: '二等奖', en: 'Second prize' },
  'award.third': { zh: '三等奖', en: 'Third prize' },
  'award.excellent': { zh: '优秀奖', en: 'Honourable mention' },
  'between.parts': { zh: ' + ', en: ' + ' },
  'between.words': { zh: '、', en: ', ' },
  'between.ties': { zh: '；仍相同的，', en: '; then ' },
  composite: { zh: '综合得分 = {parts}。', en: 'Composite = {parts}.' },
  'composite.rounded': {
    zh: '每一步都四舍五入到两位小数，用公布的数就能算出公布的得分。',
    en: 'Each step is rounded to two decimals, halves up: whoever adds up the published figures arrives at the published score.',
  },
  'part.judges': { zh: '评委得分 × {percent}%', en: 'judges’ points × {percent}%' },
  'part.votes': { zh: '得票折算分 × {percent}%', en: 'vote points × {percent}%' },
  'part.votes-plain': { zh: '得票折算分', en: 'vote points' },
  'part.figure': { zh: '{name}折算分 × {percent}%', en: 'points for {name} × {percent}%' },
  'part.figure-plain': { zh: '{name}折算分', en: 'points for {name}' },
  'part.bonus': { zh: '得票加分', en: 'bonus for votes' },
  'part.penalty': { zh: ' − 超时扣分', en: ' − points for overtime' },
  'judges.mean': { zh: '各评委总分的平均分', en: 'the mean of the judges’ totals' },
  'judges.median': { zh: '各评委总分的中位数', en: 'the median of the judges’ totals' },
  'judges.trimmed': {
    zh: '去掉一个最高分、一个最低分后的平均分（少于 {from} 位评委打分时不去）',
    en: 'the mean without one highest and one lowest total (nothing is dropped under {from} totals)',
  },
  'judges.z': {
    zh: '每位评委的打分先换成标准分（总分减去该评委平均分，除以其标准差；50 分为该评委的中等，每个标准差 10 分，限于 0 至 100 分），再取{average}',
    en: 'each judge’s totals as standard scores (total less that judge’s mean, over their standard deviation; 50 is that judge’s middle, 10 points a deviation, within 0 and 100), of these {average}',
  },
  'judges.rank-first': {
    zh: '按每位评委自己的排名计分：第 1 名 {first} 分，往后每名少 {step} 分（并列的取所占名次的平均），再取{average}',
    en: 'points by each judge’s own order: {first} for the first, {step} fewer for each next (equal ones share the mean of their places), of these {average}',
  },
  'judges.rank-share': {
    zh: '按每位评委自己的排名折算为百分（名次居中计，并列的取所占名次的平均），再取{average}',
    en: 'each judge’s own order as a share of 100 (by the middle of the place; equal ones share the mean of their places), of these {average}',
  },
  'judges.words': { zh: '评委得分：{words}。', en: 'Judges’ points: {words}.' },
  'convert.max-normal': {
    zh: '{what}折算分 = 该作品{count} ÷ 最高{count} × 100',
    en: 'Points for {what}: the work’s {count} ÷ the most {count} × 100',
  },
  'convert.min-max': {
    zh: '{what}折算分 =（该作品{count} − 最低{count}）÷（最高{count} − 最低{count}）× 100；全都相同时各得 100 分',
    en: 'Points for {what}: (the work’s {count} − the fewest) ÷ (the most − the fewest) × 100; where all have as many, 100 each',
  },
  'convert.share': {
    zh: '{what}折算分 = 该作品{count} ÷ 全部{count} × 100',
    en: 'Points for {what}: the work’s {count} ÷ all {count} together × 100',
  },
  'convert.rank-points': {
    zh: '{what}折算分：第 1 名 {first} 分，往后每名少 {step} 分，最低 0 分；并列的都按靠前的名次计',
    en: 'Points for {what}: {first} for the first, {step} fewer for each next, never under 0; equal ones share the better place',
  },
  'convert.per-vote': {
    zh: '{what}折算分：每 1 个计 {points} 分，最高 {cap} 分',
    en: 'Points for {what}: {points} for each, at most {cap}',
  },
  'convert.none': { zh: '。没有得到的计 0 分。', en: '. Nothing gives 0 points.' },
  'what.votes': { zh: '得票', en: 'votes' },
  'count.votes': { zh: '票数', en: 'votes' },
  'count.figure': { zh: '{name}数', en: '{name}' },
  'figure.stated': {
    zh: '{name}由主办单位注明出处后填入，只用于作品，不用于考核单位。',
    en: 'What counts as {name} is stated by the owner with its source; for works only, never to assess organisations.',
  },
  'votes.alone': { zh: '不设评委得分以外的部分。', en: 'Nothing but the judges’ points counts.' },
  'direct.words': {
    zh: '得票最多的 {count} 件直接排在最前（按票数），其余按综合得分排列。',
    en: 'The {count} with the most votes stand first, by votes; all others by composite.',
  },
  'bonus.words': {
    zh: '得票第 1 名起依次加 {points} 分；票数相同的都按靠前的名次加分，没有得票不加。',
    en: 'Bonus from the most votes on: {points}; equal votes share the better place, no votes bring none.',
  },
  'penalty.words': {
    zh: '时长超过 {length} 的扣 {points} 分',
    en: 'longer than {length}: {points} points less',
  },
  'penalty.out': { zh: '时长超过 {length} 的取消资格', en: 'longer than {length}: out' },
  'penalty.all': {
    zh: '{words}。只按最重的一条，正好等于不算超过。',
    en: 'Length: {words}. Only the heaviest counts; exactly as long is not longer.',
  },
  'ties.words': {
    zh: '综合得分相同的，{words}；最后按报送时间先后。',
    en: 'Equal composites: {words}; at last what was sent in earlier.',
  },
  'tie.judges': { zh: '评委得分高的在前', en: 'the higher judges’ points' },
  'tie.votes': { zh: '得票多的在前', en: 'the more votes' },
  'tie.earlier': { zh: '报送早的在前', en: 'what was sent in earlier' },
  'tie.criterion': { zh: '“{name}”得分高的在前', en: 'the higher points for “{name}”' },
  'award.words': { zh: '{award} {count} 名', en: '{award}: {count}' },
  'quota.least': { zh: '{name}至少 {least} 件', en: 'at least {least} of {name}' },
  'quota.most': { zh: '{name}至多 {most} 件', en: 'at most {most} of {name}' },
  'quota.exact': { zh: '{name} {least} 件', en: '{least} of {name}' },
  'quota.in': { zh: '（{words}）', en: ' ({words})' },
  'prize.votes.last': { zh: '{award} {count} 名，按得票', en: '{award}: {count}, by votes' },
  'prize.votes.all': {
    zh: '{award} {count} 名，按各轮得票之和',
    en: '{award}: {count}, by the votes of all rounds together',
  },
  'prize.criterion': {
    zh: '{award} {count} 名，按“{name}”得分',
    en: '{award}: {count}, by the points for “{name}”',
  },
  'prize.figure': { zh: '{award} {count} 名，按{name}', en: '{award}: {count}, by {name}' },
  'prize.parts': { zh: '{award} {count} 名，按{parts}', en: '{award}: {count}, by {parts}' },
  'prize.apart': { zh: '（与名次无关，可以兼得）', en: ' (apart from the ranking, and may be won besides)' },
  'ratio.words': {
    zh: '获奖作品不超过参评作品总数的 {percent}%。',
    en: 'At most {percent}% of all entered works win.',
  },
  'keep.count': { zh: '前 {count} 件进入下一步', en: 'the first {count} go on' },
  'keep.points': { zh: '{points} 分及以上的进入下一步', en: 'those with at least {points} points go on' },
  'keep.both': {
    zh: '{points} 分及以上的前 {count} 件进入下一步',
    en: 'the first {count} with at least {points} points go on',
  },
  'keep.ties': { zh: '（末位同分的一并进入）', en: ' (equals of the last go on too)' },
  'again.equal': { zh: '与公布的结果一致。', en: 'It is what was published.' },
  'again.differs': {
    zh: '与公布的结果有 {count} 处不同。',
    en: 'It differs from what was published in {count} places.',
  },
  'again.one': {
    zh: '{work} {what}：公布 {published}，重算 {reckoned}',
    en: '{work} {what}: published {published}, reckoned {reckoned}',
  },
  example: { zh: '算例', en: 'A worked example' },
  'example.made-up': { zh: '数字是编的，只用来说明算法。', en: 'The figures are made up to show the way.' },
  'example.work': { zh: '作品{name}', en: 'Work {name}' },
  'example.sum': { zh: '算式', en: 'Sum' },
  'column.work': { zh: '作品', en: 'Work' },
  'column.judges': { zh: '评委得分', en: 'Judges' },
  'column.votes': { zh: '票数', en: 'Votes' },
  'column.vote-points': { zh: '得票折算分', en: 'Vote points' },
  'column.length': { zh: '时长', en: 'Length' },
  'column.composite': { zh: '综合得分', en: 'Composite' },
  'column.rank': { zh: '名次', en: 'Place' },
  'column.award': { zh: '奖项', en: 'Award' },
  'rank.out': { zh: '取消资格', en: 'out' },
  'rank.direct': { zh: '{rank}（得票直接进入）', en: '{rank} (by votes)' },
});

export const refusals = refusalTable({
  'reckoning.formula': {
    status: 422,
    zh: '各项比例合计须为 100%，现为 {sum}%',
    en: 'The percentages must add up to 100; they add up to {sum}',
  },
  'reckoning.votes-heavy': {
    status: 422,
    zh: '投票不超过 {max}%，连同加分和其他平台的数字',
    en: 'Votes, bonus and figures of other platforms together weigh at most {max} percent',
  },
  'reckoning.beyond-percent': {
    status: 422,
    zh: '按名次或按票计的折算分，最高分不能超过所占的比例',
    en: 'Points by place or per vote cannot be more than the percentage told for them',
  },
  'reckoning.key-twice': { status: 422, zh: '有重复的名称', en: 'A name stands twice' },
  'reckoning.figure-unknown': {
    status: 422,
    zh: '奖项所依据的数字没有列入计分办法',
    en: 'A prize goes by a figure that the formula does not have',
  },
  'reckoning.prize-parts': {
    status: 422,
    zh: '奖项各部分的比例合计须为 100%',
    en: 'The parts of a prize must add up to 100 percent',
  },
  'reckoning.quota-reversed': {
    status: 422,
    zh: '至多不能小于至少',
    en: '“At most” is less than “at least”',
  },
  'reckoning.quota-over': {
    status: 422,
    zh: '分类名额合计超过总数 {count}',
    en: 'The quotas ask for more than {count} in all',
  },
  'reckoning.quota-families': {
    status: 422,
    zh: '分类名额最多按两种分法（如类别、组别）',
    en: 'Quotas go by at most two ways of dividing, such as kind and group',
  },
  'reckoning.unreadable': {
    status: 422,
    zh: '{at}：不认识，或超出范围',
    en: '{at}: not known, or out of range',
  },
});

const usual: Record<string, Named> = {
  first: text['award.first'],
  second: text['award.second'],
  third: text['award.third'],
  excellent: text['award.excellent'],
};

/** The key of an award by one of its usual names, in either language. */
export function usualAwardOf(name: string): string | undefined {
  return Object.keys(usual).find((key) => usual[key]!.zh === name || usual[key]!.en === name);
}

/** What an award or prize is called: by its tier's own name, else by the usual one of its key. */
export function awardNamed(formula: Pick<Formula, 'awards' | 'prizes'>, award: string): Named {
  const tier = formula.awards.find((one) => one.award === award);
  const prize = formula.prizes?.find((one) => one.key === award);
  return tier?.name ?? prize?.name ?? usual[award] ?? { zh: award };
}

/** The same in one language. */
export function sayAward(
  formula: Pick<Formula, 'awards' | 'prizes'>,
  award: string,
  language: Language,
): string {
  return nameIn(awardNamed(formula, award), language);
}
