/** Who may do what with a call. */

import type { Actor } from '../../kernel/actor.ts';
import { all, notNow, unless, type Verdict } from '../../kernel/verdict.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { mayManage } from '../campaign/policy.ts';
import { type Call, isFrozen } from './call.ts';

/** The owner's officer opens calls while the campaign is a draft or runs. */
export function mayOpenCall(actor: Actor, campaign: Pick<Campaign, 'organisationPath' | 'state'>): Verdict {
  return all(mayManage(actor, campaign), unless(campaign.state !== 'closed', notNow('call.campaign-closed')));
}

/** How the call adds up is the owner's to change, until the vote opens: then rubric, ballot and formula stand. */
export function mayChangeRules(actor: Actor, call: Call, now: Date): Verdict {
  return all(
    mayManage(actor, { organisationPath: call.ownerPath }),
    unless(!isFrozen(call, now), notNow('call.frozen')),
  );
}
