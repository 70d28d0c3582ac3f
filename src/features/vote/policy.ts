/** Who may vote for what, and when: whoever has signed in, staff included, for works before the public. */

import type { Actor } from '../../kernel/actor.ts';
import { all, notNow, unless, type Verdict } from '../../kernel/verdict.ts';
import { standingOf } from '../../kernel/window.ts';
import { closedAtOf, windowOfVote } from '../calendar/calendar.ts';
import type { CastVote, ShownEntry } from './vote.ts';
import { judgeBallot } from './vote.ts';

/** The vote is open from `voteOpensAt` (included) until `voteClosesAt` (not included); one rule for everybody (AC-136). */
export function mayVote(actor: Actor, { entry, call }: ShownEntry, now: Date): Verdict {
  const standing = standingOf(windowOfVote(call), now);
  return all(
    unless(standing.state !== 'closed', notNow('vote.closed', { closesAt: closedAtOf(standing) })),
    unless(standing.state !== 'before', notNow('vote.not-open', { opensAt: call.voteOpensAt })),
    unless(entry.shownAt !== undefined, notNow('vote.not-shown')),
    unless(actor.kind === 'person', notNow('http.sign-in-needed')),
  );
}

/** The same after what the person cast today: what the button on the work's page shows. */
export function mayVoteToday(
  actor: Actor,
  shown: ShownEntry,
  today: readonly CastVote[],
  now: Date,
): Verdict {
  const refusal = judgeBallot(today, shown.entry.id, shown.call.ballot);
  const open = mayVote(actor, shown, now);
  return open.allowed && refusal ? { allowed: false, when: 'not-now', refusal } : open;
}
