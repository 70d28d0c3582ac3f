/** For tests: judges at work. Holds no tests itself. */

import { federation, type OrganisationKey } from '../../../world/federation.ts';
import type { WorldHand } from '../../../world/fixture.ts';
import type { Username } from '../../../world/people.ts';
import type { EntryId } from '../../kernel/id.ts';
import { done, type Outcome } from '../../kernel/verdict.ts';
import { seatJudge } from '../panel/actions/seat-judge.ts';
import { atOnce, type Deed, must, officerOf } from '../recommendation/planting.test.ts';
import { giveScore, type Scored } from './actions/give-score.ts';
import type { Judge, Round } from './review.ts';
import { findJudge, listRoundEntries } from './store/judging.ts';

export function judgeOf(world: WorldHand, round: Round, username: Username): Promise<Judge> {
  return world.read(async (tx) => (await findJudge(tx, round, (await world.person(username)).id))!);
}

type Given = { points: readonly number[]; version?: number; intent?: 'draft' | 'submit' };

/** What a judge does to score a work, point by point in the order of the rubric. */
export async function scoring(
  world: WorldHand,
  round: Round,
  username: Username,
  entryId: EntryId,
  given: Given,
): Promise<Deed<Scored>> {
  const [actor, judge] = [await world.person(username), await judgeOf(world, round, username)];
  const entry = (await world.read((tx) => listRoundEntries(tx, round.id))).find(
    (e) => e.entryId === entryId,
  )!;
  const marks = round.rubric.map((criterion, index) => ({ key: criterion.key, points: given.points[index] }));
  const typed = { marks, version: given.version ?? 0, intent: given.intent ?? ('submit' as const) };
  return { actor, work: (doing) => giveScore(doing, { round, judge, entry }, typed) };
}

export async function score(...args: Parameters<typeof scoring>): Promise<Outcome<Scored>> {
  const deed = await scoring(...args);
  return (await atOnce(args[0], [deed]))[0]!;
}

/** Gives somebody of the world a place among the judges of a round, with the works they keep away from noted. */
export async function seat(
  world: WorldHand,
  round: Round,
  username: Username,
  unit: OrganisationKey,
): Promise<Judge> {
  const place = { personId: (await world.person(username)).id, unitId: (await world.organisation(unit)).id };
  const works = await world.read((tx) => listRoundEntries(tx, round.id));
  const runner = await world.person(officerAt(round));
  const seated = await world.doing(runner, async (doing) =>
    done(await seatJudge(doing, { panelId: round.panelId!, ...place }, works)),
  );
  return must(seated);
}

const officerAt = (round: Round): Username =>
  officerOf(federation.find((o) => o.name.zh === round.runnerName.zh)!.key);
