/**
 * The people of the demo world, all invented. Seats stand at organisations and count for what lies beneath; judges and
 * workers hold none and only belong to a unit. Some small unions share one officer, as small unions do.
 */

import type { SeatRole } from '../src/kernel/actor.ts';
import type { Named } from '../src/kernel/text.ts';
import type { OrganisationKey } from './federation.ts';

type WorldPerson = {
  username: string;
  name: string;
  nameEn?: string;
  seats: readonly { role: SeatRole; at: OrganisationKey }[];
  /** The unit a person works at, where no seat says it. */
  unit?: OrganisationKey;
  /** Who this is, in a line, for the table of demo sign-ins. */
  demo?: Required<Named>;
};

// biome-ignore format: one or two lines a person read as a table
const rows = [
  { username: 'national-officer', name: '贺远川', nameEn: 'He Yuanchuan', seats: [{ role: 'officer', at: 'national' }] },
  { username: 'national-leader', name: '秦望舒', nameEn: 'Qin Wangshu', seats: [{ role: 'leader', at: 'national' }] },

  { username: 'qh-admin', name: '路明澈', nameEn: 'Lu Mingche', seats: [{ role: 'admin', at: 'qinghai' }],
    demo: { zh: '省总工会管理员：组织与席位', en: 'Provincial admin: organisations and seats' } },
  { username: 'qh-officer', name: '卓青禾', nameEn: 'Zhuo Qinghe', seats: [{ role: 'officer', at: 'qinghai' }],
    demo: { zh: '省总工会经办人：通知、目标、结果', en: 'Provincial officer: notice, targets, results' } },
  { username: 'qh-leader', name: '段怀山', nameEn: 'Duan Huaishan', seats: [{ role: 'leader', at: 'qinghai' }],
    demo: { zh: '省总工会负责人：签发或退回', en: 'Provincial leader: signs or returns' } },

  { username: 'xn-officer', name: '苏若川', nameEn: 'Su Ruochuan', seats: [{ role: 'officer', at: 'xining' }],
    demo: { zh: '西宁市经办人，微视频承办单位', en: 'Xining officer, host of the micro-video call' } },
  { username: 'xn-leader', name: '邢立春', nameEn: 'Xing Lichun', seats: [{ role: 'leader', at: 'xining' }],
    demo: { zh: '西宁市负责人', en: 'Xining leader' } },
  { username: 'hn-officer', name: '拉措', nameEn: 'Lhatso', seats: [{ role: 'officer', at: 'hainan' }],
    demo: { zh: '海南州经办人，西宁市的兄弟单位', en: 'Hainan officer, a sister unit of Xining' } },
  { username: 'hn-leader', name: '多杰才旦', nameEn: 'Dorje Tsetan', seats: [{ role: 'leader', at: 'hainan' }] },
  { username: 'huangnan-officer', name: '央吉', nameEn: 'Yangkyi', seats: [{ role: 'officer', at: 'huangnan' }] },
  { username: 'huangnan-leader', name: '贡布', nameEn: 'Gonpo', seats: [{ role: 'leader', at: 'huangnan' }] },
  { username: 'energy-officer', name: '石砚秋', nameEn: 'Shi Yanqiu', seats: [{ role: 'officer', at: 'energy' }] },
  { username: 'energy-leader', name: '郝铁城', nameEn: 'Hao Tiecheng', seats: [{ role: 'leader', at: 'energy' }] },
  { username: 'edu-officer', name: '温知夏', nameEn: 'Wen Zhixia', seats: [{ role: 'officer', at: 'education' }] },
  { username: 'edu-leader', name: '孟书怀', nameEn: 'Meng Shuhuai', seats: [{ role: 'leader', at: 'education' }] },
  { username: 'rail-officer', name: '纪晓轩', nameEn: 'Ji Xiaoxuan', seats: [{ role: 'officer', at: 'railway' }] },
  { username: 'rail-leader', name: '严望北', nameEn: 'Yan Wangbei', seats: [{ role: 'leader', at: 'railway' }] },
  { username: 'grid-officer', name: '祁亮', nameEn: 'Qi Liang', seats: [{ role: 'officer', at: 'grid' }],
    demo: { zh: '国网青海经办人，摄影承办单位', en: 'Grid officer, host of the photography call' } },
  { username: 'grid-leader', name: '尤长河', nameEn: 'You Changhe', seats: [{ role: 'leader', at: 'grid' }] },
  { username: 'build-officer', name: '范筑青', nameEn: 'Fan Zhuqing', seats: [{ role: 'officer', at: 'construction' }] },
  { username: 'build-leader', name: '翟本固', nameEn: 'Zhai Bengu', seats: [{ role: 'leader', at: 'construction' }] },
  { username: 'hydro-officer', name: '江映月', nameEn: 'Jiang Yingyue', seats: [{ role: 'officer', at: 'hydropower' }] },
  { username: 'hydro-leader', name: '鲁大川', nameEn: 'Lu Dachuan', seats: [{ role: 'leader', at: 'hydropower' }] },
  { username: 'airport-officer', name: '云舒', nameEn: 'Yun Shu', seats: [{ role: 'officer', at: 'airport' }] },
  { username: 'airport-leader', name: '常翔宇', nameEn: 'Chang Xiangyu', seats: [{ role: 'leader', at: 'airport' }] },
  { username: 'post-officer', name: '鲍绿洲', nameEn: 'Bao Lüzhou', seats: [{ role: 'officer', at: 'post' }] },
  { username: 'post-leader', name: '简信达', nameEn: 'Jian Xinda', seats: [{ role: 'leader', at: 'post' }] },
  { username: 'telecom-officer', name: '齐语涵', nameEn: 'Qi Yuhan', seats: [{ role: 'officer', at: 'telecom' }] },
  { username: 'telecom-leader', name: '詹宏声', nameEn: 'Zhan Hongsheng', seats: [{ role: 'leader', at: 'telecom' }] },

  // Counties, park, industry and groups.
  { username: 'hewan-officer', name: '白露', nameEn: 'Bai Lu', seats: [{ role: 'officer', at: 'hewan' }],
    demo: { zh: '河湾区经办人：承接通知、审核、推荐', en: 'Hewan district officer: adopts, admits, recommends' } },
  { username: 'hewan-leader', name: '车向河', nameEn: 'Che Xianghe', seats: [{ role: 'leader', at: 'hewan' }] },
  { username: 'wangling-officer', name: '麦望岭', nameEn: 'Mai Wangling', seats: [{ role: 'officer', at: 'wangling' }] },
  { username: 'wangling-leader', name: '索南卓玛', nameEn: 'Sonam Dolma', seats: [{ role: 'leader', at: 'wangling' }] },
  { username: 'park-officer', name: '林间', nameEn: 'Lin Jian', seats: [{ role: 'officer', at: 'park' }] },
  { username: 'delivery-officer', name: '宗恒', nameEn: 'Zong Heng', seats: [{ role: 'officer', at: 'delivery' }] },
  { username: 'yintan-officer', name: '才让措', nameEn: 'Tsering Tso', seats: [{ role: 'officer', at: 'yintan' }] },
  { username: 'qinghu-officer', name: '韩晴', nameEn: 'Han Qing', seats: [{ role: 'officer', at: 'qinghu' }] },
  { username: 'xuexian-officer', name: '冷松', nameEn: 'Leng Song', seats: [{ role: 'officer', at: 'xuexian' }] },
  { username: 'chiyan-officer', name: '赫连岩', nameEn: 'Helian Yan', seats: [{ role: 'officer', at: 'chiyan' }] },
  { username: 'college-officer', name: '文湖生', nameEn: 'Wen Husheng', seats: [{ role: 'officer', at: 'college' }] },
  { username: 'qinghe-officer', name: '杜若', nameEn: 'Du Ruo', seats: [{ role: 'officer', at: 'qinghe' }] },

  // Grassroots unions.
  { username: 'chenguang-officer', name: '马春生', nameEn: 'Ma Chunsheng', seats: [{ role: 'officer', at: 'chenguang' }],
    demo: { zh: '晨光机械厂工会经办人：报活动、送作品', en: 'Grassroots officer: reports activities, hands in works' } },
  { username: 'transit-officer', name: '陆平安', nameEn: 'Lu Ping’an',
    seats: [{ role: 'officer', at: 'hewan-transit' }, { role: 'officer', at: 'hewan-sanitation' }] },
  { username: 'nuanxin-officer', name: '祝晴和', nameEn: 'Zhu Qinghe', seats: [{ role: 'officer', at: 'hewan-hospital' }] },
  { username: 'zhiyun-officer', name: '纪云织', nameEn: 'Ji Yunzhi',
    seats: [{ role: 'officer', at: 'wangling-textile' }, { role: 'officer', at: 'wangling-water' }] },
  { username: 'school-officer', name: '童书', nameEn: 'Tong Shu', seats: [{ role: 'officer', at: 'wangling-school' }] },
  { username: 'yunshan-officer', name: '柏清', nameEn: 'Bai Qing',
    seats: [{ role: 'officer', at: 'yunshan' }, { role: 'officer', at: 'park-software' }, { role: 'officer', at: 'park-solar' }] },
  { username: 'riders-officer', name: '费远', nameEn: 'Fei Yuan',
    seats: [{ role: 'officer', at: 'delivery-riders' }, { role: 'officer', at: 'delivery-trucks' },
      { role: 'officer', at: 'delivery-warehouse' }] },
  { username: 'pasture-officer', name: '扎西平措', nameEn: 'Tashi Phuntsok',
    seats: [{ role: 'officer', at: 'yintan-solar' }, { role: 'officer', at: 'yintan-dairy' }] },
  { username: 'roads-officer', name: '党路遥', nameEn: 'Dang Luyao',
    seats: [{ role: 'officer', at: 'qinghu-roads' }, { role: 'officer', at: 'qinghu-clinic' }] },
  { username: 'plant-officer', name: '钟鸣', nameEn: 'Zhong Ming',
    seats: [{ role: 'officer', at: 'xuexian-plant' }, { role: 'officer', at: 'xuexian-repair' }] },
  { username: 'foundry-officer', name: '铁兰', nameEn: 'Tie Lan',
    seats: [{ role: 'officer', at: 'chiyan-synthesis' }, { role: 'officer', at: 'chiyan-foundry' }] },
  { username: 'mechanics-officer', name: '方正言', nameEn: 'Fang Zhengyan',
    seats: [{ role: 'officer', at: 'college-mechanics' }, { role: 'officer', at: 'college-library' }] },
  { username: 'nursing-officer', name: '夏小满', nameEn: 'Xia Xiaoman',
    seats: [{ role: 'officer', at: 'qinghe-nursing' }, { role: 'officer', at: 'qinghe-emergency' }] },
  { username: 'lines-officer', name: '高云线', nameEn: 'Gao Yunxian',
    seats: [{ role: 'officer', at: 'grid-lines' }, { role: 'officer', at: 'grid-service' }] },
  { username: 'craft-officer', name: '桑吉', nameEn: 'Sangye', seats: [{ role: 'officer', at: 'huangnan-craft' }] },
  { username: 'station-officer', name: '车晓站', nameEn: 'Che Xiaozhan', seats: [{ role: 'officer', at: 'railway-station' }] },
  { username: 'site-officer', name: '梁柱', nameEn: 'Liang Zhu',
    seats: [{ role: 'officer', at: 'construction-site' }, { role: 'officer', at: 'hydropower-site' }] },
  { username: 'ground-officer', name: '安翼', nameEn: 'An Yi', seats: [{ role: 'officer', at: 'airport-service' }] },
  { username: 'hongyan-officer', name: '尤归雁', nameEn: 'You Guiyan', seats: [{ role: 'officer', at: 'post-delivery' }] },
  { username: 'fanxing-officer', name: '路星', nameEn: 'Lu Xing', seats: [{ role: 'officer', at: 'telecom-service' }] },

  // Judges: two in units under Xining.
  { username: 'judge-li', name: '黎静观', nameEn: 'Li Jingguan', seats: [], unit: 'chenguang',
    demo: { zh: '评委，所在单位晨光机械厂（本单位作品回避）', en: 'Judge from Chenguang; keeps away from its works' } },
  { username: 'judge-bao', name: '包慧敏', nameEn: 'Bao Huimin', seats: [], unit: 'park-software' },
  { username: 'judge-nima', name: '尼玛顿珠', nameEn: 'Nyima Dondrup', seats: [], unit: 'yintan-dairy' },
  { username: 'judge-xie', name: '解文心', nameEn: 'Xie Wenxin', seats: [], unit: 'college-library' },
  { username: 'judge-gu', name: '顾一帆', nameEn: 'Gu Yifan', seats: [], unit: 'railway-station' },

  // Workers: they send in and vote.
  { username: 'worker-ma', name: '马小禾', nameEn: 'Ma Xiaohe', seats: [], unit: 'chenguang',
    demo: { zh: '晨光机械厂职工：报作品、投票', en: 'Worker at Chenguang: sends in a work, votes' } },
  { username: 'worker-yang', name: '杨柳青', nameEn: 'Yang Liuqing', seats: [], unit: 'hewan-hospital' },
  { username: 'worker-tao', name: '陶砚', nameEn: 'Tao Yan', seats: [], unit: 'yunshan' },
  { username: 'worker-zhuoma', name: '仁青卓玛', nameEn: 'Rinchen Dolma', seats: [], unit: 'yintan-dairy' },
  { username: 'worker-guo', name: '郭守线', nameEn: 'Guo Shouxian', seats: [], unit: 'grid-lines' },
  { username: 'worker-luo', name: '骆行舟', nameEn: 'Luo Xingzhou', seats: [], unit: 'delivery-riders' },
  { username: 'worker-shen', name: '沈炉火', nameEn: 'Shen Luhuo', seats: [], unit: 'chiyan-foundry' },
  { username: 'worker-an', name: '安小柯', nameEn: 'An Xiaoke', seats: [], unit: 'college-mechanics' },
] as const satisfies readonly WorldPerson[];

export type Username = (typeof rows)[number]['username'];

/** Everybody, from the nation down. */
export const people: readonly (Omit<WorldPerson, 'username'> & { username: Username })[] = rows;
