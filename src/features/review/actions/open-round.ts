/** Opening the round: everything that reached the host is taken in, and the call's rubric is copied. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Call } from '../../call/call.ts';
import { takeStanding } from '../../recommendation/store/change.ts';
import type { Round } from '../review.ts';
import { insertRoundEntries } from '../store/judging.ts';
import { getRound, insertRound } from '../store.ts';

/** Refuses a second round, and one over nothing. */
export async function openRound(doing: Doing, { call }: { call: Call }): Promise<Outcome<Round>> {
  const { tx, actor, now } = doing;
  const id = await insertRound(tx, actor, now, call);
  if (!id) return refuse('review.round-exists');
  const taken = await takeStanding(tx, call.id, now);
  if (taken.length === 0) return refuse('review.nothing-received');
  await insertRoundEntries(tx, id, taken);
  await announce(doing, {
    name: 'review.round-opened',
    subjectId: id,
    organisationId: call.hostId,
    campaignId: call.campaignId,
    seat: 'officer',
    after: { works: taken.length, rubric: call.rubric },
  });
  return done(await getRound(tx, id));
}
