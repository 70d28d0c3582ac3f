/** Votes of made-up people straight into the ledger of a poll, with how they came: for tests that need hundreds. */

import { insertEvents, linkEvents, lockHeads } from '../src/features/vote/store/ledger.ts';
import { insertSignals } from '../src/features/vote/store/signal.ts';
import type { EntryId, PollId } from '../src/kernel/id.ts';
import { dayOf, plusDays } from '../src/kernel/period.ts';
import type { Tx } from '../src/platform/db.ts';

export type MadeVotes = {
  count: number;
  agent?: string;
  via?: string;
  dwellMs?: number;
  everySeconds?: number;
};
let serial = 0;

/** As many people as votes, one after the other, behind the last event and not before `from`; their numbers, and the last instant. */
export async function makeVotes(
  tx: Tx,
  { pollId, entryId, from }: { pollId: PollId; entryId: EntryId; from: Date },
  { count, agent, via = 'gallery', dwellMs, everySeconds = 60 }: MadeVotes,
): Promise<{ numbers: number[]; last: Date }> {
  const head = (await lockHeads(tx, [pollId])).get(pollId)!;
  let at = new Date(Math.max(head.at.getTime(), from.getTime()));
  const made = Array.from({ length: count }, () => {
    serial++;
    at = new Date(at.getTime() + everySeconds * 1000);
    const voter = serial.toString(16).padStart(32, '0');
    const receipt = voter.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    const place = { period: dayOf(at), slot: 1, turn: 1 };
    const [event] = linkEvents(head, at, [
      {
        content: { act: 'vote', tier: 'account', voter, work: entryId, ...place },
        vote: { receipt, part: 1 },
      },
    ]);
    const signal = {
      ...{ pollId, no: event!.no, addressPrefix: `10.${serial % 200}.${serial % 90}.0/24`, region: '', via },
      ...{ agent: agent ?? `Phone ${serial % 37}`, dwellMs: dwellMs ?? 20_000 + ((serial * 7919) % 90_000) },
      voterSince: plusDays(at, -100 - (serial % 900)),
    };
    return { event: event!, signal };
  });
  await insertEvents(
    tx,
    made.map((one) => one.event),
  );
  await insertSignals(
    tx,
    made.map((one) => one.signal),
  );
  return { numbers: made.map((one) => one.event.no), last: at };
}
