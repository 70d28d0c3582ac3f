/** The third generator's sellers of votes: each a trade with its own tools, prices and habits. */

import {
  anyNet,
  cast,
  type Field,
  hostIn,
  hourMs,
  modelOf,
  reading,
  type Soul,
  soulOf,
  wayOf,
} from './crowd.ts';

export const trades = ['script', 'proxies', 'farm', 'list', 'slow', 'padding', 'framing'] as const;
export type Trade = (typeof trades)[number];

const anyTown = ({ chance, seat }: Field): number => chance.of(seat);
/** Nobody sells the name of a verified member. */
const hireable = ({ chance, tiers }: Field) => chance.of(tiers.filter((tier) => tier !== 'member'));
const hired = (field: Field, at: number): Soul => ({
  ...soulOf(field, field.chance.whole(0, field.towns.length - 1), at),
  tier: hireable(field),
});
const someWork = ({ chance, works }: Field): number => chance.whole(0, works - 1);
const start = ({ chance, opensAt, hours }: Field): number =>
  opensAt + chance.between(0.05, 0.8) * hours * hourMs;
const fakeOf = (name: Trade) => ({ isFake: true, name });

/** A plain program: a handful of addresses, one agent, a timer. */
function script(field: Field, work: number, votes: number, name: Trade): void {
  const { chance } = field;
  const nets = Array.from({ length: chance.whole(1, 5) }, () => anyNet(field));
  const agent = chance.is(0.5) ? 'python-requests/2.31' : modelOf(field);
  const [town, gap, wobble] = [anyTown(field), chance.scale(900, 50_000), chance.between(0, 0.3)];
  const [wait, via, tier] = [
    chance.between(0, 2500),
    chance.is(0.85) ? 'direct' : wayOf(field),
    chance.is(0.4) ? hireable(field) : ('cookie' as const),
  ];
  let at = start(field);
  for (let n = 0; n < votes; n++) {
    at += gap * (1 + wobble * (chance.next() - 0.5));
    const soul = { ...soulOf(field, town, at), agent, tier, address: hostIn(nets[n % nets.length]!, field) };
    soul.since = at - chance.between(1, 30) * 1000;
    cast(field, soul, { at, work, dwellMs: wait + chance.exponential(300), via }, fakeOf(name));
  }
}

/** Rented addresses of everywhere, agents rolled from a list, accounts bought or made on the spot. */
function proxies(field: Field, work: number, votes: number, name: Trade): void {
  const { chance } = field;
  const rolled = Array.from({ length: chance.whole(4, 40) }, () => modelOf(field));
  const [isOld, lasts] = [chance.is(0.3), chance.scale(0.5, 30) * hourMs];
  const [begin, wait, tier] = [start(field), chance.scale(800, 4500), hireable(field)];
  for (let n = 0; n < votes; n++) {
    const at = begin + (lasts * (n + chance.next() * 6)) / votes;
    const soul = { ...soulOf(field, anyTown(field), at), tier, agent: rolled[n % rolled.length]! };
    soul.address = hostIn(anyNet(field), field);
    if (!isOld) soul.since = at - chance.between(5, 4000) * 1000;
    const dwellMs = wait * chance.between(0.4, 1.8);
    cast(field, soul, { at, work, dwellMs, via: chance.is(0.9) ? 'direct' : wayOf(field) }, fakeOf(name));
  }
}

type Pace = (n: number) => number;

