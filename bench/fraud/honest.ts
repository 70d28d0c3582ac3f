/** Honest people: the everyday ones, and the crowds that look like fraud to whoever counts addresses or bursts. */

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
  ordinaryInstant,
  ordinaryVia,
  type Person,
  voteOf,
} from './contest.ts';

export type Group = { name: string; draw: (contest: Contest, wanted: number) => Drawn[] };

/** Friends come back day by day, and look shorter each time; from home and from elsewhere. */
function friends(contest: Contest, wanted: number): Drawn[] {
  const { chance, days } = contest;
  const votes: Drawn[] = [];
  while (votes.length < wanted) {
    const work = contest.drawWork(chance);
    const person = newPerson(
      contest,
      chance.is(contest.homeShare) ? { region: homeRegion(contest, work) } : {},
    );
    if (chance.is(contest.memberShare)) person.tier = 'member';
    const first = chance.whole(0, days - 1);
    const times = Math.min(days - first, 1 + Math.floor(chance.exponential(1.2)));
    for (let n = 0; n < times; n++)
      votes.push(
        voteOf(contest, person, {
          ...{ at: ordinaryInstant(contest, first + n), work, via: ordinaryVia(contest) },
          dwellMs: ordinaryDwell(contest, n === 0 ? 1 : 0.6),
        }),
      );
  }
  return votes;
}

/** Visitors of the gallery vote for several works one after the other. */
function browsers(contest: Contest, wanted: number): Drawn[] {
  const { chance } = contest;
  const votes: Drawn[] = [];
  while (votes.length < wanted) {
    const person = newPerson(contest);
    let at = ordinaryInstant(contest);
    const many = 1 + Math.floor(chance.exponential(2.5));
    const seen = new Set<number>();
    for (let n = 0; n < many; n++) {
      const work = contest.drawWork(chance);
      if (seen.has(work)) continue;
      seen.add(work);
      const dwellMs = ordinaryDwell(contest);
      at += dwellMs + chance.exponential(20_000);
      votes.push(
        voteOf(contest, person, { at, work, dwellMs, via: n === 0 ? ordinaryVia(contest) : 'gallery' }),
      );
    }
  }
  return votes;
}

type Crowd = {
  people: [number, number];
  lasts: [number, number];
  person: (
    contest: Contest,
    work: number,
    place: { net: string; agents: string[]; startsAt: number },
  ) => Person;
  dwellPart: [number, number];
  via: (contest: Contest) => string;
  fades?: boolean;
};

/** Crowds of one work each, until there are about as many votes as wanted. */
function crowds(crowd: Crowd): Group['draw'] {
  return (contest, wanted) => {
    const { chance, days } = contest;
    const votes: Drawn[] = [];
    while (votes.length < wanted) {
      const work = contest.drawWork(chance);
      const startsAt = opensAt + chance.whole(0, days - 2) * day + chance.between(0, 12) * hour;
      const lasts = chance.between(...crowd.lasts);
      const place = { net: newNet(contest), agents: contest.agents.slice(0, chance.whole(1, 3)), startsAt };
      const part = chance.between(...crowd.dwellPart);
      const via = crowd.via(contest);
      const people = Math.round(chance.scale(...crowd.people));
      for (let n = 0; n < people; n++) {
        const after = crowd.fades ? Math.min(lasts, chance.exponential(lasts / 4)) : chance.next() * lasts;
        const given = {
          at: startsAt + after,
          work,
          dwellMs: ordinaryDwell(contest, part),
          via: chance.is(0.8) ? via : ordinaryVia(contest),
        };
        votes.push(voteOf(contest, crowd.person(contest, work, place), given));
      }
    }
    return votes;
  };
}

const atHome = (contest: Contest, work: number, net?: string, agent?: string) =>
  newPerson(contest, {
    region: homeRegion(contest, work),
    ...(net ? { net } : {}),
    ...(agent ? { agent } : {}),
  });

/** Some are members whose roster was taken in long before, all of a unit at one instant. */
const perhapsMember = (contest: Contest, person: Person, share: number): Person =>
  contest.chance.is(share) ? { ...person, tier: 'member', voterSince: opensAt - 40 * day } : person;

export const groups: readonly Group[] = [
  { name: 'friends', draw: friends },
  { name: 'browsers', draw: browsers },
  {
    name: 'rally',
    draw: crowds({
      ...{ people: [20, 200], lasts: [hour, 8 * hour], dwellPart: [0.7, 1], via: () => 'qr' },
      person: (contest, work) => perhapsMember(contest, atHome(contest, work), 0.4),
    }),
  },
  {
    name: 'official push',
    draw: crowds({
      ...{
        people: [100, 600],
        lasts: [2 * hour, 20 * hour],
        dwellPart: [0.7, 1],
        via: () => 'push',
        fades: true,
      },
      person: (contest) => newPerson(contest),
    }),
  },
];

