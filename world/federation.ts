/**
 * The tree of the demo world. The nation, Qinghai and the twelve units of its allocation table are named as the notice
 * prints them; every organisation beneath the twelve is invented. A parent always stands before its children.
 */

import type { Named } from '../src/kernel/text.ts';

export type OrganisationKind =
  | 'national'
  | 'territorial'
  | 'industrial'
  | 'directly-affiliated'
  | 'grassroots';

type WorldOrganisation = {
  key: string;
  /** The key of the organisation above; none for the root. */
  parent?: string;
  name: Required<Named>;
  shortName: Required<Named>;
  kind: OrganisationKind;
};

// biome-ignore format: three lines an organisation read as a table
const rows = [
  { key: 'national', kind: 'national',
    name: { zh: '中华全国总工会', en: 'All-China Federation of Trade Unions' },
    shortName: { zh: '全国总工会', en: 'National' } },
  { key: 'qinghai', parent: 'national', kind: 'territorial',
    name: { zh: '青海省总工会', en: 'Qinghai Provincial Federation of Trade Unions' },
    shortName: { zh: '青海', en: 'Qinghai' } },

  // The twelve units, in the order of the notice's table.
  { key: 'xining', parent: 'qinghai', kind: 'territorial',
    name: { zh: '西宁市总工会', en: 'Xining Municipal Federation of Trade Unions' },
    shortName: { zh: '西宁', en: 'Xining' } },
  { key: 'hainan', parent: 'qinghai', kind: 'territorial',
    name: { zh: '海南州总工会', en: 'Hainan Prefecture Federation of Trade Unions' },
    shortName: { zh: '海南州', en: 'Hainan' } },
  { key: 'huangnan', parent: 'qinghai', kind: 'territorial',
    name: { zh: '黄南州总工会', en: 'Huangnan Prefecture Federation of Trade Unions' },
    shortName: { zh: '黄南州', en: 'Huangnan' } },
  { key: 'energy', parent: 'qinghai', kind: 'industrial',
    name: { zh: '省能源化工机冶工会', en: 'Provincial Energy, Chemical, Machinery and Metallurgy Union' },
    shortName: { zh: '能源化工', en: 'Energy' } },
  { key: 'education', parent: 'qinghai', kind: 'industrial',
    name: { zh: '省教科文卫体工会', en: 'Provincial Education, Science, Culture, Health and Sports Union' },
    shortName: { zh: '教科文卫体', en: 'Education' } },
  { key: 'railway', parent: 'qinghai', kind: 'directly-affiliated',
    name: { zh: '中国铁路青藏集团有限公司工会', en: 'China Railway Qinghai–Tibet Group Union' },
    shortName: { zh: '青藏铁路', en: 'Railway' } },
  { key: 'grid', parent: 'qinghai', kind: 'directly-affiliated',
    name: { zh: '国网青海省电力公司工会', en: 'State Grid Qinghai Electric Power Union' },
    shortName: { zh: '国网青海', en: 'Grid' } },
  { key: 'construction', parent: 'qinghai', kind: 'industrial',
    name: { zh: '青海省建设工会', en: 'Qinghai Construction Union' },
    shortName: { zh: '省建设', en: 'Construction' } },
  { key: 'hydropower', parent: 'qinghai', kind: 'directly-affiliated',
    name: { zh: '中国水利水电第四工程有限公司工会', en: 'Sinohydro Bureau 4 Union' },
    shortName: { zh: '水电四局', en: 'Hydropower' } },
  { key: 'airport', parent: 'qinghai', kind: 'directly-affiliated',
    name: { zh: '西部机场集团青海机场有限公司工会', en: 'Western Airports Group Qinghai Airport Union' },
    shortName: { zh: '青海机场', en: 'Airport' } },
  { key: 'post', parent: 'qinghai', kind: 'directly-affiliated',
    name: { zh: '青海省邮政公司工会', en: 'Qinghai Post Union' },
    shortName: { zh: '省邮政', en: 'Post' } },
  { key: 'telecom', parent: 'qinghai', kind: 'directly-affiliated',
    name: { zh: '中国电信青海省分公司工会', en: 'China Telecom Qinghai Branch Union' },
    shortName: { zh: '青海电信', en: 'Telecom' } },

  // Beneath Xining: two counties, a science park, an industry.
  { key: 'hewan', parent: 'xining', kind: 'territorial',
    name: { zh: '河湾区总工会', en: 'Hewan District Federation of Trade Unions' },
    shortName: { zh: '河湾区', en: 'Hewan' } },
  { key: 'chenguang', parent: 'hewan', kind: 'grassroots',
    name: { zh: '晨光机械厂工会', en: 'Chenguang Machine Works Union' },
    shortName: { zh: '晨光机械', en: 'Chenguang' } },
  { key: 'hewan-transit', parent: 'hewan', kind: 'grassroots',
    name: { zh: '河湾区公交车队工会', en: 'Hewan Bus Fleet Union' },
    shortName: { zh: '河湾公交', en: 'Hewan Buses' } },
  { key: 'hewan-hospital', parent: 'hewan', kind: 'grassroots',
    name: { zh: '河湾区暖心医院工会', en: 'Hewan Nuanxin Hospital Union' },
    shortName: { zh: '暖心医院', en: 'Nuanxin Hospital' } },
  { key: 'hewan-sanitation', parent: 'hewan', kind: 'grassroots',
    name: { zh: '河湾区环卫所工会', en: 'Hewan Sanitation Station Union' },
    shortName: { zh: '河湾环卫', en: 'Hewan Sanitation' } },
  { key: 'wangling', parent: 'xining', kind: 'territorial',
    name: { zh: '望岭县总工会', en: 'Wangling County Federation of Trade Unions' },
    shortName: { zh: '望岭县', en: 'Wangling' } },
  { key: 'wangling-textile', parent: 'wangling', kind: 'grassroots',
    name: { zh: '织云毛纺厂工会', en: 'Zhiyun Woollen Mill Union' },
    shortName: { zh: '织云毛纺', en: 'Zhiyun' } },
  { key: 'wangling-school', parent: 'wangling', kind: 'grassroots',
    name: { zh: '望岭县第九小学工会', en: 'Wangling No. 9 Primary School Union' },
    shortName: { zh: '望岭九小', en: 'Wangling No. 9' } },
  { key: 'wangling-water', parent: 'wangling', kind: 'grassroots',
    name: { zh: '望岭县清源水厂工会', en: 'Wangling Qingyuan Waterworks Union' },
    shortName: { zh: '清源水厂', en: 'Qingyuan' } },
  { key: 'park', parent: 'xining', kind: 'territorial',
    name: { zh: '云杉科技园工会联合会', en: 'Yunshan Science Park Union Federation' },
    shortName: { zh: '云杉科技园', en: 'Yunshan Park' } },
  { key: 'yunshan', parent: 'park', kind: 'grassroots',
    name: { zh: '云杉电子有限公司工会', en: 'Yunshan Electronics Union' },
    shortName: { zh: '云杉电子', en: 'Yunshan' } },
  { key: 'park-software', parent: 'park', kind: 'grassroots',
    name: { zh: '青稞芽软件工作室工会', en: 'Barley Sprout Software Studio Union' },
    shortName: { zh: '青稞芽软件', en: 'Barley Sprout' } },
  { key: 'park-solar', parent: 'park', kind: 'grassroots',
    name: { zh: '向日光伏组件厂工会', en: 'Xiangri Solar Module Works Union' },
    shortName: { zh: '向日光伏', en: 'Xiangri Solar' } },
  { key: 'delivery', parent: 'xining', kind: 'industrial',
    name: { zh: '星野配送行业工会联合会', en: 'Xingye Delivery Trade Union Federation' },
    shortName: { zh: '星野配送', en: 'Xingye Delivery' } },
  { key: 'delivery-riders', parent: 'delivery', kind: 'grassroots',
    name: { zh: '蓝羚骑手联合工会', en: 'Blue Antelope Riders Union' },
    shortName: { zh: '蓝羚骑手', en: 'Blue Antelope' } },
  { key: 'delivery-trucks', parent: 'delivery', kind: 'grassroots',
    name: { zh: '远山货运车友工会', en: 'Yuanshan Truck Drivers Union' },
    shortName: { zh: '远山货运', en: 'Yuanshan Trucks' } },
  { key: 'delivery-warehouse', parent: 'delivery', kind: 'grassroots',
    name: { zh: '麦垛分拨中心工会', en: 'Maiduo Sorting Centre Union' },
    shortName: { zh: '麦垛分拨', en: 'Maiduo Sorting' } },

  // Beneath Hainan.
  { key: 'yintan', parent: 'hainan', kind: 'territorial',
    name: { zh: '银滩县总工会', en: 'Yintan County Federation of Trade Unions' },
    shortName: { zh: '银滩县', en: 'Yintan' } },
  { key: 'yintan-solar', parent: 'yintan', kind: 'grassroots',
    name: { zh: '银滩牧光电站工会', en: 'Yintan Pasture Solar Station Union' },
    shortName: { zh: '牧光电站', en: 'Pasture Solar' } },
  { key: 'yintan-dairy', parent: 'yintan', kind: 'grassroots',
    name: { zh: '白云奶业合作社工会', en: 'Baiyun Dairy Cooperative Union' },
    shortName: { zh: '白云奶业', en: 'Baiyun Dairy' } },
  { key: 'qinghu', parent: 'hainan', kind: 'territorial',
    name: { zh: '晴湖县总工会', en: 'Qinghu County Federation of Trade Unions' },
    shortName: { zh: '晴湖县', en: 'Qinghu' } },
  { key: 'qinghu-roads', parent: 'qinghu', kind: 'grassroots',
    name: { zh: '晴湖县养路队工会', en: 'Qinghu Road Crew Union' },
    shortName: { zh: '晴湖养路', en: 'Qinghu Roads' } },
  { key: 'qinghu-clinic', parent: 'qinghu', kind: 'grassroots',
    name: { zh: '晴湖县马背诊所工会', en: 'Qinghu Horseback Clinic Union' },
    shortName: { zh: '马背诊所', en: 'Horseback Clinic' } },

  // Beneath the energy and chemical union: two groups with their plants.
  { key: 'xuexian', parent: 'energy', kind: 'industrial',
    name: { zh: '雪线能源集团工会', en: 'Xuexian Energy Group Union' },
    shortName: { zh: '雪线能源', en: 'Xuexian' } },
  { key: 'xuexian-plant', parent: 'xuexian', kind: 'grassroots',
    name: { zh: '雪线能源一号电站工会', en: 'Xuexian No. 1 Power Station Union' },
    shortName: { zh: '雪线一号站', en: 'Xuexian No. 1' } },
  { key: 'xuexian-repair', parent: 'xuexian', kind: 'grassroots',
    name: { zh: '雪线能源检修队工会', en: 'Xuexian Maintenance Crew Union' },
    shortName: { zh: '雪线检修', en: 'Xuexian Crew' } },
  { key: 'chiyan', parent: 'energy', kind: 'industrial',
    name: { zh: '赤岩化工集团工会', en: 'Chiyan Chemical Group Union' },
    shortName: { zh: '赤岩化工', en: 'Chiyan' } },
  { key: 'chiyan-synthesis', parent: 'chiyan', kind: 'grassroots',
    name: { zh: '赤岩化工合成分厂工会', en: 'Chiyan Synthesis Plant Union' },
    shortName: { zh: '赤岩合成', en: 'Chiyan Synthesis' } },
  { key: 'chiyan-foundry', parent: 'chiyan', kind: 'grassroots',
    name: { zh: '赤岩化工铸造分厂工会', en: 'Chiyan Foundry Union' },
    shortName: { zh: '赤岩铸造', en: 'Chiyan Foundry' } },

  // Beneath the education, science, culture, health and sports union.
  { key: 'college', parent: 'education', kind: 'industrial',
    name: { zh: '湖畔工匠学院工会', en: 'Lakeside Craft College Union' },
    shortName: { zh: '湖畔学院', en: 'Lakeside College' } },
  { key: 'college-mechanics', parent: 'college', kind: 'grassroots',
    name: { zh: '湖畔工匠学院机电系工会', en: 'Lakeside Mechatronics Department Union' },
    shortName: { zh: '湖畔机电', en: 'Lakeside Mechatronics' } },
  { key: 'college-library', parent: 'college', kind: 'grassroots',
    name: { zh: '湖畔工匠学院图书馆工会', en: 'Lakeside Library Union' },
    shortName: { zh: '湖畔图书馆', en: 'Lakeside Library' } },
  { key: 'qinghe', parent: 'education', kind: 'industrial',
    name: { zh: '青禾医院工会', en: 'Qinghe Hospital Union' },
    shortName: { zh: '青禾医院', en: 'Qinghe Hospital' } },
  { key: 'qinghe-nursing', parent: 'qinghe', kind: 'grassroots',
    name: { zh: '青禾医院护理部工会', en: 'Qinghe Nursing Union' },
    shortName: { zh: '青禾护理', en: 'Qinghe Nursing' } },
  { key: 'qinghe-emergency', parent: 'qinghe', kind: 'grassroots',
    name: { zh: '青禾医院急诊科工会', en: 'Qinghe Emergency Union' },
    shortName: { zh: '青禾急诊', en: 'Qinghe Emergency' } },

  // Beneath the others.
  { key: 'grid-lines', parent: 'grid', kind: 'grassroots',
    name: { zh: '云线输电工区工会', en: 'Yunxian Transmission Section Union' },
    shortName: { zh: '云线输电', en: 'Yunxian Lines' } },
  { key: 'grid-service', parent: 'grid', kind: 'grassroots',
    name: { zh: '灯塔营业班工会', en: 'Dengta Service Team Union' },
    shortName: { zh: '灯塔营业班', en: 'Dengta Service' } },
  { key: 'huangnan-craft', parent: 'huangnan', kind: 'grassroots',
    name: { zh: '彩坊手工艺合作社工会', en: 'Caifang Craft Cooperative Union' },
    shortName: { zh: '彩坊', en: 'Caifang' } },
  { key: 'railway-station', parent: 'railway', kind: 'grassroots',
    name: { zh: '晨曦站区工会', en: 'Chenxi Station Area Union' },
    shortName: { zh: '晨曦站区', en: 'Chenxi Station' } },
  { key: 'construction-site', parent: 'construction', kind: 'grassroots',
    name: { zh: '北塬家园项目部工会', en: 'Beiyuan Homes Project Union' },
    shortName: { zh: '北塬项目部', en: 'Beiyuan Project' } },
  { key: 'hydropower-site', parent: 'hydropower', kind: 'grassroots',
    name: { zh: '碧峡电站项目部工会', en: 'Bixia Power Station Project Union' },
    shortName: { zh: '碧峡项目部', en: 'Bixia Project' } },
  { key: 'airport-service', parent: 'airport', kind: 'grassroots',
    name: { zh: '云端地面服务部工会', en: 'Yunduan Ground Service Union' },
    shortName: { zh: '云端地服', en: 'Yunduan Ground' } },
  { key: 'post-delivery', parent: 'post', kind: 'grassroots',
    name: { zh: '鸿雁投递班工会', en: 'Hongyan Delivery Team Union' },
    shortName: { zh: '鸿雁投递', en: 'Hongyan Post' } },
  { key: 'telecom-service', parent: 'telecom', kind: 'grassroots',
    name: { zh: '繁星客服中心工会', en: 'Fanxing Service Centre Union' },
    shortName: { zh: '繁星客服', en: 'Fanxing' } },
] as const satisfies readonly WorldOrganisation[];

export type OrganisationKey = (typeof rows)[number]['key'];

export type FederationNode = Omit<WorldOrganisation, 'key' | 'parent'> & {
  key: OrganisationKey;
  parent?: OrganisationKey;
};

/** The organisations, parents first. */
export const federation: readonly FederationNode[] = rows;
