/** Opening the first round: everything that reached the host is taken in, and the first stage of the call begins. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Call } from '../../call/call.ts';
import { lockCall } from '../../call/store/version.ts';
import { getCall } from '../../call/store.ts';
import { takeStanding } from '../../recommendation/store/change.ts';
import type { Round } from '../review.ts';
import { getRound } from '../store.ts';
import { beginRound } from './begin-round.ts';

/** Refuses a second one, and one over nothing. How the call is judged stands from here on. */
export async function openRound(doing: Doing, { call: seen }: { call: Call }): Promise<Outcome<Round>> {
  const { tx, now } = doing;
  await lockCall(tx, seen.id);
  const call = await getCall(tx, seen.id);
  const taken = await takeStanding(tx, call.id, now);
  const id = await beginRound(doing, call, 0, taken);
  if (!id) return refuse('review.round-exists');
  if (taken.length === 0) return refuse('review.nothing-received');
  const round = await getRound(tx, id);
  await announce(doing, {
    name: 'review.round-opened',
    subjectId: id,
    organisationId: round.runnerId,
    campaignId: call.campaignId,
    seat: 'officer',
    after: { works: taken.length, stage: round.stage, rubric: round.rubric },
  });
  return done(round);
}