/** Unions of neighbouring cities ask their members for the works of all of them; everybody looks at each, at midday. */
function chainMessages(contest: Contest, wanted: number): Drawn[] {
  const { chance, days, works } = contest;
  const votes: Drawn[] = [];
  while (votes.length < wanted) {
    const many = Math.min(works, chance.whole(3, 5));
    const list = new Set<number>();
    while (list.size < many) list.add(contest.drawWork(chance));
    const startsAt = opensAt + chance.whole(0, days - 2) * day + chance.between(2, 5) * hour;
    const [lasts, part, skipped] = [
      chance.between(20, 90) * minute,
      chance.between(0.8, 1.1),
      chance.next() * 0.2,
    ];
    const [via, kept] = [chance.of(['share', 'share', 'group', 'push']), chance.between(0.75, 1)];
    for (const own of list)
      for (let n = Math.round(chance.scale(15, 80)); n > 0; n--) {
        const person = { ...atHome(contest, own), voterSince: opensAt - chance.between(5, 400) * day };
        let at = startsAt + chance.next() * lasts;
        for (const work of list) {
          if (work !== own && chance.is(skipped)) continue;
          const dwellMs = ordinaryDwell(contest, part);
          at += dwellMs + chance.exponential(15_000);
          const way = chance.is(kept) ? via : ordinaryVia(contest);
          votes.push(voteOf(contest, person, { at, work, dwellMs, via: way }));
        }
      }
  }
  return votes;
}

export const hardGroups: readonly Group[] = [
  { name: 'chain message', draw: chainMessages },
  {
    name: 'factory',
    draw: crowds({
      ...{ people: [300, 700], lasts: [15 * minute, 30 * minute], dwellPart: [0.7, 1], via: () => 'qr' },
      person: (contest, work, { net }) => perhapsMember(contest, atHome(contest, work, net), 0.25),
    }),
  },
  {
    name: 'shout',
    draw: crowds({
      ...{ people: [150, 900], lasts: [30 * minute, 3 * hour], dwellPart: [0.5, 0.9], fades: true },
      via: ({ chance }) => chance.of(['live', 'share', 'direct']),
      person: (contest) => newPerson(contest),
    }),
  },
  {
    name: 'school',
    draw: crowds({
      ...{ people: [40, 300], lasts: [20 * minute, 2 * hour], dwellPart: [0.6, 0.9], via: () => 'qr' },
      person: (contest, work, { net, agents }) => atHome(contest, work, net, contest.chance.of(agents)),
    }),
  },
  {
    name: 'overseas',
    draw: crowds({
      ...{ people: [30, 150], lasts: [6 * hour, 3 * day], dwellPart: [0.8, 1.1], via: () => 'share' },
      person: (contest, _work, { net }) => newPerson(contest, { region: '990044', net }),
    }),
  },
  {
    name: 'viral',
    draw: crowds({
      ...{ people: [200, 1200], lasts: [day, 3 * day], dwellPart: [0.7, 1], fades: true, via: () => 'share' },
      person: (contest) => ({
        ...newPerson(contest),
        ...(contest.chance.is(0.5) ? { voterSince: Number.NaN } : {}),
      }),
    }),
  },
  {
    name: 'sign-up day',
    draw: crowds({
      ...{ people: [60, 400], lasts: [hour, 6 * hour], dwellPart: [0.7, 1], via: () => 'qr' },
      person: (contest, work) => ({ ...atHome(contest, work), voterSince: Number.NaN }),
    }),
  },
  {
    name: 'office',
    draw: crowds({
      ...{ people: [50, 300], lasts: [20 * minute, 3 * hour], dwellPart: [0.6, 1], via: () => 'push' },
      person: (contest, work, { net, agents }) =>
        perhapsMember(contest, atHome(contest, work, net, agents[0]!), 0.5),
    }),
  },
  {
    name: 'trained yesterday',
    draw: crowds({
      ...{ people: [40, 250], lasts: [30 * minute, 4 * hour], dwellPart: [0.7, 1], via: () => 'qr' },
      person: (contest, work, { net, startsAt }) => ({
        ...atHome(contest, work, net),
        voterSince: startsAt - day + contest.chance.next() * hour,
      }),
    }),
  },
  {
    name: 'hurried unit',
    draw: crowds({
      ...{ people: [40, 250], lasts: [15 * minute, hour], dwellPart: [0.25, 0.5], via: () => 'push' },
      person: (contest, work, { net, agents }) =>
        perhapsMember(contest, atHome(contest, work, net, agents[0]!), 0.4),
    }),
  },
];
