/** The third generator's people: a population that lives somewhere, shares networks and phones, and comes in visits; files of a few hundred votes too. */

import type { Chance } from './chance.ts';
import type { Drawn } from './contest.ts';
import type { Truth } from './generator.ts';

/** Somebody with a phone, a place, a network and a pace of their own. */
export type Soul = {
  voter: string;
  tier: Drawn['tier'];
  town: number;
  address: string;
  agent: string;
  since: number;
  pace: number;
};

/** What is drawn once for a file. */
export type Field = {
  chance: Chance;
  opensAt: number;
  hours: number;
  works: number;
  /** The organisation of each work, and the town of each organisation. */
  owner: number[];
  seat: number[];
  towns: string[];
  /** A few networks of each town that very many phones share. */
  carriers: string[][];
  models: string[];
  modelFall: number;
  fame: number[];
  ways: string[];
  bareShare: number;
  skimShare: number;
  readMs: number;
  bend: number;
  newShare: number;
  nearShare: number;
  tiers: Drawn['tier'][];
  rows: Drawn[];
  truth: Map<string, Truth>;
  souls: number;
};

export const hourMs = 3_600_000;

const netOf = ({ chance }: Field): string =>
  `${chance.whole(1, 223)}.${chance.whole(0, 255)}.${chance.whole(0, 255)}`;
export const anyNet = netOf;
export const hostIn = (net: string, { chance }: Field): string => `${net}.${chance.whole(1, 254)}`;

export function modelOf({ chance, models, modelFall }: Field): string {
  return models[Math.floor(models.length * chance.next() ** modelFall)]!;
}

/** Reading time: some skim, the others stay as a Weibull of their pace. */
export function reading(field: Field, pace: number, hurry = 1): number {
  const { chance, skimShare, readMs, bend } = field;
  if (chance.is(skimShare)) return chance.between(1200, 7000);
  return 700 + readMs * pace * hurry * (-Math.log(1 - chance.next())) ** (1 / bend);
}

/** By which way: without a word of it in as many visits as the file's pages lose it. */
export const wayOf = ({ chance, ways, bareShare }: Field): string =>
  chance.is(bareShare) ? 'direct' : chance.of(ways);

export function soulOf(field: Field, town: number, at: number): Soul {
  const { chance, carriers, opensAt, newShare, tiers } = field;
  const net = chance.is(0.6) ? chance.of(carriers[town]!) : netOf(field);
  return {
    voter: `s${field.souls++}`,
    ...{ tier: chance.of(tiers), town, address: hostIn(net, field), agent: modelOf(field) },
    since: chance.is(newShare)
      ? at - chance.exponential(9 * 60_000) - 20_000
      : opensAt - chance.next() ** 2 * 500 * 24 * hourMs,
    pace: Math.exp(0.5 * chance.normal()),
  };
}

export function cast(
  field: Field,
  soul: Soul,
  given: { at: number; work: number; dwellMs: number; via: string },
  truth: Truth,
): void {
  const { opensAt, hours, owner, towns, rows } = field;
  const at = Math.round(Math.min(opensAt + hours * hourMs - 1, Math.max(opensAt, given.at)));
  const id = `c${rows.length}`;
  rows.push({
    ...{ id, at, work: `p${given.work}`, organisation: `u${owner[given.work]}` },
    ...{ voter: soul.voter, tier: soul.tier, address: soul.address, region: towns[soul.town]! },
    ...{ agent: soul.agent, dwellMs: Math.round(given.dwellMs), via: given.via },
    voterSince: Math.round(Math.min(soul.since, at - 1000)),
  });
  field.truth.set(id, truth);
}

/** An hour of the contest: crowded at the opening and before the end, with nights. */
export function instantOf({ chance, opensAt, hours }: Field): number {
  for (;;) {
    const part = chance.is(0.2)
      ? chance.next() ** 3
      : chance.is(0.15)
        ? 1 - chance.next() ** 3
        : chance.next();
    const at = opensAt + part * hours * hourMs;
    const clock = new Date(at + 8 * hourMs).getUTCHours();
    if (chance.is(clock < 6 ? 0.06 : clock < 9 ? 0.5 : clock > 18 ? 1 : 0.7)) return at;
  }
}

export function workOf({ chance, fame }: Field): number {
  let wanted = chance.next() * fame.reduce((all, one) => all + one, 0);
  for (let work = 0; work < fame.length; work++) {
    wanted -= fame[work]!;
    if (wanted <= 0) return work;
  }
  return 0;
}

/** Visits: for a friend's work alone, perhaps again the next days, or through several works. */
export function visits(field: Field, wanted: number): void {
  const { chance, owner, seat, towns } = field;
  const until = field.rows.length + wanted;
  while (field.rows.length < until) {
    const work = workOf(field);
    const first = instantOf(field);
    const town = chance.is(field.nearShare) ? seat[owner[work]!]! : chance.whole(0, towns.length - 1);
    const soul = soulOf(field, town, first);
    const isLooking = chance.is(0.4);
    const times = 1 + Math.floor(chance.exponential(isLooking ? 2 : 0.7));
    let at = first;
    for (let n = 0; n < times; n++) {
      const dwellMs = reading(field, soul.pace, isLooking || n === 0 ? 1 : 0.5);
      const given = { at, work: isLooking && n > 0 ? workOf(field) : work, dwellMs, via: wayOf(field) };
      cast(field, soul, given, { isFake: false, name: isLooking ? 'lookers' : 'friends' });
      at += isLooking ? dwellMs + chance.exponential(40_000) : (20 + 8 * chance.next()) * hourMs;
      if (at > field.opensAt + field.hours * hourMs) break;
    }
  }
}

