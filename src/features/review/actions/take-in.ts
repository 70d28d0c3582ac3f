/** Taking in what reached the host after its round was opened. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { takeStanding } from '../../recommendation/store/change.ts';
import type { Round } from '../review.ts';
import { insertRoundEntries } from '../store/judging.ts';
import { holdOpen } from '../store.ts';

export async function takeIn(doing: Doing, { round }: { round: Round }): Promise<Outcome<Round>> {
  const { tx, now } = doing;
  if (!(await holdOpen(tx, round.id))) return refuse('review.round-closed');
  const taken = await takeStanding(tx, round.callId, now);
  if (taken.length === 0) return refuse('review.nothing-new');
  await insertRoundEntries(tx, round.id, taken);
  await announce(doing, {
    name: 'review.works-taken',
    subjectId: round.id,
    organisationId: round.hostId,
    campaignId: round.campaignId,
    seat: 'officer',
    after: { works: taken.length },
  });
  return done(round);
}
