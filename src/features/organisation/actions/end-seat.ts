/** Ending a seat: from this instant it counts no more; the last administrator over a place stays. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { HeldSeat, Organisation } from '../organisation.ts';
import { countAdminsOver, endSeat as markEnded } from '../store/seat.ts';

type Found = HeldSeat & { organisation: Organisation };

export async function endSeat(doing: Doing, seat: Found): Promise<Outcome<Organisation>> {
  const { tx, now } = doing;
  if (seat.role === 'admin' && (await countAdminsOver(tx, seat.organisation.path, now, seat.id)) === 0) {
    return refuse('organisation.last-admin');
  }
  await markEnded(tx, seat.id, now);
  await announce(doing, {
    name: 'organisation.seat-ended',
    subjectId: seat.personId,
    organisationId: seat.organisation.id,
    seat: 'admin',
    before: { role: seat.role },
  });
  return done(seat.organisation);
}
