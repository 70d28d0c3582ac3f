/** Ordering: the runner moves a work of a choice one place up or down, over the ranking before. */

import type { EntryId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { movedBy } from '../../recommendation/recommendation.ts';
import type { Round } from '../review.ts';
import { setOrder } from '../store/judging.ts';
import { reckonRanking } from '../store/ranking.ts';
import { lockRound } from '../store.ts';

export type Moving = { entryId: EntryId; direction: 'up' | 'down' };

/** Refuses another kind of stage, a round that is closed, and a move beyond an end of the list. */
export async function orderWorks(
  doing: Doing,
  { round: seen }: { round: Round },
  { entryId, direction }: Moving,
): Promise<Outcome<Round>> {
  const { tx } = doing;
  const round = await lockRound(tx, seen.id);
  if (round.state !== 'open') return refuse('review.round-closed');
  if (round.stage.kind !== 'choice') return refuse('review.not-decided-so');
  const order = (await reckonRanking(tx, round)).map((one) => one.entryId);
  const moved = movedBy(order, entryId, direction);
  if (!moved) return refuse('review.at-edge');
  await setOrder(tx, round.id, moved);
  await announce(doing, {
    name: 'review.work-moved',
    subjectId: round.id,
    organisationId: round.runnerId,
    campaignId: round.campaignId,
    seat: 'officer',
    before: { entryId, place: order.indexOf(entryId) + 1 },
    after: { place: moved.indexOf(entryId) + 1 },
  });
  return done(round);
}
