/** Moving a recommendation up or down in its sender's list. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { lockCallFor } from '../../call/store.ts';
import { movedBy, type Recommendation } from '../recommendation.ts';
import { setPlaces } from '../store/change.ts';
import { listSent } from '../store.ts';

type Found = { recommendation: Recommendation };

/** Refuses at the end of the list, and when it stands there no longer. */
export async function move(
  doing: Doing,
  { recommendation }: Found,
  asked: { direction: 'up' | 'down' },
): Promise<Outcome<Recommendation>> {
  const { tx } = doing;
  const { id, callId, fromId, entryId, campaignId } = recommendation;
  await lockCallFor(tx, callId, fromId);
  const list = (await listSent(tx, callId, fromId)).map((r) => r.id);
  if (!list.includes(id)) return refuse('recommendation.over');
  const moved = movedBy(list, id, asked.direction);
  if (!moved) return refuse('recommendation.at-edge');
  await setPlaces(tx, moved);
  const [before, after] = [{ place: list.indexOf(id) + 1 }, { place: moved.indexOf(id) + 1 }];
  await announce(doing, {
    name: 'recommendation.moved',
    subjectId: entryId,
    organisationId: fromId,
    campaignId,
    seat: 'officer',
    before,
    after,
  });
  return done({ ...recommendation, place: after.place });
}
