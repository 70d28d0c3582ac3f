/** The votes of a poll as scrutiny reads them, out of its ledger. */

import type { PollId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/db.ts';
import { type CastBallot, listBallots } from '../../vote/store/ballot.ts';
import { findHead } from '../../vote/store/ledger.ts';
import type { Voted } from '../scrutiny.ts';

const batch = 50_000;

/** All of them, in the order of the ledger; in batches, so that no statement runs long. */
export async function listVoted(tx: Tx, pollId: PollId): Promise<Voted[]> {
  const all: Voted[] = [];
  for (;;) {
    const some = await listBallots(tx, pollId, { after: all.at(-1)?.no ?? 0, most: batch });
    for (const ballot of some) all.push(votedOf(ballot));
    if (some.length < batch) return all;
  }
}

function votedOf(ballot: CastBallot): Voted {
  const { signal, ...vote } = ballot;
  return {
    ...vote,
    address: signal?.addressPrefix || undefined,
    region: signal?.region || undefined,
    agent: signal?.agent || undefined,
    via: signal?.via || undefined,
    dwellMs: signal?.dwellMs,
    voterSince: signal?.voterSince,
  };
}

/** How many events the ledger of a poll has. */
export async function findLength(tx: Tx, pollId: PollId): Promise<number> {
  return (await findHead(tx, pollId))?.no ?? 0;
}
