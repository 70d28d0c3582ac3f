/** Who may vote for what, and when: whoever has signed in, staff included, for works before the public. */

import type { Actor } from '../../kernel/actor.ts';
import { all, notNow, unless, type Verdict } from '../../kernel/verdict.ts';
import { standingOf } from '../../kernel/window.ts';
import { closedAtOf, windowOfVote } from '../calendar/calendar.ts';
import type { Call } from '../call/call.ts';
import { type Poll, type ShownEntry, windowOfPoll } from './vote.ts';

type Works = { works: readonly Pick<ShownEntry, 'entry' | 'poll'>[]; call: Call; poll?: Poll };

/**
 * A poll is open from `opensAt` (included) until `closesAt` (not included), outside pauses; one rule for everybody
 * (AC-136). Only works of an open poll are voted for: what fell at a gate stays shown, and that is all.
 */
export function mayVote(actor: Actor, { works, call, poll }: Works, now: Date): Verdict {
  const window = poll ? windowOfPoll(poll, call) : windowOfVote(call);
  const standing = standingOf(window, now);
  const areShown = works.every((work) => work.poll !== undefined && work.entry.shownAt !== undefined);
  return all(
    unless(standing.state !== 'closed', notNow('vote.closed', { closesAt: closedAtOf(standing) })),
    unless(standing.state !== 'before', notNow('vote.not-open', { opensAt: window.opensAt })),
    unless(poll?.pausedAt === undefined, notNow('vote.paused', { pausedAt: poll?.pausedAt ?? now })),
    unless(poll !== undefined && areShown, notNow('vote.not-shown')),
    unless(actor.kind === 'person', notNow('http.sign-in-needed')),
  );
}
