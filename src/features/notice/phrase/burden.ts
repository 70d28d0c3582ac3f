/** The phrases by which a demand on units and people is recognised in a Chinese paper, and those that turn it down. */

import type { BurdenCode } from '../text/burden.ts';

export type BurdenPhrase = {
  code: BurdenCode;
  /** Within one sentence. */
  says: RegExp;
  /** What makes the same words innocent. */
  unless?: RegExp;
  /** Whether leaving it to people makes it innocent: a photo may be optional, a ranking may not. */
  mayBeLeft?: boolean;
};

export const sentenceEnds = /[。！？；!?;\n]/;
export const clauseEnds = /[，,：:]/;

/** “不得将…” turns down what follows in its clause. */
export const turnsDown =
  /不得|严禁|禁止|不准|不许|不能(?:把|将|以|用|要求|搞|对)|不可(?:把|将|以)|不要|不应|不宜|不允许|不再|避免|防止|杜绝|反对|整治|纠正|克服|无需|无须|不需|不必|不用|不强制|不硬性|不搞|不设|不作|不做|不以|不把|不将|不按|不对|不进行|不列入|不纳入|不计入|不与|切勿|不是|不组织|不开展|不统计|不通报/;
/** Only when it stands before. */
export const turnsDownBefore = /取消|减少|停止|清理/;
/** A clause that opens like this no longer stands under the “不得” before it. */
export const opensAnew =
  /^(?:须|必须|务必|应|要(?!求)|请|各|并|同时|但|而|由|将|对|按|以|视|根据|凡|每|于|活动|确保)/;
/** What leaves it to those who are asked. */
export const leavesIt =
  /自愿|可选|选填|可不|可以|可附|可上传|可提供|可报送|可自行|鼓励|酌情|如有|欢迎|任选|自行决定|自定|不作要求|不作硬性/;

const liking = '(?:点赞|转发|评论|投票|得票|票数|转评赞|阅读量|浏览量|粉丝)';
const people = '(?:单位|工会|部门|基层|地区|市州|区县|个人|干部|职工|人员|组织)';

