/** Who may vote for what, and when: whoever has signed in, staff included, for works before the public. */

import type { Actor } from '../../kernel/actor.ts';
import { all, notNow, unless, type Verdict } from '../../kernel/verdict.ts';
import { standingOf } from '../../kernel/window.ts';
import { closedAtOf, windowOfVote } from '../calendar/calendar.ts';
import { type CastVote, judgeBallot, type ShownEntry, windowOfPoll } from './vote.ts';

/**
 * A poll is open from `opensAt` (included) until `closesAt` (not included); one rule for everybody (AC-136). Only a work
 * of an open poll is voted for: what fell at a gate stays shown, and that is all.
 */
export function mayVote(actor: Actor, { entry, call, poll }: ShownEntry, now: Date): Verdict {
  const window = poll ? windowOfPoll(poll, call) : windowOfVote(call);
  const standing = standingOf(window, now);
  return all(
    unless(standing.state !== 'closed', notNow('vote.closed', { closesAt: closedAtOf(standing) })),
    unless(standing.state !== 'before', notNow('vote.not-open', { opensAt: window.opensAt })),
    unless(poll !== undefined && entry.shownAt !== undefined, notNow('vote.not-shown')),
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
