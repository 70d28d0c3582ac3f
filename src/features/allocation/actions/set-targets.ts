/** Setting what a campaign is to reach: own targets, what a paper level assigned, what the paper quotes. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { listIndicators } from '../store/indicator.ts';
import { getAllocation, moveVersion, replaceTargets } from '../store/table.ts';
import { judgeTargets, type TargetTyped, targetsTyped } from '../target.ts';

/** Refuses a percentage over 100, a base without its source, and a table that somebody changed meanwhile. */
export async function setTargets(
  doing: Doing,
  campaign: Campaign,
  typed: { version: number; targets: readonly TargetTyped[] },
): Promise<Outcome<Campaign>> {
  const { tx } = doing;
  const { id, organisationId } = campaign;
  const indicators = await listIndicators(tx, campaign);
  const problems = judgeTargets(typed.targets, indicators, campaign.parentId !== undefined);
  if (problems.length > 0) return refuseAll(problems);
  const before = await getAllocation(tx, id);
  if (!(await moveVersion(tx, id, typed.version))) return refuse('http.stale');
  const targets = targetsTyped(typed.targets);
  const isSent = (key: string) => typed.targets.some((target) => target.indicator === key);
  const kept = before.targets.filter((target) => !isSent(target.indicator));
  await replaceTargets(tx, id, [...targets, ...kept]);
  await announce(doing, {
    name: 'allocation.targeted',
    subjectId: id,
    ...{ organisationId, campaignId: id, seat: 'officer' },
    before: { targets: before.targets },
    after: { targets: [...targets, ...kept] },
  });
  return done(campaign);
}
