/** Editing the rule of a draft: whom, how many, which tiers, what is reckoned. Nobody overwrites what they have not seen. */

import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Commendation } from '../commendation.ts';
import { type RuleTyped, ruleOf } from '../rule.ts';
import { saveRule } from '../store/change.ts';
import { getCommendation } from '../store.ts';

export async function editRule(
  doing: Doing,
  of: Commendation,
  typed: RuleTyped,
): Promise<Outcome<Commendation>> {
  if (typed.version !== of.version) return refuse('http.stale');
  const judged = ruleOf(of.kind, of.callId ? 'call' : 'campaign', typed);
  if ('refusals' in judged) return refuseAll(judged.refusals);
  if (!(await saveRule(doing.tx, { id: of.id, version: typed.version }, judged))) return refuse('http.stale');
  await announce(doing, {
    name: 'commendation.edited',
    subjectId: of.id,
    organisationId: of.organisationId,
    campaignId: of.campaignId,
    seat: 'officer',
    before: { rule: of.rule },
    after: { rule: judged.rule },
  });
  return done(await getCommendation(doing.tx, of.id));
}
