/** Those who sell votes: scripts, proxy pools, phone farms, task groups fast and slow, and what they do against detectors. */

import {
  type Contest,
  type Drawn,
  day,
  homeRegion,
  hour,
  minute,
  newNet,
  newPerson,
  opensAt,
  ordinaryDwell,
  ordinaryVia,
  type Person,
  voteOf,
} from './contest.ts';

export const attackNames = [
  'A1',
  'A2',
  'A3',
  'A4',
  'A5',
  'dwell padding',
  'region match',
  'mixed browsing',
  'framing',
] as const;
export type AttackName = (typeof attackNames)[number];

/** What one customer pays for. */
type Order = { work: number; votes: number };
/** How they hide: share of padded dwelling, share of votes from the customer's place, share of true browsing. */
type Guise = { padding: number; matching: number; mixing: number };
const none: Guise = { padding: 0, matching: 0, mixing: 0 };

function dwellOf(contest: Contest, guise: Guise, thinMs: number): number {
  const { chance } = contest;
  if (chance.is(guise.mixing)) return ordinaryDwell(contest);
  if (chance.is(guise.padding)) return chance.between(15_000, chance.between(25_000, 60_000));
  return chance.logNormal(thinMs, 0.5);
}
const viaOf = (contest: Contest, guise: Guise, usual: string): string =>
  contest.chance.is(guise.mixing) ? ordinaryVia(contest) : usual;

/** One program, one or a few addresses, by the clock with some jitter. */
function script(contest: Contest, { work, votes }: Order, guise = none): Drawn[] {
  const { chance, days } = contest;
  const nets = Array.from({ length: chance.whole(1, 4) }, () => newNet(contest));
  const agent = chance.is(0.5) ? `script-${chance.whole(1, 99)}` : chance.of(contest.agents);
  const [gap, jitter] = [chance.scale(1500, 40_000), chance.between(0.05, 0.35)];
  let at = opensAt + chance.next() * (days - 1) * day;
  const region = chance.of(contest.regions);
  return Array.from({ length: votes }, () => {
    at += gap * (1 + jitter * chance.between(-1, 1));
    const person = newPerson(contest, { region, net: chance.of(nets), agent });
    person.tier = chance.is(0.6) ? 'cookie' : 'account';
    person.voterSince = at - chance.between(1, 60) * 1000;
    return voteOf(contest, person, {
      at,
      work,
      dwellMs: dwellOf(contest, guise, 900),
      via: viaOf(contest, guise, 'direct'),
    });
  });
}

/** Every vote from another address. */
function proxies(contest: Contest, { work, votes }: Order, guise = none): Drawn[] {
  const { chance, days } = contest;
  const agents = Array.from(
    { length: chance.whole(3, 60) },
    () => contest.agents[contest.drawAgent(chance)]!,
  );
  const startsAt = opensAt + chance.next() * (days - 3) * day;
  const lasts = chance.between(2 * hour, 2.5 * day);
  return Array.from({ length: votes }, () => {
    const at = startsAt + chance.next() * lasts;
    const region = chance.is(guise.matching) ? homeRegion(contest, work) : chance.of(contest.regions);
    const person = newPerson(contest, { region, net: newNet(contest), agent: chance.of(agents) });
    person.voterSince = chance.is(0.7)
      ? at - chance.between(0, 2) * hour
      : opensAt - chance.exponential(20 * day);
    return voteOf(contest, person, {
      at,
      work,
      dwellMs: dwellOf(contest, guise, 2500),
      via: viaOf(contest, guise, 'direct'),
    });
  });
}

