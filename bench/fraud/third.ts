/** The third generator: a file of so many votes, small or large, made by a population in visits and by trades that sell votes. */

import { chanceOf } from './chance.ts';
import type { Drawn } from './contest.ts';
import { type Field, flocks, visits } from './crowd.ts';
import type { Truth } from './generator.ts';
import { sell, type Trade, trades } from './seller.ts';

const tierSets: Drawn['tier'][][] = [
  ['wechat'],
  ['phone', 'wechat', 'wechat'],
  ['cookie', 'account', 'phone', 'wechat'],
  ['phone', 'wechat', 'wechat', 'member'],
];

function fieldOf(seed: number, size: number): Field {
  const chance = chanceOf(seed * 7 + 500_009);
  const works = Math.max(4, Math.round(chance.scale(0.6, 1.8) * Math.min(90, Math.sqrt(size) / 2.5)));
  const organisations = Math.max(3, Math.round(works * chance.between(0.4, 1)));
  const towns = Array.from({ length: chance.whole(5, 40) }, (_, n) => `town-${n}`);
  const models = chance.whole(30, 600);
  const nets = () => `${chance.whole(36, 125)}.${chance.whole(0, 255)}.${chance.whole(0, 255)}`;
  return {
    ...{ chance, works, opensAt: Date.UTC(2026, 8, 6, 1), hours: chance.whole(48, 24 * 21), towns },
    owner: Array.from({ length: works }, () => chance.whole(0, organisations - 1)),
    seat: Array.from({ length: organisations }, () => Math.floor(towns.length * chance.next() ** 1.7)),
    carriers: towns.map(() => Array.from({ length: chance.whole(2, 9) }, nets)),
    models: Array.from({ length: models }, (_, n) => `Mobile ${(n * 104_729 + seed) % 9973}/${n % 11}`),
    ...{
      modelFall: chance.between(1.2, 2.6),
      fame: Array.from({ length: works }, () => chance.exponential(1) + 0.15),
    },
    ways: ['timeline', 'group', 'gallery', 'qr', 'search', 'share'].slice(0, chance.whole(3, 6)),
    ...{ bareShare: chance.between(0.05, 0.45), skimShare: chance.between(0.02, 0.14) },
    ...{ readMs: chance.scale(15_000, 70_000), bend: chance.between(0.9, 1.9) },
    ...{ newShare: chance.between(0.1, 0.5), nearShare: chance.between(0.45, 0.85) },
    ...{ tiers: chance.of(tierSets), rows: [], truth: new Map<string, Truth>(), souls: 0 },
  };
}

/** About so many votes, some fifth of them by hard crowds, and one to five trades at work. */
export function thirdSampleOf(seed: number, size?: number): { votes: Drawn[]; truth: Map<string, Truth> } {
  const drawn = chanceOf(seed + 31).scale(300, 40_000);
  const field = fieldOf(seed, size ?? drawn);
  const { chance } = field;
  const total = Math.round(size ?? drawn);
  const bought = chance.is(0.12) ? 0 : total * chance.between(0.06, 0.3);
  const hard = total * chance.between(0.15, 0.35);
  visits(field, total - bought - hard);
  flocks(field, hard);
  const many = total < 1500 ? chance.whole(1, 2) : chance.whole(2, 6);
  if (bought > 0)
    for (let n = 0; n < many; n++) {
      const trade: Trade = trades[(chance.whole(0, 6) + n * 3) % trades.length]!;
      sell(field, trade, Math.max(16, Math.round((bought / many) * chance.between(0.5, 1.5))));
    }
  const votes = field.rows.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  return { votes, truth: field.truth };
}
