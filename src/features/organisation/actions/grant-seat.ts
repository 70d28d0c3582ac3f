/** Granting a seat: a person gets a role at a node, at once, perhaps until a day. */

import type { SeatRole } from '../../../kernel/actor.ts';
import { personIdOf } from '../../../kernel/actor.ts';
import { plusDays, startOfDay } from '../../../kernel/period.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { findAccountByUsername } from '../../account/store.ts';
import { isClosed, type Organisation } from '../organisation.ts';
import { mayGrantSeat } from '../policy.ts';
import { insertSeat } from '../store/seat.ts';

type Grant = { username: string; role: SeatRole; until?: string };

/** Refuses: unknown person, a seat already held, a last day in the past, and what policy forbids for that person. */
export async function grantSeat(
  doing: Doing,
  organisation: Organisation,
  grant: Grant,
): Promise<Outcome<Organisation>> {
  if (isClosed(organisation, doing.now)) return refuse('organisation.closed', { name: organisation.name });
  const person = await findAccountByUsername(doing.tx, grant.username.toLowerCase());
  if (!person) return refuse('organisation.unknown-person', undefined, 'username');
  const verdict = mayGrantSeat(doing.actor, {
    role: grant.role,
    place: organisation.path,
    personId: person.id,
  });
  if (!verdict.allowed) return { ok: false, refusals: [verdict.refusal] };
  const until = grant.until ? plusDays(startOfDay(grant.until), 1) : undefined;
  if (until && until <= doing.now) return refuse('organisation.until-past', undefined, 'until');
  const seat = {
    personId: person.id,
    organisationId: organisation.id,
    role: grant.role,
    from: doing.now,
    until,
  };
  const granted = await insertSeat(doing.tx, { ...seat, grantedBy: personIdOf(doing.actor) });
  if (!granted) return refuse('organisation.seat-held', undefined, 'username');
  await announce(doing, {
    name: 'organisation.seat-granted',
    subjectId: person.id,
    organisationId: organisation.id,
    seat: 'admin',
    after: { role: grant.role, until: grant.until },
  });
  return done(organisation);
}
