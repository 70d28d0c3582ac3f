/**
 * The two campaigns of the demo world as data. Qinghai's is the notice of 2020 (`qinghai-2020.json` holds it whole); its
 * dates stand here as printed and are moved by whole days when seeded. What the notice lacks is named in `supplements`.
 */

import { plainBallot } from '../src/features/call/ballot.ts';
import type { Ballot, Criterion, EntryKind, HostConflict } from '../src/features/call/call.ts';
import { blind, type Stage } from '../src/features/call/stage.ts';
import type { Body, CalendarItem } from '../src/features/campaign/campaign.ts';
import type { FileRule } from '../src/features/media/rule.ts';
import type { Formula } from '../src/features/reckoning/reckoning.ts';
import { dayMs, startOfDay } from '../src/kernel/period.ts';
import type { Named } from '../src/kernel/text.ts';
import type { CallKey } from './entries.ts';
import type { OrganisationKey } from './federation.ts';

/** The day of 2020 that is today in the demo: the middle of the collecting phase. */
export const dayOfToday = '2020-07-15';

/** Moves a printed day to the demo's calendar: whole days only. `end` means the day is included. */
export type Mover = (day: string, end?: 'included') => Date;

/** The mover for a world whose today is `now`. */
export function moverTo(now: Date): Mover {
  const today = startOfDay(new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10));
  const shiftMs = today.getTime() - startOfDay(dayOfToday).getTime();
  return (day, end) => new Date(startOfDay(day).getTime() + shiftMs + (end ? dayMs : 0));
}

export const titles: Record<'national' | 'qinghai', Named> = {
  national: {
    zh: '“网聚职工正能量·争做中国好网民”主题活动',
    en: '“Workers’ good energy online” national campaign',
  },
  qinghai: {
    zh: '青海省“网聚职工正能量·争做中国好网民”主题活动',
    en: 'Qinghai’s “Workers’ good energy online” campaign',
  },
};

/** Who takes part in Qinghai's campaign, as its notice names them; only the union stands in the tree. */
export const qinghaiBodies: Body[] = [
  { role: 'owner', name: '青海省总工会' },
  { role: 'owner', name: '中共青海省委网信办' },
];

/** Qinghai's calendar: three phases and the printed deadlines; two of them speak of one thing. */
export function qinghaiCalendar(at: Mover): CalendarItem[] {
  return [...phasesOf(at), ...deadlinesOf(at)];
}

function phasesOf(at: Mover): CalendarItem[] {
  return [
    {
      key: 'launch',
      kind: 'phase',
      name: { zh: '活动启动', en: 'Launch' },
      opensAt: at('2020-05-01'),
      closesAt: at('2020-05-31', 'included'),
      words: '5月，全面启动',
    },
    {
      key: 'run',
      kind: 'phase',
      name: { zh: '活动开展', en: 'Running' },
      opensAt: at('2020-06-01'),
      closesAt: at('2020-08-31', 'included'),
      words: '6—8月',
    },
    {
      key: 'sum-up',
      kind: 'phase',
      name: { zh: '活动总结', en: 'Summing up' },
      opensAt: at('2020-09-01'),
      closesAt: at('2020-09-30', 'included'),
      words: '9月评选、总结',
    },
  ];
}

function deadlinesOf(at: Mover): CalendarItem[] {
  return [
    {
      key: 'report',
      kind: 'deadline',
      name: {
        zh: '报送线下活动情况和征集活动主要成果',
        en: 'Report activities and main results of the calls',
      },
      opensAt: at('2020-05-01'),
      closesAt: at('2020-08-20', 'included'),
      words: '8月20日前',
      subject: 'results',
    },
    {
      key: 'first-choice',
      kind: 'deadline',
      name: { zh: '初步评选优秀作品，梳理汇总报送', en: 'First choice of works, report' },
      opensAt: at('2020-05-01'),
      closesAt: at('2020-09-10', 'included'),
      words: '9月上旬',
      subject: 'results',
    },
    {
      key: 'to-nation',
      kind: 'deadline',
      name: {
        zh: '省总工会推荐优秀作品报送中央网信办和全国总工会',
        en: 'The province recommends to the nation',
      },
      opensAt: at('2020-05-01'),
      closesAt: at('2020-09-25', 'included'),
      words: '9月25日前',
    },
  ];
}

