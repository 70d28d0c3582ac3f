/** Giving back: another issuer of a joint paper does not put its name to it, and says why. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Issuer, Notice } from '../notice.ts';
import { mayGiveBack } from '../policy.ts';
import { insertStep, moveNotice } from '../store.ts';

/** The paper goes back to its officer; a signature that stood under it falls. */
export async function giveBack(
  doing: Doing,
  joint: { notice: Notice; issuer: Issuer },
  why: { reason: string },
): Promise<Outcome<Notice>> {
  const { notice, issuer } = joint;
  const verdict = mayGiveBack(doing.actor, notice, issuer);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  if (!(await moveNotice(doing, notice, 'returned'))) return refuse('notice.moved');
  await insertStep(doing, notice.id, 'give-back', why.reason);
  await announce(doing, {
    name: 'notice.given-back',
    subjectId: notice.id,
    organisationId: issuer.organisationId,
    campaignId: notice.campaignId,
    seat: 'leader',
    reason: why.reason,
    after: { issuer: issuer.name, version: notice.version },
  });
  return done(notice);
}
