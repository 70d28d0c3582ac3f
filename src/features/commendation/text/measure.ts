/** The sentences of measures: what each figure is called, what it counts, where it comes from, and how it becomes points. */

import { sentences } from '../../../kernel/text.ts';

export const text = sentences({
  'name.entered': { zh: '报送作品数', en: 'Works entered' },
  'name.admitted': { zh: '审核通过作品数', en: 'Works admitted' },
  'name.recommended': { zh: '推荐作品数', en: 'Works recommended' },
  'name.finalists': { zh: '进入终评作品数', en: 'Works in the final' },
  'name.awards': { zh: '获奖作品数', en: 'Awards won' },
  'name.awards-first': { zh: '获最高奖项作品数', en: 'Awards of the highest tier' },
  'name.awards-second': { zh: '获第二档奖项作品数', en: 'Awards of the second tier' },
  'name.awards-third': { zh: '获第三档奖项作品数', en: 'Awards of the third tier' },
  'name.activities': { zh: '审核通过的线下活动', en: 'Activities approved' },
  'name.participants': { zh: '活动参与人次', en: 'Participants' },
  'name.contacts': { zh: '面对面接触职工数', en: 'Workers met face to face' },
  'name.visits': { zh: '宣传员走访次数', en: 'Visits by promoters' },
  'name.promoters': { zh: '在册宣传员数', en: 'Promoters on the register' },
  'name.punctuality': { zh: '按时报送率', en: 'Reports in time' },
  'name.completeness': { zh: '基层单位参与率', en: 'Workplaces that took part' },
  'name.targets': { zh: '分配目标完成率', en: 'Share of targets reached' },
  'name.hand': { zh: '评议加分', en: 'Points given by hand' },
  'is.entered': {
    zh: '本单位及所属单位报送、没有撤回的作品，每件计一次。',
    en: 'Works sent in from at or beneath the unit and not withdrawn, once each.',
  },
  'is.admitted': {
    zh: '本单位及所属单位的作品中，经单位审核通过的，每件计一次。',
    en: 'Works from at or beneath the unit that were admitted, once each.',
  },
  'is.recommended': {
    zh: '有一条有效推荐的作品；经过几级都只计一次。',
    en: 'Works with a recommendation that stands; once, however many levels they passed.',
  },
  'is.finalists': {
    zh: '评审后由承办单位报送主办单位的作品。',
    en: 'Works the host handed to the owner after the review.',
  },
  'is.awards': {
    zh: '公示期满、正式生效的结果中的等级奖；撤销的不计，只凭票数的单项奖不计。',
    en: 'Places in results that stand after their public notice; revoked ones do not count, nor prizes by votes alone.',
  },
  'is.awards-first': {
    zh: '生效结果中奖项表第一档的获奖作品；撤销的不计。',
    en: 'Places of the first tier of the award table in results that stand; revoked ones do not count.',
  },
  'is.awards-second': {
    zh: '生效结果中奖项表第二档的获奖作品；撤销的不计。',
    en: 'Places of the second tier in results that stand; revoked ones do not count.',
  },
  'is.awards-third': {
    zh: '生效结果中奖项表第三档的获奖作品；撤销的不计。',
    en: 'Places of the third tier in results that stand; revoked ones do not count.',
  },
  'is.activities': {
    zh: '上一级审核通过的线下活动，每场计一次。',
    en: 'Activities approved by the level above, once each.',
  },
  'is.participants': {
    zh: '审核通过的活动的参与人次之和。',
    en: 'Participants of approved activities together.',
  },
  'is.contacts': {
    zh: '审核通过的活动和走访中面对面接触的职工人数。',
    en: 'Workers met in person at approved activities and visits.',
  },
  'is.visits': { zh: '宣传员走访登记的次数。', en: 'Visits on the register of promoters.' },
  'is.promoters': { zh: '在册的宣传员人数。', en: 'Promoters on the register.' },
  'is.punctuality': {
    zh: '按时报送的活动占全部审核通过活动的百分比。',
    en: 'Percent of the approved activities that were reported in time.',
  },
  'is.completeness': {
    zh: '有活动审核通过的基层单位占本单位及所属基层单位的百分比。',
    en: 'Percent of the workplaces at or beneath the unit with an approved activity.',
  },
  'is.targets': {
    zh: '各项分配目标完成百分比的平均数，每项最高按 100 计。',
    en: 'The mean percentage of the shared-out targets reached, each counted up to 100.',
  },
  'is.hand': {
    zh: '由颁发单位评议给出，每一笔都写明理由。',
    en: 'Given by the giver’s officer, each with its reason.',
  },
  'from.works': { zh: '来自作品和推荐记录', en: 'From the records of works and recommendations' },
  'from.awards': { zh: '来自生效的评选结果', en: 'From results that stand' },
  'from.progress': { zh: '来自活动和宣传员记录', en: 'From activity reports and the register of promoters' },
  'from.targets': { zh: '来自目标分配表和活动记录', en: 'From the table of targets and the records' },
  'from.hand': { zh: '来自评议记录', en: 'From the points on record' },
  'per-unit': {
    zh: '每 {each} 个计 {points} 分，最高 {max} 分',
    en: '{points} point(s) for every {each}, at most {max}',
  },
  'per-unit.rate': {
    zh: '每 {each} 个百分点计 {points} 分，最高 {max} 分',
    en: '{points} point(s) for every {each} percent, at most {max}',
  },
  'per-unit.hand': { zh: '按给分计，最高 {max} 分', en: 'As given, at most {max}' },
  best: {
    zh: '最多的单位得 {max} 分，其他单位按与它的比例计分',
    en: 'The unit with most has {max}, the others as much of it as they have of the most',
  },
  threshold: { zh: '达到 {least} 得 {max} 分，达不到不得分', en: '{max} from {least} on, else none' },
  'threshold.rate': {
    zh: '达到 {least}% 得 {max} 分，达不到不得分',
    en: '{max} from {least}% on, else none',
  },
  'per-workplace': {
    zh: '（先除以本单位的基层单位数，规模大小不影响得分）',
    en: ' (divided by the unit’s workplaces first, so that size does not win)',
  },
  'example.line': { zh: '{measure}：{made}', en: '{measure}: {made}' },
  'example.per-unit': {
    zh: '{amount} ÷ {each} × {points} = {made} 分',
    en: '{amount} ÷ {each} × {points} = {made}',
  },
  'example.best': {
    zh: '最多的单位为 {best}，本单位 {amount}：{amount} ÷ {best} × {max} = {made} 分',
    en: 'The most is {best}, this unit has {amount}: {amount} ÷ {best} × {max} = {made}',
  },
  'example.threshold': { zh: '{amount} 达到 {least}，得 {made} 分', en: '{amount} reaches {least}: {made}' },
  'value.none': { zh: '没有数据', en: 'no figure' },
  'value.percent': { zh: '{value}%', en: '{value}%' },
  'value.each': { zh: '{amount} ÷ {of} 个单位 = {value}', en: '{amount} ÷ {of} workplaces = {value}' },
});
