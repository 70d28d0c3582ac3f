/** One contest as chance makes it: works, organisations, places, devices and the habits of its public, all drawn from the seed. */

import { type Chance, chanceOf, drawerOf } from './chance.ts';

/** As a vote is written into a file; nothing in it tells whether it was bought. */
export type Drawn = {
  id: string;
  at: number;
  work: string;
  organisation: string;
  voter: string;
  tier: 'cookie' | 'account' | 'phone' | 'wechat' | 'member';
  address: string;
  region: string;
  agent: string;
  dwellMs: number;
  via: string;
  voterSince: number;
};
export type Person = Pick<Drawn, 'voter' | 'tier' | 'address' | 'region' | 'agent' | 'voterSince'>;

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
export const opensAt = Date.UTC(2026, 4, 1, 1);

export type Contest = ReturnType<typeof contestOf>;

export function contestOf(seed: number, scale = 1) {
  const chance = chanceOf(seed);
  const works = chance.whole(20, 300);
  const organisations = Math.max(6, Math.round(works * chance.between(0.35, 1)));
  const regions = Array.from({ length: chance.whole(15, 60) }, (_, i) => String(110_000 + i * 5300));
  const days = chance.whole(7, 30);
  const ofOrganisation = Array.from({ length: works }, () => chance.whole(0, organisations - 1));
  const homeOf = Array.from({ length: organisations }, () => chance.of(regions));
  const people = regions.map((_, i) => 1 / (i + 2));
  const agents = Array.from(
    { length: chance.whole(150, 2500) },
    (_, i) => `ua-${(i * 7919 + seed) % 999_983}`,
  );
  const agentPower = chance.between(0.6, 1.2);
  const hours = habitOf(chance);
  return {
    ...{ seed, chance, works, organisations, regions, days, ofOrganisation, homeOf, agents },
    honestVotes: Math.round(chance.scale(12_000, 120_000) * scale),
    dwellMedian: chance.between(18, 60) * 1000,
    dwellSpread: chance.between(0.65, 1),
    directShare: chance.between(0.08, 0.35),
    homeShare: chance.between(0.55, 0.88),
    newShare: chance.between(0.05, 0.35),
    memberShare: chance.between(0.02, 0.3),
    cookieShare: chance.is(0.5) ? 0 : chance.between(0.05, 0.3),
    drawWork: drawerOf(Array.from({ length: works }, () => chance.logNormal(1, chance.between(0.5, 0.9)))),
    drawRegion: drawerOf(people),
    drawAgent: drawerOf(agents.map((_, i) => (i + 3) ** -agentPower)),
    drawHour: drawerOf(hours),
    count: { voter: 0, vote: 0, net: 0 },
  };
}

/** How busy each hour of the day is. */
function habitOf(chance: Chance): number[] {
  const [noon, night, shift] = [chance.between(0.4, 1.2), chance.between(0.8, 2), chance.between(-1, 1)];
  return Array.from({ length: 24 }, (_, h) => {
    const peak = (at: number, width: number) => Math.exp(-(((h - at - shift) / width) ** 2));
    return 0.04 + peak(9.5, 2.5) * 0.8 + noon * peak(12.5, 1.2) + night * peak(20.5, 2.4);
  });
}

export const nameOf = (work: number): string => `work-${work}`;

/** A network of its own: an address within it. */
export function newNet({ count, chance }: Contest): string {
  const net = count.net++;
  return `${36 + (net % 180)}.${Math.floor(net / 180) % 250}.${chance.whole(1, 250)}`;
}
const addressIn = (net: string, chance: Chance): string => `${net}.${chance.whole(1, 254)}`;

/** An ordinary instant of the contest. */
export function ordinaryInstant(contest: Contest, dayOf?: number): number {
  const { chance, days } = contest;
  const on = dayOf ?? chance.whole(0, days - 1);
  return opensAt - hour + on * day + (contest.drawHour(chance) - 1) * hour + chance.next() * hour;
}

/** An ordinary person of a place. */
export function newPerson(
  contest: Contest,
  place: { region?: string; net?: string; agent?: string } = {},
): Person {
  const { chance } = contest;
  const region = place.region ?? contest.regions[contest.drawRegion(chance)]!;
  const tier = chance.is(contest.cookieShare)
    ? 'cookie'
    : chance.is(0.25)
      ? 'account'
      : chance.is(0.5)
        ? 'phone'
        : 'wechat';
  const net = place.net ?? `10${chance.whole(0, 9)}.${chance.whole(0, 255)}.${chance.whole(0, 255)}`;
  return {
    ...{ voter: `voter-${contest.count.voter++}`, tier, region, address: addressIn(net, chance) },
    agent: place.agent ?? contest.agents[contest.drawAgent(chance)]!,
    voterSince: chance.is(contest.newShare) ? Number.NaN : opensAt - chance.exponential(120 * day) - hour,
  };
}

/** A vote of a person; whoever was not known before signed up a few minutes ago. */
export function voteOf(
  contest: Contest,
  person: Person,
  given: { at: number; work: number; dwellMs: number; via: string },
): Drawn {
  if (Number.isNaN(person.voterSince))
    person.voterSince = given.at - contest.chance.between(0.5, 30) * minute;
  return {
    id: `v${contest.count.vote++}`,
    ...{ at: Math.round(given.at), work: nameOf(given.work) },
    organisation: `org-${contest.ofOrganisation[given.work]}`,
    ...person,
    ...{ dwellMs: Math.round(Math.max(300, given.dwellMs)), via: given.via },
  };
}

export function ordinaryDwell(contest: Contest, part = 1): number {
  return contest.chance.logNormal(contest.dwellMedian * part, contest.dwellSpread);
}
export function ordinaryVia(contest: Contest): string {
  const { chance } = contest;
  return chance.is(contest.directShare)
    ? 'direct'
    : chance.of(['gallery', 'gallery', 'share', 'share', 'qr', 'search']);
}
export const homeRegion = ({ homeOf, ofOrganisation }: Contest, work: number): string =>
  homeOf[ofOrganisation[work]!]!;
