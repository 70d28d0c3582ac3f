/** What the works of a campaign are voted on together with: who has one of these bars none of the others. */

import type { CampaignId, EntryId, PollId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/db.ts';
import { listCalls } from '../../call/store.ts';
import { listPollEntryIds, listPollsById } from '../../vote/store/poll.ts';
import { listWorksOf, type PollWork } from './work.ts';

/** Works that are in the same polls, and all works of these polls. */
export type CampaignContest = { entryIds: ReadonlySet<EntryId>; works: readonly PollWork[] };

export async function listContests(tx: Tx, campaignId: CampaignId): Promise<CampaignContest[]> {
  const calls = await listCalls(tx, campaignId);
  const polls = await listPollsById(
    tx,
    [],
    calls.map((call) => call.id),
  );
  const inPoll = new Map<PollId, readonly EntryId[]>();
  for (const poll of polls) inPoll.set(poll.id, await listPollEntryIds(tx, poll.id));
  const pollsOf = new Map<EntryId, PollId[]>();
  for (const [pollId, ids] of inPoll)
    for (const id of ids) pollsOf.set(id, [...(pollsOf.get(id) ?? []), pollId]);
  const works = new Map((await listWorksOf(tx, [...pollsOf.keys()])).map((work) => [work.id, work]));
  const together = new Map<string, EntryId[]>();
  for (const [id, itsPolls] of pollsOf) {
    const key = itsPolls.join();
    const ids = together.get(key);
    if (ids) ids.push(id);
    else together.set(key, [id]);
  }
  return [...together.values()].map((ids) => {
    const met = new Set(pollsOf.get(ids[0]!)!.flatMap((pollId) => inPoll.get(pollId)!));
    return { entryIds: new Set(ids), works: [...met].flatMap((id) => works.get(id) ?? []) };
  });
}

/** Of one work; one that is in no poll meets none. */
export function contestOf(
  contests: readonly CampaignContest[],
  entryId: EntryId,
): Pick<CampaignContest, 'works'> {
  return contests.find((one) => one.entryIds.has(entryId)) ?? { works: [] };
}
