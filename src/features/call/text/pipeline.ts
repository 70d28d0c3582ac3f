/** The sentences of ready chains: what each is called, where it was run, and the names of its stages. */

import { sentences } from '../../../kernel/text.ts';

export const text = sentences({
  'first-check': { zh: '组委会初审', en: 'First check' },
  'daily-check': { zh: '一个工作日内审核', en: 'Check within one working day' },
  gate: { zh: '入围投票', en: 'Vote for the shortlist' },
  experts: { zh: '专家评审', en: 'Review by experts' },
  'experts-1': { zh: '专家复审（一）', en: 'Experts, first review' },
  'experts-2': { zh: '专家复审（二）', en: 'Experts, second review' },
  'format-1': { zh: '形式审查（一）', en: 'Format check, first' },
  'format-2': { zh: '形式审查（二）', en: 'Format check, second' },
  candidates: { zh: '确定候选', en: 'Candidates' },
  'public-vote': { zh: '网络投票', en: 'Public vote' },
  'on-site': { zh: '现场评审（公证）', en: 'Scoring on site, before notaries' },
  decision: { zh: '评委会评定', en: 'Decision of the jury' },
  'round-1': { zh: '初评', en: 'First round' },
  'round-2': { zh: '复评', en: 'Second round' },
  'round-3': { zh: '终评', en: 'Final round' },
  'three-outcomes': { zh: '审核：通过、预通过、不通过', en: 'Check: passed, to be mended, out' },
  'prize.popular': { zh: '最具人气奖', en: 'Most popular' },
  'award.top-ten': { zh: '十佳', en: 'Top ten' },
  'award.nominated': { zh: '提名奖', en: 'Nominated' },
  'kind-1': { zh: '第一类', en: 'First kind' },
  'kind-2': { zh: '第二类', en: 'Second kind' },
  'kind-3': { zh: '第三类', en: 'Third kind' },
  'kind-4': { zh: '第四类', en: 'Fourth kind' },
  'nation-2021': {
    zh: '全国微电影 2021：投票入围，专家 60 投票 40',
    en: 'Nation 2021: vote as gate, experts 60, votes 40',
  },
  'nation-2021.source': {
    zh: '组委会初审 → 入围投票前 70 → 最终投票与专家评审并行；人气奖按两轮票数之和。',
    en: 'Check, vote for the first 70, then final vote beside experts; popularity by the votes of both rounds.',
  },
  'shanxi-2021': { zh: '山西 2021：随报随审随展示', en: 'Shanxi 2021: checked and shown as they come' },
  'shanxi-2021.source': {
    zh: '上传后一个工作日内审核，通过即展示并可投票。',
    en: 'Checked within one working day of upload, then shown and open to votes at once.',
  },
  'zhanjiang-2021': {
    zh: '湛江 2021：22 件候选，现场评审',
    en: 'Zhanjiang 2021: 22 candidates, scored on site',
  },
  'zhanjiang-2021.source': {
    zh: '120 多件提名 → 审核 → 22 件候选 → 7 天投票 → 13 位评委现场打分（2 位公证员）→ 十佳 3/3/3/1 和提名奖 10 → 公示。',
    en: '120 nominations, checked, 22 candidates, 7 days of votes, 13 judges on site before two notaries, ten as 3/3/3/1 and ten nominated, then public notice.',
  },
  'chongzuo-2024': { zh: '崇左 2024：三轮专家评审', en: 'Chongzuo 2024: three rounds of experts' },
  'chongzuo-2024.source': {
    zh: '136 → 初评 50 → 复评 30 → 终评，专家 100%。',
    en: '136, then 50, then 30, then the final round; experts alone.',
  },
  health: { zh: '职业健康作品：两审两评', en: 'Health at work: two checks, two reviews' },
  'health.source': {
    zh: '两轮形式审查 → 有效 1722 件 → 两轮专家复审 → 129 + 228 + 8 件获奖。',
    en: 'Two format checks, 1,722 valid works, two reviews by experts, 129 + 228 + 8 winners.',
  },
  'pingxiang-2020': {
    zh: '萍乡 2020：等级奖归专家，人气奖归投票',
    en: 'Pingxiang 2020: grades by experts, popularity by votes',
  },
  'pingxiang-2020.source': {
    zh: '等级奖只看专家；另有入围的 50 件只按投票评人气奖，两条线互不影响。',
    en: 'Grades by experts only; 50 shortlisted works compete for a prize by votes only. Two tracks apart.',
  },
  'challenge-cup': { zh: '学院级评审：通过、预通过、不通过', en: 'College level: passed, to be mended, out' },
  'challenge-cup.source': {
    zh: '预通过的退回修改后重报，再由专家评审。',
    en: 'What is to be mended goes back and comes again; experts follow.',
  },
  'gate-30': {
    zh: '投票只作入围：前 30 件进专家评审',
    en: 'Votes only as a gate: the first 30 go to experts',
  },
  'gate-30.source': {
    zh: '投票前 30 件进入专家评审，票数不再计分。',
    en: 'The first 30 by votes go to experts; votes count no further.',
  },
  indicators: { zh: '示例：平台评价指标（一级、二级）', en: 'Example: a tree of indicators for platforms' },
  'indicators.source': {
    zh: '示例，不是官方指标：国家体系的指标和分值没有公开。一级、二级、分值、证明材料都可以改。',
    en: 'An example, not the official system, whose indicators and weights are not public. Everything can be changed.',
  },
  coverage: { zh: '覆盖', en: 'Coverage' },
  'coverage-units': { zh: '入驻组织', en: 'Unions on the platform' },
  'coverage-units.proof': { zh: '平台导出的组织名单和截止日期', en: 'List of unions exported with its date' },
  'coverage-members': { zh: '实名会员', en: 'Members by real name' },
  'coverage-members.proof': {
    zh: '去重后的会员数和统计口径',
    en: 'Members counted once, and how they were counted',
  },
  services: { zh: '服务', en: 'Services' },
  'services-range': { zh: '服务项目', en: 'Range of services' },
  'services-range.proof': {
    zh: '服务目录和各项开通时间',
    en: 'Catalogue of services, with when each was opened',
  },
  'services-use': { zh: '使用情况', en: 'Use' },
  'services-use.proof': { zh: '一年内各项服务的办结数', en: 'Cases completed in a year, by service' },
  keeping: { zh: '运行', en: 'Keeping it going' },
  'keeping-safe': { zh: '安全与隐私', en: 'Safety and privacy' },
  'keeping-safe.proof': { zh: '等级保护备案或测评报告', en: 'Registration or report on protection of data' },
  'keeping-heard': { zh: '意见办理', en: 'Complaints heard' },
  'keeping-heard.proof': { zh: '意见登记和答复记录', en: 'Register of complaints and answers' },
});
