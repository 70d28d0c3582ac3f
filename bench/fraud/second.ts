/** Another generator, written apart from the first and shaped differently: other distributions, other styles of fields; a check. */

import { type Chance, chanceOf } from './chance.ts';
import type { Truth } from './generator.ts';

const cities =
  'Beijing Shanghai Guangzhou Shenzhen Chengdu Wuhan Hangzhou Nanjing Xian Jinan Harbin Kunming Changsha Hefei'.split(
    ' ',
  );
const phones =
  'SM-G9980 M2102K1C PEEM00 V2055A NOH-AN00 iPhone13,2 iPhone12,1 ELS-AN00 RMX2202 LE2110 MI9 OXF-AN10'.split(
    ' ',
  );
const browsers = ['MicroMessenger/8.0', 'Chrome/11', 'Safari/60', 'QQBrowser/13', 'HuaweiBrowser/12'];
const ways = ['moments', 'group_chat', 'home_page', 'work_list', 'poster', 'none'];

type Style = 'seconds' | 'millis' | 'iso' | 'local';
type Raw = Record<string, string | number>;
type Making = {
  chance: Chance;
  style: Style;
  opensAt: number;
  days: number;
  rows: { raw: Raw; truth: Truth }[];
  works: number;
  teams: number[];
};

const at = (ms: number, style: Style): string | number =>
  ({
    seconds: () => Math.floor(ms / 1000),
    millis: () => Math.floor(ms),
    iso: () => new Date(ms).toISOString(),
    local: () => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' '),
  })[style]();

const agentOf = ({ chance }: Making): string =>
  `Mozilla/5.0 (Linux; ${phones[Math.floor(phones.length * chance.next() ** 1.6)]}) ${chance.of(browsers)}`;
const cityOf = (team: number): string => cities[team % cities.length]!;
const anyIp = ({ chance }: Making): string =>
  `${chance.whole(11, 220)}.${chance.whole(0, 255)}.${chance.whole(0, 255)}.${chance.whole(1, 254)}`;
/** A gamma of shape two: looking takes its time, and some take very long. */
const look = ({ chance }: Making, mean: number): number =>
  800 + chance.exponential(mean / 2) + chance.exponential(mean / 2);
const clock = ({ chance, opensAt, days }: Making): number => {
  const hour = chance.is(0.35)
    ? 12 + chance.normal() * 1.5
    : chance.is(0.6)
      ? 20 + chance.normal() * 2
      : chance.between(7, 23);
  return (
    opensAt + chance.whole(0, days - 1) * 86_400_000 + (Math.min(23.9, Math.max(0, hour)) - 8) * 3_600_000
  );
};

type Row = {
  work: number;
  ms: number;
  who: string;
  tier: number;
  ip: string;
  city: string;
  ua: string;
  dwell: number;
  via: string;
  since: number;
};
function put(making: Making, row: Row, truth: Truth): void {
  making.rows.push({
    raw: {
      ...{
        id: making.rows.length + 1,
        time: at(row.ms, making.style),
        workId: `W${row.work}`,
        unit: `U${making.teams[row.work]}`,
      },
      ...{
        userId: row.who,
        tier: making.style === 'iso' ? row.tier : `T${row.tier}`,
        ip: row.ip,
        city: row.city,
      },
      ...{
        userAgent: row.ua,
        dwell_ms: Math.round(row.dwell),
        source: row.via,
        registered_at: at(row.since, making.style),
      },
    },
    truth,
  });
}

const base = (making: Making, work: number, ms: number): Row => {
  const { chance, opensAt } = making;
  const home = cityOf(making.teams[work]!);
  return {
    ...{
      work,
      ms,
      who: `u${making.rows.length}-${chance.whole(0, 1e9)}`,
      tier: chance.is(0.15) ? 3 : chance.whole(1, 2),
    },
    ...{
      ip: anyIp(making),
      city: chance.is(0.7) ? home : chance.of(cities),
      ua: agentOf(making),
      dwell: look(making, 40_000),
    },
    ...{
      via: chance.of(ways),
      since: chance.is(0.2)
        ? ms - chance.between(60, 900) * 1000
        : opensAt - chance.between(0, 400) * 86_400_000,
    },
  };
};

function honestCrowds(making: Making, size: number): void {
  const { chance, works, opensAt, days } = making;
  const crowd = (
    name: string,
    people: number,
    minutes: number,
    change: (row: Row, ip: string, ua: string) => Partial<Row>,
  ) => {
    const work = chance.whole(0, works - 1);
    const start = opensAt + chance.whole(0, days - 2) * 86_400_000 + chance.between(0, 12) * 3_600_000;
    const [ip, ua] = [anyIp(making), agentOf(making)];
    for (let n = 0; n < people; n++) {
      const row = base(making, work, start + chance.next() * minutes * 60_000);
      put(making, { ...row, ...change(row, ip, ua) }, { isFake: false, name });
    }
  };
  const home = (row: Row) => cityOf(making.teams[row.work]!);
  crowd('factory', Math.max(60, Math.round(size * 1.2)), 20, (row, ip) => ({
    ip,
    city: home(row),
    via: 'poster',
    dwell: look(making, 30_000),
  }));
  crowd('shout', Math.max(60, Math.round(size * 1.5)), 45, (row) => ({
    city: chance.of(cities),
    via: 'none',
    tier: row.tier,
    dwell: look(making, 30_000),
  }));
  crowd('school', size, 60, (row, ip, ua) => ({
    ip,
    city: home(row),
    ua: chance.is(0.5) ? ua : row.ua,
    dwell: look(making, 32_000),
  }));
  crowd('overseas', Math.round(size / 2), 2000, () => ({ city: 'Nairobi', dwell: look(making, 40_000) }));
  crowd('viral', size, 2500, (row) => ({
    city: chance.of(cities),
    via: 'moments',
    since: row.ms - chance.between(30, 600) * 1000,
  }));
  crowd('office', size, 90, (row, ip, ua) => ({
    ip,
    ua,
    city: home(row),
    tier: chance.is(0.4) ? 3 : 1,
    dwell: look(making, 34_000),
  }));
}

