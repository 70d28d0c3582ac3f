/** The three real tables of 2020, cell by cell as they are printed, with the targets they stand under. */

export type PrintedTable = {
  owner: string;
  title: string;
  /** Indicators of the printed columns. */
  columns: readonly string[];
  /** Name, then the figures; for Qinghai the call it hosts. */
  rows: readonly (readonly [name: string, amounts: readonly number[], host?: string])[];
  totals: readonly number[];
  own: Readonly<Record<string, number>>;
  /** What the level above gave on paper. */
  assigned: Readonly<Record<string, number>>;
  isFloor: boolean;
  /** Printed side by side in so many groups. */
  groups: 1 | 2;
  /** The row that is the owner itself, and rows that are groups of units. */
  ownerRow?: string;
  groupRows: readonly string[];
};

export const wuhu: PrintedTable = {
  owner: '芜湖市总工会',
  title: '2020年“网聚职工正能量 争做中国好网民”主题活动“12351+”计划',
  columns: ['organisations', 'promoters', 'events'],
  rows: [
    ['市直单位', [1, 20, 4]],
    ['无为市', [1, 15, 2]],
    ['芜湖县', [1, 10, 2]],
    ['繁昌县', [1, 10, 2]],
    ['南陵县', [1, 10, 2]],
    ['镜湖区', [1, 15, 1]],
    ['弋江区', [1, 10, 1]],
    ['鸠江区', [1, 10, 1]],
    ['三山区', [1, 10, 1]],
    ['经开区', [1, 10, 2]],
  ],
  totals: [10, 120, 18],
  own: {},
  assigned: { organisations: 6, promoters: 120, events: 18, contacts: 3600 },
  isFloor: false,
  groups: 1,
  groupRows: ['市直单位'],
};

export const qinghai: PrintedTable = {
  owner: '青海省总工会',
  title: '2020年“网聚职工正能量 争做中国好网民”主题活动',
  columns: ['events'],
  rows: [
    ['西宁市总工会', [10], '网络正能量微视频征集'],
    ['海南州总工会', [5], '互联网+普惠服务优秀平台征集'],
    ['黄南州总工会', [5], '网络正能量微电影征集'],
    ['省能源化工机冶工会', [5], '网络正能量诵读作品征集'],
    ['省教科文卫体工会', [5], '网络正能量微课征集'],
    ['中国铁路青藏集团有限公司工会', [5], '网络正能量歌曲征集'],
    ['国网青海省电力公司工会', [5], '网络正能量摄影作品征集'],
    ['青海省建设工会', [5]],
    ['中国水利水电第四工程有限公司工会', [5]],
    ['西部机场集团青海机场有限公司工会', [5]],
    ['青海省邮政公司工会', [5]],
    ['中国电信青海省分公司工会', [5]],
  ],
  totals: [65],
  own: { organisations: 50, promoters: 200, events: 50, contacts: 5000 },
  assigned: {},
  isFloor: false,
  groups: 1,
  groupRows: [],
};

export const shaanxi: PrintedTable = {
  owner: '陕西省总工会',
  title: '2020年“网聚职工正能量 争做中国好网民”主题活动“12351+”计划',
  columns: ['events'],
  rows: [
    ['省总工会', [5]],
    ['西安市', [4]],
    ['宝鸡市', [3]],
    ['咸阳市', [3]],
    ['铜川市', [2]],
    ['渭南市', [3]],
    ['延安市', [3]],
    ['榆林市', [3]],
    ['汉中市', [2]],
    ['安康市', [2]],
    ['商洛市', [2]],
    ['杨凌示范区', [1]],
    ['省国防工会', [2]],
    ['省教科文卫体工会', [3]],
    ['省财贸金融轻工工会', [2]],
    ['省能源化工地质工会', [2]],
    ['省机械冶金建材工会', [2]],
    ['省农林水利气象工会', [2]],
    ['省交通运输工会', [2]],
    ['省建设工会', [2]],
  ],
  totals: [50],
  own: { events: 50 },
  assigned: {},
  isFloor: true,
  groups: 2,
  ownerRow: '省总工会',
  groupRows: [],
};
