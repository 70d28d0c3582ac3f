/** Declining by the link alone: nobody needs an account to say no. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Invitation } from '../invitation.ts';
import type { Panel } from '../panel.ts';
import { endInvitation } from '../store/invitation.ts';

/** Refuses a link that is over. */
export async function declineLink<F extends { panel: Panel; link: Invitation }>(
  doing: Doing,
  found: F,
  { reason }: { reason?: string },
): Promise<Outcome<F>> {
  const { panel, link } = found;
  if (!(await endInvitation(doing.tx, link.id, { as: 'declined', reason }, doing.now)))
    return refuse('panel.link-over');
  await announce(doing, {
    name: 'panel.link-declined',
    subjectId: panel.id,
    organisationId: panel.organisationId,
    campaignId: panel.campaignId,
    reason,
    after: { invitationId: link.id },
  });
  return done(found);
}
