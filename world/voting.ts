/** Many votes at once for tests: as many people as needed, each with one vote, in the ledger by its own links. */

import { randomBytes } from 'node:crypto';
import { freezePoll } from '../src/features/vote/actions/freeze-poll.ts';
import { periodOf } from '../src/features/vote/ballot.ts';
import { insertEvents, linkEvents, lockHeads, type NewEvent } from '../src/features/vote/store/ledger.ts';
import { findPollById } from '../src/features/vote/store/poll.ts';
import type { Actor } from '../src/kernel/actor.ts';
import type { EntryId, PollId } from '../src/kernel/id.ts';
import { done, type Outcome } from '../src/kernel/verdict.ts';
import type { Doing } from '../src/platform/db.ts';
import { must } from './world.ts';

const hexOf = (bytes: number) => randomBytes(bytes).toString('hex');

type Does = (
  actor: Actor,
  work: (doing: Doing) => Promise<Outcome<undefined>>,
) => Promise<Outcome<undefined>>;

/** A vote of somebody nobody knows: first of its period, first for its work. */
export function voteOf(work: EntryId, period: string): NewEvent {
  return {
    content: { act: 'vote', period, slot: 1, tier: 'account', turn: 1, voter: hexOf(16), work },
    vote: { receipt: hexOf(16), part: 1 },
  };
}

/** So many votes for each work, all at one instant, which must lie within the poll. */
export async function plantVotes(
  world: { doing: Does },
  pollId: PollId,
  at: Date,
  votes: ReadonlyMap<EntryId, number>,
): Promise<void> {
  must(
    await world.doing({ kind: 'machine' }, async ({ tx }) => {
      await freezePoll(tx, at, pollId);
      const { ballot } = (await findPollById(tx, pollId))!;
      const head = (await lockHeads(tx, [pollId])).get(pollId)!;
      const instant = head.at > at ? head.at : at;
      const period = periodOf(ballot!, instant);
      const events = [...votes].flatMap(([work, count]) =>
        Array.from({ length: count }, () => voteOf(work, period)),
      );
      await insertEvents(tx, linkEvents(head, instant, events));
      return done(undefined);
    }),
  );
}
