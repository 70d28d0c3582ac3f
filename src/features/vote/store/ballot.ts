/** The votes of a poll one by one, with how they came and how they stand: for those who look for bought ones. */

import { sql } from 'kysely';
import type { EntryId, PollId } from '../../../kernel/id.ts';
import { rowsOf, type Tx } from '../../../platform/db.ts';
import type { VoterTier } from '../../identity/identity.ts';
import type { VoteState } from '../ledger/fold.ts';
import type { Signal } from '../vote.ts';

export type CastBallot = {
  no: number;
  at: Date;
  entryId: EntryId;
  /** The pseudonym, 32 hex. */
  voter: string;
  tier: VoterTier;
  state: VoteState;
  /** Nothing once retention is over. */
  signal?: Signal;
};

type Row = Omit<CastBallot, 'entryId' | 'signal'> & {
  entry_id: EntryId;
  address_prefix: string | null;
  region: string;
  agent: string;
  dwell_ms: number | null;
  via: string;
  voter_since: Date | null;
};

/** In the order of the ledger, behind `after`; at most `most`, where that is asked. */
export async function listBallots(
  tx: Tx,
  pollId: PollId,
  { after = 0, most }: { after?: number; most?: number } = {},
): Promise<CastBallot[]> {
  const rows = await rowsOf(
    tx,
    sql<Row>`
      select v.no::float8 as no, v.at, v.entry_id, replace(v.voter::text, '-', '') as voter, v.tier,
        coalesce(m.state, 'counted') as state, s.address_prefix, s.region, s.agent, s.dwell_ms, s.via, s.voter_since
      from vote_event v
      left join vote_signal s on s.poll_id = v.poll_id and s.no = v.no
      left join (select distinct on (x.vote_no) x.vote_no, x.state from vote_mark x where x.poll_id = ${pollId}
        order by x.vote_no, x.no desc) m on m.vote_no = v.no
      where v.poll_id = ${pollId} and v.no > ${after} and v.act = 'vote' order by v.no limit ${most ?? null}`,
  );
  return rows.map((row) => ({
    ...{ no: row.no, at: row.at, entryId: row.entry_id, voter: row.voter, tier: row.tier, state: row.state },
    signal:
      row.address_prefix === null
        ? undefined
        : {
            ...{ addressPrefix: row.address_prefix, region: row.region, agent: row.agent, via: row.via },
            dwellMs: row.dwell_ms ?? undefined,
            voterSince: row.voter_since ?? undefined,
          },
  }));
}
