/** Settling a closed round: what was left to the runner is chosen, and the round is handed. A part of passing on. */

import type { EntryId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { getCall } from '../../call/store.ts';
import type { Taken } from '../../recommendation/store/change.ts';
import type { Round } from '../review.ts';
import { judgeChoice, overOf } from '../stage.ts';
import { saveGoing } from '../store/judging.ts';
import { previewRound } from '../store/ranking.ts';
import { lockRound, moveRound } from '../store.ts';

/** The works that go on, in the order of the ranking. Refuses an open round, a second time, and a choice that cannot be. */
export async function settleRound(
  doing: Doing,
  seen: Round,
  chosen: readonly EntryId[],
  onward: 'next' | 'owner',
): Promise<Outcome<Taken[]>> {
  const { tx, actor, now } = doing;
  const round = await lockRound(tx, seen.id);
  if (round.state === 'open') return refuse('review.round-open');
  if (round.state === 'handed') return refuse(overOf(round));
  const { going, ranked, entries } = await previewRound(tx, round, await getCall(tx, round.callId));
  const problem = judgeChoice(going, chosen);
  if (problem) return refuseAll([problem]);
  const on = new Set([...going.on, ...chosen]);
  const out = [...going.out, ...going.free.filter((id) => !on.has(id))];
  await saveGoing(tx, now, round.id, { on: [...on], out, free: [] });
  await moveRound(tx, actor, now, round.id, { from: 'closed', to: 'handed', onward });
  const versions = new Map(entries.map((entry) => [entry.entryId, entry.entryVersion]));
  const order = ranked.length > 0 ? ranked : entries;
  return done(
    order
      .filter(({ entryId }) => on.has(entryId))
      .map(({ entryId }) => ({ entryId, entryVersion: versions.get(entryId)! })),
  );
}
