/** Issuing: a signed paper goes to its recipients in the system, and the campaign starts. */

import type { OrganisationId } from '../../../kernel/id.ts';
import { isWithin } from '../../../kernel/tree.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { startCampaign } from '../../campaign/actions/start-campaign.ts';
import { getCampaign } from '../../campaign/store.ts';
import { listOrganisations } from '../../organisation/store.ts';
import type { Notice } from '../notice.ts';
import { mayIssue } from '../policy.ts';
import { insertRecipients } from '../store/recipient.ts';
import { getNotice, insertStep, moveNotice } from '../store.ts';

/** Refuses no recipients, and one that does not stand beneath the issuing organisation. */
export async function issueNotice(
  doing: Doing,
  notice: Notice,
  to: { recipients: readonly OrganisationId[] },
): Promise<Outcome<Notice>> {
  const verdict = mayIssue(doing.actor, notice);
  if (!verdict.allowed) return refuseAll([verdict.refusal]);
  const ids = [...new Set(to.recipients)];
  if (ids.length === 0) return refuse('notice.no-recipients', undefined, 'recipients');
  if (!(await standBeneath(doing, notice, ids)))
    return refuse('notice.recipient-not-beneath', undefined, 'recipients');
  const campaign = await getCampaign(doing.tx, notice.campaignId);
  if (!(await moveNotice(doing, notice, 'issued', campaign.version))) return refuse('notice.moved');
  if (notice.supersedes && !(await supersede(doing, notice, notice.supersedes)))
    return refuse('notice.moved');
  await insertRecipients(doing.tx, notice.id, ids);
  await insertStep(doing, notice.id, 'issue');
  const started = campaign.state === 'draft' ? await startCampaign(doing, campaign) : done(campaign);
  if (!started.ok) return started;
  await announce(doing, {
    name: 'notice.issued',
    subjectId: notice.id,
    organisationId: notice.organisationId,
    campaignId: notice.campaignId,
    seat: 'officer',
    after: { recipients: ids.length },
  });
  return done(await getNotice(doing.tx, notice.id));
}

async function standBeneath(doing: Doing, notice: Notice, ids: readonly OrganisationId[]): Promise<boolean> {
  const place = notice.organisationPath;
  const found = await listOrganisations(doing.tx, ids);
  return found.filter((o) => o.path !== place && isWithin(o.path, place)).length === ids.length;
}

/** The earlier paper ends with the issuing of the one that takes its place; it must still be issued. */
async function supersede(
  doing: Doing,
  newer: Notice,
  id: NonNullable<Notice['supersedes']>,
): Promise<boolean> {
  const older = await getNotice(doing.tx, id);
  if (older.state !== 'issued' || !(await moveNotice(doing, older, 'superseded'))) return false;
  await insertStep(doing, older.id, 'supersede');
  await announce(doing, {
    name: 'notice.superseded',
    subjectId: older.id,
    organisationId: older.organisationId,
    campaignId: older.campaignId,
    seat: 'officer',
    after: { newer: newer.id },
  });
  return true;
}
