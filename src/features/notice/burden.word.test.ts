/** The burden guard: demands it names, the same words where they are innocent, and what it says of five real papers. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type BurdenCode, burdensIn, findBurdens, judgeAnswers } from './burden.ts';

const burdening: [BurdenCode[], string][] = [
  [['likes-measure', 'units-ranked'], '视点赞量对各单位进行排名'],
  [['likes-measure'], '将作品点赞数纳入各工会年度考核'],
  [['likes-measure'], '投票情况作为评优评先的重要依据'],
  [['likes-measure'], '年度绩效考核以转发量为准'],
  [['likes-measure'], '根据得票数评选优秀组织单位'],
  [['likes-measure', 'likes-demanded'], '点赞数未达到要求的单位取消评优资格'],
  [['likes-demanded'], '各单位点赞不少于500次'],
  [['likes-demanded'], '每人须转发至少3次'],
  [['likes-demanded'], '发动职工和亲友为本单位作品投票'],
  [['likes-demanded'], '组织职工对推荐参加全总、省总活动网络评选展示的我市职工作品进行点赞'],
  [['photos-forced'], '须上传现场照片不少于3张'],
  [['photos-forced'], '活动结束后3日内报送活动照片'],
  [['photos-forced'], '转发后必须上传截图'],
  [['photos-forced'], '走访时应开启定位，上传走访轨迹'],
  [['photos-forced'], '邮件内容：线下活动图片及简要说明'],
  [['units-ranked'], '每周通报各单位排名'],
  [['units-ranked'], '对各市州工会活动开展情况进行排名并晾晒'],
  [['points'], '累计积分可兑换奖品'],
  [['units-ranked', 'points'], '各基层工会按积分排名'],
  [['check-in'], '全体职工每日打卡学习'],
  [['check-in'], '连续21天线上签到'],
  [['install-rate'], '每月上报客户端安装率'],
  [['install-rate'], '确保职工全员下载安装客户端'],
  [['asked-twice'], '指导职工网络提交作品时同步上报市总工会，邮箱另发'],
  [['asked-twice'], '于9月30日前将开展的活动统计表报送至宣传网络部'],
  [['asked-twice'], '推荐表一式三份'],
  [['several-mailboxes'], '作品报送至a@example.org，或报送至b@example.org'],
  [['share-for-votes'], '分享到朋友圈可额外获得1票'],
  [['not-voted-list'], '对未投票的职工名单进行统计'],
  [['votes-weight'], '综合得分中网络投票占60%，专家评审占40%'],
  [['group-without-end'], '各单位建立活动工作微信群'],
  [['units-ranked'], '不得将点赞数作为考核依据，对各单位活动场次进行排名'],
];

const innocent: string[] = [
  '不得将点赞数作为考核依据',
  '严禁将点赞、转发、评论作为考核评价的依据',
  '点赞数不作为评优评先的依据',
  '坚决杜绝以投票数考核基层单位',
  '将点赞量纳入考核的做法要坚决纠正',
  '不得以任何形式进行积分排名、打卡签到',
  '不得要求基层上传工作照片、截图、轨迹',
  '照片可选',
  '活动照片自愿上传，不作要求',
  '鼓励各单位报送活动照片',
  '可附活动现场照片1—3张',
  '摄影作品每组照片不少于4张',
  '推荐的作品可为图片、视频、音乐、故事等多种形式',
  '视频文件格式为MP4，画面清晰，声音清楚，重点内容配字幕，时长小于3分钟，文件小于50MB',
  '共同为新中国成立70周年点赞喝彩',
  '9月参加全总、省总网络展示、点赞和评选',
  '综合得分中网络投票占40%，专家评审占60%',
  '每人每日最多投票5次',
  '承办单位组织网络投票和专家评审',
  '作品按得票排名，前30件进入复评',
  '编号排名不分先后',
  '动员职工参与各个示范性子项目活动',
  '会议现场签到时间为上午8时30分',
  '拍摄地点为本市网红打卡地',
  '做好陕西工会客户端推广工作',
  '无需统计安装率、注册率',
  '建立活动工作微信群，活动结束后10日内解散',
  '建立健全网络综合治理体系',
  '同一内容不得重复填报',
  '对获得优秀组织单位等进行通报表扬',
  '职工可以自愿转发活动链接',
  '通过网络、新媒体直播、短视频展示等方式，实现线下活动线上宣传',
  '作品报送邮箱为a@example.org',
];

describe('a sentence', () => {
  it.each(burdening)('is named %j: %s', (codes, sentence) => {
    expect(burdensIn(sentence).map((one) => one.code)).toEqual(codes);
  });
  it.each(innocent)('is innocent: %s', (sentence) => {
    expect(burdensIn(sentence)).toEqual([]);
  });
  it('a “不得” governs its own clause and those that do not begin anew', () => {
    expect(burdensIn('不得强制转发，要求截图，积分排名')).toEqual([]);
    expect(burdensIn('不得强制转发，各单位须每日打卡').map((one) => one.code)).toEqual(['check-in']);
  });
});

describe('the five real papers', () => {
  const paragraphs = (name: string) =>
    readFileSync(`world/notices/${name}.txt`, 'utf8')
      .split(/binhai/.test(name) ? /\n/ : /\n\s*\n/)
      .map((paragraph) => paragraph.replace(/\n/g, ''));
  it('every paragraph is read: four demands are named, all else is let be', () => {
    const found = ['binhai-2019', 'binhai-2021', 'qinghai-2020', 'shaanxi-2020', 'wuhu-2020'].flatMap(
      (name) =>
        paragraphs(name).flatMap((paragraph) =>
          burdensIn(paragraph).map((one) => `${name} ${one.code} …${one.excerpt.slice(-14)}`),
        ),
    );
    expect(found).toMatchInlineSnapshot(`
      [
        "binhai-2021 asked-twice …（见附件1）报送至宣传网络部",
        "qinghai-2020 photos-forced …内容：线下活动图片及简要说明",
        "wuhu-2020 likes-demanded …选展示的我市职工作品进行点赞",
        "wuhu-2020 asked-twice …总工会网工部,邮箱:【邮箱】",
      ]
    `);
  });
});

describe('a campaign', () => {
  const zh = (words: string) => ({ zh: words });
  it('two indicators over the same records ask one figure twice; different records do not', () => {
    const indicator = (key: string, ...counters: string[]) => ({ key, name: zh(key), counters });
    const found = findBurdens({
      indicators: [
        indicator('甲', 'activities', 'visits'),
        indicator('乙', 'visits', 'activities'),
        indicator('丙', 'contacts'),
        indicator('丁'),
        indicator('戊'),
      ],
    });
    expect(found.map((one) => [one.code, one.place.zh])).toEqual([['asked-twice', '指标“甲”与“乙”']]);
  });

  it('votes may weigh up to 40 percent, and a call’s own words are read', () => {
    const call = (votesPercent: number, brief: string) => ({
      name: zh('微视频'),
      brief: zh(brief),
      formula: { votesPercent },
    });
    expect(findBurdens({ calls: [call(40, '征集短视频。')] })).toEqual([]);
    const found = findBurdens({ calls: [call(50, '须上传活动现场照片。')] });
    expect(found.map((one) => one.code)).toEqual(['photos-forced', 'votes-weight']);
    expect(found[0]!.place).toEqual({ zh: '子项目“微视频”', en: 'call “微视频”' });
  });

  it('says where in the paper, which rule, in both languages; the same words once', () => {
    const [found, ...others] = findBurdens({
      sections: [
        { heading: '四、工作要求', paragraphs: ['加强领导。', '每周通报各单位排名。每周通报各单位排名。'] },
        { heading: '五、其他', paragraphs: ['每周通报各单位排名。'] },
      ],
    });
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      key: 'units-ranked: 每周通报各单位排名',
      place: { zh: '四、工作要求第2段', en: '四、工作要求 paragraph 2' },
    });
    expect(found!.rule.zh).toContain('国办函〔2026〕12号');
  });
});

describe('answering', () => {
  const [burden] = findBurdens({ sections: [{ paragraphs: ['每周通报各单位排名。'] }] });
  const { key } = burden!;
  it('each finding is answered with a tick and a reason, or stands answered from before', () => {
    const codes = (...args: Parameters<typeof judgeAnswers>) =>
      judgeAnswers(...args).map((refusal) => [refusal.code, refusal.field]);
    expect(codes([burden!], [], [])).toEqual([['notice.burden-unanswered', 'answers.0.known']]);
    expect(codes([burden!], [], [{ key, known: false, reason: '上级要求' }])).toEqual([
      ['notice.burden-unanswered', 'answers.0.known'],
    ]);
    expect(codes([burden!], [], [{ key, known: true }])).toEqual([['shape.required', 'answers.0.reason']]);
    expect(codes([burden!], [], [{ key, known: true, reason: '上级要求' }])).toEqual([]);
    expect(codes([burden!], [{ key }], [])).toEqual([]);
  });
});
