/** Granting an extension: from here on the later end counts, and everybody may read whose it is. */

import { personIdOf } from '../../../kernel/actor.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Extension } from '../calendar.ts';
import { markGranted } from '../store/change.ts';
import { getExtension } from '../store.ts';

/** Refuses when it was granted, ended or expired since the leader looked at it. */
export async function grantExtension(doing: Doing, extension: Extension): Promise<Outcome<Extension>> {
  const by = personIdOf(doing.actor);
  if (!by) return refuse('http.sign-in-needed');
  if (!(await markGranted(doing, extension.id, by))) return refuse('calendar.extension-over');
  const { id, ownerId, campaignId, what, organisationId, until } = extension;
  await announce(doing, {
    name: 'calendar.extension-granted',
    subjectId: id,
    organisationId: ownerId,
    campaignId,
    seat: 'leader',
    after: { what, organisationId, until: until.toISOString() },
  });
  return done(await getExtension(doing.tx, id));
}
