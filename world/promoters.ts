/** Promoters of the demo world and where they went, all invented; days are counted back from today. */

import type { OrganisationKey } from './federation.ts';

type WorldPromoter = {
  unit: OrganisationKey;
  name: string;
  role: string;
  since: number;
  /** Since when no longer. */
  until?: number;
  visits?: readonly { workplace: string; day: number; met: number; note?: string }[];
};

// biome-ignore format: two lines a promoter read as a table
export const promoters: readonly WorldPromoter[] = [
  { unit: 'chenguang', name: '马春兰', role: '总装车间宣传员', since: -60,
    visits: [{ workplace: '三号车间早班', day: -28, met: 36, note: '班前会讲了三个真实骗局。' }, { workplace: '铸造班', day: -13, met: 14 }] },
  { unit: 'chenguang', name: '祁连海', role: '热处理班组宣传员', since: -55, until: -10 },
  { unit: 'hewan-transit', name: '陆小舟', role: '二路线宣传员', since: -44, visits: [{ workplace: '公交总站调度室', day: -21, met: 18 }] },
  { unit: 'hewan-hospital', name: '祝南星', role: '护理部宣传员', since: -40, visits: [{ workplace: '急诊科夜班', day: -16, met: 11 }] },
  { unit: 'wangling-textile', name: '纪小梭', role: '纺纱车间宣传员', since: -48,
    visits: [{ workplace: '织布车间', day: -30, met: 42 }, { workplace: '样品间', day: -7, met: 9 }] },
  { unit: 'yunshan', name: '柏杨', role: '生产线宣传员', since: -39, visits: [{ workplace: '贴片车间', day: -19, met: 27 }] },
  { unit: 'delivery-riders', name: '费小川', role: '站点宣传员', since: -33,
    visits: [{ workplace: '骑手之家北站', day: -23, met: 31, note: '晚高峰后讲的，大家边吃边听。' }] },
  { unit: 'yintan-dairy', name: '旺姆', role: '收奶站宣传员', since: -37, visits: [{ workplace: '收奶站', day: -18, met: 24 }] },
  { unit: 'xuexian-plant', name: '钟小磊', role: '集控楼宣传员', since: -45 },
  { unit: 'college-library', name: '文小砚', role: '阅览部宣传员', since: -36, visits: [{ workplace: '实训楼', day: -12, met: 53 }] },
  { unit: 'grid-lines', name: '高远山', role: '巡线班宣传员', since: -34, visits: [{ workplace: '高山营地', day: -25, met: 16 }] },
  { unit: 'railway-station', name: '车小站', role: '客运车间宣传员', since: -29 },
];
