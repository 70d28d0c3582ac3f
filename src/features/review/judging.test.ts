/** For tests: judges at work. Holds no tests itself. */

import type { WorldHand } from '../../../world/fixture.ts';
import type { Username } from '../../../world/people.ts';
import type { EntryId } from '../../kernel/id.ts';
import type { Outcome } from '../../kernel/verdict.ts';
import { atOnce, type Deed } from '../recommendation/planting.test.ts';
import { giveScore, type Scored } from './actions/give-score.ts';
import type { Judge, Round } from './review.ts';
import { findJudge, listRoundEntries } from './store/judging.ts';

export function judgeOf(world: WorldHand, round: Round, username: Username): Promise<Judge> {
  return world.read(async (tx) => (await findJudge(tx, round.id, (await world.person(username)).id))!);
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
