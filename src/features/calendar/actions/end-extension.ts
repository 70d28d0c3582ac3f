/** Ending an extension: taken back before it is granted, ended after; what was sent by it stays. */

import { personIdOf, seatAt } from '../../../kernel/actor.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Extension } from '../calendar.ts';
import { markEnded } from '../store/change.ts';
import { getExtension } from '../store.ts';

/** Refuses when it has ended or expired since one looked at it. */
export async function endExtension(doing: Doing, extension: Extension): Promise<Outcome<Extension>> {
  const by = personIdOf(doing.actor);
  if (!by) return refuse('http.sign-in-needed');
  if (!(await markEnded(doing, extension.id, by))) return refuse('calendar.extension-over');
  const { id, ownerId, ownerPath, campaignId, uses } = extension;
  await announce(doing, {
    name: 'calendar.extension-ended',
    subjectId: id,
    organisationId: ownerId,
    campaignId,
    seat: seatAt(doing.actor, ['officer', 'leader'], ownerPath)?.role,
    before: { uses, isGranted: extension.grantedAt !== undefined },
  });
  return done(await getExtension(doing.tx, id));
}
