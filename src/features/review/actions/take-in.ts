/** Taking in what reached the host after its round was opened, or came back to where it was returned. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { rememberConflicts } from '../../panel/store.ts';
import { takeStanding } from '../../recommendation/store/change.ts';
import type { Round } from '../review.ts';
import { insertRoundEntries, listRoundEntries } from '../store/judging.ts';
import { holdOpen } from '../store.ts';
import { admitWorks } from './begin-round.ts';

/** A later round takes in only what it gave back itself; a poll that runs takes in what comes. */
export async function takeIn(doing: Doing, { round }: { round: Round }): Promise<Outcome<Round>> {
  const { tx, now } = doing;
  if (!(await holdOpen(tx, round.id))) return refuse('review.round-closed');
  const there = await listRoundEntries(tx, round.id);
  const returned = there.filter((entry) => entry.outcome === 'returned').map((entry) => entry.entryId);
  const taken = await takeStanding(tx, round.callId, now, round.position === 0 ? undefined : returned);
  if (taken.length === 0) return refuse('review.nothing-new');
  await insertRoundEntries(tx, round.id, taken);
  if (round.panelId) await rememberConflicts(tx, round.panelId, await listRoundEntries(tx, round.id), now);
  await admitWorks(doing, round, taken);
  await announce(doing, {
    name: 'review.works-taken',
    subjectId: round.id,
    organisationId: round.runnerId,
    campaignId: round.campaignId,
    seat: 'officer',
    after: { works: taken.length, entries: taken.map((one) => one.entryId) },
  });
  return done(round);
}
