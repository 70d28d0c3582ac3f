/** Offline activities of the demo world, all invented; days are counted back from today. */

import type { Report } from '../src/features/activity/activity.ts';
import type { OrganisationKey } from './federation.ts';

type WorldActivity = {
  name: string;
  organiser: string;
  unit: OrganisationKey;
  /** Days from today, never after it. */
  day: number;
  participants: number;
  place?: string;
  text?: string;
  /** What a unit may say beside the four fields. */
  told?: Partial<
    Pick<Report, 'enterprise' | 'contacts' | 'reach' | 'reachChannel' | 'reachSource' | 'spread' | 'hours'>
  >;
};

// biome-ignore format: two lines an activity read as a table
export const activities: readonly WorldActivity[] = [
  { unit: 'chenguang', day: -52, participants: 86, name: '文明上网签名与承诺', organiser: '晨光机械厂工会', place: '厂区大门',
    told: { enterprise: '晨光机械厂', contacts: 60, hours: 2 },
    text: '早班入厂时在门口设点，工友写下一条自己的上网约定，贴满了两块展板。' },
  { unit: 'chenguang', day: -31, participants: 42, name: '车间里的防诈骗课', organiser: '晨光机械厂工会女职工委员会', place: '三号车间休息区',
    text: '请受过骗的工友讲经过，再一起找出话里的五处破绽。' },
  { unit: 'chenguang', day: -6, participants: 35, name: '短视频拍摄小课堂', organiser: '晨光机械厂工会', place: '职工书屋' },
  { unit: 'hewan-transit', day: -45, participants: 58, name: '好网民故事进车厢', organiser: '河湾区公交车队工会', place: '公交总站' },
  { unit: 'hewan-transit', day: -14, participants: 31, name: '司机师傅谣言辨识会', organiser: '河湾区公交车队工会', place: '调度室' },
  { unit: 'hewan-hospital', day: -38, participants: 64, name: '患者隐私与朋友圈', organiser: '河湾区暖心医院工会', place: '学术厅',
    text: '从三张随手拍说起，护士们自己定下了科室的拍照约定。' },
  { unit: 'hewan-sanitation', day: -20, participants: 47, name: '环卫工人手机课', organiser: '河湾区环卫所工会', place: '休息驿站',
    text: '教大家认清转账提醒、设置支付限额，课后每人带走一张大字卡。' },
  { unit: 'wangling-textile', day: -49, participants: 73, name: '网络安全换班讲', organiser: '织云毛纺厂工会', place: '纺纱车间' },
  { unit: 'wangling-textile', day: -9, participants: 52, name: '织女们的直播课', organiser: '织云毛纺厂工会', place: '样品间' },
  { unit: 'wangling-school', day: -27, participants: 39, name: '教师网络素养沙龙', organiser: '望岭县第九小学工会', place: '图书角' },
  { unit: 'wangling-water', day: -17, participants: 28, name: '水厂开放日线上讲解', organiser: '望岭县清源水厂工会', place: '净水车间',
    told: { reach: 2400, reachChannel: 'broadcast', reachSource: '直播后台观看人数，截至当天', spread: 300 },
    text: '一人拿手机直播，一人讲流程，网友的问题由化验员当场回答。' },
  { unit: 'yunshan', day: -41, participants: 95, name: '个人信息保护知识竞答', organiser: '云杉电子有限公司工会', place: '二楼餐厅',
    told: { enterprise: '云杉电子有限公司', contacts: 95 } },
  { unit: 'park-software', day: -24, participants: 33, name: '程序员讲密码', organiser: '青稞芽软件工作室工会', place: '共享会议室' },
  { unit: 'park-solar', day: -3, participants: 44, name: '好网民主题活动动员会', organiser: '向日光伏组件厂工会', place: '装配线' },
  { unit: 'delivery-riders', day: -35, participants: 61, name: '骑手安全与文明评论', organiser: '蓝羚骑手联合工会', place: '骑手之家',
    text: '一起读了二十条真实差评，练习怎样不生气地回复。' },
  { unit: 'delivery-trucks', day: -12, participants: 26, name: '货车司机网上维权咨询', organiser: '远山货运车友工会', place: '货运停车场' },
  { unit: 'yintan-solar', day: -43, participants: 37, name: '牧区职工网络课', organiser: '银滩牧光电站工会', place: '电站食堂' },
  { unit: 'yintan-dairy', day: -22, participants: 54, name: '藏汉双语防诈骗宣传', organiser: '白云奶业合作社工会', place: '收奶站',
    text: '宣传卡由合作社的年轻人自己翻译，老人们一边排队一边听。' },
  { unit: 'qinghu-roads', day: -29, participants: 22, name: '道班里的好网民课', organiser: '晴湖县养路队工会', place: '垭口道班' },
  { unit: 'qinghu-clinic', day: -8, participants: 41, name: '健康谣言粉碎会', organiser: '晴湖县马背诊所工会', place: '乡文化站' },
  { unit: 'xuexian-plant', day: -47, participants: 78, name: '责任意识与网络发言', organiser: '雪线能源一号电站工会', place: '集控楼报告厅' },
  { unit: 'xuexian-repair', day: -19, participants: 34, name: '检修现场的网络安全课', organiser: '雪线能源检修队工会', place: '检修营地' },
  { unit: 'chiyan-foundry', day: -33, participants: 49, name: '炉前班组读书会', organiser: '赤岩化工铸造分厂工会', place: '班组活动室' },
  { unit: 'college-library', day: -40, participants: 112, name: '查证一条消息', organiser: '湖畔工匠学院图书馆工会', place: '阅览大厅',
    text: '二十个小组同时查证一条旧谣言，最快的一组用了十一分钟。' },
  { unit: 'qinghe-nursing', day: -15, participants: 67, name: '护理部网络素养茶话会', organiser: '青禾医院护理部工会', place: '护理示教室' },
  { unit: 'grid-lines', day: -36, participants: 40, name: '好网民走进输电营地', organiser: '云线输电工区工会', place: '高山营地' },
  { unit: 'grid-service', day: -11, participants: 29, name: '用电诈骗短信识别', organiser: '灯塔营业班工会', place: '营业厅' },
  { unit: 'railway-station', day: -26, participants: 56, name: '站区职工文明上网倡议', organiser: '晨曦站区工会', place: '候车室' },
  { unit: 'construction-site', day: -18, participants: 83, name: '工地夜校：工资与网贷', organiser: '北塬家园项目部工会', place: '项目部夜校',
    text: '讲清网贷的真实利息，现场有人算完后退掉了手机里的贷款软件。' },
  { unit: 'post-delivery', day: -5, participants: 32, name: '投递员的随手宣传', organiser: '鸿雁投递班工会' },
  { unit: 'telecom-service', day: -58, participants: 105, name: '帮爸妈装好手机', organiser: '繁星客服中心工会', place: '社区广场',
    text: '三十名客服分两天接待了一百多位老人，调字体、关自动扣费、存紧急电话。' },
];