type Flock = { name: string; people: number; minutes: number; hurry: number; via?: string; isNear?: boolean };

/** A crowd for one work; `dress` makes of an ordinary person one of this crowd. */
function flock(field: Field, given: Flock, dress: (soul: Soul, at: number) => Partial<Soul>): void {
  const { chance, owner, seat, towns } = field;
  const [work, start] = [workOf(field), instantOf(field)];
  for (let n = 0; n < given.people; n++) {
    const at = start + given.minutes * 60_000 * (chance.is(0.7) ? chance.next() ** 2 : chance.next());
    const town = given.isNear ? seat[owner[work]!]! : chance.whole(0, towns.length - 1);
    const soul = soulOf(field, town, at);
    Object.assign(soul, dress(soul, at));
    const via = given.via && chance.is(0.85) ? given.via : wayOf(field);
    const dwellMs = reading(field, soul.pace, given.hurry);
    cast(field, soul, { at, work, dwellMs, via }, { isFake: false, name: given.name });
  }
}

/** One message asks the members of some neighbouring towns for the works of all of them; they read each and vote. */
function chainMessage(field: Field, wanted: number): void {
  const { chance, owner, seat, works } = field;
  const list = new Set<number>();
  for (const many = Math.min(works, chance.whole(3, 5)); list.size < many; )
    list.add(chance.whole(0, works - 1));
  const [start, lasts, via] = [instantOf(field), chance.between(20, 90) * 60_000, chance.of(field.ways)];
  const [hurry, skipped, kept] = [chance.between(0.7, 1), chance.next() * 0.2, chance.between(0.75, 1)];
  for (const own of list)
    for (let n = Math.max(5, Math.round(wanted / list.size ** 2)); n > 0; n--) {
      let at = start + chance.next() * lasts;
      const soul = soulOf(field, seat[owner[own]!]!, field.opensAt);
      for (const work of list) {
        if (work !== own && chance.is(skipped)) continue;
        const dwellMs = reading(field, soul.pace, hurry);
        const way = chance.is(kept) ? via : wayOf(field);
        cast(field, soul, { at, work, dwellMs, via: way }, { isFake: false, name: 'chain message' });
        at += dwellMs + chance.exponential(15_000);
      }
    }
}

/** Crowds that look bought to whoever counts addresses, bursts, devices or new accounts. */
export function flocks(field: Field, wanted: number): void {
  const { chance } = field;
  const until = field.rows.length + wanted;
  const people = () => Math.max(12, Math.round(wanted * chance.between(0.12, 0.5)));
  const kinds = [
    () => {
      const net = netOf(field);
      const given = { name: 'factory', people: people(), minutes: chance.between(10, 40), isNear: true };
      flock(field, { ...given, via: 'qr', hurry: chance.between(0.5, 1) }, () => ({
        address: hostIn(net, field),
      }));
    },
    () => {
      const given = { name: 'shout', people: people(), minutes: chance.between(8, 90) };
      const via = chance.is(0.5) ? 'live' : 'direct';
      flock(field, { ...given, via, hurry: chance.between(0.45, 0.9) }, (_, at) =>
        chance.is(0.3) ? { since: at - chance.between(20, 300) * 1000 } : {},
      );
    },
    () => {
      const [net, agent, together] = [netOf(field), modelOf(field), chance.whole(0, 2)];
      const lesson = chance.between(20, 60) * hourMs;
      const given = { name: 'school', people: people(), minutes: 40, isNear: true, via: 'qr' };
      flock(field, { ...given, hurry: chance.between(0.5, 0.9) }, (_, at) => ({
        address: hostIn(net, field),
        ...(chance.is(0.8) ? { agent } : {}),
        ...(together === 1 ? { since: at - chance.between(60, 1500) * 1000 } : {}),
        // Registered together in a lesson before.
        ...(together === 2 ? { since: at - lesson } : {}),
      }));
    },
    () => {
      const net = netOf(field);
      field.towns.push(`abroad-${field.towns.length}`);
      field.carriers.push([net]);
      const given = { name: 'overseas', people: Math.ceil(people() / 2), minutes: chance.between(300, 4000) };
      flock(field, { ...given, hurry: 1, via: 'share' }, () => ({
        ...{ town: field.towns.length - 1, address: hostIn(net, field) },
      }));
    },
    () => {
      const given = { name: 'viral', people: people(), minutes: chance.between(600, 3500), via: 'share' };
      flock(field, { ...given, hurry: chance.between(0.6, 1) }, (_, at) =>
        chance.is(0.6) ? { since: at - chance.exponential(200_000) - 15_000 } : {},
      );
    },
    () => chainMessage(field, people()),
  ];
  for (let n = chance.whole(0, kinds.length - 1); field.rows.length < until; n++) kinds[n % kinds.length]!();
}
