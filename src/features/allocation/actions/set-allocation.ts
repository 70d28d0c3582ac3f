/** Setting what a campaign is to reach: own targets and the table of shares, together as one version. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { listChildren } from '../../organisation/store.ts';
import {
  type AllocationTyped,
  judgeRows,
  judgeTargets,
  sharesTyped,
  sumsOf,
  targetsTyped,
} from '../allocation.ts';
import { getAllocation, moveVersion, replaceShares, replaceTargets } from '../store.ts';

/** Refuses a percentage over 100, rows of others or twice, and a table that somebody changed meanwhile. */
export async function setAllocation(
  doing: Doing,
  campaign: Campaign,
  typed: AllocationTyped,
): Promise<Outcome<Campaign>> {
  const { tx } = doing;
  const { id, organisationId } = campaign;
  const before = await getAllocation(tx, id);
  const beneath = (await listChildren(tx, organisationId)).map((o) => o.id);
  const targets = targetsTyped(typed, before.targets);
  const problems = [...judgeTargets(targets), ...judgeRows(typed.shares, new Set(beneath))];
  if (problems.length > 0) return refuseAll(problems);
  if (!(await moveVersion(tx, id, typed.version))) return refuse('http.stale');
  const shares = sharesTyped(typed).map((s) => ({ ...s, position: beneath.indexOf(s.organisationId) }));
  const written = typed.shares.map((row) => row.organisationId);
  await replaceTargets(tx, id, targets);
  await replaceShares(tx, id, written, shares);
  const after = await getAllocation(tx, id);
  await announce(doing, {
    name: 'allocation.set',
    subjectId: id,
    ...{ organisationId, campaignId: id, seat: 'officer' },
    before: { targets: before.targets, shared: sumsOf(before.shares) },
    after: { targets, shared: sumsOf(after.shares) },
  });
  return done(campaign);
}
