/** Handing over: after the last stage those that go on go to the owner in the order of the ranking, shown to everybody. */

import type { EntryId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Call } from '../../call/call.ts';
import { getCall } from '../../call/store.ts';
import { showEntry } from '../../entry/actions/show-entry.ts';
import { getEntry } from '../../entry/store.ts';
import { getOrganisation } from '../../organisation/store.ts';
import { recommend } from '../../recommendation/actions/recommend.ts';
import { openPoll } from '../../vote/actions/open-poll.ts';
import { countsVotes } from '../../vote/vote.ts';
import type { Round } from '../review.ts';
import { stageAfter } from '../stage.ts';
import { getRound } from '../store.ts';
import { settleRound } from './settle-round.ts';

/** Refuses before the last stage and an open round (AC-172), a second handing over, and a choice that cannot be. */
export async function handOver(
  doing: Doing,
  { round }: { round: Round },
  chosen: { entries: readonly EntryId[] },
): Promise<Outcome<Round>> {
  const call = await getCall(doing.tx, round.callId);
  if (stageAfter(call, round.position)) return refuse('review.stage-skipped');
  const settled = await settleRound(doing, round, chosen.entries, 'owner');
  if (!settled.ok) return settled;
  const order = settled.value.map((one) => one.entryId);
  const made = await giveToOwner(doing, call, order);
  if (!made.ok) return made;
  if (countsVotes(call.formula)) await openPoll(doing, { callId: call.id, entries: order, isShown: true });
  await announce(doing, {
    name: 'review.handed-over',
    subjectId: round.id,
    organisationId: round.runnerId,
    campaignId: round.campaignId,
    seat: 'officer',
    after: { entries: order },
  });
  return done(await getRound(doing.tx, round.id));
}

async function giveToOwner(doing: Doing, call: Call, order: readonly EntryId[]): Promise<Outcome<undefined>> {
  const { tx } = doing;
  const [from, to] = [await getOrganisation(tx, call.hostId!), await getOrganisation(tx, call.ownerId)];
  for (const entryId of order) {
    const made = await recommend(doing, {
      entry: await getEntry(tx, entryId),
      call,
      from,
      leg: 'to-owner',
      to,
    });
    if (!made.ok) return made;
    await showEntry(doing, await getEntry(tx, entryId));
  }
  return done(undefined);
}
