/** What changed above, read from the versions of campaigns and calls; it has no table of its own. */

import type { CampaignId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/db.ts';
import { listCallsOf, listVersionsOfCalls } from '../../call/store/version.ts';
import { listCalls } from '../../call/store.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { getVersion } from '../../campaign/store/version.ts';
import { getCampaign, listAdopted } from '../../campaign/store.ts';
import { type ChangesAbove, changesFor, countConflicts } from '../change.ts';

/** What waits for an answer here; nothing when the newest version above is the one that stands behind it. */
export async function findChangesAbove(tx: Tx, campaign: Campaign): Promise<ChangesAbove | undefined> {
  if (!campaign.parentId || campaign.parentVersion === undefined) return undefined;
  const parent = await getCampaign(tx, campaign.parentId);
  if (parent.version <= campaign.parentVersion) return undefined;
  return changesFor(campaign, await listCalls(tx, campaign.id), {
    parent,
    from: await getVersion(tx, parent.id, campaign.parentVersion),
    callsAbove: await listCalls(tx, parent.id),
    versions: await listVersionsOfCalls(tx, parent.id),
  });
}

export type Follower = { campaign: Campaign; isBehind: boolean; conflicts: number };

/** Those who adopted a campaign, which version each has answered, and how many of their rules are in conflict. */
export async function listFollowers(tx: Tx, parent: Campaign): Promise<Follower[]> {
  const adopted = await listAdopted(tx, parent.id);
  const behind = adopted.filter((one) => one.parentVersion! < parent.version && one.state === 'running');
  const calls = await listCallsOf(
    tx,
    behind.map((one) => one.id),
  );
  const callsAbove = behind.length > 0 ? await listCalls(tx, parent.id) : [];
  const versions = behind.length > 0 ? await listVersionsOfCalls(tx, parent.id) : [];
  const from = new Map<number, Awaited<ReturnType<typeof getVersion>>>();
  for (const number of new Set(behind.map((one) => one.parentVersion!)))
    from.set(number, await getVersion(tx, parent.id, number));
  const conflicts = new Map<CampaignId, number>(
    behind.map((campaign) => {
      const own = calls.filter((call) => call.campaignId === campaign.id);
      const known = { parent, from: from.get(campaign.parentVersion!)!, callsAbove, versions };
      return [campaign.id, countConflicts(changesFor(campaign, own, known))];
    }),
  );
  return adopted.map((campaign) => ({
    campaign,
    isBehind: behind.includes(campaign),
    conflicts: conflicts.get(campaign.id) ?? 0,
  }));
}