/** How the phrases are looked for, each in every sentence. */
export const burdenPhrases: readonly BurdenPhrase[] = [
  {
    code: 'likes-measure',
    says: new RegExp(
      `${liking}[^。；]{0,24}(?:考核|考评|绩效|评优|评先|问责|约谈|通报批评)|(?:考核|考评|绩效|评优|评先)[^。；]{0,16}${liking}`,
    ),
    unless: /评论员|网络评论工作/,
  },
  {
    code: 'likes-measure',
    says: new RegExp(
      `${liking}[^，。；]{0,12}(?:对|将|给)[^，。；]{0,10}${people}[^，。；]{0,12}(?:排名|排序|评价|评比|打分|通报|表彰|评选)|${liking}[^。；]{0,20}(?:评选|评出|确定|表彰|授予)[^，。；作]{0,8}(?:优秀组织|先进单位|先进集体|先进个人)`,
    ),
  },
  {
    code: 'likes-demanded',
    says: /(?:点赞|转发|评论|投票|关注)[^，。；]{0,10}(?:不少于|至少|不低于|人均|达到|任务数|全覆盖|全员)|(?:全员|人人|每人必须|每人须|人均|每名职工须)[^，。；]{0,12}(?:点赞|转发|评论|投票|关注)/,
    unless: /最多|限投|不超过|可投|关注度/,
    mayBeLeft: true,
  },
  {
    code: 'likes-demanded',
    says: /(?:组织|动员|发动|号召|要求)[^，。；]{0,12}(?:职工|会员|干部|群众|亲友|家属|网民|人员)[^。；]{0,45}(?:点赞|投票|转发|拉票|打榜)/,
    unless: /点赞喝彩/,
    mayBeLeft: true,
  },
  {
    code: 'photos-forced',
    says: /(?:须|必须|应|需|务必|要求|一律|请|报送|上传|提交|提供|上报|附)[^。；]{0,30}(?:现场|活动|工作|会议|走访|学习|培训|签到|打卡|履职|转发|完成)[^，。；]{0,8}(?:照片|图片|截图|截屏|视频|影像|录像|轨迹)/,
    unless: /作品|征集|参评|投稿|选送/,
    mayBeLeft: true,
  },
  {
    code: 'photos-forced',
    says: /(?:邮件内容|材料|报告|附件|内容)[^。；]{0,8}(?:[：:]|包括|包含|须含|应含|附)[^。；]{0,20}(?:活动|现场|工作)[^，。；]{0,6}(?:照片|图片|截图|视频|影像)/,
    unless: /作品|征集|参评/,
    mayBeLeft: true,
  },
  {
    code: 'photos-forced',
    says: /(?:照片|图片|截图|截屏|影像)[^，。；]{0,12}(?:佐证|留痕|为证|备查|不少于|至少|[0-9一二三四五六七八九十两][^，。；]{0,4}张)|(?:须|必须|需|要求|务必|一律)[^，。；]{0,12}(?:截图|截屏|轨迹|定位|水印相机)/,
    unless: /作品|征集|参评|投稿|组照|摄影/,
    mayBeLeft: true,
  },
  {
    code: 'units-ranked',
    says: new RegExp(
      `${people}[^，。；]{0,16}(?:排名|排行|排位|位次|晾晒|红黑榜|末位)|(?:排名|排行榜|红黑榜|晾晒)[^，。；]{0,8}(?:通报|公布)?[^，。；]{0,6}(?:各单位|各工会|各部门|各地)`,
    ),
    unless: /排名不分先后|作品[^，。；]{0,8}(?:排名|排行)|(?:排名|排行)[^，。；]{0,4}作品/,
  },
  {
    code: 'points',
    says: /积分(?:排名|排行|榜|制|考核|管理|兑换|达标|任务)|(?:按|以|用|累计|获得|赚取)[^，。；]{0,8}积分|积分[^，。；]{0,10}(?:不少于|不低于|达到)/,
  },
  {
    code: 'check-in',
    says: /(?:每日|每天|天天|每周|连续\d*[^，。；]{0,4}天|线上|全员|坚持)[^，。；]{0,12}(?:签到|打卡|登录)|打卡(?!地|点|处)|(?:签到|登录)[^，。；]{0,6}(?:天数|次数|率)/,
    mayBeLeft: true,
  },
  {
    code: 'install-rate',
    says: /(?:安装|下载|注册|激活|装机|活跃|实名认证|关注)(?:率|量|数|人数|户数)[^。；]{0,16}(?:报送|上报|通报|统计|达到|不低于|不少于|完成|\d+\s*[%％])|(?:报送|上报|通报|统计)[^，。；]{0,14}(?:安装|下载|注册|激活|装机|活跃)(?:率|量|数|人数)|(?:全员|人人|百分之百|100\s*[%％])[^，。；]{0,10}(?:下载|安装|注册|激活)|(?:下载|安装|注册)[^，。；]{0,8}(?:全覆盖|全员|百分之百|100\s*[%％])/,
    mayBeLeft: true,
  },
  {
    code: 'asked-twice',
    says: /(?:同步|同时|另行|再次|重复|一并另)(?:上报|报送|填报|提交|报至)|(?:纸质|电子)(?:版|档|件)?[^，。；]{0,6}(?:和|及|与|、|同)[^，。；]{0,3}(?:纸质|电子)|一式[二两三四五六]份/,
    unless: /不再同时|不得同时|二选一|任选/,
    mayBeLeft: true,
  },
  {
    code: 'asked-twice',
    says: /(?:活动|宣传员|进度|完成情况|开展情况)[^，。；]{0,10}(?:统计表|汇总表|情况表|报表|台账|周报|月报|日报)[^。；]{0,16}(?:报送|上报|填报|提交|报至|报)|(?:报送|上报|填报|提交)[^，。；]{0,14}(?:活动|宣传员|进度|完成情况|开展情况)[^，。；]{0,10}(?:统计表|汇总表|情况表|报表|台账|周报|月报|日报)/,
    mayBeLeft: true,
  },
  {
    code: 'share-for-votes',
    says: /(?:分享|转发|邀请|拉新|集赞)[^。；]{0,20}(?:获得|获|赠送|增加|额外|换取|奖励|得)[^。；]{0,10}(?:票|投票机会|抽奖|积分)/,
  },
  {
    code: 'not-voted-list',
    says: /(?:未|没有|尚未)(?:参与|参加|完成)?(?:投票|点赞|转发|安装|注册|打卡|签到)[^。；]{0,14}(?:名单|名册|台账|通报|点名|统计|催)|(?:名单|通报|点名|统计)[^，。；]{0,10}(?:未|没有|尚未)(?:参与|参加|完成)?(?:投票|点赞|转发|安装|注册|打卡|签到)/,
  },
  {
    code: 'group-without-end',
    says: /(?:建立|组建|成立|新建|设立|开设|开发|搭建|加入)[^，。；]{0,14}(?:微信群|QQ群|钉钉群|工作群|交流群|联络群|小程序|APP|App|客户端|公众号)/,
    unless:
      /(?:结束|届时|任务完成)[^。；]{0,10}(?:解散|关闭|注销|停用|撤销|下线)|解散|注销|到期|为止|会员专属/,
    mayBeLeft: true,
  },
];

/** What votes weigh, in a sentence about votes. */
export const votesWeigh = [
  /(?:投票|票数|得票|点赞)[^。；\d]{0,14}(?:占|权重|比重)[^。；\d]{0,8}(\d{1,3})\s*[%％]/,
  /(\d{1,3})\s*[%％][^。；，\d]{0,6}(?:为|由|来自|按)?(?:网络)?(?:投票|票数)/,
] as const;

/** Mail addresses in one paragraph, those that were taken out of a copy included. */
export const mailbox = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+|【邮箱】/g;
export const maskedMailbox = '【邮箱】';