const rubric: Criterion[] = [
  {
    key: 'content',
    name: { zh: '主题内容', en: 'Theme and content' },
    max: 40,
    guidance: { zh: '导向正确，贴近职工', en: 'Right direction, close to workers' },
  },
  {
    key: 'craft',
    name: { zh: '创意与表达', en: 'Idea and expression' },
    max: 30,
    guidance: { zh: '视角新颖，表达清楚', en: 'A fresh view, clearly told' },
  },
  {
    key: 'technique',
    name: { zh: '制作质量', en: 'Technique' },
    max: 30,
    guidance: { zh: '画面清晰，声音清楚', en: 'Clear picture and sound' },
  },
];
const ballot: Ballot = plainBallot;
const formula: Formula = {
  judgesPercent: 80,
  votesPercent: 20,
  conversion: { kind: 'max-normal' },
  awards: [
    { award: 'first', count: 1 },
    { award: 'second', count: 2 },
    { award: 'third', count: 3 },
  ],
};

export type WorldCall = {
  key: CallKey;
  name: Named;
  brief: Named;
  entryKind: EntryKind;
  host?: OrganisationKey;
  hostConflict?: HostConflict;
  fileRules: FileRule[];
  takesLink?: boolean;
  hostFloor?: number;
  unitCap?: number;
  /** Own dates of a call that the demo has run ahead (all 演示补充); else those of the notice. */
  ahead?: Partial<Record<'closes' | 'recommend' | 'review' | 'voteOpens' | 'voteCloses', string>>;
  rubric: Criterion[];
  ballot: Ballot;
  formula: Formula;
  /** Where the demo judges in more than one stage (演示补充). */
  stages?: Stage[];
  supplements: string[];
};

const added = ['clock', 'recommendUntil', 'reviewUntil', 'vote', 'rubric', 'formula'];
const rules = { rubric, ballot, formula };

const aspect: FileRule = { kind: 'aspect', width: 16, height: 9, force: 'must', quote: '长宽比例为16:9' };
const picture: FileRule = {
  kind: 'container',
  allowed: ['jpeg', 'png', 'webp'],
  force: 'must',
  supplement: true,
};
const film: FileRule = { kind: 'container', allowed: ['mp4', 'mov'], force: 'must', supplement: true };

const scored = { kind: 'score', runner: 'host', sight: blind, reveal: 'own-in' } as const;
/** A first round cuts the works down, a second decides. */
const twoRounds: Stage[] = [
  { ...scored, key: 'first', name: { zh: '初评', en: 'First round' }, keep: { count: 13 } },
  { ...scored, key: 'second', name: { zh: '复评', en: 'Second round' } },
];