/** Shelves of like phones in one town, their numbers registered night by night. */
function farm(contest: Contest, orders: readonly Order[], guise = none): Drawn[] {
  const { chance, days } = contest;
  const nets = Array.from({ length: chance.whole(2, 12) }, () => newNet(contest));
  const models = Array.from({ length: chance.whole(1, 6) }, () => contest.agents[contest.drawAgent(chance)]!);
  const [town, size] = [chance.of(contest.regions), Math.max(...orders.map((order) => order.votes))];
  const nights = Array.from(
    { length: Math.ceil(size / chance.whole(80, 400)) },
    () => opensAt - chance.next() * 20 * day,
  );
  const phones = Array.from({ length: size }, (): Person => {
    const person = newPerson(contest, { region: town, net: chance.of(nets), agent: chance.of(models) });
    return {
      ...person,
      tier: chance.is(0.6) ? 'phone' : 'wechat',
      voterSince: chance.of(nights) + chance.next() * 0.7 * hour,
    };
  });
  return orders.flatMap(({ work, votes }) => {
    let at = opensAt + chance.next() * (days - 2) * day;
    const pause = chance.scale(2000, 60_000);
    return phones.slice(0, votes).map((phone) => {
      at += chance.exponential(pause);
      const region = chance.is(guise.matching) ? homeRegion(contest, work) : phone.region;
      const given = {
        at,
        work,
        dwellMs: dwellOf(contest, guise, 5000),
        via: viaOf(contest, guise, chance.is(0.85) ? 'direct' : 'share'),
      };
      return voteOf(contest, { ...phone, region }, given);
    });
  });
}

/** People who are paid by the vote, for several customers one after the other. */
function taskGroup(contest: Contest, orders: readonly Order[], isSlow: boolean, guise = none): Drawn[] {
  const { chance, days } = contest;
  const size = Math.max(...orders.map((order) => order.votes));
  const people = Array.from({ length: Math.ceil(size * chance.between(1, isSlow ? 1.3 : 1.6)) }, () =>
    newPerson(contest),
  );
  const lasts = chance.between(25 * minute, 4 * hour);
  return orders.flatMap(({ work, votes }) => {
    const startsAt = opensAt + chance.next() * (days - 2) * day;
    const from = chance.whole(0, people.length - votes);
    return people.slice(from, from + votes).map((person) => {
      const at = isSlow ? opensAt + chance.next() * days * day : startsAt + chance.next() ** 1.5 * lasts;
      const region = chance.is(guise.matching) ? homeRegion(contest, work) : person.region;
      const given = {
        at,
        work,
        dwellMs: dwellOf(contest, guise, 6000),
        via: viaOf(contest, guise, chance.is(0.8) ? 'direct' : 'share'),
      };
      return voteOf(contest, { ...person, region }, given);
    });
  });
}

const targetsOf = (contest: Contest, many: number): number[] => {
  const found = new Set<number>();
  while (found.size < Math.min(many, contest.works)) found.add(contest.chance.whole(0, contest.works - 1));
  return [...found];
};

/** One attack of a kind: about so many votes in all, on works of its own choosing. */
export function attack(contest: Contest, name: AttackName, votes: number): Drawn[] {
  const { chance } = contest;
  const many = name === 'A3' || name === 'A4' || name === 'A5' ? chance.whole(2, 7) : chance.whole(1, 4);
  const each = Math.max(30, Math.round(votes / many));
  const orders = targetsOf(contest, many).map((work) => ({
    work,
    votes: Math.round(each * chance.between(0.6, 1.4)),
  }));
  const separately = (does: (order: Order) => Drawn[]) => orders.flatMap(does);
  switch (name) {
    case 'A1':
      return separately((order) => script(contest, order));
    case 'A2':
      return separately((order) => proxies(contest, order));
    case 'A3':
      return farm(contest, orders);
    case 'A4':
      return taskGroup(contest, orders, false);
    case 'A5':
      return taskGroup(contest, orders, true);
    case 'dwell padding': {
      const guise = { ...none, padding: chance.between(0.6, 1) };
      return chance.is(0.5) ? farm(contest, orders, guise) : taskGroup(contest, orders, false, guise);
    }
    case 'region match': {
      const guise = { ...none, matching: chance.between(0.7, 1) };
      return chance.is(0.5)
        ? farm(contest, orders, guise)
        : separately((order) => proxies(contest, order, guise));
    }
    case 'mixed browsing': {
      const guise = { ...none, mixing: 0.3 };
      return chance.is(0.5) ? taskGroup(contest, orders, false, guise) : farm(contest, orders, guise);
    }
    case 'framing':
      return separately((order) => (chance.is(0.5) ? script(contest, order) : proxies(contest, order)));
  }
}