/** Shelves of phones of two or three models; numbers bought in lots; each phone taps in turn. */
function farm(field: Field, work: number, votes: number, name: Trade, dwell?: Pace): void {
  const { chance } = field;
  const models = Array.from({ length: chance.whole(1, 3) }, () => modelOf(field));
  const nets = Array.from({ length: chance.whole(1, 8) }, () => anyNet(field));
  const lots = Array.from(
    { length: chance.whole(1, 4) },
    () => field.opensAt - chance.between(0.5, 25) * 24 * hourMs,
  );
  const [town, tier, tap] = [anyTown(field), hireable(field), chance.scale(1500, 40_000)];
  const wait = chance.scale(1500, 6500);
  let at = start(field);
  for (let n = 0; n < votes; n++) {
    at += tap * (0.3 + chance.exponential(0.7));
    const soul = { ...soulOf(field, town, at), tier, agent: chance.of(models) };
    Object.assign(soul, {
      address: hostIn(chance.of(nets), field),
      since: chance.of(lots) + chance.next() * 2_400_000,
    });
    const dwellMs = dwell ? dwell(n) : wait * Math.exp(0.35 * chance.normal());
    cast(field, soul, { at, work, dwellMs, via: chance.is(0.8) ? 'direct' : wayOf(field) }, fakeOf(name));
  }
}

/** A chat group gets a list of works and goes down it, everybody within the hour. */
function list(field: Field, votes: number, name: Trade, dwell?: Pace): void {
  const { chance } = field;
  const many = Math.min(field.works, chance.whole(3, 6));
  const works = new Set<number>();
  while (works.size < many) works.add(someWork(field));
  const crew = Math.max(14, Math.round(votes / many));
  const [begin, wait, pay] = [start(field), chance.scale(2500, 7000), chance.is(0.6) ? 'direct' : 'share'];
  for (let n = 0; n < crew; n++) {
    let at = begin + chance.next() ** 1.4 * hourMs;
    const soul = hired(field, at);
    for (const work of works) {
      if (chance.is(0.08)) continue;
      const dwellMs = dwell ? dwell(n) : wait * chance.between(0.5, 1.7);
      cast(field, soul, { at, work, dwellMs, via: chance.is(0.85) ? pay : wayOf(field) }, fakeOf(name));
      at += dwellMs + chance.exponential(9000);
    }
  }
}

/** Paid by the vote over many days: the same crew for its customers, some of the days, some of the works. */
function slow(field: Field, votes: number): void {
  const { chance } = field;
  const customers = Array.from({ length: chance.whole(2, 4) }, () => someWork(field));
  const crew: Soul[] = Array.from({ length: Math.max(14, Math.round(votes / customers.length / 1.3)) }, () =>
    hired(field, field.opensAt),
  );
  const wait = chance.scale(3000, 8000);
  for (const work of new Set(customers))
    for (const soul of crew) {
      for (let times = chance.is(0.3) ? 2 : 1; times > 0; times--) {
        const at = field.opensAt + chance.next() * field.hours * hourMs;
        const dwellMs = wait * chance.between(0.5, 2);
        const via = chance.is(0.8) ? 'direct' : wayOf(field);
        cast(field, soul, { at, work, dwellMs, via }, fakeOf('slow'));
      }
    }
}

/** Waiting as long as it seems needed: longer with every vote until it looks long enough, or rolled around a mean. */
function paceOf(field: Field): Pace {
  const { chance, readMs } = field;
  const mean = readMs * chance.between(0.5, 1.1);
  const kind = chance.whole(0, 2);
  if (kind === 0) return () => mean * chance.between(0.7, 1.3);
  if (kind === 1) return (n) => Math.min(mean, 3000 + n * 400) * chance.between(0.8, 1.25);
  return () => (chance.is(0.75) ? reading(field, 1) : chance.between(1500, 6000));
}

export function sell(field: Field, trade: Trade, votes: number): void {
  const { chance } = field;
  const work = someWork(field);
  switch (trade) {
    case 'script':
      script(field, work, votes, trade);
      break;
    case 'proxies':
      proxies(field, work, votes, trade);
      break;
    case 'farm':
      farm(field, work, votes, trade);
      break;
    case 'list':
      list(field, votes, trade);
      break;
    case 'slow':
      slow(field, votes);
      break;
    case 'padding':
      if (chance.is(0.5)) farm(field, work, votes, trade, paceOf(field));
      else list(field, votes, trade, paceOf(field));
      break;
    case 'framing':
      (chance.is(0.5) ? script : proxies)(field, work, votes, trade);
  }
}
