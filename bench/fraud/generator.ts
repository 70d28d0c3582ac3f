/** A whole contest of a seed: honest people, at least fifteen in a hundred of them hard, and some of the attacks. */

import { type AttackName, attack, attackNames } from './attack.ts';

export type { Drawn } from './contest.ts';

import { contestOf, type Drawn, nameOf } from './contest.ts';
import { groups, hardGroups } from './honest.ts';

/** The truth is kept apart from the votes: by id, a group of honest people or the name of an attack. */
export type Truth = { isFake: boolean; name: string };
export type Sample = { votes: Drawn[]; truth: Map<string, Truth>; works: string[] };

export function sampleOf(seed: number, scale = 1): Sample {
  const contest = contestOf(seed, scale);
  const { chance, honestVotes } = contest;
  const truth = new Map<string, Truth>();
  const votes: Drawn[] = [];
  const take = (drawn: Drawn[], one: Truth) => {
    for (const vote of drawn) {
      truth.set(vote.id, one);
      votes.push(vote);
    }
  };
  const hardShare = chance.between(0.15, 0.4);
  const [friends, browsers, ...others] = groups;
  const easy = honestVotes * (1 - hardShare);
  const browsing = chance.between(0.25, 0.55);
  take(friends!.draw(contest, easy * (1 - browsing) * 0.75), { isFake: false, name: friends!.name });
  take(browsers!.draw(contest, easy * browsing * 0.75), { isFake: false, name: browsers!.name });
  for (const { name, draw } of others)
    take(draw(contest, (easy * 0.25) / others.length), { isFake: false, name });
  const weights = hardGroups.map(() => chance.between(0.3, 1.7));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  hardGroups.forEach(({ name, draw }, i) => {
    take(draw(contest, (honestVotes * hardShare * weights[i]!) / sum), { isFake: false, name });
  });
  for (const name of attackNames) {
    if (!chance.is(0.65)) continue;
    take(attack(contest, name, intensityOf(honestVotes, name, chance.next())), { isFake: true, name });
  }
  votes.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  return { votes, truth, works: Array.from({ length: contest.works }, (_, work) => nameOf(work)) };
}

/** From half a hundredth of the honest votes to ten; slow ones are smaller. */
function intensityOf(honestVotes: number, name: AttackName, drawn: number): number {
  const most = name === 'A5' ? 0.03 : 0.1;
  return honestVotes * 0.005 * (most / 0.005) ** drawn;
}