/** Each attack after the words of its class, with numbers of its own. */
function attacks(making: Making, size: number): void {
  const { chance, works, opensAt, days } = making;
  const some = () => chance.whole(0, works - 1);
  const start = () => opensAt + chance.between(0.2, days - 2) * 86_400_000;
  const fake = (name: string, row: Row) => put(making, row, { isFake: true, name });
  const run = (name: string, many: number, change: (row: Row, n: number) => Partial<Row>, work = some()) => {
    for (let n = 0; n < many; n++) {
      const row = base(making, work, opensAt);
      fake(name, { ...row, tier: 1, via: 'none', dwell: chance.between(500, 9000), ...change(row, n) });
    }
  };
  const [first, gap, ip] = [start(), chance.between(2, 30) * 1000, anyIp(making)];
  run('A1', size * 2, (_, n) => ({
    ms: first + n * gap + chance.next() * gap * 0.2,
    ip,
    ua: 'okhttp/4.9',
    tier: 0,
    dwell: chance.between(0, 1500),
    since: first,
  }));
  const [second, spread] = [start(), chance.between(3, 30) * 3_600_000];
  run('A2', size * 2, (row) => ({
    ms: second + chance.next() * spread,
    ip: anyIp(making),
    city: chance.of(cities),
    dwell: chance.between(800, 5000),
    since: row.ms - chance.between(0, 3) * 86_400_000,
  }));
  const [third, town, model, night] = [
    start(),
    chance.of(cities),
    agentOf(making),
    opensAt - chance.between(1, 9) * 86_400_000,
  ];
  const racks = Array.from({ length: 3 }, () => anyIp(making).replace(/\d+$/, ''));
  const farm = (row: Row, n: number) => ({
    ms: third + n * chance.between(5000, 40_000),
    ip: chance.of(racks) + chance.whole(1, 254),
    city: town,
    ua: model,
    since: night + chance.next() * 3_000_000,
    who: `f${n}`,
    ...(row.tier ? {} : {}),
  });
  run('A3', size, farm);
  const crew = Array.from({ length: size * 2 }, () => base(making, 0, opensAt));
  const member = (n: number) => ({
    who: crew[n]!.who,
    ip: crew[n]!.ip,
    ua: crew[n]!.ua,
    city: chance.of(cities),
    since: crew[n]!.since,
  });
  for (let job = 0; job < 3; job++) {
    const begin = start();
    run('A4', size, (_, n) => ({
      ...member(n),
      ms: begin + chance.next() * 2_400_000,
      dwell: chance.between(3000, 10_000),
    }));
  }
  for (let job = 0; job < 5; job++)
    run('A5', Math.round(size / 2), (_, n) => ({
      ...member(size + n),
      ms: clock(making),
      dwell: chance.between(2000, 11_000),
    }));
  run('dwell padding', size, (row, n) => ({ ...farm(row, n), dwell: chance.between(20_000, 45_000) }));
  const home = some();
  run(
    'region match',
    size,
    (_, n) => ({
      ms: second + n * 9000 * chance.next(),
      city: cityOf(making.teams[home]!),
      dwell: chance.between(900, 7000),
    }),
    home,
  );
  const mixed = start();
  run('mixed browsing', size, (row, n) => ({
    ...member(n),
    ms: mixed + chance.next() * 9_000_000,
    ...(chance.is(0.3) ? { dwell: row.dwell, via: row.via } : {}),
  }));
}

export function secondSampleOf(seed: number, scale = 1) {
  const chance = chanceOf(seed + 77_000);
  const works = chance.whole(12, 120);
  const making: Making = {
    ...{ chance, works, rows: [], days: chance.whole(5, 20), opensAt: Date.UTC(2026, 8, 1) },
    style: (['seconds', 'millis', 'iso', 'local'] as const)[seed % 4]!,
    teams: Array.from({ length: works }, () => chance.whole(0, works)),
  };
  const honest = Math.round(chance.scale(2500, 40_000) * scale);
  const fame = Array.from({ length: works }, (_, n) => 1 / (n + 4));
  const sum = fame.reduce((all, one) => all + one, 0);
  for (let work = 0; work < works; work++)
    for (let n = 0; n < (honest * fame[work]!) / sum; n++)
      put(making, base(making, work, clock(making)), { isFake: false, name: 'everyday' });
  const size = Math.max(25, Math.round(honest / chance.whole(25, 90)));
  for (let n = 0; n < 3; n++) honestCrowds(making, size);
  attacks(making, size);
  // Lines of a file, as somebody else would write them.
  return {
    lines: making.rows.map(({ raw }) => JSON.stringify(raw)),
    truth: new Map(making.rows.map(({ raw, truth }) => [String(raw.id), truth])),
  };
}
