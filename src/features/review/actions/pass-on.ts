/** Passing on: the next stage of the call begins over those that go on. */

import type { EntryId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { getCall } from '../../call/store.ts';
import type { Round } from '../review.ts';
import { stageAfter } from '../stage.ts';
import { getRound } from '../store.ts';
import { beginRound } from './begin-round.ts';
import { settleRound } from './settle-round.ts';

/** Refuses after the last stage: then the works go to the owner. No stage is skipped (AC-172). */
export async function passOn(
  doing: Doing,
  { round }: { round: Round },
  { entries = [] }: { entries?: readonly EntryId[] } = {},
): Promise<Outcome<Round>> {
  const call = await getCall(doing.tx, round.callId);
  if (!stageAfter(call, round.position)) return refuse('review.last-stage');
  const settled = await settleRound(doing, round, entries, 'next');
  if (!settled.ok) return settled;
  const id = await beginRound(doing, call, round.position + 1, settled.value);
  if (!id) return refuse('review.round-exists');
  await announce(doing, {
    name: 'review.passed-on',
    subjectId: round.id,
    organisationId: round.runnerId,
    campaignId: round.campaignId,
    seat: 'officer',
    after: { next: id, entries: settled.value.map((one) => one.entryId) },
  });
  return done(await getRound(doing.tx, id));
}
