/** Redirecting: after units moved, what they reported under running campaigns waits for the levels that stand above now. */

import type { Doing } from '../../../platform/db.ts';
import { getCampaign } from '../../campaign/store.ts';
import { getOrganisation, listLine } from '../../organisation/store.ts';
import { decidersOf } from '../activity.ts';
import { listLed, redirectActivities } from '../store/change.ts';

/** Leaves what nobody above could decide where it is. */
export async function redirectBeneath({ tx }: Doing, movedId: string): Promise<void> {
  const moved = await getOrganisation(tx, movedId);
  for (const led of await listLed(tx, moved.path)) {
    const reporter = await getOrganisation(tx, led.reporterId);
    const { organisationPath } = await getCampaign(tx, led.rootCampaignId);
    const line = await listLine(tx, reporter.path);
    const to = decidersOf(line, reporter, organisationPath, led.reporterId !== led.unitId);
    if (to) await redirectActivities(tx, led, to);
  }
}