/** Qinghai's seven calls and the common one, in the order of the notice's attachment 2. */
export const qinghaiCalls: WorldCall[] = [
  {
    key: 'micro-video',
    name: { zh: '网络正能量微视频征集', en: 'Micro-videos' },
    entryKind: 'work',
    host: 'xining',
    ...rules,
    brief: {
      zh: '视频文件格式为MP4，画面清晰，声音清楚，重点内容配字幕，时间3—5分钟，长宽比例为16:9。',
      en: 'MP4, clear picture and sound, subtitles for the main content, 3–5 minutes, 16:9.',
    },
    fileRules: [
      { kind: 'container', allowed: ['mp4'], force: 'must', quote: '视频文件格式为MP4' },
      { kind: 'duration-seconds', min: 180, max: 300, force: 'must', quote: '时间3—5分钟' },
      aspect,
    ],
    hostFloor: 6,
    unitCap: 6,
    supplements: [...added, 'unitCap'],
  },
  {
    key: 'recitation',
    name: { zh: '网络正能量诵读作品征集', en: 'Recitations' },
    entryKind: 'work',
    host: 'energy',
    ...rules,
    brief: {
      zh: '新思想诵读、经典文学作品诵读、个人原创作品诵读，制成短视频，时间以3—8分钟为宜。',
      en: 'Recitations made into a short video, preferably 3–8 minutes.',
    },
    fileRules: [
      film,
      { kind: 'duration-seconds', min: 180, max: 480, force: 'should', quote: '时间以3—8分钟为宜' },
    ],
    hostFloor: 6,
    supplements: added,
  },
  {
    key: 'photography',
    name: { zh: '网络正能量摄影作品征集', en: 'Photography' },
    entryKind: 'work',
    host: 'grid',
    ...rules,
    brief: {
      zh: '反映各行业劳模风采、工匠技艺，展示劳动场景、职工生活场景及抗疫主题，主题鲜明，成像清晰。',
      en: 'Model workers, craft, labour and life; clear theme, sharp picture.',
    },
    fileRules: [picture],
    hostFloor: 6,
    stages: twoRounds,
    supplements: [...added, 'closesAt', 'stages'],
    ahead: {
      closes: '2020-06-24',
      recommend: '2020-06-30',
      review: '2020-07-08',
      voteOpens: '2020-07-10',
      voteCloses: '2020-07-24',
    },
  },
  {
    key: 'platform',
    name: { zh: '互联网+普惠服务优秀平台征集', en: 'Internet-plus service platforms' },
    entryKind: 'platform',
    host: 'hainan',
    ...rules,
    brief: {
      zh: '充分利用微信、APP客户端、网站等开展各类网上普惠服务项目的优秀平台。',
      en: 'Platforms that serve workers through WeChat, apps or sites.',
    },
    fileRules: [],
    takesLink: true,
    hostFloor: 6,
    supplements: added,
  },
  {
    key: 'micro-film',
    name: { zh: '网络正能量微电影征集', en: 'Micro-films' },
    entryKind: 'work',
    host: 'huangnan',
    ...rules,
    brief: {
      zh: '作品需突出“劳模精神、工匠精神、劳动精神”内容，构思新颖、故事性强、情节完整。',
      en: 'The spirit of labour and craft, a fresh idea, a whole story.',
    },
    hostConflict: {
      printed: [
        {
          where: { zh: '任务分配表（附件1）', en: 'the allocation table (attachment 1)' },
          host: '黄南州总工会',
        },
        {
          where: { zh: '报送作品要求（附件2）', en: 'the requirements (attachment 2)' },
          host: '海南州总工会',
        },
      ],
      chosen: '黄南州总工会',
    },
    fileRules: [film],
    hostFloor: 6,
    supplements: added,
  },
  {
    key: 'song',
    name: { zh: '网络正能量歌曲征集', en: 'Songs' },
    entryKind: 'work',
    host: 'railway',
    ...rules,
    brief: {
      zh: '“劳动者之歌”及抗疫歌曲。录制小样，时长5分钟以内。',
      en: 'Songs of labour; a demo recording within five minutes.',
    },
    fileRules: [
      { kind: 'container', allowed: ['mp3', 'wav', 'm4a', 'mp4'], force: 'must', supplement: true },
      { kind: 'duration-seconds', max: 300, force: 'must', quote: '时长5分钟以内' },
    ],
    hostFloor: 6,
    supplements: added,
  },
  {
    key: 'micro-lesson',
    name: { zh: '网络正能量微课征集', en: 'Micro-lessons' },
    entryKind: 'work',
    host: 'education',
    ...rules,
    brief: {
      zh: '画面合理布局，成像清晰，无质量缺陷，时长5分钟以内。',
      en: 'Well laid out, sharp, without defects, within five minutes.',
    },
    fileRules: [film, { kind: 'duration-seconds', max: 300, force: 'must', quote: '时长5分钟以内' }],
    hostFloor: 6,
    supplements: [...added, 'closesAt'],
    ahead: {
      closes: '2020-06-12',
      recommend: '2020-06-16',
      review: '2020-06-24',
      voteOpens: '2020-06-26',
      voteCloses: '2020-07-06',
    },
  },
  {
    key: 'special-activity',
    name: { zh: '专题活动征集（共性子项目）', en: 'Special activities (common call)' },
    entryKind: 'case',
    host: 'qinghai',
    ...rules,
    brief: { zh: '各单位开展的专题活动案例。', en: 'Cases of special activities held by the units.' },
    fileRules: [],
    takesLink: true,
    supplements: [...added, 'host'],
  },
];

/** The nation's rule for micro-videos as other notices quote it (DOMAIN 1.5); its text is 演示补充. */
export const nationalFileRules: Partial<Record<CallKey, FileRule[]>> = {
  'micro-video': [
    { kind: 'container', allowed: ['mp4'], force: 'must', supplement: true },
    { kind: 'duration-seconds', max: 180, maxInclusive: false, force: 'must', supplement: true },
    { kind: 'size-bytes', max: 50 * 1024 * 1024, inclusive: false, force: 'must', supplement: true },
  ],
};

/** Own targets and the shares of the allocation table, as printed. */
export const qinghaiTargets = [
  { indicator: 'organisations', amount: 50, unit: 'count', words: '组织动员50个基层工会组织' },
  { indicator: 'promoters', amount: 200, unit: 'count', words: '发展200个职工好网民宣传员' },
  { indicator: 'events', amount: 50, unit: 'count', words: '走进50家企业或开展50场线下活动' },
  { indicator: 'contacts', amount: 5000, unit: 'count', words: '面对面接触5000名职工' },
  { indicator: 'reach', amount: 60, unit: 'percent', words: '直接覆盖全省60%职工网民' },
] as const;

export const nationalTargets = [
  { indicator: 'organisations', amount: 1000, unit: 'count', words: '组织动员1000个基层工会组织' },
  { indicator: 'promoters', amount: 20_000, unit: 'count', words: '发展2万名职工好网民宣传员' },
  { indicator: 'events', amount: 3000, unit: 'count', words: '走进3000家企业或开展3000场线下活动' },
  { indicator: 'contacts', amount: 500_000, unit: 'count', words: '面对面接触50万名职工' },
  { indicator: 'reach', amount: 100_000_000, unit: 'count', words: '直接覆盖1亿职工网民' },
] as const;
