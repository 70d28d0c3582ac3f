/** Who may change subtitles, and who may have something made again or stopped. */

import { type Actor, personIdOf, seatAt, seatFor, seatsOf } from '../../kernel/actor.ts';
import { either, never, notNow, unless, type Verdict } from '../../kernel/verdict.ts';
import type { Held } from './held.ts';
import { isUnderWay, type Job } from './job.ts';

type Place = Pick<Held, 'unitPath' | 'ownerId' | 'isOpen'>;

const isOwner = (actor: Actor, held: Place): boolean =>
  held.ownerId !== undefined && held.ownerId === personIdOf(actor);

/** How it stands with a work's films is for who sent it in, and for those who look after it or from above. */
export function maySeeMaking(actor: Actor, held: Place): Verdict {
  const looksAfter = seatFor(actor, ['admin', 'officer', 'leader'], held.unitPath) !== undefined;
  return unless(isOwner(actor, held) || looksAfter, never('rendition.not-yours'));
}

const byOfficer = (actor: Actor, held: Place): Verdict =>
  unless(seatAt(actor, ['officer'], held.unitPath) !== undefined, never('rendition.not-yours'));

/** The unit's officer always; who sent the work in, as long as the work itself may still be changed. */
export function mayEditCaption(actor: Actor, held: Place): Verdict {
  const own = isOwner(actor, held)
    ? unless(held.isOpen, notNow('rendition.closed'))
    : never('rendition.not-yours');
  return either(byOfficer(actor, held), own);
}

/** What has ended is made again when the unit's officer asks. */
export function mayAskAgain(actor: Actor, held: Place, job: Pick<Job, 'state'>): Verdict {
  const verdict = byOfficer(actor, held);
  return verdict.allowed ? unless(!isUnderWay(job), notNow('rendition.under-way')) : verdict;
}

/** What waits or runs is stopped by the unit's officer. */
export function mayCancel(actor: Actor, held: Place, job: Pick<Job, 'state'>): Verdict {
  const verdict = byOfficer(actor, held);
  return verdict.allowed ? unless(isUnderWay(job), notNow('rendition.ended')) : verdict;
}

/** How the queue of the whole house stands is for administrators; whose the files are, it does not say. */
export function maySeeQueue(actor: Actor): Verdict {
  const keeps = seatsOf(actor).some((seat) => seat.role === 'admin');
  return unless(keeps, never('rendition.not-yours'));
}
