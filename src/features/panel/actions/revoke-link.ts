/** Revoking a link: from then on it opens nothing. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Invitation } from '../invitation.ts';
import type { Panel } from '../panel.ts';
import { endInvitation } from '../store/invitation.ts';

/** Refuses a link that was taken, declined or revoked meanwhile. */
export async function revokeLink<F extends { panel: Panel; link: Invitation }>(
  doing: Doing,
  found: F,
): Promise<Outcome<F>> {
  const { panel, link } = found;
  if (!(await endInvitation(doing.tx, link.id, { as: 'revoked' }, doing.now)))
    return refuse('panel.link-over');
  await announce(doing, {
    name: 'panel.link-revoked',
    subjectId: panel.id,
    organisationId: panel.organisationId,
    campaignId: panel.campaignId,
    seat: 'officer',
    after: { invitationId: link.id },
  });
  return done(found);
}
