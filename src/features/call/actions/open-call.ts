/** Opening a call in a campaign: an own one, or the version adopted from the parent's. */

import { type CallId, newId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { raiseVersion } from '../../campaign/store/version.ts';
import { findOrganisation } from '../../organisation/store.ts';
import { judgeFormula } from '../../reckoning/formula.ts';
import { type Call, judgeRubric } from '../call.ts';
import { judgeStages } from '../stage.ts';
import { keepCallVersion } from '../store/version.ts';
import { getCall, insertCall, type NewCall } from '../store.ts';

export type CallPlan = Omit<
  NewCall,
  'id' | 'lineage' | 'parentId' | 'parentVersion' | 'campaignId' | 'frozenAt'
>;

/** Refuses a rubric or formula that does not add up, and a host that is not in the tree. `parent` is the call above that it sharpens with rules of its own. */
export async function openCall(
  doing: Doing,
  campaign: Campaign,
  plan: CallPlan,
  parent?: Call,
): Promise<Outcome<Call>> {
  const problems = [
    judgeRubric(plan.rubric),
    ...judgeFormula(plan.formula),
    ...judgeStages(plan.stages ?? []),
  ].filter((p) => p !== undefined);
  if (problems.length > 0) return refuseAll(problems);
  if (plan.hostId && !(await findOrganisation(doing.tx, plan.hostId)))
    return refuse('call.host-unknown', undefined, 'hostId');
  const opened = await keep(doing, campaign, plan, parent);
  // Whoever has adopted a running campaign is to see that there is one call more.
  if (opened.ok && campaign.state === 'running') await raiseVersion(doing, campaign.id);
  return opened;
}

/** The same call one generation down; what is its own in it was judged by the latitude above. */
export async function adoptCall(
  doing: Doing,
  campaign: Campaign,
  parent: Call,
  plan: CallPlan,
): Promise<Outcome<Call>> {
  return keep(doing, campaign, plan, parent);
}

async function keep(doing: Doing, campaign: Campaign, plan: CallPlan, parent?: Call): Promise<Outcome<Call>> {
  const id = newId<CallId>(doing.now.getTime());
  const label = id.replace(/-/g, '');
  await insertCall(doing.tx, {
    ...plan,
    id,
    lineage: parent ? `${parent.lineage}.${label}` : label,
    parentId: parent?.id,
    parentVersion: parent?.version,
    campaignId: campaign.id,
  });
  const call = await getCall(doing.tx, id);
  await keepCallVersion(doing, call);
  await announce(doing, {
    name: 'call.opened',
    subjectId: id,
    organisationId: campaign.organisationId,
    campaignId: campaign.id,
    seat: 'officer',
    after: { key: plan.key, parentId: parent?.id ?? null },
  });
  return done(call);
}
