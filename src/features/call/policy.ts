/** Who may do what with a call. */

import { type Actor, seatAt } from '../../kernel/actor.ts';
import { all, notNow, unless, type Verdict } from '../../kernel/verdict.ts';
import { mayManage } from '../campaign/policy.ts';
import { type Call, isFrozen } from './call.ts';

/** How the call adds up is the owner's to change, until the vote opens: then rubric, ballot and formula stand. */
export function mayChangeRules(actor: Actor, call: Call, now: Date): Verdict {
  return all(
    mayManage(actor, { organisationPath: call.ownerPath }),
    unless(!isFrozen(call, now), notNow('call.frozen')),
  );
}

/** Whether the actor's own organisation runs the round of this call. */
export function isHostedBy(actor: Actor, call: Pick<Call, 'hostPath'>): boolean {
  return (
    call.hostPath !== undefined && seatAt(actor, ['officer', 'leader', 'admin'], call.hostPath) !== undefined
  );
}
