/** Signing for a notice: the recipient says that it has the paper. */

import { seatAt } from '../../../kernel/actor.ts';
import type { OrganisationId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Notice } from '../notice.ts';
import { maySignFor } from '../policy.ts';
import { findRecipient, markSignedFor } from '../store/recipient.ts';

/** `organisation` is the recipient in whose name the actor signs. */
export async function signFor(
  doing: Doing,
  receipt: { notice: Notice; organisation: { id: OrganisationId } },
): Promise<Outcome<Notice>> {
  const { notice, organisation } = receipt;
  const recipient = await findRecipient(doing.tx, doing.actor, notice, organisation.id);
  if (!recipient) return refuse('notice.not-recipient');
  const verdict = maySignFor(doing.actor, { recipient });
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  const marked = await markSignedFor(doing, notice.id, organisation.id);
  if (!marked) return refuse('notice.already-signed-for', { at: doing.now });
  const seat = seatAt(doing.actor, ['officer'], recipient.organisationPath) ? 'officer' : 'leader';
  await announce(doing, {
    name: 'notice.signed-for',
    subjectId: notice.id,
    organisationId: organisation.id,
    campaignId: notice.campaignId,
    seat,
  });
  return done(notice);
}
