/** The votes of a poll as scrutiny reads them, out of its ledger. */

import type { PollId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/db.ts';
import { listBallots } from '../../vote/store/ballot.ts';
import { findHead } from '../../vote/store/ledger.ts';
import type { Voted } from '../scrutiny.ts';

/** All of them, in the order of the ledger. */
export async function listVoted(tx: Tx, pollId: PollId): Promise<Voted[]> {
  return (await listBallots(tx, pollId)).map(({ signal, ...vote }) => ({
    ...vote,
    address: signal?.addressPrefix || undefined,
    region: signal?.region || undefined,
    agent: signal?.agent || undefined,
    via: signal?.via || undefined,
    dwellMs: signal?.dwellMs,
    voterSince: signal?.voterSince,
  }));
}

/** How many events the ledger of a poll has. */
export async function findLength(tx: Tx, pollId: PollId): Promise<number> {
  return (await findHead(tx, pollId))?.no ?? 0;
}
