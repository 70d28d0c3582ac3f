/** Adopting: the recipient makes its own version of the campaign above, with the calls it carries on. */

import type { OrganisationId } from '../../../kernel/id.ts';
import { type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { adoptCall } from '../../call/actions/open-call.ts';
import { listCalls } from '../../call/store.ts';
import { createCampaign } from '../../campaign/actions/create-campaign.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { findAdopted, getCampaign } from '../../campaign/store.ts';
import { type AdoptionChoice, ownVersion, planAdoption } from '../adopt.ts';
import type { Notice } from '../notice.ts';
import { mayAdopt } from '../policy.ts';
import { findRecipient, lockAdoption } from '../store/recipient.ts';

/** All or nothing: the campaign and its calls are one transaction, and an organisation adopts a campaign once. */
export async function adopt(
  doing: Doing,
  adoption: { notice: Notice; organisation: { id: OrganisationId } } & AdoptionChoice,
): Promise<Outcome<Campaign>> {
  const { notice, organisation } = adoption;
  await lockAdoption(doing.tx, notice.campaignId, organisation.id);
  const recipient = await findRecipient(doing.tx, doing.actor, notice, organisation.id);
  if (!recipient) return refuse('notice.not-recipient');
  const campaign = await getCampaign(doing.tx, notice.campaignId);
  const adopted = await findAdopted(doing.tx, campaign.id, organisation.id);
  const verdict = mayAdopt(doing.actor, { recipient, campaign, adopted });
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  const planned = planAdoption(campaign, await listCalls(doing.tx, campaign.id), adoption);
  if ('refusals' in planned) return refuseAll(planned.refusals);
  const own = await createCampaign(doing, ownVersion(campaign, organisation.id, planned.plan));
  if (!own.ok) return own;
  for (const call of planned.plan.calls) {
    const carried = await adoptCall(doing, own.value, call.parent, call.terms);
    if (!carried.ok) return carried;
  }
  await announce(doing, {
    name: 'notice.adopted',
    subjectId: notice.id,
    organisationId: organisation.id,
    campaignId: own.value.id,
    seat: 'officer',
    after: { closesAt: own.value.closesAt.toISOString(), calls: planned.plan.calls.length },
  });
  return own;
}
