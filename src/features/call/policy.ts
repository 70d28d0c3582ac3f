/** Who may do what with a call. */

import type { Actor } from '../../kernel/actor.ts';
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
