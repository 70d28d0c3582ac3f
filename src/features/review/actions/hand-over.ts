/** Handing over: the host's choice goes to the owner in the order of the ranking, and is shown to everybody. */

import type { EntryId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { getCall } from '../../call/store.ts';
import { showEntry } from '../../entry/actions/show-entry.ts';
import { getEntry } from '../../entry/store.ts';
import { getOrganisation } from '../../organisation/store.ts';
import { recommend } from '../../recommendation/actions/recommend.ts';
import type { Round } from '../review.ts';
import { listRanking, moveRound } from '../store.ts';

/** Refuses an open round, a second handing over (AC-172), an empty choice and works that are not in the ranking. */
export async function handOver(
  doing: Doing,
  { round }: { round: Round },
  chosen: { entries: readonly EntryId[] },
): Promise<Outcome<Round>> {
  const { tx, now } = doing;
  if (chosen.entries.length === 0) return refuse('review.choice-empty');
  if (!(await moveRound(tx, round.id, 'closed', 'handed', now))) {
    return refuse(round.state === 'open' ? 'review.round-open' : 'review.handed-over');
  }
  const ranking = await listRanking(tx, round.id);
  const order = ranking.map((r) => r.entryId).filter((id) => chosen.entries.includes(id));
  if (order.length < new Set(chosen.entries).size) return refuse('review.choice-unknown');
  const call = await getCall(tx, round.callId);
  const [from, to] = [await getOrganisation(tx, round.hostId), await getOrganisation(tx, round.ownerId)];
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
  await announce(doing, {
    name: 'review.handed-over',
    subjectId: round.id,
    organisationId: round.hostId,
    campaignId: round.campaignId,
    seat: 'officer',
    after: { entries: order },
  });
  return done({ ...round, state: 'handed', handedAt: now });
}
