/** Who may vote: verbs × seats × relation, printed; and the instants at which the vote opens and closes. */

import { describe, expect, it } from 'vitest';
import { personOf } from '../../../world/seated.ts';
import type { Actor, Seat, SeatRole } from '../../kernel/actor.ts';
import type { EntryId, OrganisationId } from '../../kernel/id.ts';
import type { Verdict } from '../../kernel/verdict.ts';
import { plainBallot } from '../call/ballot.ts';
import type { Call } from '../call/call.ts';
import type { Entry } from '../entry/entry.ts';
import { mayVote } from './policy.ts';
import type { Poll } from './vote.ts';

const opensAt = new Date('2026-09-10T00:00:00Z');
const closesAt = new Date('2026-09-18T00:00:00Z');
const now = new Date('2026-09-11T04:00:00Z');
const call = { voteOpensAt: opensAt, voteClosesAt: closesAt, ballot: plainBallot } as Call;
const entry = { id: 'work' as EntryId, unitPath: 'n.q.x.h.c', shownAt: opensAt } as Entry;
const poll = { opensAt, closesAt, position: 0 } as Poll;
type Asked = { works: { entry: Entry; poll?: Poll }[]; call: Call; poll?: Poll };
const asked = (of: { entry: Entry; call: Call; poll?: Poll }): Asked => ({ ...of, works: [of] });
const shown = { entry, call, poll };

// The work stands at n.q.x.h.c: three levels beneath the owner n.q, in the branch of n.q.x; n.q.y is the sister branch.
const places: Record<string, string> = {
  self: 'n.q.x.h.c',
  parent: 'n.q.x.h',
  grandparent: 'n.q.x',
  owner: 'n.q',
  child: 'n.q.x.h.c.d',
  sibling: 'n.q.x.h.e',
  'sister branch': 'n.q.y',
  cousin: 'n.q.y.k.m',
};
const person = (seats: readonly Seat[]): Actor => personOf('p', seats);
const seated = (role: SeatRole, path: string) =>
  person([{ role, path, organisationId: path as OrganisationId, organisationName: { zh: path } }]);
const anyone: Actor = { kind: 'anyone', address: '' };

function say(verdict: Verdict): string {
  return verdict.allowed ? 'yes' : `${verdict.when}: ${verdict.refusal.code}`;
}

describe('the matrix (AC-030)', () => {
  it('everybody who has signed in votes alike, wherever they sit; a seat adds nothing and takes nothing', () => {
    const rows: Record<string, Record<string, string>> = {};
    for (const [relation, path] of Object.entries(places)) {
      rows[relation] = Object.fromEntries(
        (['admin', 'officer', 'leader'] as const).map((role) => [
          role,
          say(mayVote(seated(role, path), asked(shown), now)),
        ]),
      );
    }
    rows['person without seat'] = { 'no seat': say(mayVote(person([]), asked(shown), now)) };
    rows.anyone = { 'no seat': say(mayVote(anyone, asked(shown), now)) };
    rows.machine = { 'no seat': say(mayVote({ kind: 'machine' }, asked(shown), now)) };
    console.table(rows);
    const answers = new Set(Object.keys(places).flatMap((relation) => Object.values(rows[relation]!)));
    expect([...answers]).toEqual(['yes']);
    expect(rows['person without seat']).toEqual({ 'no seat': 'yes' });
    expect(rows.anyone).toEqual({ 'no seat': 'not-now: http.sign-in-needed' });
    expect(rows.machine).toEqual({ 'no seat': 'not-now: http.sign-in-needed' });
  });
});

describe('the time of the vote (AC-136)', () => {
  const at = (instant: Date, to: Parameters<typeof asked>[0] = shown) =>
    say(mayVote(person([]), asked(to), instant));
  const justBefore = (instant: Date) => new Date(instant.getTime() - 1);

  it('opens at its instant and is closed at its instant, to the millisecond', () => {
    expect(at(justBefore(opensAt))).toBe('not-now: vote.not-open');
    expect(at(opensAt)).toBe('yes');
    expect(at(justBefore(closesAt))).toBe('yes');
    expect(at(closesAt)).toBe('not-now: vote.closed');
  });

  it('tells somebody who is not signed in first that the vote is closed, not that they should sign in', () => {
    expect(say(mayVote(anyone, asked(shown), closesAt))).toBe('not-now: vote.closed');
  });

  it('is not for a work that is not shown', () => {
    expect(at(now, { ...shown, entry: { ...entry, shownAt: undefined } })).toBe('not-now: vote.not-shown');
  });

  it('is not for a work of no poll, though it is shown', () => {
    expect(at(now, { entry, call })).toBe('not-now: vote.not-shown');
  });

  it('of a gate is the gate’s, whatever the call says of its final vote', () => {
    const gate = { opensAt: new Date('2026-08-01T00:00:00Z'), closesAt: opensAt, position: 0 } as Poll;
    expect(at(justBefore(opensAt), { entry, call, poll: gate })).toBe('yes');
    expect(at(opensAt, { entry, call, poll: gate })).toBe('not-now: vote.closed');
    const withdrawn = { ...call, withdrawnAt: new Date('2026-08-02T00:00:00Z') };
    expect(at(justBefore(opensAt), { entry, call: withdrawn, poll: gate })).toBe('not-now: vote.closed');
  });
});

it('is nobody’s while the poll is paused, nor after it was cancelled; a ballot with one work too many is refused whole', () => {
  const of = (changed: Partial<Poll>, instant = now) =>
    say(mayVote(person([]), asked({ entry, call, poll: { ...poll, ...changed } }), instant));
  expect(of({ pausedAt: opensAt })).toBe('not-now: vote.paused');
  expect(of({ cancelledAt: now })).toBe('not-now: vote.closed');
  expect(of({ cancelledAt: now }, new Date(now.getTime() - 1))).toBe('yes');
  const hidden = { entry: { ...entry, shownAt: undefined }, poll };
  const ballot = { works: [{ entry, poll }, hidden], call, poll };
  expect(say(mayVote(person([]), ballot, now))).toBe('not-now: vote.not-shown');
});
